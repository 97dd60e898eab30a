from dataclasses import replace

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from secretariat.bodies.audience import audiences, possible_readers
from secretariat.evidence.given import sourced_from
from secretariat.meetings.actions.record_outcome import record_outcome
from secretariat.meetings.models import Meeting, Outcome
from secretariat.meetings.outcome_form import OutcomeForm
from secretariat.meetings.pages.looking import OWN_ENTRY, actor_of, given_by, meeting_or_404, offered, page_of
from secretariat.meetings.states import MeetingStatus
from secretariat.people.access import open_to, staff
from secretariat.people.actor import Actor
from secretariat.refusals import Refused


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(staff)
def outcome(request: HttpRequest, public_id: str) -> HttpResponse:
    """Record what came of a meeting; who will see it is read before it is saved."""
    actor, meeting = actor_of(request), meeting_or_404(request, public_id)
    if meeting.status != MeetingStatus.HELD or meeting.body is None:
        raise Http404
    standing = list(Outcome.objects.filter(meeting=meeting).visible_to(actor).select_related("line"))
    form = _form(request, meeting, actor, len(standing))
    if request.method != "POST" or not form.is_valid():
        return _page(request, form, meeting, standing, status=422 if form.errors else 200)
    given = form.cleaned_data
    sourced = sourced_from(
        given, body=meeting.body, by=actor, at=timezone.now(), distribution=given["distribution"]
    )
    readers = sourced.readers | frozenset(given["readers"])
    try:
        record_outcome(
            meeting=meeting,
            value=form.value(meeting),
            sourced=replace(sourced, readers=readers, is_fictitious=meeting.line.is_fictitious),
            seen_count=form.seen_version,
        )
    except Refused as refusal:
        name = refusal.details.get("field")
        form.add_error(name if name in form.fields else None, refusal.message)
        return _page(request, form, meeting, standing, status=refusal.status)
    messages.success(request, _("Recorded."))
    return redirect(page_of(meeting))


def _form(request: HttpRequest, meeting: Meeting, actor: Actor, count: int) -> OutcomeForm:
    assert meeting.body is not None, "without a body nobody can be told who will see it"
    today, language = timezone.localdate(), get_language() or "en"
    return OutcomeForm(
        given_by(request),
        bodies=offered(actor).bodies,
        audiences=audiences(meeting.body, today, language),
        readers=possible_readers(meeting.body, today, actor, language),
        viewer=actor,
        initial=OWN_ENTRY | {"distribution": meeting.line.distribution},
        version=count,
    )


def _page(
    request: HttpRequest, form: OutcomeForm, meeting: Meeting, standing: list[Outcome], *, status: int
) -> HttpResponse:
    shown = {"form": form, "meeting": meeting, "standing": standing}
    return render(request, "meetings/outcome.html", shown, status=status)
