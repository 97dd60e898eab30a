from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from secretariat.engines.drafting.operations.values import Edit
from secretariat.history.actions.record import record
from secretariat.people.actor import Actor
from secretariat.texts import own
from secretariat.texts.actions.table_proposal import table_proposal
from secretariat.texts.models import OwnWords
from secretariat.texts.rows.own import OwnState


@transaction.atomic
def table_words(
    *,
    row: OwnWords,
    edits: Sequence[Edit],
    by: Actor,
    at: datetime,
    seen_version: int,
    seen_count: int,
    speaker: str = "",
    rationale: str = "",
) -> str:
    """Table words that one's delegation kept for itself; they are kept no longer.

    Who: whoever sits in the delegation; the proposal by the rules of `table_proposal`.
    From, to: kept → tabled.
    Writes: what `table_proposal` writes; that the words are tabled; history entry `own-words.tabled`, told to
        the same delegation alone.
    Refuses: NotPermitted; StaleRevision (of the kept words, or of the text); WrongState; as `table_proposal`.

    Args:
        edits: the changes that make the words, on the text after `seen_count` operations.
    Returns:
        The id of the proposal.
    """
    found = own.locked_as_seen(row, by, seen_version)
    proposal = table_proposal(
        draft=found.draft, edits=edits, by=by, at=at, seen_count=seen_count,
        speaker=speaker or found.party.code, rationale=rationale,
    )  # fmt: skip
    own.end(found, OwnState.TABLED, by, at)
    record(
        "own-words.tabled", on=found, by=by, at=at, draft=found.draft.public_id, proposal=proposal,
        before=OwnState.KEPT.value, after=OwnState.TABLED.value,
    )  # fmt: skip
    return proposal
