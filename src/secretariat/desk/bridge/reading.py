"""What the reader gives, as the desk keeps it: values as JSON in the interchange shape, dates as EDTF."""

from collections.abc import Mapping, Sequence
from typing import Any

from secretariat.engines.reading.findings import FIELDS, Finding, Remark, Slot, Value
from secretariat.engines.values.spans import Span


def value_of(finding: Finding) -> dict[str, Any]:
    """Return the fields of a finding as JSON."""
    return {name: _value(finding.fields[name]) for name in FIELDS[finding.kind]}


def slots_of(finding: Finding) -> dict[str, Any]:
    """Return where each field stands."""
    return {name: _slots(slots) for name, slots in finding.slots.items()}


def remark_of(remark: Remark) -> dict[str, Any]:
    """Return a remark as JSON."""
    return {
        "code": remark.code,
        "message": remark.message,
        "span": _span(remark.span) if remark.span else None,
    }


def _value(value: Value) -> Any:
    if isinstance(value, Span):
        return _span(value)
    return list(value) if isinstance(value, tuple) else value


def _span(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}


def _slots(slots: Slot | Sequence[Slot]) -> Any:
    return _slot(slots) if isinstance(slots, Slot) else [_slot(slot) for slot in slots]


def _slot(slot: Slot) -> Mapping[str, Any]:
    source = _span(slot.inferred_from) if slot.inferred_from else None
    return _span(slot.span) | {"surface": slot.surface, "inferred_from": source}
