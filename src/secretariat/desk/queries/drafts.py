"""What the Findings of a reading would write, each read in the light of the whole document."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from secretariat.desk.bridge import DRAFTING
from secretariat.desk.compare.drafts import Draft, Told
from secretariat.desk.compare.identities import Known
from secretariat.desk.compare.programme import visits_of
from secretariat.evidence.models import Finding, Reading
from secretariat.evidence.states import FindingState


def value_of(finding: Finding) -> Mapping[str, Any]:
    """Return what counts: a person's correction, else what the reader read."""
    corrected: Mapping[str, Any] = finding.corrected or finding.value
    return corrected


def told_by(reading: Reading, findings: Sequence[Finding]) -> Told:
    """Return what the document tells as a whole."""
    published = reading.document.published
    offices: dict[str, str] = {}
    for finding in findings:
        value = value_of(finding)
        if finding.kind == "office" and finding.state != FindingState.REJECTED and value["person"]:
            words = ", ".join(part for part in (value["office"], value["organisation"]) if part)
            offices.setdefault(value["person"], words)
    return Told(
        reading.text,
        reading.language,
        published.text if published else None,
        offices,
        bodies=_bodies(findings),
    )


def _bodies(findings: Sequence[Finding]) -> tuple[str, ...]:
    values = (value_of(finding) for finding in findings if finding.state != FindingState.REJECTED)
    return tuple(words for value in values for name in ("body", "organisation") if (words := value.get(name)))


def draft_of(finding: Finding, known: Known, told: Told, part_of: str | None = None) -> Draft:
    """Return the draft of one finding.

    Args:
        part_of: public id of the line of the visit to whose programme the meeting belongs.
    """
    value = value_of(finding)
    chosen = dict(value.get("chosen") or {}) | ({"part_of": part_of} if part_of else {})
    return DRAFTING[finding.kind](value, finding.slots, known, replace(told, chosen=chosen))


def programme_of(findings: Sequence[Finding]) -> dict[int, int]:
    """Return meeting → visit, both as keys of findings: the meetings that belong to a visit's programme."""
    told = [f for f in findings if f.kind == "meeting" and f.state != FindingState.REJECTED]
    return visits_of({finding.pk: value_of(finding) for finding in told})
