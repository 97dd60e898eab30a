from datetime import datetime

from django.db import transaction

from secretariat.engines.drafting.operations.acts import Confirm
from secretariat.history.actions.record import record
from secretariat.ids import new_public_id
from secretariat.people.actor import Actor
from secretariat.refusals import WrongState
from secretariat.texts import log, touching, voices
from secretariat.texts.models import Draft


@transaction.atomic
def confirm_position(
    *, draft: Draft, target: str, by: Actor, at: datetime, seen_count: int, party: str = "", paper: str = ""
) -> Draft:
    """Confirm what a delegation held of a paragraph that was parted or joined: it stands on the words of now.

    Who: delegations of members, by seat or by note; staff who say where it was said (`voices.delegation`).
    Writes: an operation of the log; history entry `draft.position-confirmed`.
    Refuses: NotPermitted; StaleRevision; WrongState (the delegation has nothing to confirm there).
    """
    draft = log.locked(draft)
    voice = voices.delegation(by, draft.body, at, party=party, paper=paper)
    state = log.state_of(draft)
    held = state.positions.get((voice.author, target))
    if held is None or not held.to_confirm:
        raise WrongState("This delegation has nothing to confirm there.")
    touching.refuse_changed(draft, seen_count, {target: False})
    act = Confirm(id=new_public_id(), author=voice.author, at=at, base=seen_count, target=target)
    operation = log.added(draft, act, voice=voice, in_confidence=held.is_confidential)
    record(
        "draft.position-confirmed", on=draft, by=by, at=at,
        beside=operation if held.is_confidential else None, operation=draft.count, speaker=voice.author,
        paper=voice.paper, target=touching.called(state, target) or target, stance=held.stance.value,
    )  # fmt: skip
    return draft
