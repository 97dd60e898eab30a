"""Strict reading of JSON objects into frozen dataclasses: each key is known, each value of its kind.

The dataclass is the schema. A field's type says what may stand in the file; a field with a default may be
missing there; its metadata may name another key (`key`) and a check of the value (`check`).
"""

import dataclasses
import types
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from secretariat.engines.values.edtf import BadDate, parse

Row = TypeVar("Row")
Check = Callable[[Any], str | None]


class BadFacts(ValueError):  # noqa: N818 - the house names what is bad, as in BadDate
    """A shipped file breaks its schema; `place` is the path inside the file."""

    def __init__(self, file: str, place: str, reason: str) -> None:
        super().__init__(file, place, reason)
        self.file = file
        self.place = place
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.file}: {self.place or 'top'}: {self.reason}"


def read_row(kind: type[Row], value: object, file: str, place: str = "") -> Row:
    """Return the dataclass that a JSON object stands for.

    Raises:
        BadFacts: a key is missing or unknown, or a value is not of its kind; names file and place.
    """
    if not isinstance(value, dict):
        raise BadFacts(file, place, f"an object is expected, not {_kind_of(value)}")
    schema = _schema(cast(Any, kind))
    for key in value:
        if key not in schema:
            raise BadFacts(file, place, f"unknown key {key!r}")
    found: dict[str, object] = {}
    for key, (field, hint) in schema.items():
        if key in value:
            at = f"{place}.{key}" if place else key
            found[field.name] = _checked(field, _value(hint, value[key], file, at), file, at)
        elif field.default is dataclasses.MISSING:
            raise BadFacts(file, place, f"key {key!r} is missing")
    return kind(**found)


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


@lru_cache(maxsize=64)
def _schema(kind: Any) -> dict[str, tuple[dataclasses.Field[Any], Any]]:
    hints = get_type_hints(kind)
    return {
        field.metadata.get("key", field.name): (field, hints[field.name])
        for field in dataclasses.fields(kind)
    }


def _checked(field: dataclasses.Field[Any], value: object, file: str, place: str) -> object:
    check = field.metadata.get("check")
    wrong = check(value) if check else None
    if wrong:
        raise BadFacts(file, place, wrong)
    return value


def _value(hint: Any, value: object, file: str, place: str) -> object:
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        inner = [part for part in get_args(hint) if part is not type(None)]
        return None if value is None else _value(inner[0], value, file, place)
    if origin is tuple:
        if not isinstance(value, list):
            raise BadFacts(file, place, f"a list is expected, not {_kind_of(value)}")
        part = get_args(hint)[0]
        return tuple(_value(part, each, file, f"{place}[{at}]") for at, each in enumerate(value))
    if origin is dict and isinstance(value, dict):
        return value
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return read_row(hint, value, file, place)
    if type(value) is not hint or value == "":
        raise BadFacts(file, place, f"{hint.__name__} is expected, not {_kind_of(value)}")
    return value


def _kind_of(value: object) -> str:
    if value is None:
        return "null"
    return "an empty text" if value == "" else type(value).__name__
