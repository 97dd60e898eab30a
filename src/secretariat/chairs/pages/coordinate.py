from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from secretariat.bodies.queries import LONG, names_by_address
from secretariat.chairs import coordinating, policies, queries
from secretariat.chairs.forms.coordinators import FORMS, CoordinatorForm, Group
from secretariat.chairs.models import Coordinator
from secretariat.chairs.pages.decide import Deciding, in_two_steps
from secretariat.chairs.pages.effects import Moving
from secretariat.chairs.pages.looking import actor_of, body_or_404, group_of, zone_of
from secretariat.evidence.given import sourced_from
from secretariat.people.access import open_to, staff
from secretariat.people.actor import Actor


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(staff)
def coordinate(request: HttpRequest, slug: str, kind: str) -> HttpResponse:
    """Say who coordinates a group, or what its coordinator does; see what it moves; then record it."""
    actor, body, now = actor_of(request), body_or_404(slug), timezone.now()
    if kind not in FORMS or not policies.may_decide(actor, body):
        raise Http404
    group = group_of(body, actor, now.astimezone(zone_of(body)).date())
    asked = request.POST.get("term") or request.GET.get("term", "")
    term = _chosen(group, asked)
    initial = _initial(term, actor)
    form = FORMS[kind](request.POST or None, group=group, viewer=actor, initial=initial)
    return in_two_steps(
        request,
        Deciding(
            body,
            form,
            moving=lambda: _rehearsed(form, actor, now),
            version=lambda: queries.coordinators_version(body),
            term=f"{group.name(term)}, {term.during}" if kind == "plan" and term else "",
        ),
        now,
    )


def _rehearsed(form: CoordinatorForm, actor: Actor, now: datetime) -> list[Moving]:
    """Return what the act changes: it is done, looked at, and undone."""
    group = form.group
    with transaction.atomic():
        sourced = sourced_from(form.cleaned_data, body=group.body, by=actor, at=now)
        changed = form.act(sourced, queries.coordinators_version(group.body))
        after = list(queries.coordinators(actor, bodies=[group.body.slug]))
        transaction.set_rollback(True)
    before = next((term for term in group.terms if term.pk == changed.pk), None)
    current = next((term for term in after if term.pk == changed.pk), changed)
    return [*_moved(before, current, group), *_gaps(before, current, after)]


def _moved(before: Coordinator | None, after: Coordinator, group: Group) -> Iterator[Moving]:
    rows = (
        (group.name(after), "during"),
        (_("Focal point"), "focal_point"),
        (_("Plan of action"), "plan_of_action"),
        (_("Document of the plan"), "plan_document"),
        (_("First yearly report due"), "report_due"),
        (_("Handover meeting"), "handover_meeting"),
    )
    for words, field in rows:
        today, then = _shown(before, field, group), _shown(after, field, group)
        if today != then:
            yield Moving(words, today, then)
    came = len(before.reports) if before else 0
    for report in after.reports[came:]:
        yield Moving(_("Yearly report due on %(day)s") % {"day": report["due"]}, "", report["received"])


def _gaps(before: Coordinator | None, after: Coordinator, terms: Sequence[Coordinator]) -> Iterator[Moving]:
    """Yield the days on which nobody leads once the term is over, where its end is what changed."""
    if after.during is None or after.during.end is None or (before and before.during == after.during):
        return
    gap = coordinating.gap_from([term.during for term in terms if term.during], after.during.end)
    if gap:
        until = (gap[1] - coordinating.ONE_DAY).isoformat() if gap[1] else _("open")
        yield Moving(_("Without coordinator"), "", f"{gap[0].isoformat()} – {until}")


def _shown(term: Coordinator | None, field: str, group: Group) -> str:
    given: Any = getattr(term, field) if term else None
    if field == "handover_meeting":
        return dict(group.meetings).get(given or "", given or "")
    return str(given or "")


def _chosen(group: Group, asked: str) -> Coordinator | None:
    """Return the term that was asked for, else that of who leads now, else the last."""
    chosen = next((term for term in group.terms if term.public_id == asked), None)
    leading = coordinating.leading(group.terms, group.today)
    return chosen or next(iter([*leading, *reversed(group.terms)]), None)


def _initial(term: Coordinator | None, actor: Actor) -> dict[str, str]:
    if term is None:
        return {}
    return {
        "term": term.public_id,
        "focal_point": _name_of(term, actor),
        "plan_of_action": term.plan_of_action,
        "plan_document": term.plan_document,
        "report_due": term.report_due.text if term.report_due else "",
        "handover_meeting": term.handover_meeting,
    }


def _name_of(term: Coordinator, actor: Actor) -> str:
    slug = term.focal_point.slug if term.focal_point else ""
    return names_by_address("person", [slug], get_language() or "en", LONG, actor).get(slug, "")
