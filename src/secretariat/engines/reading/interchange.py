"""The interchange format: one JSON object per document, one line each (docs/reference/findings.md)."""

from collections.abc import Mapping, Sequence
from typing import Any

from secretariat.engines.reading.findings import FIELDS, Finding, Kind, Reading, Remark, Slot, Value
from secretariat.engines.reading.iso import first_iso, is_term, last_iso
from secretariat.engines.reading.proof import DATE_FIELDS
from secretariat.engines.values.spans import Span

_LAST_DAY_FIELDS = frozenset(("end", "due"))


def document_id(name: str) -> str:
    """Return the id of a file: its name without folder and suffix.

    >>> document_id("news/2021.10.29-tass.txt"), document_id("README")
    ('2021.10.29-tass', 'README')
    """
    base = name.replace("\\", "/").rsplit("/", 1)[-1]
    return base.rsplit(".", 1)[0] or base


def line_of(reading: Reading, *, reader: str, with_text: bool) -> dict[str, Any]:
    """Return the interchange object of a reading; `with_text` where the file is not its own text."""
    line: dict[str, Any] = {
        "id": document_id(reading.name),
        "name": reading.name,
        "reader": reader,
        "sha256": reading.sha256,
        "language": reading.language,
        "published": reading.published,
        "findings": [_finding(finding) for finding in reading.findings],
        "remarks": [_remark(remark) for remark in reading.remarks],
    }
    if with_text:
        line["text"] = reading.text
    return line


def unread_line(name: str, remark: Remark, *, reader: str, sha256: str | None = None) -> dict[str, Any]:
    """Return the interchange object of a document that could not be read: no findings, and why."""
    return {
        "id": document_id(name),
        "name": name,
        "reader": reader,
        "sha256": sha256,
        "language": None,
        "published": None,
        "findings": [],
        "remarks": [_remark(remark)],
    }


def _finding(finding: Finding) -> dict[str, Any]:
    dates = {field: finding.fields[field] for field in FIELDS[finding.kind] if field in DATE_FIELDS}
    line: dict[str, Any] = {"kind": finding.kind.value}
    for field in FIELDS[finding.kind]:
        line[field] = (
            iso_date(finding.kind, field, dates) if field in dates else _value(finding.fields[field])
        )
    line["evidence"] = [_span(span) for span in finding.evidence]
    line["slots"] = {field: _slots(slots) for field, slots in finding.slots.items()}
    line["edtf"] = {field: value for field, value in dates.items() if value is not None}
    return line | {"rule": finding.rule, "grade": finding.grade.value}


def iso_date(kind: Kind, field: str, dates: Mapping[str, Value]) -> str | None:
    """Return a date field as partial ISO; the end may stand in the start.

    >>> iso_date(Kind.CHAIRMANSHIP, "end", {"start": "2022-41"})
    '2022-12'
    >>> iso_date(Kind.MEETING, "end", {"start": "2022-41"}) is None
    True
    """
    edtf, start = dates.get(field), dates.get("start")
    if isinstance(edtf, str):
        return last_iso(edtf) if field in _LAST_DAY_FIELDS else first_iso(edtf)
    if field == "end" and isinstance(start, str) and _says_end(kind, start):
        return last_iso(start)
    return None


def _says_end(kind: Kind, start: str) -> bool:
    """Tell whether a start says the end too: a chair lasts a half-year, a meeting some days of it."""
    return "/" in start or (kind is not Kind.MEETING and is_term(start))


def _value(value: Value) -> Any:
    if isinstance(value, Span):
        return _span(value)
    return list(value) if isinstance(value, tuple) else value


def _span(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}


def _slots(slots: Slot | Sequence[Slot]) -> Any:
    return _slot(slots) if isinstance(slots, Slot) else [_slot(slot) for slot in slots]


def _slot(slot: Slot) -> dict[str, Any]:
    inferred_from = _span(slot.inferred_from) if slot.inferred_from else None
    return _span(slot.span) | {"surface": slot.surface, "inferred_from": inferred_from}


def _remark(remark: Remark) -> dict[str, Any]:
    span = _span(remark.span) if remark.span else None
    return {"code": remark.code, "message": remark.message, "span": span}
