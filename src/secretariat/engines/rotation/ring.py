"""The ring of a day: who takes part in the rotation, and who comes after whom.

Source: docs/reference/rotation.md#the-ring-of-a-day.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date

from secretariat.engines.rotation.days import Days
from secretariat.engines.rotation.rules import Member, Order, Rule
from secretariat.engines.values.folding import fold, sort_key


class Rings:
    """The rings of one body by day; between two changes of membership or list the ring is the same."""

    def __init__(self, rule: Rule, members: Sequence[Member]) -> None:
        self._rule = rule
        self._members = {member.party: member for member in members}
        self._sorted = _alphabetical(rule, members) if sorts_members(rule) else ()
        self._changes = sorted({day for days in self._all_days() for day in _edges(days)})
        self._known: dict[int, tuple[tuple[str, ...], frozenset[str]]] = {}
        self._after: dict[tuple[int, str], tuple[str, ...]] = {}

    def on(self, day: date) -> tuple[str, ...]:
        """Return who is in the ring on `day`, in order."""
        order, inside = self._of(bisect_right(self._changes, day), day)
        return tuple(name for name in order if name in inside)

    def knows(self, name: str, day: date) -> bool:
        """Tell whether the name has a place in the order of the day, be it in or out."""
        return name in self._of(bisect_right(self._changes, day), day)[0]

    def following(self, pointer: str, day: date) -> tuple[str, ...]:
        """Return the ring of the day from the one after `pointer` on, `pointer` last if it is in.

        A pointer whose Party has left, or stands only in an earlier list, keeps its place.
        """
        segment = bisect_right(self._changes, day)
        key = segment, pointer
        if key not in self._after:
            self._after[key] = self._turned(segment, pointer, day)
        return self._after[key]

    def _turned(self, segment: int, pointer: str, day: date) -> tuple[str, ...]:
        order, inside = self._of(segment, day)
        if pointer in order:
            at = order.index(pointer) + 1
            return tuple(name for name in order[at:] + order[:at] if name in inside)
        ring = tuple(name for name in order if name in inside)
        for names in reversed([listed.names for listed in self._rule.lists]):
            if pointer in names:
                place = names.index(pointer) + 1
                heir = next((name for name in names[place:] + names[:place] if name in ring), None)
                at = ring.index(heir) if heir is not None else 0
                return ring[at:] + ring[:at]
        return ring

    def _of(self, segment: int, day: date) -> tuple[tuple[str, ...], frozenset[str]]:
        if segment not in self._known:
            order = self._order_on(day)
            self._known[segment] = order, frozenset(name for name in order if self._is_in(name, day))
        return self._known[segment]

    def _order_on(self, day: date) -> tuple[str, ...]:
        in_force = (listed.names for listed in self._rule.lists if listed.days.holds(day))
        return next(in_force, self._rule.names or self._sorted)

    def _is_in(self, name: str, day: date) -> bool:
        # Groups have no seats, and a listed name that no membership is on record for takes its turns.
        if self._rule.order is Order.GROUPS or name not in self._members:
            return True
        return self._members[name].is_in(day)

    def _all_days(self) -> Iterator[Days]:
        yield from (listed.days for listed in self._rule.lists)
        for member in self._members.values():
            for seat in member.seats:
                yield seat.days
                yield from seat.suspended


def sorts_members(rule: Rule) -> bool:
    """Tell whether the members themselves, sorted by name, are the order of today."""
    return rule.order is not Order.GROUPS and not rule.names


def _alphabetical(rule: Rule, members: Sequence[Member]) -> tuple[str, ...]:
    """Return all who ever were members, as the alphabet of the rule has them."""
    names = {member.party: member.sort_name or member.party for member in members}
    if rule.language is None:
        return tuple(sorted(names, key=lambda party: (fold(names[party]), party)))
    language = rule.language
    return tuple(sorted(names, key=lambda party: (sort_key(names[party], language), party)))


def _edges(days: Days) -> tuple[date, ...]:
    return tuple(day for day in (days.first, days.end) if day is not None)
