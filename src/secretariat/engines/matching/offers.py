"""Which request an offer answers, and by what. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

EITHER_WAY = frozenset({"partner"})  # who seeks a partner is answered by another who seeks one


@dataclass(frozen=True, slots=True, kw_only=True)
class Put:
    """A request (`seeks`) or an offer. `owner`: whose; `what`: a key, what is sought or offered; `sectors`,
    `regions`: codes.
    """

    key: str
    owner: str
    seeks: bool
    what: str
    sectors: frozenset[str]
    regions: frozenset[str]


@dataclass(frozen=True, slots=True)
class Answered:
    """Another that answers it, and the sectors and regions in which they meet."""

    key: str
    sectors: tuple[str, ...]
    regions: tuple[str, ...]


def answers(to: Put, others: Iterable[Put]) -> list[Answered]:
    """Return those of others that answer a request or an offer, those that meet in most first.

    A request is answered by an offer of the same thing by another owner, where a sector and a region meet.

    >>> a = Put(key="a", owner="x", seeks=True, what="supplier", sectors=frozenset("CF"),
    ...         regions=frozenset({"PL"}))
    >>> b = Put(key="b", owner="y", seeks=False, what="supplier", sectors=frozenset("C"),
    ...         regions=frozenset({"DE", "PL"}))
    >>> answers(a, [a, b])
    [Answered(key='b', sectors=('C',), regions=('PL',))]
    """
    found = [
        Answered(
            other.key, tuple(sorted(to.sectors & other.sectors)), tuple(sorted(to.regions & other.regions))
        )
        for other in others
        if _answers(to, other)
    ]
    return sorted(found, key=lambda one: (-len(one.sectors), -len(one.regions), one.key))


def _answers(one: Put, other: Put) -> bool:
    is_other_side = one.seeks != other.seeks or (one.seeks and one.what in EITHER_WAY)
    return (
        one.owner != other.owner
        and one.what == other.what
        and is_other_side
        and not one.sectors.isdisjoint(other.sectors)
        and not one.regions.isdisjoint(other.regions)
    )
