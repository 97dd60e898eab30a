"""Times of the day at a place: what a clock on the wall there shows, and whether it ever shows it."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo, available_timezones

_TIME = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)")


class BadTime(ValueError):  # noqa: N818 - reads as what it is
    """A time that cannot be read, or that no clock at the place shows; the message says what to do."""


def time_of(text: str) -> time | None:
    """Return a time of the day; None for an empty text.

    Raises:
        BadTime: it is none.
    """
    written = text.strip()
    if not written:
        return None
    found = _TIME.fullmatch(written)
    if found is None:
        raise BadTime(f"“{text}” is no time of the day. Write for example 09:30.")
    return time(int(found[1]), int(found[2]))


def zone_named(name: str) -> ZoneInfo:
    """Return a time zone by its IANA name.

    Raises:
        BadTime: nobody knows it.
    """
    if name not in available_timezones():
        raise BadTime(f"“{name}” is no time zone. Write for example Europe/Istanbul.")
    return ZoneInfo(name)


def moment_at(day: date, hour: time, zone: ZoneInfo) -> datetime:
    """Return when the clocks of a zone show this time on this day; the first moment where they do twice.

    Raises:
        BadTime: the clocks are put forward over it.
    """
    there = datetime.combine(day, hour, zone)
    if there.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != there.replace(tzinfo=None):
        raise BadTime(
            f"{hour:%H:%M} does not exist on {day} in {zone.key}: the clocks are put forward over it. "
            "Choose an earlier or a later time."
        )
    return there


@dataclass(frozen=True, slots=True)
class Slot:
    """From when to when something takes place; half open. `end` None: not said."""

    begin: datetime
    end: datetime | None

    def overlaps(self, other: "Slot") -> bool:
        """Tell whether both take place at the same time; what has no end counts as its first moment."""
        return self.begin == other.begin or (self._last > other.begin and other._last > self.begin)

    @property
    def _last(self) -> datetime:
        return self.end or self.begin


def slot_of(day: date, begins: time | None, ends: time | None, zone: ZoneInfo) -> Slot | None:
    """Return the slot of a day; None without a beginning.

    Raises:
        BadTime: it ends before it begins, or at a time that does not exist.
    """
    if begins is None:
        return None
    begin = moment_at(day, begins, zone)
    end = moment_at(day, ends, zone) if ends else None
    if end is not None and end <= begin:
        raise BadTime(f"It ends at {ends:%H:%M}, before it begins at {begins:%H:%M}. Change one of them.")
    return Slot(begin, end)
