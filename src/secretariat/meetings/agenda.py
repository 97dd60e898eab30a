"""Agendas as they stand: in order, what was sent last, who is booked when."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.db.models import QuerySet

from secretariat.distribution import Viewer
from secretariat.evidence.projection import as_json
from secretariat.meetings import queries
from secretariat.meetings.checks import zone_of
from secretariat.meetings.clashes import Booked, Clash, clashes
from secretariat.meetings.clock import BadTime, Slot, slot_of, time_of
from secretariat.meetings.models import AgendaItem, AgendaVersion, Meeting
from secretariat.meetings.naming import Written, key_of
from secretariat.meetings.numbering import BadNumber, number_of
from secretariat.meetings.shapes.agenda import ItemValue, item_of
from secretariat.refusals import Invalid

GAP = 10  # between places, so that an item can be put between two others


def items_of(meeting: Meeting, viewer: Viewer | None = None) -> list[AgendaItem]:
    """Return the items in the order of the agenda; all of them where nobody in particular looks."""
    rows: Any = AgendaItem.objects.filter(meeting=meeting)
    rows = rows.standing() if viewer is None else rows.visible_to(viewer)
    return sorted(rows.select_related("line__chosen").order_by("position", "pk"), key=order_of)


def order_of(item: AgendaItem) -> tuple[Any, ...]:
    """Return the key by which items stand: place, then number."""
    return (item.position, _levels(item.number), item.pk)


def _levels(number: str) -> tuple[Any, ...]:
    try:
        read = number_of(number)
    except BadNumber:  # entered before numbers had this shape
        return ()
    return read.levels if read else ()


def value_now(item: AgendaItem) -> ItemValue:
    """Return what stands in the record of an item."""
    chosen = item.line.chosen
    assert chosen is not None, "an item that is shown has a reading"
    return item_of(chosen.value)


def as_sent(items: Iterable[AgendaItem]) -> list[dict[str, Any]]:
    """Return items as a version of the agenda keeps them."""
    return [as_json(value_now(item)) | {"id": item.public_id} for item in items]


def last_version(meeting: Meeting) -> AgendaVersion | None:
    """Return the agenda as it was sent last."""
    version: AgendaVersion | None = AgendaVersion.objects.filter(meeting=meeting).order_by("number").last()
    return version


def place_for(number: str, items: Sequence[AgendaItem]) -> int:
    """Return the place of a new item: behind the last one whose number is smaller, else at the end."""
    wanted = _levels(number)
    before = [item for item in items if item.number and _levels(item.number) < wanted]
    behind = [item for item in items if item.number and _levels(item.number) > wanted]
    if wanted and behind:
        return before[-1].position if before else max(min(item.position for item in behind) - 1, 0)
    return max((item.position for item in items), default=0) + GAP


def slot(value: ItemValue, meeting: Meeting) -> Slot | None:
    """Return from when to when an item is taken; None where no hour is said.

    Raises:
        Invalid: no such time, or hours without a day.
    """
    try:
        begins, ends = time_of(value.begins), time_of(value.ends)
        if begins is None and ends is not None:
            raise Invalid("Give also when it begins.", field="begins")
        if begins is None:
            return None
        if value.day is None:
            raise Invalid("Hours need a day.", field="day")
        zone = zone_of(queries.value_now(meeting), meeting.body)
        return slot_of(date.fromisoformat(value.day), begins, ends, zone)
    except BadTime as error:
        raise Invalid(str(error), field="begins") from error


def clashes_of(
    value: ItemValue,
    meeting: Meeting,
    viewer: Viewer,
    *,
    but: AgendaItem | None = None,
    speakers: Sequence[Written] = (),
) -> list[Clash]:
    """Return whom and which room the item would have in two places at once, in 7 queries.

    Args:
        but: the item itself, where it is changed.
        speakers: as written; a Party or Body is nobody else's key, and so in no clash.
    """
    hours = slot(value, meeting)
    if hours is None or value.is_struck:
        return []
    people = people_in(value) | {key_of(one.name): one.name for one in speakers}
    new = Booked(_label(value), hours, people, queries.room_in(value.room, meeting.place))
    day = hours.begin.date()
    return clashes([new], [*items_on([day], viewer, but=but), *queries.booked_on([day], viewer, but=meeting)])


def items_on(
    days: Iterable[date], viewer: Viewer, *, but: AgendaItem | None = None, of: Meeting | None = None
) -> list[Booked]:
    """Return the items with hours on these days, who speaks to each and where, in 3 queries.

    Args:
        but: an item that is left out.
        of: a meeting whose own agenda is left out.
    """
    rows: Any = AgendaItem.objects.visible_to(viewer).filter(
        day__in=set(days), begins__isnull=False, is_struck=False, meeting__line__chosen__isnull=False
    )
    rows = rows.exclude(meeting__status__in=queries.GONE)
    rows = rows.exclude(meeting=of) if of else rows
    rows = rows.select_related("line__chosen", "meeting__line__chosen", "meeting__body")
    found = []
    for item in rows.exclude(pk=but.pk) if but else rows:
        value = value_now(item)
        hours = slot(value, item.meeting)
        if hours:
            people, room = people_in(value), queries.room_in(item.room, item.meeting.place)
            found.append(Booked(f"{_label(value)} ({item.meeting.title})", hours, people, room))
    return found


def people_in(value: ItemValue) -> dict[str, str]:
    """Return key → name of the persons who speak; a Party or Body can be in two rooms."""
    return {key_of(one.words): one.words for one in value.speakers if one.person}


def _label(value: ItemValue) -> str:
    return " ".join(filter(None, (value.number, value.title, value.begins)))


def versions_seen(meeting: Meeting) -> QuerySet[Any]:
    """Return the agendas that were sent, the latest first."""
    rows: QuerySet[Any] = AgendaVersion.objects.filter(meeting=meeting).select_related("issued_by")
    return rows.order_by("-number")
