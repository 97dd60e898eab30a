from collections.abc import Sequence
from dataclasses import replace

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from secretariat.bodies.audience import audiences
from secretariat.evidence.given import sourced_from
from secretariat.evidence.reach import readers_of
from secretariat.evidence.sourced import Sourced
from secretariat.meetings.actions.change_meeting import change_meeting
from secretariat.meetings.actions.move_meeting import move_meeting
from secretariat.meetings.at_once import clashes_of_meeting
from secretariat.meetings.clashes import Clash
from secretariat.meetings.forms import ChangeForm, MoveForm, initial_of
from secretariat.meetings.models import Meeting
from secretariat.meetings.pages.looking import (
    OWN_ENTRY,
    actor_of,
    clashes_in,
    given_by,
    meeting_or_404,
    offered,
    page_of,
)
from secretariat.meetings.queries import value_now
from secretariat.meetings.states import AHEAD, MOVES, MeetingKind
from secretariat.people.access import open_to, staff
from secretariat.people.actor import Actor
from secretariat.refusals import Invalid, Refused, StaleRevision
from secretariat.seen import Stale

WORDS = {
    "confirm": (gettext_lazy("Confirm it"), gettext_lazy("Those who are invited can count on it.")),
    "hold": (gettext_lazy("It was held"), gettext_lazy("It took place as it stands here.")),
    "postpone": (
        gettext_lazy("Postpone it"),
        gettext_lazy("What was announced stays on record beside the new day."),
    ),
    "cancel": (
        gettext_lazy("Cancel it"),
        gettext_lazy("It stays on record, with the reason; its number is free again."),
    ),
}


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(staff)
def change(request: HttpRequest, public_id: str) -> HttpResponse:
    """Say anew what a meeting is."""
    actor, meeting = actor_of(request), meeting_or_404(request, public_id)
    form = _change_form(request, meeting, actor, given_by(request))
    if request.method != "POST" or not form.is_valid():
        return _changing(request, form, meeting, status=422 if form.errors else 200)
    found: list[Clash] = []
    try:
        found = clashes_in(request, form, meeting.body, actor, meeting)
        if found and form.seen_version == meeting.line.version:
            return _changing(request, form, meeting, found=found, status=200)
        change_meeting(
            meeting=meeting,
            value=replace(form.value(), body=value_now(meeting).body, part_of=value_now(meeting).part_of),
            sourced=_sourced(form.cleaned_data, meeting, actor),
            seen_version=form.seen_version,
            people=form.people(),
            is_slip=form.cleaned_data["is_slip"],
        )
    except StaleRevision as refusal:
        now = meeting_or_404(request, public_id)
        standing = initial_of(value_now(now), now.line.distribution)
        stale = Stale(refusal.message, form.compared(standing))
        form = _change_form(request, now, actor, form.carried_on(standing, now.line.version))
        return _changing(request, form, now, stale=stale, status=refusal.status)
    except Refused as refusal:
        form.add_error(form.field_of(refusal), refusal.message)
        return _changing(request, form, meeting, found=found, status=refusal.status)
    messages.success(request, _("Changed."))
    return redirect(page_of(meeting))


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(staff)
def move(request: HttpRequest, public_id: str, move: str) -> HttpResponse:
    """Confirm, hold, postpone or cancel a meeting."""
    actor, meeting = actor_of(request), meeting_or_404(request, public_id)
    if move not in MOVES or meeting.status not in AHEAD:
        raise Http404
    form = MoveForm(
        given_by(request), move=move, viewer=actor, initial=OWN_ENTRY, version=meeting.line.version
    )
    if request.method != "POST" or not form.is_valid():
        return _moving(request, form, meeting, move, status=422 if form.errors else 200)
    given = form.cleaned_data
    try:
        move_meeting(
            meeting=meeting,
            move=move,
            reason=given.get("reason", ""),
            on=given.get("on") or None,
            sourced=_sourced(given, meeting, actor),
            seen_version=form.seen_version,
        )
    except StaleRevision as refusal:
        now = meeting_or_404(request, public_id)
        stale = Stale(refusal.message, form.compared({}), f"{now.title}: {now.get_status_display()}")
        form = MoveForm(
            form.carried_on({}, now.line.version), move=move, viewer=actor, version=now.line.version
        )
        return _moving(request, form, now, move, stale=stale, status=refusal.status)
    except Refused as refusal:
        name = refusal.details.get("field")
        form.add_error(name if name in form.fields else None, refusal.message)
        return _moving(request, form, meeting, move, status=refusal.status)
    messages.success(request, _("Recorded."))
    if move == "hold" and meeting.kind == MeetingKind.VISIT:
        messages.info(request, _("A press release is proposed below from what is recorded of the visit."))
        return redirect("site:release", public_id)
    return redirect(page_of(meeting))


def _change_form(request: HttpRequest, meeting: Meeting, actor: Actor, data: object) -> ChangeForm:
    return ChangeForm(
        data,
        offered=offered(actor),
        audiences=audiences(None, timezone.localdate()),
        viewer=actor,
        initial=OWN_ENTRY | initial_of(value_now(meeting), meeting.line.distribution),
        version=meeting.line.version,
    )


def _sourced(given: dict[str, object], meeting: Meeting, actor: Actor) -> Sourced:
    """Return the source of a change, which goes no further than the meeting itself."""
    sourced = sourced_from(
        given, body=meeting.body, by=actor, at=timezone.now(), distribution=meeting.line.distribution
    )
    return replace(sourced, is_fictitious=meeting.line.is_fictitious, readers=readers_of(meeting.line))


def _changing(
    request: HttpRequest,
    form: ChangeForm,
    meeting: Meeting,
    *,
    found: Sequence[Clash] = (),
    stale: Stale | None = None,
    status: int,
) -> HttpResponse:
    shown = {"form": form, "meeting": meeting, "stale": stale, "clashes": found}
    return render(request, "meetings/change.html", shown, status=status)


def _clashes_now(meeting: Meeting, actor: Actor) -> list[Clash]:
    """Return what would be in two places at once if the meeting stays where it is."""
    try:
        return clashes_of_meeting(value_now(meeting), meeting.body, actor, but=meeting)
    except Invalid:  # hours that a document gives, as it gives them
        return []


def _moving(
    request: HttpRequest,
    form: MoveForm,
    meeting: Meeting,
    move: str,
    *,
    stale: Stale | None = None,
    status: int,
) -> HttpResponse:
    title, lede = WORDS[move]
    shown = {"form": form, "meeting": meeting, "title": title, "lede": lede, "stale": stale}
    shown["clashes"] = _clashes_now(meeting, actor_of(request)) if move == "confirm" else ()
    return render(request, "meetings/move.html", shown, status=status)
