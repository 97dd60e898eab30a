"""One finding with the record beside it, in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from secretariat.dates import moment
from secretariat.desk import words
from secretariat.desk.addresses import address_of_line
from secretariat.desk.compare.drafts import Draft, span_words
from secretariat.desk.compare.held import Held
from secretariat.desk.compare.identities import Known
from secretariat.desk.compare.verdicts import Comparison, Difference
from secretariat.desk.queries.cards import DifferenceRow, FieldRow, FindingCard, LikelyRow, RecordRow
from secretariat.desk.queries.drafts import value_of
from secretariat.engines.reading.findings import FIELDS, Kind
from secretariat.evidence.models import Finding
from secretariat.evidence.notes import Note
from secretariat.evidence.states import FindingState

_MOST_BESIDE = 4
_SHORT = 160


@dataclass(frozen=True, slots=True)
class Seen:
    """What the cards of one page share."""

    known: Known
    notes: Mapping[int, Sequence[Note]]
    text: str
    language: str


def finding_card(
    finding: Finding, draft: Draft, comparison: Comparison, seen: Seen, *, part_of: str
) -> FindingCard:
    """Return the card of a finding."""
    passages = list(finding.passages.all())
    held = comparison.line
    return FindingCard(
        public_id=finding.public_id,
        version=finding.version,
        kind=finding.kind,
        kind_label=str(words.KINDS[finding.kind]),
        title=_short(_title(finding, draft)),
        rule=finding.rule,
        grade=finding.grade,
        state=finding.state,
        reason=finding.reason,
        decided=_decided(finding),
        rows=_rows(finding, draft, seen),
        evidence=tuple((f"p{one.pk}", " ".join(one.words.split())) for one in passages),
        verdict=comparison.verdict.value,
        sentence=comparison.sentence,
        differences=tuple(_difference(one, seen) for one in comparison.differences),
        record=_record(held, "", seen) if held else None,
        beside=tuple(_record(one.line, one.reason, seen) for one in comparison.beside[:_MOST_BESIDE]),
        likely=_likely(draft, seen.known),
        missing=draft.missing[0].sentence if draft.missing else "",
        part_of=part_of,
        looks_ahead=draft.looks_ahead,
        may_choose=comparison.may_choose,
        url=reverse("desk:finding", args=[finding.public_id]),
    )


def _title(finding: Finding, draft: Draft) -> str:
    value = value_of(finding)
    match finding.kind:
        case "office":
            return ", ".join(
                part for part in (value["person"], value["office"], value["organisation"]) if part
            )
        case "meeting":
            others = list(value["participants"] or ())
            return f"{draft.words}: {', '.join(others)}" if others else draft.words
        case _:
            return draft.words


def _short(text: str) -> str:
    one_line = " ".join(text.split())
    return one_line if len(one_line) <= _SHORT else one_line[: _SHORT - 1].rsplit(" ", 1)[0] + "…"


def _decided(finding: Finding) -> str:
    if finding.state == FindingState.OPEN or finding.decided_at is None:
        return ""
    return f"{finding.decided_by}, {moment(finding.decided_at)}"


def decided_in_words(finding: Finding) -> str:
    """Return who decided what on a finding, and why where it was rejected; "" while nobody has."""
    decided = _decided(finding)
    state = FindingState(finding.state).label
    return ": ".join(part for part in (f"{state} ({decided})", finding.reason) if part) if decided else ""


def _rows(finding: Finding, draft: Draft, seen: Seen) -> tuple[FieldRow, ...]:
    value, rows = value_of(finding), []
    for name in FIELDS[Kind(finding.kind)]:
        now = _field(name, value, seen)
        before = _field(name, finding.value, seen) if finding.corrected else now
        if now or before:
            otherwise = before if before != now else ""
            meant = _meant(name, now, draft, seen)
            rows.append(
                FieldRow(name, str(words.FIELDS[name]), now, name in draft.inferred, otherwise, meant)
            )
    return tuple(rows)


def _meant(name: str, now: str, draft: Draft, seen: Seen) -> str:
    """Return whom the record takes the words to mean, where it calls them otherwise."""
    labels = [seen.known.label(one.kind, one.key) for field, one in draft.identities if field == name]
    return ", ".join(label for label in labels if label not in now)


def _field(name: str, value: Mapping[str, Any], seen: Seen) -> str:
    if name == "span":
        return " ".join(span_words(value, seen.text).split())
    return words.shown(name, value.get(name), seen.language)


def _difference(one: Difference, seen: Seen) -> DifferenceRow:
    here, there = (words.shown(one.field, value, seen.language) for value in (one.here, one.there))
    return DifferenceRow(str(words.FIELDS.get(one.field, one.field)), here, there)


def _record(held: Held, reason: str, seen: Seen) -> RecordRow:
    return RecordRow(
        words=_short(words.in_one_line(held.kind, held.value, seen.known, seen.language)),
        state=str(held.value.get("status") or held.value.get("stance") or ""),
        reason=reason,
        url=address_of_line(held.kind, held.public_id),
        notes=tuple(seen.notes.get(held.line_id, ())),
    )


def _likely(draft: Draft, known: Known) -> tuple[LikelyRow, ...]:
    """Return whom the persons named may be, where the record writes them otherwise and nobody merged them."""
    found = []
    for named in dict.fromkeys(draft.persons):
        own = known.one_person(named.slug) if named.slug else None
        for likely in known.likely_persons(named.words):
            if known.one_person(likely.key) != own:
                found.append(LikelyRow(named.words, likely.key, likely.name, likely.reason))
    return tuple(found)
