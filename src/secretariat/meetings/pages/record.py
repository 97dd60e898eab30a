from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from secretariat.bodies.audience import audiences, possible_readers
from secretariat.distribution import Distribution
from secretariat.evidence.given import sourced_from
from secretariat.meetings import series
from secretariat.meetings.actions.record_meeting import record_meeting
from secretariat.meetings.clashes import Clash
from secretariat.meetings.forms import MeetingForm
from secretariat.meetings.models import Meeting
from secretariat.meetings.pages.looking import OWN_ENTRY, actor_of, clashes_in, given_by, offered, page_of
from secretariat.meetings.states import MeetingKind
from secretariat.parties.models import Body
from secretariat.people.access import open_to, staff
from secretariat.people.actor import Actor, Role
from secretariat.refusals import Refused


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(staff)
def record(request: HttpRequest) -> HttpResponse:
    """Record a meeting or visit; of a visit the programme comes next."""
    actor = actor_of(request)
    form = _form(request, actor)
    if request.method != "POST" or not form.is_valid():
        return _page(request, form, status=422 if form.errors else 200)
    found: list[Clash] = []
    try:
        found = clashes_in(request, form, Body.objects.get(slug=form.cleaned_data["body"]), actor)
        if found:
            return _page(request, form, found=found, status=200)
        meeting = _record(form, actor)
    except Refused as refusal:
        form.add_error(form.field_of(refusal), refusal.message)
        return _page(request, form, found=found, status=refusal.status)
    if meeting.kind == MeetingKind.VISIT:
        messages.success(request, _("The visit is recorded. Now its programme."))
        return redirect("meetings:programme", meeting.public_id)
    messages.success(request, _("Recorded."))
    return redirect(page_of(meeting))


def _form(request: HttpRequest, actor: Actor) -> MeetingForm:
    """Return the form, with those counted who would see what is about its body."""
    data, known = given_by(request), _suggested(request, actor)
    slug = data.get("body", "") if data else known.get("body", "")
    body = Body.objects.filter(slug=slug).first()
    today, language = timezone.localdate(), get_language() or "en"
    form = MeetingForm(
        data,
        offered=offered(actor),
        audiences=audiences(body, today, language),
        readers=possible_readers(body, today, actor, language) if body else (),
        viewer=actor,
        initial=OWN_ENTRY | {"distribution": Distribution.PUBLIC, "audience_of": slug} | known,
        version=0,
    )
    if data is not None and form.errors:
        form.data = data.copy()
        form.data["audience_of"] = slug
    return form


def _record(form: MeetingForm, actor: Actor) -> Meeting:
    given = form.cleaned_data
    body = Body.objects.get(slug=given["body"])
    sourced = sourced_from(given, body=body, by=actor, at=timezone.now(), distribution=given["distribution"])
    sourced = replace(sourced, readers=sourced.readers | frozenset(given["readers"]))
    return record_meeting(value=form.value(), sourced=sourced, people=form.people())


def _suggested(request: HttpRequest, actor: Actor) -> dict[str, Any]:
    """Return what the link that led here knows: the body, the kind, and so the number that comes next.

    Where it names no body, that of the only secretariat in which the person sits.
    """
    own = {seat.body for seat in actor.seats if seat.role is Role.STAFF}
    slug, kind = (
        request.GET.get("body", "") or (own.pop() if len(own) == 1 else ""),
        request.GET.get("kind", ""),
    )
    body = Body.objects.filter(slug=slug).first()
    if body is None:
        return {}
    known: dict[str, Any] = {"body": body.slug}
    if kind in MeetingKind.values:
        ordinals = series.in_series(body, kind).values_list("ordinal", flat=True)
        number = series.count_of(ordinals).next
        known |= {"kind": kind} | ({"ordinal": number} if number > 1 else {})
    return known


def _page(
    request: HttpRequest, form: MeetingForm, *, found: Sequence[Clash] = (), status: int
) -> HttpResponse:
    return render(request, "meetings/record.html", {"form": form, "clashes": found}, status=status)
