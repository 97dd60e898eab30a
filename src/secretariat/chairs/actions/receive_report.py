from datetime import date

from django.db import transaction

from secretariat.chairs import coordinating, coordinators
from secretariat.chairs.actions.enter_coordinator import enter_coordinator
from secretariat.chairs.bridge import ReportValue
from secretariat.chairs.models import Coordinator
from secretariat.evidence.models import Document
from secretariat.evidence.sourced import Sourced
from secretariat.refusals import Invalid, WrongState


@transaction.atomic
def receive_report(
    *, term: Coordinator, due: date, received: date, document: str, sourced: Sourced, seen_version: int
) -> Coordinator:
    """Record that a coordinator's yearly report came, in time or late.

    Who: the body's secretariat (`policies.may_decide`).
    From, to: due or late → received, or received late.
    Writes: a further claim on the term (`enter_coordinator`).
    Refuses: NotPermitted; StaleRevision; Invalid (no report is due on that day, a day to come, an unknown
        document); WrongState (it came already).

    Args:
        document: public id of the report, or "" where it is not kept here.
    """
    coordinators.in_hand(term.body, sourced, seen_version)
    today = term.body.day(sourced.at)
    reports = coordinating.yearly_reports(term.report_due, term.during, term.reports, today)
    report = next((each for each in reports if each.due == due), None)
    if report is None:
        raise Invalid("No report of this term is due on that day.", field="due")
    if report.received is not None:
        raise WrongState("The report of that day came already.")
    if today < received:
        raise Invalid("A report that has come came by today.", field="received")
    if document and not Document.objects.visible_to(sourced.by).filter(public_id=document).exists():
        raise Invalid("No document here has this address.", field="report_document")
    came = ReportValue(due=due.isoformat(), received=received.isoformat(), document=document)
    all_that_came = (*coordinators.value_of(term).reports, came)
    value = coordinators.changed(term, reports=all_that_came)
    enter_coordinator(value=value, sourced=sourced, line=term.line, choose=True)
    return coordinators.read_again(term)
