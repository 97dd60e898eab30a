from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from secretariat.acting import RECORD
from secretariat.commitments import checks, policies
from secretariat.commitments.actions.adopt_strategy_version import adopt_strategy_version
from secretariat.commitments.actions.enter_strategy import enter_strategy
from secretariat.commitments.actions.enter_strategy_version import enter_strategy_version
from secretariat.commitments.actions.measure_indicator import measure_indicator
from secretariat.commitments.actions.record_priorities import record_priorities
from secretariat.commitments.agenda_forms import LinesForm, MeasureForm, NewStrategyForm, VersionForm
from secretariat.commitments.bridge import StrategyValue, StrategyVersionValue
from secretariat.commitments.models import Measure, Priority
from secretariat.commitments.offered import adopted_texts
from secretariat.commitments.pages.acting import (
    answered,
    latest_lines,
    source_of,
    strategy_or_404,
    version_or_404,
)
from secretariat.meetings.pages.agenda import own_entry
from secretariat.meetings.pages.looking import actor_of
from secretariat.parties.models import Body
from secretariat.people.access import open_to, signed_in, staff
from secretariat.refusals import StaleRevision


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(staff)
def new(request: HttpRequest, slug: str) -> HttpResponse:
    """Enter an agenda of a body, with the text that says it now."""
    actor = actor_of(request)
    body = Body.objects.select_related("parent").filter(slug=slug).first()
    if body is None or not policies.may_keep(actor, body):
        raise Http404

    def made(data: Any) -> NewStrategyForm:
        texts = adopted_texts(body, actor)
        return NewStrategyForm(data, viewer=actor, initial=own_entry(), version=0, texts=texts)

    def act(form: Any) -> str:
        given, sourced = form.cleaned_data, source_of(form, body, actor)
        value = StrategyValue(body=slug, title=given["title"].strip(), next_review=given["next_review"])
        line = enter_strategy(value=value, sourced=sourced).line
        if given["text"]:
            tie = StrategyVersionValue(of=line.public_id, text=given["text"], in_force=given["in_force"])
            enter_strategy_version(value=tie, sourced=sourced)
        return reverse("site:strategy", args=[line.public_id])

    back = f"{reverse('site:strategies')}?body={slug}"
    return answered(request, made, act, _("Enter an agenda"), back)


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(staff)
def version(request: HttpRequest, public_id: str) -> HttpResponse:
    """Enter the next version of an agenda, with what became of each line of the one before."""
    actor, strategy = actor_of(request), strategy_or_404(request, public_id)

    def made(data: Any) -> VersionForm:
        lines = latest_lines(strategy)
        return VersionForm(
            data, viewer=actor, initial=own_entry(), version=checks.version_of_lines(lines), lines=lines,
            texts=adopted_texts(strategy.body, actor),
        )  # fmt: skip

    def act(form: Any) -> str:
        given = form.cleaned_data
        is_late = form.seen_version != checks.version_of_lines(form.lines)
        if is_late or not form.has_seen_the_lines():
            raise StaleRevision("Other lines stand than you saw. Look at them, then save again.")
        adopt_strategy_version(
            strategy=strategy, text=given["text"], in_force=given["in_force"], carried=form.carried(),
            sourced=source_of(form, strategy.body, actor), seen=[row.public_id for row in form.lines],
        )  # fmt: skip
        return back

    back = reverse("site:strategy", args=[public_id])
    return answered(request, made, act, _("Next version: %(title)s") % {"title": strategy}, back)


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(staff)
def lines(request: HttpRequest, public_id: str) -> HttpResponse:
    """Enter lines of a version of an agenda: first what is read of each, then the act; all or none."""
    actor, of = actor_of(request), version_or_404(request, public_id)

    def made(data: Any) -> LinesForm:
        files = request.FILES or None if data is request.POST else None
        count = len(checks.standing_lines(of))
        return LinesForm(data, files, viewer=actor, initial=own_entry(), version=count + 1, of=public_id)

    def act(form: Any) -> str:
        if any(row.reasons for row in form.rows) or request.POST.get("step") != RECORD:
            return ""
        record_priorities(
            version=of, lines=[row.value for row in form.rows], seen_count=form.seen_version - 1,
            sourced=source_of(form, of.of.body, actor, of.line.distribution),
        )  # fmt: skip
        return back

    back = reverse("site:strategy", args=[of.of.public_id])
    return answered(request, made, act, _("Lines of %(title)s") % {"title": of}, back)


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(signed_in)
def measure(request: HttpRequest, public_id: str) -> HttpResponse:
    """Enter how far an indicator of a line has come."""
    actor = actor_of(request)
    rows: Any = Priority.objects.visible_to(actor).filter(line__public_id=public_id)
    priority = rows.select_related("line__body__parent").first()
    if priority is None or not policies.may_follow_up(actor, priority.line.body, timezone.now()):
        raise Http404

    def made(data: Any) -> MeasureForm:
        count = Measure.objects.standing().filter(priority=priority).count()
        indicators = list(priority.indicators.all())
        return MeasureForm(data, viewer=actor, initial=own_entry(), version=count + 1, indicators=indicators)

    def act(form: Any) -> str:
        given = form.cleaned_data
        measure_indicator(
            priority=priority, indicator=given["indicator"], figure=given["figure"], on=given["on"].strip(),
            sourced=source_of(form, priority.line.body, actor, priority.line.distribution),
            seen_count=form.seen_version - 1,
        )  # fmt: skip
        return back

    back = reverse("site:priority", args=[public_id])
    return answered(request, made, act, _("Measure: %(line)s") % {"line": priority}, back)
