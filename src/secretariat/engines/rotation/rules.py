"""Rules, exceptions, members and terms: what the engine is given and what it gives back.

Source: docs/reference/rotation.md#rules-as-data.
"""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from secretariat.engines.rotation.days import Boundary, Days

ALWAYS = Days()


class Order(Enum):
    """How the next in the chair is found."""

    ALPHABETICAL = "alphabetical"
    LIST = "list"
    GROUPS = "groups"
    HOST = "host"
    AGREED = "agreed"
    OFFERS = "offers"
    ELECTION = "election"
    FOLLOWS = "follows"

    @property
    def gives_next(self) -> bool:
        """Whether the order alone names the next; in the others people decide each time."""
        return self in (Order.ALPHABETICAL, Order.LIST, Order.GROUPS)


class ExceptionKind(Enum):
    """What may set a rule aside; the effects are in docs/reference/rotation.md#exceptions."""

    SKIP = "skip"
    SWAP = "swap"
    REPEAT = "repeat"
    INSERT = "insert"
    REPLACED = "replaced"
    VACANCY = "vacancy"
    EXTEND = "extend"
    JOINED = "joined"
    REMOVED = "removed"
    OTHER = "other"


class TermStatus(Enum):
    """Whether a term took place, is due, or only follows from the rule."""

    HELD = "held"
    PLANNED = "planned"
    PROJECTED = "projected"


@dataclass(frozen=True, slots=True, kw_only=True)
class ListInForce:
    """A list of names and the days on which it was the order."""

    days: Days
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """The term from which the rule is followed.

    `pointer` is the name after which the rule goes on, where it is not the holder (an exchange is half
    done). `end` is the end day of this term where it is known. `day` is the day of the month on which terms
    begin where the month of this one is too short for it.
    """

    holder: str
    start: Boundary
    end: Boundary | None = None
    pointer: str | None = None
    day: int | None = None

    @property
    def day_of_month(self) -> int | None:
        """Return the day of the month on which terms begin; None where it is not exact."""
        return self.day or (self.start.first.day if self.start.is_exact else None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """How the chair goes round.

    Args:
        names: the list, or the groups in their turn; empty for an alphabetical order of the members.
        lists: former and present lists; where none holds the day, `names` does.
        language: whose dictionaries sort the names (ICU); None sorts ignoring case and accents.
        months: length of a term; None where it is irregular.
        start_days: nominal first days (month, day); empty where a term runs on from the last.
        follows: the body whose chair this one follows.
    """

    order: Order
    anchor: Anchor | None = None
    names: tuple[str, ...] = ()
    lists: tuple[ListInForce, ...] = ()
    language: str | None = None
    months: int | None = None
    start_days: tuple[tuple[int, int], ...] = ()
    follows: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RotationException:
    """A decision that sets the rule aside on one day.

    `parties` are those who lose their turn (skip), in order. `expected` is what the rule gives on that day:
    an exception that expects somebody else is idle. `until` is the new end day of an extended term.
    """

    at: Boundary
    kind: ExceptionKind
    parties: tuple[str, ...] = ()
    expected: str | None = None
    actual: str | None = None
    reason: str | None = None
    source: str | None = None
    until: Boundary | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """One time of membership, and the times within it in which the seat was suspended."""

    days: Days = ALWAYS
    suspended: tuple[Days, ...] = ()

    def is_in(self, day: date) -> bool:
        """Tell whether the seat takes part in the rotation on `day`."""
        return self.days.holds(day) and not any(days.holds(day) for days in self.suspended)


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A Party with all its seats in one body; without a seat it is out on every day."""

    party: str
    seats: tuple[Seat, ...] = (Seat(),)
    sort_name: str | None = None

    def is_in(self, day: date) -> bool:
        """Tell whether the Party is a member in good standing on `day`."""
        return any(seat.is_in(day) for seat in self.seats)


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A term in the chair: from `start` up to, but without, `end`; None where no end is known.

    `group` is the region or group whose turn it was; `joint` are the Parties of a joint chair; `exception`
    is the decision by which a projected term departs from the rule.
    """

    holder: str
    start: Boundary
    end: Boundary | None = None
    status: TermStatus = TermStatus.HELD
    group: str | None = None
    joint: tuple[str, ...] = ()
    exception: RotationException | None = None

    @property
    def parties(self) -> tuple[str, ...]:
        """Return who serves: one Party, or each of a joint chair."""
        return self.joint or (self.holder,)

    def may_hold(self, day: date) -> bool:
        """Tell whether `day` is inside on some reading of the boundaries."""
        return self.start.first <= day and (self.end is None or day < self.end.last)

    def surely_holds(self, day: date) -> bool:
        """Tell whether `day` is inside on every reading of the boundaries."""
        return self.start.last <= day and (self.end is None or day < self.end.first)


def in_order(term: Term) -> tuple[date, date]:
    """Return the key that sorts terms by their start."""
    return term.start.first, term.start.last
