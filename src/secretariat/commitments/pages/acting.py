"""What the pages by which an agenda is kept do alike: show a form, do the act, meet whoever came first."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from secretariat.acting import acted
from secretariat.commitments import policies
from secretariat.commitments.models import Priority, Strategy, StrategyVersion
from secretariat.evidence.given import sourced_from
from secretariat.evidence.sourced import Sourced
from secretariat.meetings.pages.looking import actor_of, given_by
from secretariat.parties.models import Body
from secretariat.people.actor import Actor
from secretariat.refusals import StaleRevision
from secretariat.seen import VERSION, Stale

Made = Callable[[QueryDict | None], Any]


def answered(
    request: HttpRequest, made: Made, act: Callable[[Any], str], heading: str, back: str
) -> HttpResponse:
    """Show a form, or do the act, whole or not at all, and go where it says; "" shows what was read.

    Args:
        made: what was sent → the form of what stands now; None: the form as one opens it.
    """
    form = made(given_by(request))
    answer = acted(request, form, lambda: act(form), lambda refusal: late(form, made, refusal))
    if answer.done:
        messages.success(request, _("Entered."))
        return redirect(answer.done)
    shown = {
        "form": answer.form, "heading": heading, "back": back, "stale": answer.stale,
        "is_sourced": hasattr(answer.form, "source_fields"),
    }  # fmt: skip
    return render(request, "commitments/agenda_form.html", shown, status=answer.status)


def late(form: Any, made: Made, refusal: StaleRevision) -> tuple[Stale, Any]:
    """Return what was seen, stands and was typed; and the form that is saved in sight of what stands."""
    now = {bound.name: bound.initial for bound in made(None)}
    return Stale(refusal.message, form.compared(now)), made(form.carried_on(now, now[VERSION]))


def strategy_or_404(request: HttpRequest, public_id: str) -> Strategy:
    """Return an agenda that the viewer keeps."""
    strategy = strategy_seen(request, public_id)
    if not policies.may_keep(actor_of(request), strategy.body):
        raise Http404
    return strategy


def followed_or_404(request: HttpRequest, public_id: str) -> Strategy:
    """Return an agenda whose review the viewer opens and whose lines they measure."""
    strategy = strategy_seen(request, public_id)
    if not policies.may_follow_up(actor_of(request), strategy.body, timezone.now()):
        raise Http404
    return strategy


def strategy_seen(request: HttpRequest, public_id: str) -> Strategy:
    """Return an agenda that the viewer may see."""
    rows: Any = Strategy.objects.visible_to(actor_of(request)).filter(line__public_id=public_id)
    strategy: Strategy | None = rows.select_related("line__chosen", "body__parent").first()
    if strategy is None:
        raise Http404
    return strategy


def version_or_404(request: HttpRequest, public_id: str) -> StrategyVersion:
    """Return a version of an agenda that the viewer keeps."""
    rows: Any = StrategyVersion.objects.visible_to(actor_of(request)).filter(line__public_id=public_id)
    rows = rows.select_related("line__chosen", "of__line", "of__body__parent", "text__line__chosen")
    version: StrategyVersion | None = rows.first()
    if version is None or not policies.may_keep(actor_of(request), version.of.body):
        raise Http404
    return version


def source_of(form: Any, body: Body | None, actor: Actor, reach: str = "") -> Sourced:
    """Return on what a form rests, as far as it may be seen."""
    given = form.cleaned_data
    distribution = reach or given.get("distribution") or "public"
    return sourced_from(given, body=body, by=actor, at=timezone.now(), distribution=distribution)


def latest_lines(strategy: Strategy) -> list[Priority]:
    """Return the lines of the version that has any, the latest."""
    rows: Any = Priority.objects.standing().filter(of__of=strategy, of__line__chosen__isnull=False)
    found = list(rows.select_related("line", "of__text").order_by("position", "pk"))
    if not found:
        return []
    latest = max(found, key=lambda row: (str(row.of.text.adopted_first or ""), row.of_id)).of_id
    return [row for row in found if row.of_id == latest]
