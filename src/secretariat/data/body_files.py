"""Files in the schema of a body that somebody else wrote; see docs/reference/data.md#files-of-others."""

import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

from secretariat.data.rows import BodyFacts, OrganRow, RotationRule, SuspensionRow
from secretariat.data.strict import BadFacts, Tolerance, read_row
from secretariat.engines.values.edtf import Edtf, parse

# What says nothing of who presides may be left out; a term, a seat and an exception are read strictly.
_MAY_LACK = {
    BodyFacts: frozenset(each.name for each in fields(BodyFacts)) - {"slug", "rotation"},
    RotationRule: frozenset({"list", "name_basis", "start_rule", "notes"}),
    OrganRow: frozenset({"abbreviation"}),
    SuspensionRow: frozenset({"end"}),
}
_LARGEST_BYTES = 25_000_000


def body_file(path: Path, told: Callable[[str], None]) -> BodyFacts:
    """Return what a file says about one body; all of it, or nothing.

    Args:
        told: called with the place of each key that is not read.
    Raises:
        BadFacts: it cannot be opened, is no JSON, or breaks the schema; names file and place.
    """
    file = str(path)
    value = _loaded(path, file)
    if isinstance(value, dict):
        value = {"schema": "body/1", **value}
    facts = read_row(BodyFacts, value, file, tolerance=Tolerance(told, _MAY_LACK))
    for place, wrong in _contradictions(facts):
        raise BadFacts(file, place, wrong)
    return facts


def other_schema(path: Path) -> str | None:
    """Return the schema that a JSON file names, where it is not that of a body."""
    try:
        value = json.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RecursionError):
        return None
    schema = value.get("schema", "body/1") if isinstance(value, dict) else None
    return schema if isinstance(schema, str) and schema != "body/1" else None


def _loaded(path: Path, file: str) -> Any:
    try:
        if path.stat().st_size > _LARGEST_BYTES:
            raise BadFacts(file, "", f"a file of more than {_LARGEST_BYTES // 1_000_000} MB is not read")
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise BadFacts(file, "", error.strerror or str(error)) from error
    except UnicodeDecodeError as error:
        raise BadFacts(file, f"byte {error.start}", "not UTF-8") from error
    try:
        return json.loads(text, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        raise BadFacts(file, f"line {error.lineno}, column {error.colno}", f"no JSON: {error.msg}") from error
    except (ValueError, RecursionError) as error:
        raise BadFacts(file, "", f"no JSON: {error}") from error


def _no_number(word: str) -> None:
    raise ValueError(f"{word} is no number")


def _contradictions(facts: BodyFacts) -> Iterator[tuple[str, str]]:
    """Yield what no row alone shows: an end before its start, two exceptions of one turn."""
    yield from _ends(facts.chairmanships, "chairmanships", "end")
    yield from _ends(facts.memberships, "memberships", "to")
    for at, seat in enumerate(facts.memberships):
        yield from _ends(seat.suspended, f"memberships[{at}].suspended", "to")
    if facts.rotation is None:
        return
    yield from _ends(facts.rotation.list_history, "rotation.list_history", "to")
    days = Counter(row.at for row in facts.rotation.exceptions)
    for at, row in enumerate(facts.rotation.exceptions):
        if days[row.at] > 1:
            yield f"rotation.exceptions[{at}].at", f"{days[row.at]} exceptions speak of {row.at}; one may"


def _ends(rows: tuple[Any, ...], place: str, key: str) -> Iterator[tuple[str, str]]:
    for at, row in enumerate(rows):
        if row.start and row.end and not _may_end(parse(row.start), parse(row.end)):
            yield f"{place}[{at}].{key}", f"{row.end} is before its start, {row.start}"


def _may_end(start: Edtf, end: Edtf) -> bool:
    """Tell whether a last day is possible that is not before the first one."""
    assert start.first is not None
    assert end.end is not None
    return start.first < end.end
