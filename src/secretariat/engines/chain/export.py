"""The history as a file that can be checked without the server: NDJSON, or CSV for a spreadsheet.

Rows, in this order: `head` (format, keys), `anchor`…, `entry` and `link`… by sequence, entries that wait to
be chained, `end` (how many rows: a file that was cut short is found). A `link` row is one whose entry lies
outside the days asked for, or is gone. In CSV the columns are for people; the last one holds the NDJSON row,
and must say the same.
"""

import csv
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from io import StringIO
from typing import Any, TypeAlias

from secretariat.engines.chain.canonical import Field, canonical
from secretariat.engines.chain.errors import BadExport
from secretariat.engines.chain.rows import AnchorRow, EntryRow, LinkRow, moment
from secretariat.engines.chain.verifying import Pair
from secretariat.engines.values.sheets import harmless

FORMAT = "secretariat history 1"
COLUMNS = (
    "row", "id", "at", "verb", "object_kind", "object_id", "object_label", "actor_id", "actor_label",
    "authority", "payload", "sequence", "proof",
)  # fmt: skip
_LABELS = ("object_id", "object_label", "actor_label", "authority")
_Rows: TypeAlias = Iterator[tuple[int, dict[str, Any]]]
_CLOSED = "[not in this export]"


@dataclass(frozen=True, slots=True)
class Head:
    """What a file says of itself: when it was made, of which days, where its chain begins, who signed."""

    exported_at: str
    since: str
    until: str
    starts_at: int
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """One entry or bare link as exported; `withheld` names fields that the reader may not see."""

    pair: Pair
    withheld: frozenset[str] = frozenset()


@dataclass(slots=True)
class Export:
    """A file that was opened; `withheld` fills while `pairs` is walked."""

    head: Head
    anchors: tuple[AnchorRow, ...]
    pairs: Iterator[Pair]
    withheld: set[tuple[int, str]] = field(default_factory=set)


def rows_of(head: Head, anchors: Iterable[AnchorRow], told: Iterable[Told]) -> Iterator[dict[str, Any]]:
    """Return the rows of a file, in order."""
    count = 1
    yield {"row": "head", "format": FORMAT, **asdict(head)}
    for anchor in anchors:
        count += 1
        yield row_of_anchor(anchor)
    for one in told:
        count += 1
        yield _row_of(one)
    yield {"row": "end", "rows": count + 1}


def as_ndjson(rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """Return one line of JSON for each row."""
    for row in rows:
        yield canonical(row) + "\n"


def as_csv(rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """Return the heading and one record for each row."""
    yield _record(COLUMNS)
    for row in rows:
        yield _record(_cells(row))


def opened(lines: Iterable[str]) -> Export:
    """Return the export whose lines these are, NDJSON or CSV.

    Raises:
        BadExport: no export, another format, or cut short; raised while walking where the fault stands late.
    """
    rows = _rows(iter(lines))
    line, first = next(rows, (1, {}))
    if first.get("row") != "head" or first.get("format") != FORMAT:
        raise BadExport(line, f"this is no export of a history (“{FORMAT}”).")
    head = _read(line, lambda: Head(**{**_without(first), "keys": tuple(first["keys"])}))
    anchors: list[AnchorRow] = []
    for line, row in rows:
        if row.get("row") != "anchor":
            return _walked(head, anchors, line, row, rows)
        anchors.append(_read(line, lambda row=row: AnchorRow(**_without(row))))
    raise BadExport(line, "the file was cut short.")


def anchor_line(anchor: AnchorRow) -> str:
    """Return an anchor as a line of a file that keeps anchors alone."""
    return canonical(row_of_anchor(anchor))


def anchors_in(lines: Iterable[str]) -> tuple[AnchorRow, ...]:
    """Return the anchors of such a file, of an export in NDJSON, or of the well-known page.

    Raises:
        BadExport: a line that is no row.
    """
    rows = [(number, _object(number, text)) for number, text in enumerate(lines, start=1) if text.strip()]
    rows += [(number, {**one, "row": "anchor"}) for number, row in rows for one in row.get("anchors", ())]
    return tuple(
        _read(number, lambda row=row: AnchorRow(**_without(row)))
        for number, row in rows
        if row.get("row") == "anchor"
    )


def row_of_anchor(anchor: AnchorRow) -> dict[str, Any]:
    """Return an anchor as a row."""
    return {"row": "anchor", **asdict(anchor), "at": moment(anchor.at)}


def _walked(
    head: Head,
    anchors: list[AnchorRow],
    line: int,
    row: dict[str, Any],
    rest: _Rows,
) -> Export:
    export = Export(head, tuple(anchors), iter(()))
    export.pairs = _pairs(export, len(anchors) + 1, line, row, rest)
    return export


def _pairs(export: Export, count: int, line: int, row: dict[str, Any], rest: _Rows) -> Iterator[Pair]:
    while True:
        count += 1
        if row.get("row") == "end":
            if row.get("rows") != count:
                raise BadExport(line, f"{row.get('rows')} rows were written and {count} are there.")
            return
        told = _read(line, lambda row=row: _told(row))
        entry = told.pair.entry
        if entry is not None:
            export.withheld |= {(entry.id, name) for name in told.withheld}
        yield told.pair
        try:
            line, row = next(rest)
        except StopIteration:
            raise BadExport(line + 1, "the file was cut short.") from None


def _row_of(told: Told) -> dict[str, Any]:
    entry, link = told.pair.entry, told.pair.link
    linked = asdict(link) | {"at": moment(link.at), "marks": dict(link.marks)} if link else None
    if entry is None:
        return {"row": "link", "link": linked, "gone": not told.pair.is_left_out}
    fields = {name: _field(name, one, told) for name, one in entry.fields.items()}
    plain = {"id": entry.id, **entry.plain, "fields": fields}
    return {"row": "entry", **plain, "link": linked, "waiting": told.pair.is_waiting}


def _field(name: str, one: Field, told: Told) -> dict[str, Any]:
    if name in told.withheld:
        return {"hash": one.hash, "withheld": True}
    return {"hash": one.hash, "salt": one.salt, "value": one.value} if one.is_open else {"hash": one.hash}


def _told(row: Mapping[str, Any]) -> Told:
    linked = row.get("link")
    link = LinkRow(**{**linked, "at": datetime.fromisoformat(linked["at"])}) if linked else None
    if row["row"] == "link":
        return Told(Pair(link, None, is_left_out=not row["gone"]))
    if row["row"] != "entry":
        raise KeyError(row["row"])
    fields = {name: Field(f["hash"], f.get("salt"), f.get("value")) for name, f in row["fields"].items()}
    entry = EntryRow(
        id=row["id"],
        at=datetime.fromisoformat(row["at"]),
        verb=row["verb"],
        object_kind=row["object_kind"],
        actor_id=row["actor_id"],
        beside=row["beside"],
        fields=fields,
    )
    withheld = frozenset(name for name, f in row["fields"].items() if f.get("withheld"))
    return Told(Pair(link, entry, is_waiting=bool(row["waiting"])), withheld)


def _without(row: Mapping[str, Any]) -> dict[str, Any]:
    given = {name: value for name, value in row.items() if name not in {"row", "format"}}
    if row["row"] == "anchor":
        given["at"] = datetime.fromisoformat(given["at"])
    return given


def _read(line: int, make: Any) -> Any:
    try:
        return make()
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise BadExport(line, f"a row of an unknown shape ({error}).") from error


def _rows(lines: Iterator[str]) -> _Rows:
    """Return the rows with the line on which each ends."""
    first = next(lines, "")
    if first.startswith(COLUMNS[0] + ","):
        yield from _rows_of_csv(lines)
        return
    for number, text in enumerate(_chained(first, lines), start=1):
        if text.strip():
            yield number, _object(number, text)


def _chained(first: str, lines: Iterator[str]) -> Iterator[str]:
    yield first
    yield from lines


def _rows_of_csv(lines: Iterator[str]) -> _Rows:
    csv.field_size_limit(2**31 - 1)
    for cells in (reader := csv.reader(lines)):
        number = reader.line_num + 1
        if len(cells) != len(COLUMNS):
            raise BadExport(number, f"{len(cells)} columns in the place of {len(COLUMNS)}.")
        row = _object(number, cells[-1])
        if cells != _read(number, lambda row=row: _cells(row)):
            raise BadExport(number, "the columns do not say what the proof beside them says.")
        yield number, row


def _object(number: int, text: str) -> dict[str, Any]:
    try:
        row = json.loads(text)
    except ValueError as error:
        raise BadExport(number, f"this is no JSON ({error}).") from error
    if not isinstance(row, dict):
        raise BadExport(number, "a row is a JSON object.")
    return row


def _cells(row: Mapping[str, Any]) -> list[str]:
    fields = row.get("fields") or {}
    labels = {name: _shown(fields[name]) for name in _LABELS if name in fields}
    payload = {n.removeprefix("payload."): _shown(f) for n, f in fields.items() if n.startswith("payload.")}
    linked = row.get("link") or {}
    told = {name: row.get(name, "") for name in COLUMNS} | labels
    told |= {"payload": canonical(payload) if payload else "", "proof": canonical(row)}
    told["sequence"] = linked.get("sequence", row.get("sequence", ""))
    return [harmless(str(told[name])) if name != "proof" else told[name] for name in COLUMNS]


def _shown(one: Mapping[str, Any]) -> Any:
    return one["value"] if "salt" in one else _CLOSED


def _record(cells: Iterable[str]) -> str:
    buffer = StringIO()
    csv.writer(buffer, lineterminator="\r\n").writerow(cells)
    return buffer.getvalue()
