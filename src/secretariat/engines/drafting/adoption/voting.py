"""Votes counted by exact shares, consensus, and the order in which amendments are put.

Source: docs/reference/adoption.md#votes.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from secretariat.engines.drafting.adoption.rules import Base, ConsensusRule, Share, Vote
from secretariat.engines.drafting.errors import BadStep


@dataclass(frozen=True, slots=True)
class Count:
    """How a vote went.

    Attributes:
        members: all who have a vote; present: those who were there, whether they voted or not.
        delegations: of bodies that vote and count presence by delegation, (present, seats) of each.
    """

    members: int
    present: int
    in_favour: int
    against: int
    abstaining: int = 0
    delegations: Mapping[str, tuple[int, int]] | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """Whether something was decided, and why, in a sentence."""

    state: str
    why: str

    @property
    def is_adopted(self) -> bool:
        """Whether it was adopted."""
        return self.state == "adopted"


def has_quorum(share: Share | None, count: Count) -> bool:
    """Tell whether enough are there; of delegations, enough of each."""
    if share is None:
        return True
    if share.base is Base.DELEGATIONS:
        seats = count.delegations or {}
        return bool(seats) and all(share.is_reached(present, size) for present, size in seats.values())
    return share.is_reached(count.present, count.members)


def counted(vote: Vote, count: Count) -> Outcome:
    """Return what a vote decided.

    Raises:
        BadStep: more votes than those present, or more present than members.
    """
    cast = count.in_favour + count.against + count.abstaining
    if (
        min(count.in_favour, count.against, count.abstaining) < 0
        or not cast <= count.present <= count.members
    ):
        raise BadStep("There are more votes than those present, or more present than members.")
    if not has_quorum(vote.quorum, count):
        return Outcome("no quorum", f"{count.present} of {count.members} are present.")
    totals = {
        Base.MEMBERS: count.members,
        Base.PRESENT: count.present,
        Base.PRESENT_AND_VOTING: count.in_favour + count.against,
        Base.DELEGATIONS: len(count.delegations or {}) or count.members,
    }
    total = totals[vote.majority.base]
    needed = vote.majority.needed(total)
    why = f"{count.in_favour} in favour; {needed} of {total} {vote.majority.base.value} are needed."
    return Outcome("adopted" if vote.majority.is_reached(count.in_favour, total) else "not adopted", why)


def by_consensus(
    rule: ConsensusRule,
    *,
    members: int,
    present: int,
    objections: Sequence[str] = (),
    unconfirmed: Sequence[str] = (),
) -> Outcome:
    """Return what came of the chair's question. Only a stated objection blocks.

    Reservations, statements, explanations and disassociations are attached; they are no objection.

    Args:
        rule: the body's.
        members, present: how many there are, and how many of them were there.
        objections: who objected.
        unconfirmed: who agreed ad referendum and has not confirmed.
    """
    if rule.needs_present and not rule.needs_present.is_reached(present, members):
        return Outcome("no quorum", f"{present} of {members} are present.")
    if objections:
        state = "referred" if rule.otherwise == "referred" else "not adopted"
        return Outcome(state, f"Objection: {', '.join(sorted(objections))}.")
    if unconfirmed:
        return Outcome("agreed ad referendum", f"To confirm: {', '.join(sorted(unconfirmed))}.")
    return Outcome("adopted", "Nobody objected.")


@dataclass(frozen=True, slots=True)
class Amendment:
    """A proposal to change a text or another amendment.

    Attributes:
        to: id of the amendment that it changes; empty where it changes the text.
        distance: how many words it puts in or takes out: the measure by which an order is proposed.
        excludes: amendments that cannot be put once this one is adopted.
    """

    id: str
    distance: int
    to: str = ""
    excludes: frozenset[str] = frozenset()


def proposed_order(amendments: Sequence[Amendment]) -> tuple[str, ...]:
    """Return an order to rule on: furthest removed first, an amendment's own amendments before it.

    How far an amendment is removed in substance is a ruling; words counted are only a proposal.

    Raises:
        BadStep: an amendment to one that is not there, or in a circle.
    """
    known = {each.id: each for each in amendments}
    found: list[str] = []

    def put(each: Amendment, above: frozenset[str]) -> None:
        if each.id in above:
            raise BadStep(f"Amendment {each.id} amends itself.")
        inner = [other for other in amendments if other.to == each.id]
        for other in sorted(inner, key=lambda one: (-one.distance, one.id)):
            put(other, above | {each.id})
        found.append(each.id)

    if any(each.to and each.to not in known for each in amendments):
        raise BadStep("An amendment changes one that is not there.")
    for each in sorted((one for one in amendments if not one.to), key=lambda one: (-one.distance, one.id)):
        put(each, frozenset())
    if len(found) < len(amendments):
        raise BadStep("Amendments amend each other in a circle.")
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Put:
    """What became of one amendment: adopted, not adopted, no quorum, or not put and why."""

    amendment: str
    outcome: Outcome


def put_in_order(
    amendments: Sequence[Amendment], order: Sequence[str], vote: Vote, counts: Mapping[str, Count]
) -> tuple[Put, ...]:
    """Put amendments in the order that the chair ruled; one that another has excluded is not put.

    Raises:
        BadStep: the order leaves one out, or one that is put has no count.
    """
    known = {each.id: each for each in amendments}
    if sorted(order) != sorted(known):
        raise BadStep("The order names each amendment once.")
    excluded: dict[str, str] = {}
    found = []
    for key in order:
        if key in excluded:
            why = f"not put: excluded by the adoption of {excluded[key]}"
            found.append(Put(key, Outcome("not put", why)))
            continue
        if key not in counts:
            raise BadStep(f"Amendment {key} was put and has no count.")
        outcome = counted(vote, counts[key])
        found.append(Put(key, outcome))
        if outcome.is_adopted:
            excluded |= dict.fromkeys(known[key].excludes, key)
    return tuple(found)
