"""Findings from their parts: each value with the place where it stands."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from secretariat.engines.reading.findings import FIELDS, Finding, Grade, Kind, Slot, Value
from secretariat.engines.reading.mentions import DateMention, Mention
from secretariat.engines.reading.text import ReadingText
from secretariat.engines.values.spans import Span


@dataclass(frozen=True, slots=True)
class Filled:
    """The value of one field, and where it stands; no slot where the rule itself implies it."""

    value: Value
    slot: Slot | tuple[Slot, ...] | None = None


def worded(source: ReadingText, span: Span, inferred_from: Span | None = None) -> Filled:
    """Fill a field with the words of a span, line ends made spaces."""
    value = " ".join(span.of(source.view).split())
    return Filled(value, Slot(span, span.of(source.text), inferred_from))


def named(source: ReadingText, mention: Mention, inferred_from: Span | None = None) -> Filled:
    """Fill a field with the value of a mention."""
    return Filled(mention.value, Slot(mention.span, mention.span.of(source.text), inferred_from))


def several(source: ReadingText, mentions: Iterable[Mention]) -> Filled:
    """Fill a field of many with mentions, each value once."""
    kept: dict[str, Slot] = {}
    for mention in mentions:
        kept.setdefault(mention.value, Slot(mention.span, mention.span.of(source.text)))
    return Filled(tuple(kept), tuple(kept.values()))


def from_day(source: ReadingText, date: DateMention | None) -> Filled | None:
    """Fill a start: the first side of a range, else the date itself (a half-year stays one)."""
    if date is None or date.edtf is None or date.edtf.endswith("X"):
        return None
    return Filled(date.edtf.split("/")[0], _slot(source, date))


def to_day(source: ReadingText, date: DateMention | None) -> Filled | None:
    """Fill an end: the last side of a range, else the date itself."""
    if date is None or date.edtf is None or date.edtf.endswith("X"):
        return None
    return Filled(date.edtf.split("/")[-1], _slot(source, date))


def _slot(source: ReadingText, date: DateMention) -> Slot:
    return Slot(date.span, date.span.of(source.text), date.inferred_from)


def finding(
    kind: Kind, rule: str, grade: Grade, evidence: Iterable[Span], fields: Mapping[str, Filled | None]
) -> Finding:
    """Return a Finding with every field of its kind, and the spans of its evidence in order."""
    filled = {name: value for name, value in fields.items() if value is not None}
    return Finding(
        kind=kind,
        fields={name: filled[name].value if name in filled else None for name in FIELDS[kind]},
        slots={name: one.slot for name, one in filled.items() if one.slot is not None and one.value},
        evidence=tuple(sorted(set(evidence))),
        rule=rule,
        grade=grade,
    )
