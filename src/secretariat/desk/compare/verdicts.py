"""What the record already says of a Finding: new, confirms, contradicts, supersedes, same meeting. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from secretariat.desk.compare.dates import is_after
from secretariat.desk.compare.drafts import Draft
from secretariat.desk.compare.held import Held
from secretariat.desk.compare.rules import RULES


class Verdict(StrEnum):
    """How a Finding stands to the record."""

    NEW = "new"
    CONFIRMS = "confirms"
    CONTRADICTS = "contradicts"
    SUPERSEDES = "supersedes"
    SAME_MEETING = "same-meeting"


@dataclass(frozen=True, slots=True)
class Difference:
    """A field on which Finding and record do not agree."""

    field: str
    here: Any
    there: Any


@dataclass(frozen=True, slots=True)
class Beside:
    """Another line that bears on the Finding, and why."""

    line: Held
    reason: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """The verdict; `line` is the line to which the claim would be added, None for a new one.

    `may_choose`: the claim should become the present reading, because it was said later and goes on from it.
    """

    verdict: Verdict
    line: Held | None = None
    differences: tuple[Difference, ...] = ()
    beside: tuple[Beside, ...] = ()
    sentence: str = ""
    may_choose: bool = False


def compare(draft: Draft, held: Sequence[Held], *, said_on: str | None, document: str) -> Comparison:
    """Compare a draft with the lines that the viewer may see.

    Args:
        held: candidates of any kind.
        said_on: EDTF of the document; None where not known.
        document: public id of the document, so that its own earlier claims are told apart.
    """
    rule = RULES[draft.kind]
    mine = [line for line in held if line.kind == draft.kind]
    same = [line for line in mine if rule.is_same_line(draft.value, _told(line, document))]
    line = _nearest(draft, same)
    beside = tuple(
        Beside(other, reason)
        for other in mine
        if other is not line and (reason := rule.stands_beside(draft.value, other.value))
    )
    if line is None:
        against = any(
            b.reason.startswith("another holder") and b.line.value["status"] == "held" for b in beside
        )
        if against:
            sentence = "The record holds another party in this chair over the same days."
            return Comparison(Verdict.CONTRADICTS, beside=beside, sentence=sentence)
        return Comparison(Verdict.NEW, beside=beside, sentence="The record holds no such line yet.")
    differences = differences_of(draft, line)
    return _judged(draft, line, differences, beside, said_on, document)


def differences_of(draft: Draft, line: Held) -> tuple[Difference, ...]:
    """Return the fields on which the two disagree, where both say something."""
    found = []
    for field, agrees in RULES[draft.kind].fields.items():
        here, there = draft.value.get(field), line.value.get(field)
        if here not in (None, "", []) and there not in (None, "", []) and not agrees(here, there):
            found.append(Difference(field, here, there))
    return tuple(found)


def _told(line: Held, document: str) -> dict[str, Any]:
    return dict(line.value) | {"is_of_document": document in line.documents, "parent": line.parent}


def _nearest(draft: Draft, lines: Sequence[Held]) -> Held | None:
    """Of several lines of which a Finding may speak, take the one that disagrees least."""
    return min(lines, key=lambda line: len(differences_of(draft, line)), default=None)


def _judged(
    draft: Draft,
    line: Held,
    differences: tuple[Difference, ...],
    beside: tuple[Beside, ...],
    said_on: str | None,
    document: str,
) -> Comparison:
    elsewhere = line.documents - {document}
    if not differences:
        if draft.kind == "meeting" and elsewhere:
            sentence = "Another document tells of the same meeting."
            return Comparison(Verdict.SAME_MEETING, line, beside=beside, sentence=sentence)
        sentence = (
            "The record says the same." if elsewhere or not line.documents else "Accepted from this document."
        )
        return Comparison(Verdict.CONFIRMS, line, beside=beside, sentence=sentence)
    if _goes_on(draft, differences) and is_after(said_on, line.said_on):
        sentence = "This was said later, and goes on from what the record holds."
        return Comparison(Verdict.SUPERSEDES, line, differences, beside, sentence, may_choose=True)
    if _goes_back(draft, differences):
        sentence = (
            "This tells what was to come; the record holds what became of it. The present reading stays."
        )
        return Comparison(Verdict.CONTRADICTS, line, differences, beside, sentence)
    sentence = "The record says otherwise. Both readings stay, each with its source."
    return Comparison(Verdict.CONTRADICTS, line, differences, beside, sentence)


def _goes_on(draft: Draft, differences: Sequence[Difference]) -> bool:
    rule = RULES[draft.kind]
    status = next((d for d in differences if d.field == rule.status), None)
    return status is not None and status.here in rule.goes_on.get(str(status.there), ())


def _goes_back(draft: Draft, differences: Sequence[Difference]) -> bool:
    rule = RULES[draft.kind]
    status = next((d for d in differences if d.field == rule.status), None)
    return status is not None and status.there in rule.goes_on.get(str(status.here), ())
