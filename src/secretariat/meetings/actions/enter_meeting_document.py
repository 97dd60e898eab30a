from django.db import transaction

from secretariat.evidence import checks
from secretariat.evidence.actions.enter_claim import enter_claim
from secretariat.evidence.models import Claim, Document, Line
from secretariat.evidence.projection import as_json
from secretariat.evidence.sourced import Sourced
from secretariat.meetings.models import AgendaItem, MeetingDocument
from secretariat.meetings.shapes.documents import DocumentValue
from secretariat.meetings.sitting import day_of
from secretariat.meetings.states import DocumentStage, Relation
from secretariat.refusals import Invalid


@transaction.atomic
def enter_meeting_document(
    *, value: DocumentValue, sourced: Sourced, line: Line | None = None, choose: bool = False
) -> Claim:
    """Enter a document that a meeting has before it, or waits for.

    Who: staff (`evidence.policies.may_enter`).
    Writes: the line if none is given, a claim with its citations; history entry `line.claimed`.
    Refuses: NotPermitted; Invalid (no title, no such stage or day, issued without a file, a relation without
        the other document, an item or a document of another meeting).
    """
    checks.said(value.title, field="title")
    checks.one_of(value.stage, DocumentStage.values, field="stage")
    checks.one_of(value.relation, ["", *Relation.values], field="relation")
    for day, field in ((value.due, "due"), (value.received_on, "received_on")):
        if day is not None:
            day_of(day, field=field)
    if value.stage in {DocumentStage.EDITED, DocumentStage.ISSUED} and not value.files:
        raise Invalid("Add the file first: what is edited or issued can be read.", field="stage")
    if bool(value.relation) != bool(value.of):
        raise Invalid("Say both: how it belongs to the other document, and to which.", field="of")
    _refuse_elsewhere(value, line)
    return enter_claim(
        kind="meeting-document", value=as_json(value), sourced=sourced, line=line, choose=choose
    )


def _refuse_elsewhere(value: DocumentValue, line: Line | None) -> None:
    if (
        value.item
        and not AgendaItem.objects.filter(
            line__public_id=value.item, meeting__line__public_id=value.meeting
        ).exists()
    ):
        raise Invalid("This item stands on the agenda of another meeting.", field="item")
    other = MeetingDocument.objects.filter(line__public_id=value.of).first() if value.of else None
    if value.of and other is None:
        raise Invalid("No document has this address.", field="of")
    if other is not None and line is not None and _leads_to(other, line):
        raise Invalid("A document cannot revise, add to or correct itself.", field="of")
    for one in value.files:
        if not Document.objects.filter(public_id=one.document).exists():
            raise Invalid("No file has this address.", field="files")


def _leads_to(paper: MeetingDocument | None, line: Line) -> bool:
    """Tell whether a chain of revisions comes back to the line."""
    seen: set[int] = set()
    while paper is not None and paper.pk not in seen:
        if paper.pk == line.pk:
            return True
        seen.add(paper.pk)
        paper = paper.of
    return False
