"""Whether the logs of the texts are what was written: each replayed from its rows, past all that is kept."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from secretariat.engines.drafting.operations.applying import applied
from secretariat.engines.drafting.operations.hashing import log_hash, state_hash
from secretariat.engines.drafting.operations.log import from_line
from secretariat.engines.drafting.operations.values import State
from secretariat.history.models import Entry
from secretariat.texts.models import Draft, Operation, Revision


@dataclass(frozen=True, slots=True)
class Proved:
    """How many texts and operations were looked at, and what is wrong with them, in sentences."""

    texts: int
    operations: int
    flaws: tuple[str, ...]


def proved_logs() -> Proved:
    """Replay the log of every text; 3 queries for each.

    Found is an operation that was changed, deleted or added past the acts; a revision of which the log, or
    the history, has another hash than the paper that was issued.
    """
    flaws: list[str] = []
    texts = operations = 0
    for draft in Draft.objects.order_by("pk").iterator(chunk_size=50):
        texts += 1
        operations += draft.count
        flaws += [f"Text {draft.public_id}: {flaw}" for flaw in _flaws(draft)]
    return Proved(texts, operations, tuple(flaws))


def _flaws(draft: Draft) -> Iterator[str]:
    """Walk along a log; nothing behind the first operation that is not as written can be judged."""
    issued = {one.count: one for one in draft.revisions.all()}
    told = _told(draft)
    head, number, state = "", 0, State()
    for row in draft.operations.order_by("number").iterator(chunk_size=500):
        number += 1
        after = _followed(row, number, head, state)
        if isinstance(after, str):
            yield after
            return
        head, state = row.head, after
        if number in issued:
            yield from _of_revision(issued.pop(number), state, told)
    if (number, head) != (draft.count, draft.head):
        yield f"its log should end with operation {draft.count}, and ends with operation {number}."
    for left in issued.values():
        yield f"revision {left.number} holds {left.count} operations, and the log has {number}."


def _followed(row: Operation, number: int, head: str, state: State) -> State | str:
    """Return what stands after an operation, or what is wrong with it."""
    if row.number != number:
        return f"operation {number} was deleted."
    try:
        act = from_line(row.act)
        if log_hash(head, act) != row.head:
            return f"operation {number} was changed, or one before it."
        return applied(state, act)
    except (KeyError, TypeError, ValueError) as error:
        return f"operation {number} does not follow from those before it ({error})."


def _of_revision(issued: Revision, state: State, told: Mapping[int, str | None]) -> Iterator[str]:
    if issued.hash != state_hash(state):
        yield f"revision {issued.number} is not what its log gives."
    if told.get(issued.number, "") not in {issued.hash, None}:
        yield f"revision {issued.number} is not what the history says was issued."


def _told(draft: Draft) -> dict[int, str | None]:
    """Return number of the revision → hash, as the history tells; None where that was redacted."""
    entries = Entry.objects.filter(
        verb="draft.revision-issued", object_kind=Draft.history_kind, object_id=draft.public_id
    )
    return {entry.told("number"): entry.told("hash") for entry in entries}
