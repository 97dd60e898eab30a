"""How well two participants suit one another, in points that anybody can add up. Pure."""

from dataclasses import dataclass
from enum import StrEnum

MUTUAL_WISH = 100  # each asked for the other
WISH = 50  # one asked for the other
SECTOR_FIT = 10  # one seeks a sector that the other offers; counted once in each direction
SAME_REGION = 5  # both do business in a region


class Why(StrEnum):
    """Why two should meet."""

    MUTUAL_WISH = "mutual-wish"
    WISH = "wish"
    SECTOR_FIT = "sector-fit"
    SAME_REGION = "same-region"


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """Somebody who sits at the tables. `owner`: whose it is, two of one owner never meet; `seeks`, `offers`:
    codes of sectors; `regions`: codes of countries; `wishes`, `refuses`: keys of participants whom it wants
    to meet, and whom it does not; `away`: slots in which it is not there.
    """

    key: str
    owner: str
    seeks: frozenset[str] = frozenset()
    offers: frozenset[str] = frozenset()
    regions: frozenset[str] = frozenset()
    wishes: frozenset[str] = frozenset()
    refuses: frozenset[str] = frozenset()
    away: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason and what it counts. `who`: key of the one that wishes or seeks, "" where it is both;
    `codes`: the sectors or regions that meet.
    """

    why: Why
    points: int
    who: str = ""
    codes: tuple[str, ...] = ()


def reasons(one: Participant, other: Participant) -> tuple[Reason, ...]:
    """Return why two should meet, the weightiest first; nothing where they never should.

    Two of one owner never should, nor two of whom one refuses the other. The order in which they are given
    does not matter.

    >>> a = Participant(key="a", owner="a", seeks=frozenset("C"), wishes=frozenset({"b"}))
    >>> b = Participant(key="b", owner="b", offers=frozenset("CF"))
    >>> [(reason.why.value, reason.points, reason.who, reason.codes) for reason in reasons(b, a)]
    [('wish', 50, 'a', ()), ('sector-fit', 10, 'a', ('C',))]
    """
    first, second = sorted((one, other), key=lambda each: each.key)
    if _never(first, second):
        return ()
    regions = tuple(sorted(first.regions & second.regions))
    common = (Reason(Why.SAME_REGION, SAME_REGION, "", regions),) if regions else ()
    return (*_wishes(first, second), *_fits(first, second), *common)


def score(one: Participant, other: Participant) -> int:
    """Return the points of a pair; 0: it is never proposed."""
    return sum(reason.points for reason in reasons(one, other))


def _never(one: Participant, other: Participant) -> bool:
    same = one.key == other.key or one.owner == other.owner
    return same or one.key in other.refuses or other.key in one.refuses


def _wishes(one: Participant, other: Participant) -> tuple[Reason, ...]:
    asked = [a.key for a, b in ((one, other), (other, one)) if b.key in a.wishes]
    if len(asked) == 2:
        return (Reason(Why.MUTUAL_WISH, MUTUAL_WISH),)
    return tuple(Reason(Why.WISH, WISH, who) for who in asked)


def _fits(one: Participant, other: Participant) -> tuple[Reason, ...]:
    return tuple(
        Reason(Why.SECTOR_FIT, SECTOR_FIT, a.key, tuple(sorted(a.seeks & b.offers)))
        for a, b in ((one, other), (other, one))
        if a.seeks & b.offers
    )
