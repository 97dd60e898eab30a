from django.db import transaction

from secretariat.chairs import coordinators
from secretariat.chairs.actions.enter_coordinator import enter_coordinator
from secretariat.chairs.models import Coordinator
from secretariat.evidence.models import Document
from secretariat.evidence.sourced import Sourced
from secretariat.refusals import Invalid


@transaction.atomic
def plan_coordination(
    *,
    term: Coordinator,
    focal_point: str | None,
    plan_of_action: str,
    plan_document: str,
    report_due: str | None,
    handover_meeting: str,
    sourced: Sourced,
    seen_version: int,
) -> Coordinator:
    """Record a coordinator's focal point, plan of action, day of the yearly report and handover meeting.

    Who: the body's secretariat (`policies.may_decide`).
    Writes: a further claim on the term (`enter_coordinator`).
    Refuses: NotPermitted; StaleRevision; Invalid (a person, document, meeting or day that is not known).

    Args:
        focal_point: slug. plan_document: public id, or "". report_due: EDTF of the first one; the day recurs
        each year. handover_meeting: public id of the meeting's line, or "".
    """
    coordinators.in_hand(term.body, sourced, seen_version)
    if plan_document and not Document.objects.visible_to(sourced.by).filter(public_id=plan_document).exists():
        raise Invalid("No document here has this address.", field="plan_document")
    value = coordinators.changed(
        term,
        focal_point=focal_point,
        plan_of_action=plan_of_action.strip(),
        plan_document=plan_document,
        report_due=report_due,
        handover_meeting=handover_meeting,
    )
    enter_coordinator(value=value, sourced=sourced, line=term.line, choose=True)
    return coordinators.read_again(term)
