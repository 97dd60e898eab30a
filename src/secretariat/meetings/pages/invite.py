from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.views.decorators.http import require_http_methods

from secretariat.bodies.audience import seated_in
from secretariat.bodies.queries import LONG, names_of
from secretariat.meetings.actions.send_invitations import send_invitations
from secretariat.meetings.calling import Letters, asked_before, facts_of, letters_for
from secretariat.meetings.invite_form import InviteForm
from secretariat.meetings.models import Convocation, Meeting
from secretariat.meetings.pages.looking import actor_of, given_by, meeting_or_404, page_of
from secretariat.people.access import open_to, staff
from secretariat.people.actor import Actor
from secretariat.refusals import Refused

SEND = "send"


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(staff)
def invite(request: HttpRequest, public_id: str) -> HttpResponse:
    """Invite to a meeting, tell what changed, or that it is off; who gets it is shown before it is sent."""
    actor, meeting = actor_of(request), meeting_or_404(request, public_id)
    if meeting.body is None:
        raise Http404
    form, organizer = _form(request, meeting), _called(meeting, actor)
    if request.method != "POST" or not form.is_valid():
        return _page(request, form, meeting, status=422 if form.errors else 200)
    words = form.cleaned_data["words"].strip()
    try:
        letters = letters_for(meeting, form.invitees(), words, organizer)
        if request.POST.get("step") != SEND:
            return _page(request, form, meeting, letters=letters)
        convocation = send_invitations(
            meeting=meeting,
            invitees=form.invitees(),
            words=words,
            organizer=organizer,
            by=actor,
            at=timezone.now(),
            seen_letters=form.cleaned_data["seen"],
        )
    except Refused as refusal:
        name = refusal.details.get("field")
        form.add_error(name if name in form.fields else None, refusal.message)
        return _page(request, form, meeting, status=refusal.status)
    count = convocation.invitees.count()
    told = ngettext("%(n)d letter is in the outbox.", "%(n)d letters are in the outbox.", count)
    messages.success(request, told % {"n": count})
    return redirect(page_of(meeting))


def _form(request: HttpRequest, meeting: Meeting) -> InviteForm:
    assert meeting.body is not None, "asked before"
    before = asked_before(meeting)
    initial: dict[str, Any] = {
        "accounts": [one.account_id for one in before if one.account_id],
        "others": "\n".join(f"{one.name} <{one.email}>".strip() for one in before if not one.account_id),
    }
    seated = seated_in(meeting.body, language=get_language() or "en")
    return InviteForm(given_by(request), seated=seated, initial=initial)


def _called(meeting: Meeting, actor: Actor) -> str:
    assert meeting.body is not None, "asked before"
    return names_of("body", {meeting.body.pk}, "en", LONG, actor).get(meeting.body.pk, meeting.body.slug)


def _page(
    request: HttpRequest,
    form: InviteForm,
    meeting: Meeting,
    *,
    letters: Letters | None = None,
    status: int = 200,
) -> HttpResponse:
    shown = {
        "form": form,
        "meeting": meeting,
        "letters": letters,
        "facts": facts_of(meeting),
        "sent": Convocation.objects.filter(meeting=meeting)
        .prefetch_related("invitees")
        .select_related("sent_by"),
    }
    return render(request, "meetings/invite.html", shown, status=status)
