from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from secretariat.engines.drafting.operations.acts import MergeIdentical
from secretariat.history.actions.record import record
from secretariat.ids import new_public_id
from secretariat.people.actor import Actor
from secretariat.refusals import Invalid
from secretariat.texts import log, touching, voices
from secretariat.texts.models import Draft


@transaction.atomic
def merge_proposals(
    *, draft: Draft, proposals: Sequence[str], by: Actor, at: datetime, seen_count: int
) -> Draft:
    """Unite proposals that are the same but for blanks, quotation marks and dashes, and their proposers.

    Who: the Chair of the body, and the secretariat for it (`policies.may_steer`).
    Writes: an operation of the log; history entry `draft.proposals-merged`.
    Refuses: NotPermitted; StaleRevision; Invalid (fewer than two that stand; they differ in their words).
    """
    draft = log.locked(draft)
    voice = voices.chair(by, draft.body, at)
    state = log.state_of(draft)
    standing = [
        key for key in dict.fromkeys(proposals) if key in state.proposals and state.proposals[key].live
    ]
    if len(standing) < 2 or len(standing) < len(set(proposals)):
        raise Invalid("Choose two or more proposals that stand.", field="proposals")
    touching.refuse_changed(draft, seen_count, dict.fromkeys(standing, False))
    act = MergeIdentical(
        id=new_public_id(), author=voice.author, at=at, base=seen_count, proposals=tuple(standing)
    )
    log.added(draft, act, voice=voice)
    record("draft.proposals-merged", on=draft, by=by, at=at, operation=draft.count, proposals=standing)
    return draft
