from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from secretariat.meetings import agenda, documents
from secretariat.meetings.actions.change_document import change_document
from secretariat.meetings.actions.list_document import list_document
from secretariat.meetings.document_forms import DocumentChangeForm, DocumentForm, initial_of_document
from secretariat.meetings.models import Meeting, MeetingDocument
from secretariat.meetings.pages.agenda import own_entry, sitting_or_404, source_of
from secretariat.meetings.pages.looking import actor_of, given_by
from secretariat.people.access import open_to, staff
from secretariat.people.actor import Actor
from secretariat.refusals import Refused, StaleRevision
from secretariat.seen import Stale

KNOWN_FROM_LINK = ("item", "relation", "of")


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(staff)
def add(request: HttpRequest, public_id: str) -> HttpResponse:
    """Put a document on the list of a meeting."""
    actor, meeting = actor_of(request), sitting_or_404(request, public_id)
    asked = {name: request.GET.get(name, "") for name in KNOWN_FROM_LINK}
    form = DocumentForm(
        given_by(request), viewer=actor, initial=own_entry() | asked, version=0,
        reach=meeting.line.distribution, **_offered(meeting, actor),
    )  # fmt: skip
    if request.method != "POST" or not form.is_valid():
        return _page(request, meeting, form, status=422 if form.errors else 200)
    try:
        paper = list_document(meeting=meeting, value=form.value(), sourced=source_of(form, meeting, actor))
    except Refused as refusal:
        form.add_error(form.field_of(refusal), refusal.message)
        return _page(request, meeting, form, status=refusal.status)
    messages.success(request, _("%(document)s stands on the list.") % {"document": paper})
    return redirect("site:meeting-documents", meeting.public_id)


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(staff)
def change(request: HttpRequest, public_id: str) -> HttpResponse:
    """Say anew what a document is, or how far it has come."""
    actor, paper = actor_of(request), paper_or_404(request, public_id)
    form = _change_form(paper, actor, given_by(request))
    if request.method != "POST" or not form.is_valid():
        return _page(request, paper.meeting, form, paper=paper, status=422 if form.errors else 200)
    try:
        change_document(
            paper=paper, value=form.value(), sourced=source_of(form, paper.meeting, actor),
            seen_version=form.seen_version,
        )  # fmt: skip
    except StaleRevision as refusal:
        now = paper_or_404(request, public_id)
        standing = _standing(now)
        stale = Stale(refusal.message, form.compared(standing))
        again = _change_form(now, actor, form.carried_on(standing, now.line.version))
        return _page(request, now.meeting, again, paper=now, stale=stale, status=refusal.status)
    except Refused as refusal:
        form.add_error(form.field_of(refusal), refusal.message)
        return _page(request, paper.meeting, form, paper=paper, status=refusal.status)
    messages.success(request, _("Changed."))
    return redirect("site:meeting-documents", paper.meeting.public_id)


def paper_or_404(request: HttpRequest, public_id: str) -> MeetingDocument:
    """Return a document of a meeting whose papers the viewer keeps."""
    rows: Any = MeetingDocument.objects.visible_to(actor_of(request))
    paper = rows.select_related("line__chosen", "meeting__line").filter(line__public_id=public_id).first()
    if paper is None:
        raise Http404
    paper.meeting = sitting_or_404(request, paper.meeting.public_id)
    assert isinstance(paper, MeetingDocument)
    return paper


def _standing(paper: MeetingDocument) -> dict[str, Any]:
    return own_entry() | initial_of_document(documents.value_now(paper), paper.line.distribution)


def _change_form(paper: MeetingDocument, actor: Actor, data: Any) -> DocumentChangeForm:
    return DocumentChangeForm(
        data, viewer=actor, initial=_standing(paper), version=paper.line.version,
        reach=paper.line.distribution, **_offered(paper.meeting, actor, but=paper),
    )  # fmt: skip


def _offered(meeting: Meeting, actor: Actor, but: MeetingDocument | None = None) -> dict[str, Any]:
    """Return the items and the other documents from which one chooses."""
    items = [(one.public_id, str(one)) for one in agenda.items_of(meeting, actor) if one.number]
    others = [(one.public_id, str(one)) for one in documents.papers_of(meeting, actor) if one != but]
    return {"items": items, "others": others}


def _page(
    request: HttpRequest,
    meeting: Meeting,
    form: DocumentForm,
    *,
    paper: MeetingDocument | None = None,
    stale: Stale | None = None,
    status: int,
) -> HttpResponse:
    heading = str(paper) if paper else _("Add a document")
    shown = {"meeting": meeting, "form": form, "thing": paper, "stale": stale, "heading": heading}
    shown["back"] = "site:meeting-documents"
    return render(request, "meetings/sitting_form.html", shown, status=status)
