from datetime import datetime

from django.db import transaction

from secretariat.engines.drafting.operations.acts import SetStatus
from secretariat.engines.drafting.operations.values import State, Status
from secretariat.evidence import checks
from secretariat.history.actions.record import record
from secretariat.ids import new_public_id
from secretariat.people.actor import Actor
from secretariat.refusals import Invalid, NotReady, WrongState
from secretariat.texts import log, touching, voices
from secretariat.texts.models import Draft

MARKS = (Status.PARKED, Status.AD_REFERENDUM, Status.AGREED, Status.CLOSED)


@transaction.atomic
def mark_paragraph(
    *, draft: Draft, paragraph: str, status: str, by: Actor, at: datetime, seen_count: int
) -> Draft:
    """Say how far a paragraph has come: parked, agreed ad referendum, agreed, closed.

    Who: the Chair of the body, and the secretariat for it (`policies.may_steer`).
    From, to: open, parked or agreed → `status`; what was agreed is opened again by `reopen_paragraph`.
    Writes: an operation of the log; history entry `draft.paragraph-marked`.
    Refuses: NotPermitted; StaleRevision; WrongState (closed); NotReady (brackets are open in it, or the
        paragraphs for which it waits are not agreed); Invalid (no such paragraph or status).
    """
    draft = log.locked(draft)
    voice = voices.chair(by, draft.body, at)
    checks.one_of(status, [one.value for one in MARKS], field="status")
    state = log.state_of(draft)
    if paragraph not in state.order:
        raise Invalid("Choose a paragraph of this text.", field="paragraph")
    touching.refuse_changed(draft, seen_count, {paragraph: True})
    before = state.paragraphs[paragraph].status
    if before == status:
        raise WrongState(f"It is {status} already.")
    if Status(status).is_frozen and not before.is_frozen:
        _refuse_unready(state, paragraph)
    act = SetStatus(
        id=new_public_id(), author=voice.author, at=at, base=seen_count, paragraph=paragraph,
        status=Status(status),
    )  # fmt: skip
    log.added(draft, act, voice=voice)
    record(
        "draft.paragraph-marked", on=draft, by=by, at=at, operation=draft.count,
        paragraph=touching.called(state, paragraph), before=before.value, after=status,
    )  # fmt: skip
    return draft


def _refuse_unready(state: State, paragraph: str) -> None:
    called = touching.called(state, paragraph)
    if touching.has_open(state, paragraph):
        raise NotReady(f"Paragraph {called} still has open brackets: close them first.", field="status")
    waits = [key for key in state.links.get(paragraph, ()) if not state.paragraphs[key].status.is_frozen]
    if waits:
        named = ", ".join(sorted(touching.called(state, key) for key in waits))
        raise NotReady(f"Paragraph {called} is not agreed before {named}.", field="status")
