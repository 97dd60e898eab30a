from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from secretariat.meetings import deciding
from secretariat.meetings.actions.change_decision import change_decision
from secretariat.meetings.actions.record_decision import record_decision
from secretariat.meetings.decision_forms import DecisionChangeForm, DecisionForm, initial_of_decision
from secretariat.meetings.models import Meeting, Outcome
from secretariat.meetings.pages.agenda import item_or_404, own_entry, sitting_or_404, source_of
from secretariat.meetings.pages.looking import actor_of, given_by, offered
from secretariat.people.access import open_to, staff
from secretariat.people.actor import Actor
from secretariat.refusals import Refused, StaleRevision
from secretariat.seen import Stale


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(staff)
def decide(request: HttpRequest, public_id: str) -> HttpResponse:
    """Record what was decided under an item, and who follows it up."""
    actor, item = actor_of(request), item_or_404(request, public_id)
    count = Outcome.objects.filter(item=item).visible_to(actor).count()
    form = DecisionForm(
        given_by(request), viewer=actor, initial=own_entry(), version=count, reach=item.line.distribution,
        **_offered(item.meeting, actor),
    )  # fmt: skip
    heading = _("What was decided: %(item)s") % {"item": item}
    if request.method != "POST" or not form.is_valid():
        return _page(request, item.meeting, form, heading, status=422 if form.errors else 200)
    try:
        record_decision(
            item=item, value=form.value(), sourced=source_of(form, item.meeting, actor),
            seen_count=form.seen_version,
        )  # fmt: skip
    except Refused as refusal:
        form.add_error(_field_of(form, refusal), refusal.message)
        if isinstance(refusal, StaleRevision):
            form.follow(Outcome.objects.filter(item=item).visible_to(actor).count())
        return _page(request, item.meeting, form, heading, status=refusal.status)
    messages.success(request, _("Recorded."))
    return redirect("site:agenda", item.meeting.public_id)


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(staff)
def change(request: HttpRequest, public_id: str) -> HttpResponse:
    """Say anew what was decided under an item."""
    actor, outcome = actor_of(request), _outcome_or_404(request, public_id)
    form = _change_form(outcome, actor, given_by(request))
    heading = _("What was decided: %(item)s") % {"item": outcome.item}
    if request.method != "POST" or not form.is_valid():
        return _page(request, outcome.meeting, form, heading, outcome, status=422 if form.errors else 200)
    try:
        change_decision(
            outcome=outcome, value=form.value(), sourced=source_of(form, outcome.meeting, actor),
            seen_version=form.seen_version,
        )  # fmt: skip
    except StaleRevision as refusal:
        now = _outcome_or_404(request, public_id)
        standing = _standing(now)
        stale = Stale(refusal.message, form.compared(standing))
        again = _change_form(now, actor, form.carried_on(standing, now.line.version))
        return _page(request, now.meeting, again, heading, now, stale=stale, status=refusal.status)
    except Refused as refusal:
        form.add_error(_field_of(form, refusal), refusal.message)
        return _page(request, outcome.meeting, form, heading, outcome, status=refusal.status)
    messages.success(request, _("Changed."))
    return redirect("site:agenda", outcome.meeting.public_id)


def _field_of(form: DecisionForm, refusal: Refused) -> str | None:
    return "decided" if refusal.details.get("field") == "words" else form.field_of(refusal)


def _outcome_or_404(request: HttpRequest, public_id: str) -> Outcome:
    rows: Any = Outcome.objects.visible_to(actor_of(request)).filter(item__isnull=False)
    rows = rows.select_related("line__chosen", "meeting__line", "item__line")
    outcome = rows.filter(line__public_id=public_id).first()
    if outcome is None:
        raise Http404
    outcome.meeting = sitting_or_404(request, outcome.meeting.public_id)
    assert isinstance(outcome, Outcome)
    return outcome


def _standing(outcome: Outcome) -> dict[str, Any]:
    return own_entry() | initial_of_decision(deciding.outcome_now(outcome), outcome.line.distribution)


def _change_form(outcome: Outcome, actor: Actor, data: Any) -> DecisionChangeForm:
    return DecisionChangeForm(
        data, viewer=actor, initial=_standing(outcome), version=outcome.line.version,
        reach=outcome.line.distribution, **_offered(outcome.meeting, actor),
    )  # fmt: skip


def _offered(meeting: Meeting, actor: Actor) -> dict[str, Any]:
    return {"texts": list(deciding.texts_seen(meeting, actor).items()), "bodies": offered(actor).bodies}


def _page(
    request: HttpRequest,
    meeting: Meeting,
    form: DecisionForm,
    heading: str,
    thing: Outcome | None = None,
    *,
    stale: Stale | None = None,
    status: int,
) -> HttpResponse:
    shown = {
        "meeting": meeting,
        "form": form,
        "thing": thing,
        "stale": stale,
        "back": "site:agenda",
        "heading": heading,
    }
    return render(request, "meetings/sitting_form.html", shown, status=status)
