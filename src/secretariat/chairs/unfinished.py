"""What chairs have open: the checklist of the next term, its delays, events, initiatives, yearly reports."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from secretariat.bodies.queries import names_of
from secretariat.chairs.coordinating import yearly_reports
from secretariat.chairs.models import (
    Chairmanship,
    ChecklistItem,
    Coordinator,
    Handover,
    Initiative,
    ProgrammeEvent,
)
from secretariat.chairs.states import (
    EventStatus,
    HandoverAct,
    InitiativeState,
    ReportState,
    TermStatus,
    UsualItem,
)
from secretariat.engines.values.edtf import Edtf
from secretariat.parties.models import Body
from secretariat.parties.unfinished import Asked, OpenItem, holds

NEAR = timedelta(days=60)  # as policies.CHECKLIST_DAYS: from then on a term's checklist is kept
SOON = timedelta(days=400)  # within which a yearly report is due


def chairs_open(asked: Asked) -> list[OpenItem]:
    """Return what the chairs of the bodies have open, in 9 queries."""
    terms = list(
        Chairmanship.objects.visible_to(asked.viewer)
        .filter(body__in=asked.keys, status__in=[TermStatus.PLANNED, TermStatus.HELD, TermStatus.DISPUTED])
        .select_related("line", "body", "holder")
        .order_by("term_first", "pk")
    )
    holders = names_of(
        "party", {row.holder_id for row in terms if row.holder_id}, asked.language, viewer=asked.viewer
    )
    return [
        *(_term(row, holders, asked) for row in terms if row.status != TermStatus.HELD),
        *_checklists(terms, asked, holders),
        *_delays(asked),
        *_events(asked),
        *_initiatives(asked),
        *_groups(asked),
    ]


def _who(row: Chairmanship, names: Mapping[int, str]) -> str:
    return names.get(row.holder_id or 0, row.holder_words)


def _term(row: Chairmanship, names: Mapping[int, str], asked: Asked) -> OpenItem:
    """Return a term that is announced, or on which sources disagree."""
    is_over = bool(row.term and row.term.first and row.term.first <= asked.on)
    state = str(TermStatus(row.status).label).lower()
    return OpenItem(
        kind="term", id=row.public_id, words=_("Term of %(name)s") % {"name": _who(row, names)},
        body=row.body.slug, url=reverse("site:chairmanship", args=[row.public_id]),
        due=row.term.text if row.term else "",
        state=_("%(state)s, its first day has passed") % {"state": state} if is_over else state,
    )  # fmt: skip


def _checklists(terms: Iterable[Chairmanship], asked: Asked, names: Mapping[int, str]) -> list[OpenItem]:
    """Return what is not ticked of the running and the next term; the usual items around its first day."""
    kept = [row for row in terms if row.status != TermStatus.DISPUTED and _has_checklist(row, asked.on)]
    rows = list(ChecklistItem.objects.filter(of__in=[row.pk for row in kept]))
    items = []
    for term in kept:
        own = [row for row in rows if row.of_id == term.pk]
        done = {row.key for row in own if row.key and row.done_at}
        usual = [(key, str(words)) for key, words in UsualItem.choices if key not in done]
        added = [(row.public_id, row.words) for row in own if not row.key and row.done_at is None]
        is_near = bool(term.term and term.term.first and term.term.first + NEAR > asked.on)
        items += [_to_tick(term, key, words, names) for key, words in (*(usual if is_near else ()), *added)]
    return items


def _has_checklist(row: Chairmanship, on: date) -> bool:
    """Tell whether the checklist of a term is still kept: from 60 days before it to its end."""
    term = row.term
    return bool(term and term.first and term.first <= on + NEAR and (term.end is None or term.end > on))


def _to_tick(term: Chairmanship, key: str, words: str, names: Mapping[int, str]) -> OpenItem:
    return OpenItem(
        kind="checklist-item", id=f"{term.public_id}-{key}", words=words, body=term.body.slug,
        url=reverse("chairs:handover", args=[term.public_id]) + "#checklist", owners=(_who(term, names),),
        due=term.term.first.isoformat() if term.term and term.term.first else "", state=_("not ticked"),
    )  # fmt: skip


def _delays(asked: Asked) -> list[OpenItem]:
    rows = Handover.objects.visible_to(asked.viewer).filter(
        body__in=asked.keys, act=HandoverAct.DELAY, moment__gt=asked.at
    )
    return [
        OpenItem(
            kind="delayed-handover", id=row.public_id, words=_("The handover of the chair is delayed"),
            body=row.body.slug, url=reverse("chairs:handover", args=[row.to.public_id]),
            due=row.body.day(row.moment).isoformat(), state=_("delayed"),
        )
        for row in rows.select_related("line", "body", "to__line").order_by("moment", "pk")
    ]  # fmt: skip


def _events(asked: Asked) -> list[OpenItem]:
    rows = (
        ProgrammeEvent.objects.visible_to(asked.viewer)
        .filter(body__in=asked.keys, status=EventStatus.PLANNED)
        .select_related("line", "body", "of__holder")
        .order_by("on_first", "pk")
    )
    found = list(rows)
    names = _holders(found, asked)
    return [
        OpenItem(
            kind="programme-event", id=row.public_id, words=row.title, body=row.body.slug,
            url=reverse("site:line", args=[row.public_id]), owners=(_who(row.of, names),),
            due=row.on.text if row.on else "", next=row.reason, source=row.priority,
            state=_("planned, the day has passed") if _is_over(row.on, asked.on) else _("planned"),
        )
        for row in found
    ]  # fmt: skip


def _initiatives(asked: Asked) -> list[OpenItem]:
    rows = (
        Initiative.objects.visible_to(asked.viewer)
        .filter(body__in=asked.keys, state__in=[InitiativeState.OFFERED, InitiativeState.TAKEN_UP])
        .select_related("line", "body", "of__holder")
        .order_by("pk")
    )
    found = list(rows)
    names = _holders(found, asked)
    return [
        OpenItem(
            kind="initiative", id=row.public_id, words=row.title, body=row.body.slug,
            url=reverse("site:line", args=[row.public_id]), owners=(_who(row.of, names),),
            state=str(InitiativeState(row.state).label).lower(), next=row.outcome,
        )
        for row in found
    ]  # fmt: skip


def _holders(rows: "Iterable[ProgrammeEvent | Initiative]", asked: Asked) -> dict[int, str]:
    keys = {row.of.holder_id for row in rows if row.of.holder_id}
    return names_of("party", keys, asked.language, viewer=asked.viewer)


def _groups(asked: Asked) -> list[OpenItem]:
    """Return the yearly reports that are due or late, and the groups that nobody coordinates."""
    groups = [body for body in asked.bodies if body.kind.lower().startswith("working group")]
    rows = list(
        Coordinator.objects.visible_to(asked.viewer)
        .filter(body__in=[body.pk for body in groups])
        .select_related("line", "body", "holder")
        .order_by("body__slug", "during_first", "pk")
    )
    names = names_of(
        "party", {row.holder_id for row in rows if row.holder_id}, asked.language, viewer=asked.viewer
    )
    groups_called = names_of("body", [body.pk for body in groups], asked.language, viewer=asked.viewer)
    led = {row.body_id for row in rows if row.during is None or row.during.holds(asked.on)}
    return [
        *(item for row in rows for item in _reports(row, names, groups_called, asked)),
        *(_unled(body, groups_called) for body in groups if body.pk not in led),
    ]


def _reports(
    row: Coordinator, names: Mapping[int, str], groups: Mapping[int, str], asked: Asked
) -> list[OpenItem]:
    who = names.get(row.holder_id or 0, row.holder_words)
    called = groups.get(row.body_id, row.body.slug)
    return [
        OpenItem(
            kind="yearly-report", id=f"{row.public_id}-{one.due.isoformat()}",
            words=_("Yearly report of the %(group)s") % {"group": called}, body=row.body.slug,
            url=reverse("site:coordinators") + f"#{row.body.slug}", owners=(who,),
            due=one.due.isoformat(), state=str(one.state.label).lower(),
        )
        for one in yearly_reports(row.report_due, row.during, row.reports, asked.on)
        if one.state in (ReportState.DUE, ReportState.LATE) and one.due <= asked.on + SOON
    ]  # fmt: skip


def _unled(body: Body, names: Mapping[int, str]) -> OpenItem:
    return OpenItem(
        kind="group-without-coordinator", id=body.slug, body=body.slug,
        words=_("Nobody coordinates the %(group)s") % {"group": names.get(body.pk, body.slug)},
        url=reverse("site:coordinators") + f"#{body.slug}", state=_("without coordinator"),
    )  # fmt: skip


def _is_over(on: Edtf | None, day: date) -> bool:
    return bool(on and on.end and on.end <= day)


holds(
    "term", "checklist-item", "delayed-handover", "programme-event", "initiative", "yearly-report",
    "group-without-coordinator", gather=chairs_open,
)  # fmt: skip
