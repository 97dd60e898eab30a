from datetime import datetime

from django.db import transaction

from secretariat.engines.drafting.operations.acts import Unbracket
from secretariat.evidence import checks
from secretariat.history.actions.record import record
from secretariat.ids import new_public_id
from secretariat.people.actor import Actor
from secretariat.texts import log, touching, voices
from secretariat.texts.models import Draft


@transaction.atomic
def unbracket_words(
    *, draft: Draft, bracket: str, by: Actor, at: datetime, seen_count: int, ruling: str = ""
) -> Draft:
    """Take the brackets off words for which nobody proposes others.

    Who: the Chair of the body, and the secretariat for it (`policies.may_steer`).
    Writes: an operation of the log; history entry `draft.words-unbracketed`.
    Refuses: NotPermitted; StaleRevision; WrongState (no such bracket); NotReady (others hold the words in
        brackets, and no ruling is given); Invalid (there is an alternative to choose).
    """
    draft = log.locked(draft)
    voice = voices.chair(by, draft.body, at)
    checks.openly_written(ruling, field="ruling")
    state = log.state_of(draft)
    paragraph = touching.paragraph_of_bracket(state, bracket)
    touching.refuse_changed(draft, seen_count, {paragraph: True})
    act = Unbracket(
        id=new_public_id(), author=voice.author, at=at, base=seen_count, bracket=bracket,
        ruling=ruling.strip(),
    )  # fmt: skip
    log.added(draft, act, voice=voice)
    record(
        "draft.words-unbracketed", on=draft, by=by, at=at, operation=draft.count,
        paragraph=touching.called(state, paragraph), ruling=act.ruling,
    )  # fmt: skip
    return draft
