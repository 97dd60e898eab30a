from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from secretariat.desk import policies
from secretariat.desk.actions.accept_finding import accept_finding
from secretariat.evidence.models import Document, Finding
from secretariat.people.actor import Actor
from secretariat.refusals import NotPermitted, Refused

# Offices first, so that those present are entered with theirs; visits before the meetings of their programme.
_ORDER = ("office", "chairmanship", "membership", "visit", "meeting", "adoption", "commitment", "statement")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one finding: accepted where `refusal` is None."""

    finding: Finding
    refusal: Refused | None


def accept_graded(
    *, document: Document, by: Actor, at: datetime, seen_versions: Mapping[str, int]
) -> list[Outcome]:
    """Accept the findings that a person saw in the preview; each by itself: one refusal stops no other.

    Who: staff who may see the document (`policies.may_decide_on`).
    Writes: what `accept_finding` writes, one transaction per finding.
    Refuses: NotPermitted; what `accept_finding` refuses is reported finding by finding.

    Args:
        seen_versions: public id of each finding in the preview → its version then.
    """
    if not (policies.may_decide(by) and policies.may_see(by, document)):
        raise NotPermitted("Only the staff of a secretariat decide on findings.")
    findings = Finding.objects.filter(reading__document=document, public_id__in=seen_versions)
    outcomes = []
    for finding in sorted(findings, key=_place):
        try:
            accepted = accept_finding(
                finding=finding, by=by, at=at, seen_version=seen_versions[finding.public_id]
            )
            outcomes.append(Outcome(accepted, None))
        except Refused as refusal:
            outcomes.append(Outcome(finding, refusal))
    return outcomes


def _place(finding: Finding) -> tuple[int, int]:
    kind = "visit" if finding.value.get("type") == "visit" else finding.kind
    return _ORDER.index(kind), finding.position
