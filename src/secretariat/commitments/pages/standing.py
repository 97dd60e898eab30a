"""The pages by which what stands of an agenda is said anew: it, a version of it, a line, their order."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from secretariat.commitments import checks, policies
from secretariat.commitments.actions.arrange_priorities import arrange_priorities
from secretariat.commitments.actions.change_priority import change_priority
from secretariat.commitments.actions.change_strategy import change_strategy
from secretariat.commitments.actions.change_strategy_version import change_strategy_version
from secretariat.commitments.actions.record_priorities import record_priorities
from secretariat.commitments.agenda_forms import StrategyForm, VersionChangeForm
from secretariat.commitments.bridge import priority_now
from secretariat.commitments.line_forms import LineForm, OrderForm, standing_line
from secretariat.commitments.models import Priority, StrategyVersion
from secretariat.commitments.offered import adopted_texts, lines_by_version
from secretariat.commitments.pages.acting import answered, source_of, strategy_or_404, version_or_404
from secretariat.commitments.pages.follow import own_word
from secretariat.meetings.pages.looking import actor_of
from secretariat.people.access import open_to, staff

ROOMS = 2  # for indicators, where a line has none yet


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(staff)
def change(request: HttpRequest, public_id: str) -> HttpResponse:
    """Say anew what an agenda is called, and when it is next reviewed."""
    actor = actor_of(request)

    def made(data: Any) -> StrategyForm:
        of = strategy_or_404(request, public_id)
        standing = {"title": of.title, "next_review": of.next_review.text if of.next_review else ""}
        return StrategyForm(data, viewer=actor, initial=own_word(actor) | standing, version=of.line.version)

    def act(form: Any) -> str:
        given = form.cleaned_data
        change_strategy(
            strategy=strategy, title=given["title"], next_review=given["next_review"],
            sourced=source_of(form, strategy.body, actor, strategy.line.distribution),
            seen_version=form.seen_version,
        )  # fmt: skip
        return back

    strategy = strategy_or_404(request, public_id)
    back = reverse("site:strategy", args=[public_id])
    return answered(request, made, act, _("Change the agenda: %(title)s") % {"title": strategy}, back)


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(staff)
def change_version(request: HttpRequest, public_id: str) -> HttpResponse:
    """Say anew which text a version is, when that was adopted, from when to when it holds."""
    actor = actor_of(request)

    def made(data: Any) -> VersionChangeForm:
        of = version_or_404(request, public_id)
        standing = {
            "text": of.text.public_id,
            "adopted": of.text.adopted.text if of.text.adopted else "",
            "in_force": of.in_force.text if of.in_force else "",
            "text_version": of.text.line.version,
        }
        return VersionChangeForm(
            data, viewer=actor, initial=own_word(actor) | standing, version=of.line.version,
            texts=adopted_texts(of.of.body, actor),
        )  # fmt: skip

    def act(form: Any) -> str:
        given = form.cleaned_data
        change_strategy_version(
            version=version, text=given["text"], adopted=given["adopted"], in_force=given["in_force"],
            sourced=source_of(form, version.of.body, actor, version.line.distribution),
            seen_version=form.seen_version, seen_text=given["text_version"] or 0,
        )  # fmt: skip
        return back

    version = version_or_404(request, public_id)
    back = reverse("site:strategy", args=[version.of.public_id])
    return answered(request, made, act, _("Change the version: %(title)s") % {"title": version}, back)


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(staff)
def enter_line(request: HttpRequest, public_id: str) -> HttpResponse:
    """Enter one line of a version, after those that stand."""
    actor, version = actor_of(request), version_or_404(request, public_id)

    def made(data: Any) -> LineForm:
        count = len(checks.standing_lines(version))
        return LineForm(
            data, viewer=actor, initial=own_word(actor), version=count + 1, rooms=ROOMS,
            before=_lines_before(version, request),
        )  # fmt: skip

    def act(form: Any) -> str:
        record_priorities(
            version=version, lines=[form.value(public_id)], seen_count=form.seen_version - 1,
            sourced=source_of(form, version.of.body, actor, version.line.distribution),
        )  # fmt: skip
        return f"{back}#lines"

    back = reverse("site:strategy", args=[version.of.public_id])
    return answered(request, made, act, _("Enter a line: %(title)s") % {"title": version}, back)


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(staff)
def change_line(request: HttpRequest, public_id: str) -> HttpResponse:
    """Say anew what a line says: number and words, topics, indicators, what it carries on."""
    actor = actor_of(request)

    def made(data: Any) -> LineForm:
        line = line_or_404(request, public_id)
        now = priority_now(line)
        return LineForm(
            data, viewer=actor, initial=own_word(actor) | standing_line(now), version=line.line.version,
            rooms=len(now.indicators) + 1, before=_lines_before(line.of, request),
        )  # fmt: skip

    def act(form: Any) -> str:
        change_priority(
            priority=priority, value=form.value(priority.of.public_id), seen_version=form.seen_version,
            sourced=source_of(form, priority.line.body, actor, priority.line.distribution),
        )  # fmt: skip
        return back

    priority = line_or_404(request, public_id)
    back = reverse("site:priority", args=[public_id])
    return answered(request, made, act, _("Change the line: %(line)s") % {"line": priority}, back)


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(staff)
def arrange(request: HttpRequest, public_id: str) -> HttpResponse:
    """Put the lines of a version into another order."""
    actor, version = actor_of(request), version_or_404(request, public_id)

    def made(data: Any) -> OrderForm:
        rows = checks.standing_lines(version)
        return OrderForm(
            data, viewer=actor, initial=own_word(actor), version=checks.version_of_lines(rows), lines=rows
        )

    def act(form: Any) -> str:
        arrange_priorities(
            version=version, places=form.places(), seen_version=form.seen_version,
            sourced=source_of(form, version.of.body, actor, version.line.distribution),
        )  # fmt: skip
        return f"{back}#lines"

    back = reverse("site:strategy", args=[version.of.public_id])
    return answered(request, made, act, _("Order of the lines: %(title)s") % {"title": version}, back)


def line_or_404(request: HttpRequest, public_id: str) -> Priority:
    """Return a line of an agenda that the viewer keeps."""
    rows: Any = Priority.objects.visible_to(actor_of(request)).filter(line__public_id=public_id)
    rows = rows.select_related("line__chosen", "line__body__parent", "of__line", "of__of__body")
    line: Priority | None = rows.first()
    if line is None or not policies.may_keep(actor_of(request), line.line.body):
        raise Http404
    return line


def _lines_before(version: StrategyVersion, request: HttpRequest) -> list[tuple[str, Any]]:
    return lines_by_version(version.of.body, actor_of(request), version.line.distribution, but=version)
