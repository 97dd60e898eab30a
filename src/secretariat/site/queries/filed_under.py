"""Under which lines of agendas the items and decisions of a meeting stand."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from secretariat.commitments.models import Alignment, Priority
from secretariat.meetings.models import Meeting
from secretariat.people.actor import Actor
from secretariat.site.queries.rows import Link, Look
from secretariat.site.queries.strategy_lines import link_of


@dataclass(frozen=True, slots=True)
class Under:
    """That it stands under a line of an agenda; `alignment`: the line of the record that says so.

    `is_decision`: what was decided stands there, not the item itself.
    """

    line: Link
    alignment: str
    is_decision: bool


def filed_under(meeting: Meeting, look: Look) -> Mapping[str, tuple[Under, ...]]:
    """Return item (public id) → where it and what was decided under it stand, in 1 query.

    Who looks back at a day is told nothing: that it was filed was said later, or on a day nobody knows.
    """
    if look.known is not None:
        return {}
    of = Q(subject__agendaitem__meeting=meeting) | Q(subject__outcome__meeting=meeting)
    rows: Any = Alignment.objects.visible_to(look.viewer).filter(of, priority__line__chosen__isnull=False)
    found: dict[str, tuple[Under, ...]] = {}
    named = ("line", "subject", "priority__line", "subject__outcome__item__line")
    for row in rows.select_related(*named).order_by("priority__position", "pk"):
        is_decision = row.subject.kind == "outcome"
        item = row.subject.outcome.item.public_id if is_decision and row.subject.outcome.item else ""
        key = item if is_decision else row.subject.public_id
        found[key] = (*found.get(key, ()), Under(link_of(row.priority), row.public_id, is_decision))
    return found


def has_lines(public_id: str, viewer: Actor) -> bool:
    """Tell whether an agenda of the body of a meeting, or of its parent, has lines; in 2 queries."""
    found = Meeting.objects.filter(line__public_id=public_id).values_list("body", "body__parent").first()
    lines: Any = Priority.objects.visible_to(viewer).filter(of__of__body__in=[pk for pk in found or () if pk])
    return bool(lines.exists())
