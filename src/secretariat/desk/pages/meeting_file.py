from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from secretariat.desk.actions.file_for_reading import file_for_reading
from secretariat.desk.pages.receive import bytes_of
from secretariat.evidence.sourced import Cited, Sourced
from secretariat.evidence.states import CitationKind
from secretariat.meetings.actions.file_document import Upload
from secretariat.meetings.document_forms import FileForm
from secretariat.meetings.models import MeetingDocument
from secretariat.meetings.pages.documents import paper_or_404
from secretariat.meetings.pages.looking import actor_of
from secretariat.people.access import open_to, staff
from secretariat.refusals import Refused, StaleRevision


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(staff)
def meeting_file(request: HttpRequest, public_id: str) -> HttpResponse:
    """File what came for a document of a meeting."""
    actor, paper = actor_of(request), paper_or_404(request, public_id)
    form = FileForm(
        request.POST if request.method == "POST" else None,
        request.FILES or None,
        initial={"language": paper.language},
        version=paper.line.version,
    )
    if request.method != "POST" or not form.is_valid():
        return _page(request, paper, form, status=422 if form.errors else 200)
    file = form.cleaned_data["file"]
    note = _("Filed by the secretariat: %(name)s") % {"name": file.name}
    try:
        upload = Upload(bytes_of(file.name, file), file.name, form.cleaned_data["language"])
        sourced = Sourced(by=actor, at=timezone.now(), cited=(Cited(CitationKind.ENTRY, note=note[:1000]),))
        received = file_for_reading(
            paper=paper, upload=upload, sourced=sourced, seen_version=form.seen_version
        )
    except Refused as refusal:
        form.add_error("file" if not isinstance(refusal, StaleRevision) else None, refusal.message)
        if isinstance(refusal, StaleRevision):
            form.follow(paper_or_404(request, public_id).line.version)
        return _page(request, paper, form, status=refusal.status)
    said = (
        _("Filed.") if received.is_new else _("Filed; these bytes were received before and are not doubled.")
    )
    messages.success(request, said)
    return redirect("site:meeting-documents", paper.meeting.public_id)


def _page(request: HttpRequest, paper: MeetingDocument, form: FileForm, *, status: int) -> HttpResponse:
    limit = settings.UPLOAD_BYTES // (1024 * 1024)
    shown = {"form": form, "paper": paper, "meeting": paper.meeting, "limit": limit}
    return render(request, "desk/meeting_file.html", shown, status=status)
