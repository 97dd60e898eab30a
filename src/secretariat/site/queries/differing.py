"""What differs in a Body between the ends of two years: seats, terms, names, rules. Pure."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from secretariat.bodies.states import MembershipStatus
from secretariat.engines.values.edtf import Edtf, parse
from secretariat.site.queries.readings import Reading

KINDS = ("membership", "chairmanship", "name", "particular", "rotation", "rotation-exception")
Value = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Between:
    """The days after the earlier year, up to the last day of the later one; half open."""

    first: date
    end: date

    def begins(self, when: Edtf) -> bool:
        """Tell whether something began in these days, as far as its first day tells."""
        return when.first is not None and self.first <= when.first < self.end

    def ends(self, when: Edtf) -> bool:
        """Tell whether the last day of something lies in these days."""
        return when.end is not None and self.first < when.end <= self.end


@dataclass(frozen=True, slots=True)
class Differences:
    """Ids of lines, by what happened to what they tell."""

    joined: tuple[int, ...]
    left: tuple[int, ...]
    suspended: tuple[int, ...]
    others_began: tuple[int, ...]
    others_ended: tuple[int, ...]
    ended_unknown: tuple[int, ...]
    chairs: tuple[int, ...]
    names: tuple[int, ...]
    organs: tuple[int, ...]
    rules: tuple[int, ...]


def years_between(first: int, last: int) -> Between:
    """Return the days between the ends of the years.

    >>> years_between(2005, 2024)
    Between(first=datetime.date(2006, 1, 1), end=datetime.date(2025, 1, 1))
    """
    return Between(date(first + 1, 1, 1), date(last + 1, 1, 1))


def differences(readings: Iterable[Reading], slug: str, between: Between) -> Differences:
    """Return the lines of a Body and its organs that make the difference."""
    found = list(readings)

    def lines(kind: str, happened: Callable[[Value], bool]) -> tuple[int, ...]:
        return tuple(each.line for each in found if each.kind == kind and happened(each.value))

    def of_seats(happened: Callable[[Value], bool], *, members: bool) -> tuple[int, ...]:
        return lines("membership", lambda value: _is_member(value) == members and happened(value))

    return Differences(
        joined=of_seats(lambda value: between.begins(parse(value["during"])), members=True),
        left=of_seats(lambda value: between.ends(parse(value["during"])), members=True),
        suspended=lines("membership", lambda value: _is_suspended(value, between)),
        others_began=of_seats(lambda value: between.begins(parse(value["during"])), members=False),
        others_ended=of_seats(lambda value: between.ends(parse(value["during"])), members=False),
        ended_unknown=lines("membership", lambda value: _ended_some_day(value, between)),
        chairs=lines("chairmanship", lambda value: _begins(value["term"], between)),
        names=lines("name", lambda value: value["body"] == slug and _changes(value["during"], between)),
        organs=tuple(
            each.line for each in found if each.value.get("body") != slug and _is_of_organ(each, between)
        ),
        rules=(
            *lines("rotation", lambda value: _is_new_rule(value, between)),
            *lines("rotation-exception", lambda value: _begins(value["at"], between)),
        ),
    )


def _is_member(value: Value) -> bool:
    return bool(value["status"] == MembershipStatus.MEMBER)


def _begins(when: str | None, between: Between) -> bool:
    return bool(when) and between.begins(parse(str(when)))


def _changes(when: str | None, between: Between) -> bool:
    return bool(when) and (between.begins(parse(str(when))) or between.ends(parse(str(when))))


def _is_suspended(value: Value, between: Between) -> bool:
    """Tell whether a suspension began or was lifted."""
    return any(_changes(span, between) for span in value["suspensions"])


def _ended_some_day(value: Value, between: Between) -> bool:
    """Tell whether a seat ended on a day that nobody knows, so that it may have been in these years."""
    during = parse(value["during"])
    return not value["is_current"] and during.end is None and not _is_later(during, between)


def _is_later(during: Edtf, between: Between) -> bool:
    return during.first is not None and during.first >= between.end


def _is_of_organ(reading: Reading, between: Between) -> bool:
    """Tell whether an organ was founded or called otherwise."""
    if reading.kind == "name":
        return _changes(reading.value["during"], between)
    return (
        reading.kind == "particular"
        and reading.value["field"] == "founded"
        and _begins(reading.value["on"], between)
    )


def _is_new_rule(value: Value, between: Between) -> bool:
    """Tell whether a rule came into force, or the order of its names did."""
    return _begins(value["since"], between) or any(
        _changes(listed["during"], between) for listed in value["lists"]
    )
