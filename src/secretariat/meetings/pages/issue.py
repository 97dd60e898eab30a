from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from secretariat.bodies.audience import seated_in
from secretariat.meetings import agenda, going_out
from secretariat.meetings.actions.issue_agenda import issue_agenda
from secretariat.meetings.actions.send_agenda import send_agenda
from secretariat.meetings.agenda_changes import differences
from secretariat.meetings.agenda_letters import AgendaLetters, agenda_letters
from secretariat.meetings.calling import asked_before
from secretariat.meetings.invite_form import IssueForm
from secretariat.meetings.models import AgendaVersion, Meeting
from secretariat.meetings.pages.invite import SEND
from secretariat.meetings.pages.looking import actor_of, given_by, meeting_or_404
from secretariat.meetings.states import MeetingKind
from secretariat.people.access import open_to, staff
from secretariat.people.actor import Actor
from secretariat.refusals import Refused, StaleRevision


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(staff)
def issue(request: HttpRequest, public_id: str) -> HttpResponse:
    """Send an agenda or a programme as it stands: what changed since, who gets it, then the act."""
    actor, meeting = actor_of(request), meeting_or_404(request, public_id)
    if meeting.kind in going_out.NOTHING:
        raise Http404
    form = _issue_form(request, meeting)
    if request.method != "POST" or not form.is_valid():
        return _issue_page(request, meeting, form, status=422 if form.errors else 200)
    try:
        letters = _letters(form, meeting)
        if letters and request.POST.get("step") != SEND:
            return _issue_page(request, meeting, form, letters=letters)
        version = _issued(form, meeting, actor)
    except Refused as refusal:
        name = refusal.details.get("field")
        form.add_error(name if name in form.fields else None, refusal.message)
        if isinstance(refusal, StaleRevision):
            form.follow(going_out.version_of(meeting))
        return _issue_page(request, meeting, form, status=refusal.status)
    messages.success(request, _("Version %(number)d is kept as sent.") % {"number": version.number})
    if letters:
        count = len(letters.letters)
        told = ngettext("%(n)d letter is in the outbox.", "%(n)d letters are in the outbox.", count)
        messages.success(request, told % {"n": count})
    return redirect("site:meeting" if meeting.kind == MeetingKind.VISIT else "site:agenda", meeting.public_id)


def _issue_form(request: HttpRequest, meeting: Meeting) -> IssueForm:
    """Return the form; first those to whom it went last, else those who were invited."""
    assert meeting.body is not None, "whoever keeps its papers has a seat in its body"
    last = agenda.last_version(meeting)
    before: list[Any] = list(last.addressees.exclude(email="")) if last else []
    before = before or asked_before(meeting)
    return IssueForm(
        given_by(request),
        seated=seated_in(meeting.body, language=get_language() or "en"),
        initial={
            "accounts": [one.account_id for one in before if one.account_id],
            "others": "\n".join(f"{one.name} <{one.email}>".strip() for one in before if not one.account_id),
        },
        version=going_out.version_of(meeting),
    )


def _letters(form: IssueForm, meeting: Meeting) -> AgendaLetters | None:
    """Return the letters; None where nobody was chosen."""
    invitees, words = form.invitees(), form.cleaned_data["words"]
    return agenda_letters(meeting, invitees, words, on=timezone.localdate()) if invitees else None


def _issued(form: IssueForm, meeting: Meeting, actor: Actor) -> AgendaVersion:
    given = form.cleaned_data
    if not (invitees := form.invitees()):
        return issue_agenda(
            meeting=meeting, note=given["note"], by=actor, at=timezone.now(), seen_version=form.seen_version
        )
    return send_agenda(
        meeting=meeting, invitees=invitees, words=given["words"], note=given["note"], by=actor,
        at=timezone.now(), seen_version=form.seen_version, seen_letters=given["seen"],
    )  # fmt: skip


def _issue_page(
    request: HttpRequest,
    meeting: Meeting,
    form: IssueForm,
    *,
    letters: AgendaLetters | None = None,
    status: int = 200,
) -> HttpResponse:
    last = agenda.last_version(meeting)
    now = going_out.items_of(meeting)
    shown = {
        "meeting": meeting,
        "is_visit": meeting.kind == MeetingKind.VISIT,
        "form": form,
        "letters": letters,
        "last": last,
        "count": sum(not item["is_struck"] for item in now),
        "changes": differences(last.items, now) if last else (),
    }
    return render(request, "meetings/agenda_issue.html", shown, status=status)
