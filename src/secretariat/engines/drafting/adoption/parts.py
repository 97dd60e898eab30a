"""A separate vote on parts of a text, and what then becomes of the whole.

Source: docs/reference/adoption.md#parts.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from secretariat.engines.drafting.adoption.rules import Vote
from secretariat.engines.drafting.adoption.voting import Count, Outcome, Put, counted
from secretariat.engines.drafting.errors import BadStep


@dataclass(frozen=True, slots=True)
class Part:
    """A part on which a separate vote was asked for; `is_operative` where it decides something."""

    id: str
    is_operative: bool = True


@dataclass(frozen=True, slots=True)
class Parted:
    """What became of each part, of the division if somebody objected to it, and of the whole."""

    division: Outcome | None
    parts: tuple[Put, ...]
    whole: Outcome

    @property
    def kept(self) -> tuple[str, ...]:
        """The parts that stay in the text."""
        return tuple(each.amendment for each in self.parts if each.outcome.is_adopted)


def voted_in_parts(
    vote: Vote,
    parts: Sequence[Part],
    counts: Mapping[str, Count],
    whole: Count | None = None,
    *,
    rest_is_operative: bool = False,
    division: tuple[Vote, Count] | None = None,
) -> Parted:
    """Return what a text becomes whose parts are voted on one by one.

    If somebody objects to the division, it is voted on first; refused, the text is put undivided. What is
    approved in parts is then put as a whole; if every operative part was refused, so is the whole.

    Args:
        vote: the rule by which the text is adopted, its parts too.
        parts: those voted on apart, in the order of the text.
        counts: of each part.
        whole: the count on what is left, or on the undivided text.
        rest_is_operative: whether the text decides something also outside these parts.
        division: the rule and the count on the division, where somebody objected to it.
    Raises:
        BadStep: no parts, a part without a count, or the whole was put and has none.
    """
    if not parts:
        raise BadStep("A separate vote names the parts.")
    outcome = counted(*division) if division else None
    if outcome and not outcome.is_adopted:
        return Parted(outcome, (), _whole(vote, whole))
    missing = [each.id for each in parts if each.id not in counts]
    if missing:
        raise BadStep(f"Part {missing[0]} was put and has no count.")
    found = tuple(Put(each.id, counted(vote, counts[each.id])) for each in parts)
    kept = {each.amendment for each in found if each.outcome.is_adopted}
    has_operative = rest_is_operative or any(each.is_operative and each.id in kept for each in parts)
    if not has_operative:
        return Parted(outcome, found, Outcome("not adopted", "Every operative part was refused."))
    return Parted(outcome, found, _whole(vote, whole))


def _whole(vote: Vote, count: Count | None) -> Outcome:
    if count is None:
        raise BadStep("The text as a whole was put and has no count.")
    return counted(vote, count)
