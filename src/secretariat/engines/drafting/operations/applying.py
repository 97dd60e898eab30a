"""Apply an operation to a text: the next state, or a refusal that leaves it as it was.

Source: docs/reference/operations.md#operations.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from secretariat.engines.drafting.errors import Refusal
from secretariat.engines.drafting.operations import acts, holding, paragraphs, proposals, standing
from secretariat.engines.drafting.operations.acts import Act
from secretariat.engines.drafting.operations.values import State

_APPLIED: dict[type[Act], Callable[[State, Any], State]] = {
    acts.Open: paragraphs.open_text,
    acts.Amend: paragraphs.amend,
    acts.Consolidate: paragraphs.consolidate,
    acts.Renumber: paragraphs.renumber,
    acts.Rectify: paragraphs.rectify,
    acts.Propose: proposals.propose,
    acts.Withdraw: proposals.withdraw,
    acts.MergeIdentical: proposals.merge_identical,
    acts.Choose: proposals.choose,
    acts.Unbracket: proposals.unbracket,
    acts.Widen: holding.widen,
    acts.Narrow: holding.narrow,
    acts.Hold: standing.hold,
    acts.Lift: standing.lift,
    acts.Confirm: standing.confirm,
    acts.LinkReservation: standing.link_reservation,
    acts.SetMode: standing.set_mode,
    acts.SetStatus: standing.set_status,
    acts.Reopen: standing.reopen,
    acts.Link: standing.link,
    acts.Issue: standing.issue,
}


def applied(state: State, act: Act) -> State:
    """Return the text after an operation.

    Raises:
        Refusal: the text does not allow it; nothing has changed.
    """
    if not act.author or not act.id:
        raise Refusal("Every operation has an author and an id.")
    if act.id in state.seen:
        raise Refusal(f"Operation {act.id} has been applied.")
    after = _APPLIED[type(act)](state, act)
    return replace(after, seen=after.seen | {act.id})


def replayed(log: Iterable[Act], state: State | None = None) -> State:
    """Return the text after all operations of a log."""
    for act in log:
        state = applied(state or State(), act)
    return state or State()
