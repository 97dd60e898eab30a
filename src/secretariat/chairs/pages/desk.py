from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from secretariat.chairs import policies, queries
from secretariat.chairs.actions.set_finishing_days import set_finishing_days
from secretariat.chairs.actions.settle_turns import YEARS_SHOWN
from secretariat.chairs.bridge import engine
from secretariat.chairs.forms.coordinators import FORMS as COORDINATOR_FORMS
from secretariat.chairs.forms.decisions import FORMS, Chair
from secretariat.chairs.forms.handover import FinishingForm
from secretariat.chairs.holding import rights_of
from secretariat.chairs.models import ChairSetting, Coordinator
from secretariat.chairs.pages.effects import terms_shown
from secretariat.chairs.pages.looking import actor_of, body_name, body_or_404, chair_of, zone_of
from secretariat.chairs.rotations import Rotation
from secretariat.engines.values.date_labels import label
from secretariat.parties.models import Body
from secretariat.people.access import open_to, staff
from secretariat.people.actor import Actor
from secretariat.refusals import Refused, StaleRevision
from secretariat.seen import Stale

HANDOVERS_SHOWN = 4


@dataclass(frozen=True, slots=True)
class HandoverShown:
    """A term whose handover, or plan, has a page."""

    public_id: str
    holder: str
    when: str
    status: str


@require_safe
@open_to(staff)
def desk(request: HttpRequest, slug: str) -> HttpResponse:
    """The chair of a body: who has its rights, the calendar, and what can be recorded."""
    return _page(request, slug)


def _page(
    request: HttpRequest, slug: str, finishing_form: FinishingForm | None = None, stale: Stale | None = None
) -> HttpResponse:
    actor, body, now = actor_of(request), body_or_404(slug), timezone.now()
    chair = chair_of(body, actor)
    rotation = rotation_of(body, actor, now)
    rights = rights_of(body, now)
    shown: dict[str, Any] = {
        "body": body,
        "name": body_name(body, actor),
        "calendar": terms_shown(rotation.calendar(until(now)), named(chair)),
        "goes_on": rotation.goes_on,
        "rights": named(chair)(rights.term.holder) if rights.term else "",
        "grounds": rights.grounds.label,
        "terms": handovers(chair),
        "forms": [(key, form.title) for key, form in FORMS.items()],
        "coordinators": coordinators_shown(list(queries.coordinators(actor, bodies=[slug])), chair),
        "coordinator_forms": [(key, form.title) for key, form in COORDINATOR_FORMS.items() if key != "plan"],
        "may_decide": policies.may_decide(actor, body),
        "finishing": finishing_form or _finishing_form(body),
        "stale": stale,
    }
    return render(request, "chairs/desk.html", shown, status=StaleRevision.status if stale else 200)


def _finishing_form(body: Body, data: Any = None) -> FinishingForm:
    setting = ChairSetting.objects.filter(body=body).first()
    initial = {"days": setting.finishing_days} if setting else {}
    return FinishingForm(data, initial=initial, version=setting.version if setting else 0)


@require_POST
@open_to(staff)
def finishing(request: HttpRequest, slug: str) -> HttpResponse:
    """Set the days in which an outgoing chair finishes its records."""
    body = body_or_404(slug)
    if not policies.may_decide(actor_of(request), body):
        raise Http404
    form = _finishing_form(body, request.POST)
    if not form.is_valid():
        messages.error(request, _("Give a number of days from 0 to 366."))
        return redirect("chairs:desk", slug)
    try:
        set_finishing_days(
            body=body,
            days=form.cleaned_data["days"],
            by=actor_of(request),
            at=timezone.now(),
            seen_version=form.seen_version,
        )
    except StaleRevision as refusal:
        setting = ChairSetting.objects.get(body=body)
        standing = {"days": setting.finishing_days}
        stale = Stale(refusal.message, form.compared(standing))
        return _page(request, slug, _finishing_form(body, form.carried_on(standing, setting.version)), stale)
    except Refused as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, _("Set."))
    return redirect("chairs:desk", slug)


def rotation_of(body: Body, actor: Actor, now: datetime) -> Rotation:
    """Return the rotation of a body as the actor may see it; an empty one where there is none."""
    today = now.astimezone(zone_of(body)).date()
    found = queries.rotations(actor, today, [body.slug]).get(body.slug)
    return found or Rotation(slug=body.slug, rule=None, members=(), exceptions=(), record=())


def handovers(chair: Chair) -> list[HandoverShown]:
    """Return the last terms held and planned, the latest first."""
    rows = [row for row in reversed(chair.terms) if row.status in engine.STATUSES and row.term]
    return [
        HandoverShown(
            row.public_id,
            named(chair)(engine.who(row)),
            label(row.term, get_language() or "en") if row.term else "",
            str(row.get_status_display()),
        )
        for row in rows[:HANDOVERS_SHOWN]
    ]


def coordinators_shown(terms: list[Coordinator], chair: Chair) -> list[HandoverShown]:
    """Return the coordinators of a group, the latest first."""
    return [
        HandoverShown(
            term.public_id,
            named(chair)(term.holder.code if term.holder else term.holder_words),
            label(term.during, get_language() or "en") if term.during else "",
            "",
        )
        for term in reversed(terms)
    ]


def until(now: datetime) -> date:
    """Return the end of the calendars that the desk shows."""
    return date(now.year + YEARS_SHOWN, 1, 1)


def named(chair: Chair) -> Any:
    """Return how the holder of a term is called: by name, or in its own words."""
    return lambda code: chair.names.get(code, code)
