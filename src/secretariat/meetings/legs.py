"""The legs of a visit: where it is on which days. Pure."""

from collections.abc import Iterable
from datetime import date

from secretariat.engines.values.edtf import BadDate, parse
from secretariat.meetings.bridge import LegValue
from secretariat.meetings.clock import BadTime, zone_named

_WRITE = "Write for example 2021-12-08/2021-12-09, Moscow."


class BadLeg(ValueError):  # noqa: N818 - reads as what it is
    """A line that is no leg of a visit; the message says what to do."""


def legs_of(text: str) -> tuple[LegValue, ...]:
    """Return legs as typed, one a line: days, place, country, time zone; the last two may be left out.

    Raises:
        BadLeg: no days, no place, no such time zone.
    """
    return tuple(_leg(line) for line in text.splitlines() if line.strip())


def legs_written(legs: Iterable[LegValue]) -> list[str]:
    """Return the lines that a person would type."""
    return [", ".join(filter(None, (leg.on, leg.place, leg.country, leg.time_zone))) for leg in legs]


def leg_on(legs: Iterable[LegValue], day: date | None) -> LegValue | None:
    """Return the leg of a day; of two that share it, the second, on which one arrives."""
    found = [leg for leg in legs if day is not None and parse(leg.on).holds(day)]
    return found[-1] if found else None


def _leg(line: str) -> LegValue:
    parts = [part.strip() for part in line.split(",")]
    try:
        on = parse(parts[0])
    except BadDate as error:
        raise BadLeg(f"{error} {_WRITE}") from error
    if not on.is_to_the_day:
        raise BadLeg(f"“{parts[0]}”: a leg needs its days. {_WRITE}")
    if len(parts) < 2 or not parts[1]:
        raise BadLeg(f"“{line.strip()}” has no place. {_WRITE}")
    rest = parts[2:]
    zone = rest.pop() if rest and "/" in rest[-1] else ""
    country = rest.pop().upper() if rest and len(rest[-1]) == 2 else ""
    return LegValue(on=on.text, place=", ".join([parts[1], *rest]), country=country, time_zone=_zone(zone))


def _zone(name: str) -> str:
    try:
        return zone_named(name).key if name else ""
    except BadTime as error:
        raise BadLeg(str(error)) from error
