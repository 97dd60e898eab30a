from datetime import datetime

from django.db import transaction

from secretariat.commitments.models import Change, Report
from secretariat.commitments.states import CommitmentState
from secretariat.desk.undertaken import locked, taken_as_seen
from secretariat.evidence.actions.withdraw_claim import withdraw_claim
from secretariat.people.actor import Actor
from secretariat.refusals import WrongState
from secretariat.texts.models import Adoption


@transaction.atomic
def give_up_paragraph(
    *, adoption: Adoption, paragraph: str, reason: str, by: Actor, at: datetime, seen_version: int
) -> int:
    """Take back what was taken up from a paragraph, as long as nobody has reported on it; return how many.

    Who: the secretariat, and the Chair of the body of what it entered (`commitments.policies.may_follow_up`,
        `evidence.policies.may_withdraw`).
    Writes: the withdrawal of each commitment and of its acceptance (`withdraw_claim`); they stay on file.
    Refuses: NotPermitted; StaleRevision; WrongState (not taken up; somebody reported on it or changed it).
    """
    adoption = locked(adoption)
    before = taken_as_seen(adoption, paragraph, by, at, seen_version)
    rows = before.commitments.get(paragraph, ())
    if not rows:
        raise WrongState("This paragraph was not taken up.")
    reports = Report.objects.standing().filter(commitment__in=rows)
    changes = Change.objects.standing().filter(commitment__in=rows)
    if reports.exclude(state=CommitmentState.ACCEPTED).exists() or changes.exists():
        raise WrongState("It was reported on or changed since: say how it stands on its own page instead.")
    lines = [row.line for row in (*reports.select_related("line__chosen"), *rows)]
    for line in lines:
        if line.chosen is not None:
            withdraw_claim(claim=line.chosen, by=by, at=at, reason=reason)
    return len(rows)
