from datetime import datetime

from django.db import transaction

from secretariat.engines.drafting.operations.acts import SetMode
from secretariat.engines.drafting.operations.values import Mode
from secretariat.evidence import checks
from secretariat.history.actions.record import record
from secretariat.ids import new_public_id
from secretariat.people.actor import Actor
from secretariat.refusals import WrongState
from secretariat.texts import log, touching, voices
from secretariat.texts.models import Draft


@transaction.atomic
def set_mode(*, draft: Draft, chain: str, mode: str, by: Actor, at: datetime, seen_count: int) -> Draft:
    """Say how brackets side by side are meant: one of them, or all of them.

    Who: the Chair of the body, and the secretariat for it (`policies.may_steer`).
    Writes: an operation of the log; history entry `draft.mode-set`.
    Refuses: NotPermitted; StaleRevision; WrongState (no such brackets); Invalid (no such mode).
    """
    draft = log.locked(draft)
    voice = voices.chair(by, draft.body, at)
    checks.one_of(mode, [one.value for one in Mode], field="mode")
    state = log.state_of(draft)
    paragraph = touching.paragraph_of_edits(state).get(chain)
    if paragraph is None:
        raise WrongState("Those brackets are not, or no longer, open. Look again.")
    touching.refuse_changed(draft, seen_count, {paragraph: True})
    act = SetMode(
        id=new_public_id(), author=voice.author, at=at, base=seen_count, chain=chain, mode=Mode(mode)
    )
    log.added(draft, act, voice=voice)
    record(
        "draft.mode-set", on=draft, by=by, at=at, operation=draft.count,
        paragraph=touching.called(state, paragraph), mode=mode,
    )  # fmt: skip
    return draft
