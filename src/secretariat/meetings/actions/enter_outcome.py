from django.db import transaction

from secretariat.evidence import checks
from secretariat.evidence.actions.enter_claim import enter_claim
from secretariat.evidence.models import Claim, Line
from secretariat.evidence.projection import as_json
from secretariat.evidence.sourced import Sourced
from secretariat.meetings.bridge import OutcomeValue
from secretariat.meetings.models import Meeting
from secretariat.meetings.states import DecisionWay
from secretariat.refusals import Invalid


@transaction.atomic
def enter_outcome(
    *, value: OutcomeValue, sourced: Sourced, line: Line | None = None, choose: bool = False
) -> Claim:
    """Enter what came of a meeting, and to whom it was handed.

    Who: staff, or the machine that loads reference data (`evidence.policies.may_enter`).
    Writes: the line if none is given, a claim with its citations; history entry `line.claimed`.
    Refuses: NotPermitted, Invalid (a value that cannot be taken; no such meeting).
    """
    checks.said(value.words, field="words")
    checks.good_date(value.due, field="due")
    checks.known_body(value.handed_to, field="handed_to")
    checks.one_of(value.how, ["", *DecisionWay.values], field="how")
    meeting = Meeting.objects.filter(line__public_id=value.meeting).select_related("body").first()
    if meeting is None:
        raise Invalid("No meeting of the record has this address.", field="meeting")
    return enter_claim(
        kind="outcome", value=as_json(value), sourced=sourced.about(meeting.body), line=line, choose=choose
    )
