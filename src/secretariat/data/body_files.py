"""Files in the schema of a body that somebody else wrote; see docs/reference/data.md#files-of-others."""

import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any

from secretariat.data.rows import BodyFacts, MembershipRow, OrganRow, RotationRule, SuspensionRow
from secretariat.data.strict import BadFacts, Tolerance, read_row
from secretariat.engines.values.edtf import Edtf, parse
from secretariat.engines.values.units import ONE_DAY

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
        return json.loads(text, parse_constant=_no_number, object_pairs_hook=_without_twins)
    except json.JSONDecodeError as error:
        raise BadFacts(file, f"line {error.lineno}, column {error.colno}", f"no JSON: {error.msg}") from error
    except (ValueError, RecursionError) as error:
        raise BadFacts(file, "", f"no JSON: {error}") from error


def _no_number(word: str) -> None:
    raise ValueError(f"{word} is no number")


def _without_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        twin = next(key for key, count in Counter(key for key, _ in pairs).items() if count > 1)
        raise ValueError(f"the key {twin!r} stands twice in one object")
    return found


def _contradictions(facts: BodyFacts) -> Iterator[tuple[str, str]]:
    """Yield what no row alone shows: an end before its start, two seats at once, a name twice in an order."""
    yield from _ends(facts.chairmanships, "chairmanships", "end")
    yield from _ends(facts.memberships, "memberships", "to")
    for at, seat in enumerate(facts.memberships):
        yield from _ends(seat.suspended, f"memberships[{at}].suspended", "to")
    yield from _two_seats(facts.memberships)
    if facts.rotation is None:
        return
    yield from _twice(facts.rotation.list or (), "rotation.list")
    yield from _twice(facts.rotation.groups_order, "rotation.groups_order")
    for at, order in enumerate(facts.rotation.list_history):
        yield from _twice(order.list, f"rotation.list_history[{at}].list")
    yield from _ends(facts.rotation.list_history, "rotation.list_history", "to")
    days = Counter(row.at for row in facts.rotation.exceptions)
    for at, row in enumerate(facts.rotation.exceptions):
        if days[row.at] > 1:
            yield f"rotation.exceptions[{at}].at", f"{days[row.at]} exceptions speak of {row.at}; one may"


def _twice(names: tuple[str, ...], place: str) -> Iterator[tuple[str, str]]:
    for at, name in enumerate(names):
        if name in names[:at]:
            yield f"{place}[{at}]", f"{name} stands twice in one order"


def _two_seats(rows: tuple[MembershipRow, ...]) -> Iterator[tuple[str, str]]:
    """Yield the seats of one status that a Party surely has twice on some day; a shared last day is none."""
    seats: dict[tuple[str, str], list[tuple[date, date]]] = {}
    for at, row in enumerate(rows):
        first, last = _surely(row)
        held = seats.setdefault((row.party, row.status), [])
        if any(first < other_last and other_first < last for other_first, other_last in held):
            yield f"memberships[{at}]", f"{row.party} has two seats as {row.status} at once"
        held.append((first, last))


def _surely(row: MembershipRow) -> tuple[date, date]:
    """Return the first and last day on which the seat is surely held; an unknown end leaves one day."""
    start = parse(row.start) if row.start else None
    first = start.end - ONE_DAY if start and start.end else date.min
    if row.end:
        end = parse(row.end).first
        assert end is not None
        return first, end
    return first, date.max if row.current else first


def _ends(rows: tuple[Any, ...], place: str, key: str) -> Iterator[tuple[str, str]]:
    for at, row in enumerate(rows):
        if row.start and row.end and not _may_end(parse(row.start), parse(row.end)):
            yield f"{place}[{at}].{key}", f"{row.end} is before its start, {row.start}"


def _may_end(start: Edtf, end: Edtf) -> bool:
    """Tell whether a last day is possible that is not before the first one."""
    assert start.first is not None
    assert end.end is not None
    return start.first < end.end
