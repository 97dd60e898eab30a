"""Strict reading of JSON objects into frozen dataclasses: each key is known, each value of its kind.

The dataclass is the schema. A field's type says what may stand in the file; a field with a default may be
missing there; its metadata may name another key (`key`) and a check of the value (`check`).
"""

import dataclasses
import types
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from secretariat.engines.values.edtf import BadDate, parse

Row = TypeVar("Row")
Check = Callable[[Any], str | None]


class BadFacts(ValueError):  # noqa: N818 - the house names what is bad, as in BadDate
    """A file breaks its schema; `place` is the path inside the file."""

    def __init__(self, file: str, place: str, reason: str) -> None:
        super().__init__(file, place, reason)
        self.file = file
        self.place = place
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.file}: {self.place or 'top'}: {self.reason}"


@dataclasses.dataclass(frozen=True, slots=True)
class Tolerance:
    """How a file that somebody else wrote may depart from the schema.

    A list and an `id` may be missing everywhere, the fields in `may_lack` by dataclass; these may as well be
    null, but no list. A key that nothing here reads is told (its place) instead of refused.
    """

    told: Callable[[str], None]
    may_lack: Mapping[type, frozenset[str]]

    def instead_of(self, kind: type, field: dataclasses.Field[Any], hint: Any, place: str) -> object:
        """Return what a missing field counts as, or MISSING where it may not be missing."""
        if field.name == "id":
            return place
        if get_origin(hint) is tuple:
            return ()
        if field.name not in self.may_lack.get(kind, frozenset()):
            return dataclasses.MISSING
        return None if type(None) in get_args(hint) else ""


def read_row(
    kind: type[Row], value: object, file: str, place: str = "", tolerance: Tolerance | None = None
) -> Row:
    """Return the dataclass that a JSON object stands for.

    Raises:
        BadFacts: a key is missing or unknown, or a value is not of its kind; names file and place.
    """
    return cast(Row, _Reading(file, tolerance).row(kind, value, place))


def date_check(value: str | None) -> str | None:
    """Say what is wrong with a partial ISO date (`2022`, `2022-06`, `2022-06-01`)."""
    if value is None:
        return None
    try:
        found = parse(value)
    except BadDate as error:
        return str(error)
    plain = not found.is_interval and value == found.iso_start == found.iso_end
    return None if plain else f"{value!r} is not YYYY, YYYY-MM or YYYY-MM-DD"


def choice_check(choices: Sequence[str]) -> Check:
    """Return a check that the value is one of a closed vocabulary."""

    def check(value: str | None) -> str | None:
        return None if value in choices else f"{value!r} is none of {', '.join(choices)}"

    return check


def country_check(value: str | None) -> str | None:
    """Say what is wrong with a country code (ISO 3166-1 alpha-2)."""
    is_code = value is None or (len(value) == 2 and value.isascii() and value.isupper())
    return None if is_code else f"{value!r} is no code of two letters, such as TR"


@lru_cache(maxsize=64)
def _schema(kind: Any) -> dict[str, tuple[dataclasses.Field[Any], Any]]:
    hints = get_type_hints(kind)
    return {
        field.metadata.get("key", field.name): (field, hints[field.name])
        for field in dataclasses.fields(kind)
    }


class _Reading:
    """One file on its way into dataclasses."""

    def __init__(self, file: str, tolerance: Tolerance | None) -> None:
        self._file, self._tolerance = file, tolerance

    def row(self, kind: Any, value: object, place: str) -> object:
        if not isinstance(value, dict):
            raise BadFacts(self._file, place, f"an object is expected, not {_kind_of(value)}")
        schema = _schema(kind)
        self._unknown([key for key in value if key not in schema], place)
        found: dict[str, object] = {}
        for key, (field, hint) in schema.items():
            if key in value and not (value[key] is None and self._may_be_null(kind, field, hint)):
                at = f"{place}.{key}" if place else key
                found[field.name] = self._checked(field, self._value(hint, value[key], at), at)
            elif field.default is dataclasses.MISSING or key in value:
                found[field.name] = self._instead_of(kind, key, field, hint, place)
        return kind(**found)

    def _unknown(self, keys: Sequence[str], place: str) -> None:
        for key in keys:
            if self._tolerance is None:
                raise BadFacts(self._file, place, f"unknown key {key!r}")
            self._tolerance.told(f"{place}.{key}" if place else key)

    def _may_be_null(self, kind: type, field: dataclasses.Field[Any], hint: Any) -> bool:
        """Tell whether null counts as missing: for what may lack and is neither a list nor a choice."""
        is_choice = field.metadata.get("check", date_check) is not date_check
        if self._tolerance is None or get_origin(hint) is tuple or is_choice:
            return False
        return field.name in self._tolerance.may_lack.get(kind, frozenset())

    def _instead_of(
        self, kind: type, key: str, field: dataclasses.Field[Any], hint: Any, place: str
    ) -> object:
        missing = dataclasses.MISSING
        value = self._tolerance.instead_of(kind, field, hint, place) if self._tolerance else missing
        if value is missing:
            raise BadFacts(self._file, place, f"key {key!r} is missing")
        return value

    def _checked(self, field: dataclasses.Field[Any], value: object, place: str) -> object:
        check = field.metadata.get("check")
        wrong = check(value) if check else None
        if wrong:
            raise BadFacts(self._file, place, wrong)
        return value

    def _value(self, hint: Any, value: object, place: str) -> object:
        origin = get_origin(hint)
        if origin in (Union, types.UnionType):
            inner = [part for part in get_args(hint) if part is not type(None)]
            return None if value is None else self._value(inner[0], value, place)
        if origin is tuple:
            if not isinstance(value, list):
                raise BadFacts(self._file, place, f"a list is expected, not {_kind_of(value)}")
            part = get_args(hint)[0]
            return tuple(self._value(part, each, f"{place}[{at}]") for at, each in enumerate(value))
        if origin is dict and isinstance(value, dict):
            return value
        if dataclasses.is_dataclass(hint) and isinstance(hint, type):
            return self.row(hint, value, place)
        if type(value) is not hint or (isinstance(value, str) and not value.strip()):
            raise BadFacts(self._file, place, f"{hint.__name__} is expected, not {_kind_of(value)}")
        return value


def _kind_of(value: object) -> str:
    if value is None:
        return "null"
    return "an empty text" if isinstance(value, str) and not value.strip() else type(value).__name__
