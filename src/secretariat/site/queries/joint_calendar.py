"""The joint calendar of bodies under one chair: their meetings in the common days, and actions."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from secretariat.chairs.calendar_file import Entry
from secretariat.engines.values.date_labels import label
from secretariat.engines.values.edtf import Edtf, parse
from secretariat.initiatives.models import JointInitiative, JointStep
from secretariat.initiatives.states import StepState
from secretariat.meetings import policies
from secretariat.meetings.queries import meetings
from secretariat.meetings.states import MeetingStatus
from secretariat.parties.house import is_kept_here
from secretariat.parties.models import Body
from secretariat.site.queries.meeting_feeds import Source, entries_of
from secretariat.site.queries.naming import Names, address, names_at
from secretariat.site.queries.rows import Link, Look

MOST = 200
_AHEAD = (MeetingStatus.PLANNED, MeetingStatus.CONFIRMED, MeetingStatus.POSTPONED)


@dataclass(frozen=True, slots=True)
class Common:
    """The bodies under one chair, and the days that they share: `end` is the day after, None where open."""

    bodies: tuple[Body, ...]
    first: date
    end: date | None

    @property
    def days(self) -> Edtf:
        """The days as a date."""
        last = (self.end - timedelta(days=1)).isoformat() if self.end else ".."
        return parse(f"{self.first.isoformat()}/{last}")

    @property
    def meetings(self) -> Q:
        """The condition for their meetings in these days, those of their organs among them."""
        keys = [body.pk for body in self.bodies]
        where = Q(body__in=keys) | Q(body__parent__in=keys)
        until = Q(on_first__lt=self.end) if self.end else Q()
        return where & until & Q(on_first__gte=self.first)


@dataclass(frozen=True, slots=True)
class Dated:
    """A line of the joint calendar; `agenda`: where an item is put on the agenda of a meeting, or ""."""

    when: str
    edtf: str
    what: Link
    kind: str
    body: Link
    state: str
    agenda: str


def dated(common: Common, steps: Iterable[JointStep], look: Look) -> tuple[Dated, ...]:
    """Return meetings and actions in the order of their days, in 3 queries and 1 for each body of staff."""
    rows = list(meetings(look.viewer).filter(common.meetings).order_by("on_first", "pk")[:MOST])
    slugs = {row.body.slug for row in rows if row.body} | {body.slug for body in common.bodies}
    names = names_at(look, bodies=slugs)
    keeps = {
        body.pk
        for body in common.bodies
        if look.viewer.is_staff and is_kept_here(body) and policies.may_record(look.viewer, body)
    }
    found = [(row.on.first, _meeting(row, names, keeps, look)) for row in rows if row.on and row.on.first]
    found += [(step.first, _step(step, names, look)) for step in steps]
    return tuple(row for _day, row in sorted(found, key=lambda pair: pair[0]))


def entries(
    common: Common, initiatives: Iterable[JointInitiative], look: Look, root: str, title: str
) -> list[Entry]:
    """Return the same as entries of a calendar file.

    Args:
        root: scheme and host of this installation, for addresses.
    """
    steps: Any = JointStep.objects.filter(asked__initiative__in=initiatives).select_related(
        "asked__initiative"
    )
    found = entries_of(Source(title, common.meetings), look, root)
    return [*found, *(_entry(step, root) for step in steps)]


def _meeting(row: Any, names: Names, keeps: set[int], look: Look) -> Dated:
    is_open = row.body_id in keeps and row.status in _AHEAD
    return Dated(
        when=label(row.on, look.language), edtf=row.on.text,
        what=Link(row.title_in(look.language), address("site:meeting", row.public_id)), kind="meeting",
        body=names.body(row.body.slug) if row.body else Link(""), state=row.status,
        agenda=address("meetings:add-item", row.public_id) if is_open else "",
    )  # fmt: skip


def _step(step: JointStep, names: Names, look: Look) -> Dated:
    initiative = step.asked.initiative
    return Dated(
        when=label(step.by, look.language), edtf=step.by.text,
        what=Link(step.words, address("site:joint-initiative", initiative.public_id)), kind="action",
        body=names.body(step.asked.body.slug), state=step.state, agenda="",
    )  # fmt: skip


def _entry(step: JointStep, root: str) -> Entry:
    status = {StepState.DROPPED: "CANCELLED", StepState.DONE: "CONFIRMED"}
    usual = "CONFIRMED" if step.by.is_to_the_day else "TENTATIVE"
    return Entry(
        uid=f"{step.public_id}@joint.secretariat",
        summary=step.words,
        first=step.first,
        end=step.by.end,
        status=status.get(StepState(step.state), usual),
        description=_("Action of the joint initiative “%(title)s”") % {"title": step.asked.initiative.title},
        address=root + address("site:joint-initiative", step.asked.initiative.public_id),
        sequence=step.version - 1,
    )
