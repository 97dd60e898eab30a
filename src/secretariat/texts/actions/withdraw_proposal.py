from datetime import datetime

from django.db import transaction

from secretariat.engines.drafting.operations.acts import Withdraw
from secretariat.history.actions.record import record
from secretariat.ids import new_public_id
from secretariat.people.actor import Actor
from secretariat.refusals import WrongState
from secretariat.texts import log, touching, voices
from secretariat.texts.models import Draft


@transaction.atomic
def withdraw_proposal(
    *,
    draft: Draft,
    proposal: str,
    by: Actor,
    at: datetime,
    seen_count: int,
    speaker: str = "",
    paper: str = "",
) -> Draft:
    """Leave a proposal; it ends with the last of its proposers, and stays on record.

    Who: whoever proposes it, by seat or by note; staff who say where it was said (`voices.any_of`).
    Writes: an operation of the log; history entry `draft.proposal-withdrawn`.
    Refuses: NotPermitted; StaleRevision; WrongState (not among its proposers; it no longer stands).
    """
    draft = log.locked(draft)
    voice = voices.any_of(by, draft.body, at, speaker=speaker, paper=paper)
    state = log.state_of(draft)
    standing = state.proposals.get(proposal)
    root = state.proposals.get(standing.merged_into, standing) if standing else None
    if root is None or voice.author not in root.actors or not root.live:
        raise WrongState("It is not, or no longer, a proposal of theirs.")
    touching.refuse_changed(draft, seen_count, {proposal: False})
    act = Withdraw(id=new_public_id(), author=voice.author, at=at, base=seen_count, proposal=proposal)
    log.added(draft, act, voice=voice)
    record(
        "draft.proposal-withdrawn", on=draft, by=by, at=at, operation=draft.count, speaker=voice.author,
        paper=voice.paper, proposal=proposal,
    )  # fmt: skip
    return draft
