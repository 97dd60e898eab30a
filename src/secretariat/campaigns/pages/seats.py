"""Members of a body: who is suspended; what a suspension or a withdrawal does is shown before it is done."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from secretariat.acting import RECORD, Page
from secretariat.bodies.models import Membership
from secretariat.bodies.queries import names_of
from secretariat.bodies.seating import members_on
from secretariat.campaigns import policies
from secretariat.campaigns.actions.lift_suspension import lift_suspension
from secretariat.campaigns.actions.suspend_member import suspend_member
from secretariat.campaigns.actions.withdraw_member import withdraw_member
from secretariat.campaigns.effects import effects_of
from secretariat.campaigns.forms import LeaveForm, LiftForm, SeatForm, SuspendForm
from secretariat.campaigns.pages.answering import answered, body_called
from secretariat.engines.values.edtf import parse
from secretariat.engines.values.folding import sort_key
from secretariat.evidence.given import sourced_from
from secretariat.evidence.sourced import Sourced
from secretariat.evidence.states import CitationKind
from secretariat.language import language_of
from secretariat.meetings.pages.looking import actor_of
from secretariat.parties.models import Body
from secretariat.people.access import open_to, staff

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class MemberRow:
    """A member in the list: the line of its seat, since when, the suspension that holds today ("": none)."""

    line: str
    code: str
    name: str
    since: str
    suspended: str


@require_safe
@open_to(staff)
def members(request: HttpRequest, slug: str) -> HttpResponse:
    """The members of a body, with the acts on their seats."""
    actor = actor_of(request)
    body = Body.objects.select_related("parent").filter(slug=slug).first()
    if body is None or not policies.may_campaign(actor, body):
        raise Http404
    today = body.day(timezone.now())
    seats = list(members_on(body, today).filter(body=body).select_related("party", "line"))
    names = names_of("party", {seat.party_id for seat in seats}, language_of(), viewer=actor)
    rows = [
        MemberRow(
            line=seat.public_id, code=seat.party.code, name=names.get(seat.party_id, seat.party.code),
            since=seat.during.start.text if seat.during and seat.during.start else "",
            suspended=next((one for one in seat.suspensions if parse(one).holds(today)), ""),
        )
        for seat in seats
    ]  # fmt: skip
    shown = {
        "body": body, "body_name": body_called(body), "is_fictitious": body.is_fictitious,
        "rows": sorted(rows, key=lambda row: sort_key(row.name, language_of())),
    }  # fmt: skip
    return render(request, "campaigns/members.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(staff)
def suspend(request: HttpRequest, public_id: str) -> HttpResponse:
    """Suspend a member; what that does is shown first."""
    seat, now = _seat(request, public_id), _initial(request)
    form = SuspendForm(request.POST or None, viewer=actor_of(request), version=seat.line.version, initial=now)

    def act(given: dict[str, Any], sourced: Sourced) -> None:
        suspend_member(
            membership=seat, first_on=given["first_on"], last_on=given["last_on"],
            ends_seats=given["ends_seats"], sourced=sourced, seen_version=form.seen_version,
        )  # fmt: skip

    def days(given: dict[str, Any]) -> tuple[date, date | None]:
        last = given.get("last_on")
        return given["first_on"], last + ONE_DAY if last else None

    return _answered(request, seat, form, act, _("Suspend a member"), days)


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(staff)
def lift(request: HttpRequest, public_id: str) -> HttpResponse:
    """Let a suspension end."""
    seat, now = _seat(request, public_id), _initial(request)
    form = LiftForm(request.POST or None, viewer=actor_of(request), version=seat.line.version, initial=now)

    def act(given: dict[str, Any], sourced: Sourced) -> None:
        lift_suspension(
            membership=seat, last_on=given["last_on"], sourced=sourced, seen_version=form.seen_version
        )

    return _answered(request, seat, form, act, _("Lift the suspension"), None)


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(staff)
def leave(request: HttpRequest, public_id: str) -> HttpResponse:
    """Let a member leave; what that does is shown first."""
    seat, now = _seat(request, public_id), _initial(request)
    form = LeaveForm(request.POST or None, viewer=actor_of(request), version=seat.line.version, initial=now)

    def act(given: dict[str, Any], sourced: Sourced) -> None:
        withdraw_member(
            membership=seat, last_on=given["last_on"], sourced=sourced, seen_version=form.seen_version
        )

    def days(given: dict[str, Any]) -> tuple[date, date | None]:
        return given["last_on"] + ONE_DAY, None

    return _answered(request, seat, form, act, _("Record that a member leaves"), days)


def _seat(request: HttpRequest, public_id: str) -> Membership:
    """Return a member's seat in a body whose campaigns the viewer keeps."""
    actor = actor_of(request)
    rows = Membership.objects.visible_to(actor).filter(line__public_id=public_id)
    seat: Membership | None = rows.select_related("line", "body__parent", "party").first()
    if seat is None or not policies.may_campaign(actor, seat.body):
        raise Http404
    return seat


def _initial(request: HttpRequest) -> dict[str, Any]:
    today = timezone.localdate()
    return {"first_on": today, "last_on": None, "ends_seats": True, "source": CitationKind.ENTRY.value}


def _answered(
    request: HttpRequest,
    seat: Membership,
    form: SeatForm,
    act: Callable[[dict[str, Any], Sourced], None],
    heading: Any,
    days: Callable[[dict[str, Any]], tuple[date, date | None]] | None,
) -> HttpResponse:
    """Show the form with the effects of the days that were typed, or record it in sight of them."""
    actor, back = actor_of(request), reverse("campaigns:members", args=[seat.body.slug])

    def done() -> str:
        if days is not None and request.POST.get("step") != RECORD:
            return ""
        act(form.cleaned_data, sourced_from(form.cleaned_data, body=seat.body, by=actor, at=timezone.now()))
        return back

    more: dict[str, Any] = {}
    if days is not None:
        asked = form.cleaned_data if form.is_bound and form.is_valid() else None
        first_on, end_on = days(asked) if asked else (seat.body.day(timezone.now()), None)
        more = {
            "effects": effects_of(seat, first_on, end_on, actor, language_of()),
            "first_on": first_on, "is_looked_at": asked is not None,
        }  # fmt: skip
    name = names_of("party", [seat.party_id], language_of(), viewer=actor).get(seat.party_id, seat.party.code)
    page = Page(heading, back, _("Members"), name, is_fictitious=seat.body.is_fictitious, more=more)
    return answered(request, form, done, page, ({}, seat.line.version))
