"""Whom and which room a meeting would have in two places at once, before it is recorded."""

from collections.abc import Iterable
from datetime import timedelta

from secretariat.distribution import Viewer
from secretariat.meetings import queries
from secretariat.meetings.agenda import items_on
from secretariat.meetings.bridge import MeetingValue
from secretariat.meetings.checks import slot
from secretariat.meetings.clashes import Booked, Clash, clashes
from secretariat.meetings.models import Meeting
from secretariat.meetings.naming import Written, key_of
from secretariat.parties.models import Body

_DAY = timedelta(days=1)


def clashes_of_meeting(
    value: MeetingValue,
    body: Body | None,
    viewer: Viewer,
    *,
    people: Iterable[Written] = (),
    but: Meeting | None = None,
) -> list[Clash]:
    """Return the clashes with other meetings and with items of their agendas, in 6 queries.

    Nothing clashes without hours, and nothing with a meeting that was called off. Meetings on the days
    beside it are asked too: it may be another day there.

    Args:
        people: who takes part, as written.
        but: the meeting itself, where it is changed; its own programme and agenda are no clash.
    Raises:
        Invalid: hours that cannot be.
    """
    hours = slot(value, body)
    if hours is None or value.status in queries.GONE:
        return []
    there = {key_of(one.words): one.words for one in value.participants}
    there |= {key_of(one.name): one.name for one in people}
    new = Booked(f"{value.title}, {value.begins}", hours, there, queries.room_in(value.room, value.place))
    day = hours.begin.date()
    days = (day - _DAY, day, day + _DAY)
    standing = queries.booked_on(days, viewer, but=but, within=value.part_of)
    return clashes([new], [*standing, *items_on(days, viewer, of=but)])
