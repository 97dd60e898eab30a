"""Lists about rooms: the texts under negotiation, the revisions of one, the filters of its paragraphs."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Prefetch, Q, QuerySet
from django.utils.translation import gettext as _

from secretariat.people.actor import Actor
from secretariat.texts.models import Consideration, Draft
from secretariat.texts.rooms.climb import stands_of
from secretariat.texts.rooms.listing import Listed, listed
from secretariat.texts.rooms.look import Look
from secretariat.texts.rooms.revisions import visible_revisions
from secretariat.texts.rooms.room import SHOW
from secretariat.texts.states import GIVEN_UP


@dataclass(frozen=True, slots=True)
class RoomRow:
    """A text under negotiation, as a list shows it; `stands`: before or behind which organ, in words."""

    id: str
    title: str
    kind: str
    symbol: str
    body: str
    body_slug: str
    stage: str
    opened_at: datetime
    meeting: str
    meeting_id: str
    stands: str


@dataclass(frozen=True, slots=True)
class Filter:
    """A way to see the paragraphs: which, its name, how many."""

    which: str
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class RevisionRow:
    """A revision that was issued."""

    id: str
    number: int
    label: str
    symbol: str
    issued_at: datetime
    distribution: str
    is_attributed: bool
    since: int


def rooms_listed(viewer: Actor, at: datetime, body: str, meeting: str, page: str) -> Listed[RoomRow]:
    """Return the texts under negotiation that the viewer may see, the latest first, in 6 queries.

    Args:
        body: slug, meeting: public id, of which alone they are shown; empty for all.
    """
    seen = Draft.objects.visible_to(viewer).select_related("meeting__line")
    return listed(
        seen.prefetch_related(Prefetch("considerations", _steps())), viewer, at, _row, body=body, page=page,
        among=_before(meeting) if meeting else None,
        beside=lambda one: (step.organ_id for step in one.considerations.all()),
    )  # fmt: skip


def _before(meeting: str) -> Q:
    """Return the condition for texts that are for a meeting, or came before it on their way."""
    came = Consideration.objects.filter(meeting__line__public_id=meeting).values("draft")
    return Q(meeting__line__public_id=meeting) | Q(pk__in=came)


def _steps() -> "QuerySet[Consideration]":
    return Consideration.objects.select_related("organ").order_by("number")


def _row(draft: Draft, named: Mapping[int, str]) -> RoomRow:
    meeting, steps = draft.meeting, list(draft.considerations.all())
    return RoomRow(
        id=draft.public_id,
        title=draft.title,
        kind=draft.get_kind_display(),
        symbol=draft.symbol,
        body=named.get(draft.body_id, draft.body.slug),
        body_slug=draft.body.slug,
        stage=draft.get_stage_display(),
        opened_at=draft.opened_at,
        meeting=meeting.title if meeting else "",
        meeting_id=meeting.public_id if meeting else "",
        stands=stands_of(steps[-1], named) if steps else "",
    )


def rooms_of(viewer: Actor, **of: object) -> "QuerySet[Draft]":
    """Return the texts that are still on their way, for pages about something else, the latest first."""
    rows = Draft.objects.visible_to(viewer).filter(**of).exclude(stage__in=GIVEN_UP)
    return rows.order_by("-opened_at", "-pk")


def filters_of(counts: Mapping[str, int]) -> tuple[Filter, ...]:
    """Return the ways to see the paragraphs of a room of which one can tell how many each shows."""
    names = {
        "all": _("All"),
        "contested": _("Contested"),
        "reserved": _("Reserved"),
        "parked": _("Parked or waiting"),
        "agreed": _("Agreed"),
        "own": _("Ours"),
    }
    return tuple(Filter(which, names[which], counts[which]) for which in SHOW if which in counts)


def revisions_of(look: Look) -> tuple[RevisionRow, ...]:
    """Return the revisions that the viewer may see, the latest first, in 1 query."""
    return tuple(
        RevisionRow(
            id=one.public_id,
            number=one.number,
            label=one.label,
            symbol=one.symbol,
            issued_at=one.issued_at,
            distribution=one.get_distribution_display(),
            is_attributed=one.is_attributed,
            since=look.draft.count - one.count - 1,
        )
        for one in reversed(visible_revisions(look.viewer, look.at, look.draft))
    )
