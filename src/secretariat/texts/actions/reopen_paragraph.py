from datetime import datetime

from django.db import transaction

from secretariat.engines.drafting.operations.acts import Reopen
from secretariat.engines.drafting.operations.values import Status
from secretariat.evidence import checks
from secretariat.history.actions.record import record
from secretariat.ids import new_public_id
from secretariat.people.actor import Actor
from secretariat.refusals import Invalid, WrongState
from secretariat.texts import log, touching, voices
from secretariat.texts.models import Draft


@transaction.atomic
def reopen_paragraph(
    *, draft: Draft, paragraph: str, reason: str, by: Actor, at: datetime, seen_count: int
) -> Draft:
    """Open a paragraph again that was parked, agreed or closed.

    Who: the Chair of the body, and the secretariat for it (`policies.may_steer`).
    From, to: parked, agreed ad referendum, agreed, closed → open.
    Writes: an operation of the log; history entry `draft.paragraph-reopened`.
    Refuses: NotPermitted; StaleRevision; WrongState (it is open); Invalid (no such paragraph; no reason).
    """
    draft = log.locked(draft)
    voice = voices.chair(by, draft.body, at)
    state = log.state_of(draft)
    if paragraph not in state.order:
        raise Invalid("Choose a paragraph of this text.", field="paragraph")
    before = state.paragraphs[paragraph].status
    if before is Status.OPEN:
        raise WrongState("It is open.")
    if before.is_frozen:
        checks.said(reason, field="reason")
    checks.openly_written(reason, field="reason")
    touching.refuse_changed(draft, seen_count, {paragraph: True})
    act = Reopen(
        id=new_public_id(), author=voice.author, at=at, base=seen_count, paragraph=paragraph,
        reason=reason.strip(),
    )  # fmt: skip
    log.added(draft, act, voice=voice)
    record(
        "draft.paragraph-reopened", on=draft, by=by, at=at, operation=draft.count,
        paragraph=touching.called(state, paragraph), before=before.value, after=Status.OPEN.value,
        reason=act.reason,
    )  # fmt: skip
    return draft
