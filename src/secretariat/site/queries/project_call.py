"""The page of a call for projects: its days, its money, what was handed in under it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings

from secretariat.engines.values.date_labels import label
from secretariat.projects import policies
from secretariat.projects.models import ProjectCall
from secretariat.projects.money import shown
from secretariat.site.queries.naming import address, names_for
from secretariat.site.queries.projects import ProjectRow, rows_of_projects
from secretariat.site.queries.projects_narrowing import listed_for
from secretariat.site.queries.reads import reads_of
from secretariat.site.queries.rows import Link, Look, Row
from secretariat.site.queries.written import rows_of

MOST = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class CallPage:
    """All that the page of a call shows; `state` is open, planned or closed."""

    id: str
    title: str
    words: str
    applicants: str
    row: Row
    body: Link
    body_slug: str
    priority: Link | None
    opens: str
    closes: str
    closed: str
    total: str
    state: str
    projects: tuple[ProjectRow, ...]
    version: int
    is_fictitious: bool
    may_close: bool
    may_hand_in: bool


@dataclass(frozen=True, slots=True)
class CallRow:
    """A call in a list."""

    link: Link
    body: Link
    opens: str
    closes: str
    total: str
    state: str


def call_page(public_id: str, look: Look, at: datetime) -> CallPage | None:
    """Return the page of a call, in a fixed number of queries; None where the viewer may not see it."""
    rows: Any = ProjectCall.objects.visible_to(look.viewer).select_related(
        "line", "body__parent", "priority__line"
    )
    found: ProjectCall | None = rows.filter(line__public_id=public_id).first()
    reads = reads_of([found.pk], look) if found else None
    if found is None or not reads or not reads.get(found.pk):
        return None
    names = names_for([{"body": found.body.slug}], look)
    said = reads[found.pk][0]
    is_today = look.known is None
    priority = found.priority
    return CallPage(
        id=public_id,
        title=found.title,
        words=found.words,
        applicants=found.applicants,
        row=rows_of([said], names, look)[0],
        body=names.body(found.body.slug),
        body_slug=found.body.slug,
        priority=Link(priority.words, address("site:priority", priority.public_id)) if priority else None,
        opens=label(found.opens, look.language) if found.opens else "",
        closes=label(found.closes, look.language) if found.closes else "",
        closed=label(found.closed, look.language) if found.closed else "",
        total=shown(found.total, found.currency, look.language),
        state=state_of(found, at),
        projects=rows_of_projects(listed_for(look).filter(call=found).order_by("pk")[:MOST], look),
        version=found.line.version,
        is_fictitious=found.line.is_fictitious,
        may_close=is_today and found.closed is None and policies.may_run(look.viewer, found.body, at),
        may_hand_in=is_today
        and policies.is_open(found, at)
        and policies.may_hand_in(look.viewer, found.body, found, at),
    )


def calls_listed(look: Look, at: datetime) -> tuple[CallRow, ...]:
    """Return the calls that the viewer may see, those that close last first, in a fixed number of queries."""
    rows: Any = ProjectCall.objects.visible_to(look.viewer).select_related("line", "body")
    if not settings.DEMO:
        rows = rows.filter(line__is_fictitious=False)
    found = list(rows.order_by("-closes_end", "-pk")[:MOST])
    names = names_for([{"body": one.body.slug} for one in found], look)
    return tuple(
        CallRow(
            Link(one.title, address("site:project-call", one.public_id)), names.body(one.body.slug),
            label(one.opens, look.language), label(one.closes, look.language),
            shown(one.total, one.currency, look.language), state_of(one, at),
        )
        for one in found
    )  # fmt: skip


def state_of(call: ProjectCall, at: datetime) -> str:
    """Return how a call stands at a moment: call-open, planned or closed."""
    if policies.is_open(call, at):
        return "call-open"
    opens, _closes = call.window
    return "planned" if call.closed is None and opens and call.body.day(at) < opens else "closed"
