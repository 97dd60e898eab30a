from django.db import transaction

from secretariat.evidence import checks
from secretariat.evidence.actions.enter_claim import enter_claim
from secretariat.evidence.models import Claim, Line
from secretariat.evidence.projection import as_json
from secretariat.evidence.sourced import Sourced
from secretariat.meetings.shapes.people import AttendanceValue
from secretariat.meetings.states import AttendanceStatus, DelegateRole, Rank


@transaction.atomic
def enter_attendance(
    *, value: AttendanceValue, sourced: Sourced, line: Line | None = None, choose: bool = False
) -> Claim:
    """Enter who attends a meeting, in which office, for whom.

    Who: staff (`evidence.policies.may_enter`).
    Writes: the line if none is given, a claim with its citations; history entry `line.claimed`.
    Refuses: NotPermitted; Invalid (no name, letters of two scripts in one word, no such role, rank, status,
        Party, Body or person).
    """
    checks.said(value.words, field="name")
    checks.one_script(value.words, field="name")
    checks.one_of(value.role, DelegateRole.values, field="role")
    checks.one_of(value.rank, ["", *Rank.values], field="rank")
    checks.one_of(value.status, AttendanceStatus.values, field="status")
    checks.known_person(value.person, field="name")
    if value.sender is not None:
        checks.known_party(value.sender.party, field="sender")
        checks.known_body(value.sender.body, field="sender")
    return enter_claim(kind="attendance", value=as_json(value), sourced=sourced, line=line, choose=choose)
