from datetime import datetime

from django.db import transaction

from secretariat.engines.drafting.operations.acts import Amend
from secretariat.engines.drafting.operations.words import changes_between
from secretariat.evidence import checks
from secretariat.history.actions.record import record
from secretariat.ids import new_public_id
from secretariat.people.actor import Actor
from secretariat.refusals import Invalid
from secretariat.texts import log, touching, voices
from secretariat.texts.models import Draft


@transaction.atomic
def amend_paragraph(
    *, draft: Draft, paragraph: str, words: str, mandate: str, by: Actor, at: datetime, seen_count: int
) -> Draft:
    """Change words of the text itself where nobody has proposed anything: a slip, or what the room agreed on.

    Who: the Chair of the body, and the secretariat for it (`policies.may_steer`).
    Writes: an operation of the log; history entry `draft.paragraph-amended`.
    Refuses: NotPermitted; StaleRevision; WrongState (the paragraph is agreed); Invalid (no mandate; nothing
        changed; a live proposal stands on these words).
    """
    draft = log.locked(draft)
    voice = voices.chair(by, draft.body, at)
    checks.said(mandate, field="mandate")
    checks.said(words, field="words")
    checks.openly_written((words, mandate), field="words")
    state = log.state_of(draft)
    if paragraph not in state.order:
        raise Invalid("Choose a paragraph of this text.", field="paragraph")
    touching.refuse_changed(draft, seen_count, {paragraph: True})
    edits = changes_between(state.paragraphs[paragraph].tokens, words.strip())
    if not edits:
        raise Invalid("Nothing is changed.", field="words")
    act = Amend(
        id=new_public_id(), author=voice.author, at=at, base=seen_count, edits=edits,
        mandate=mandate.strip(),
    )  # fmt: skip
    log.added(draft, act, voice=voice)
    record(
        "draft.paragraph-amended", on=draft, by=by, at=at, operation=draft.count,
        paragraph=touching.called(state, paragraph), mandate=act.mandate,
    )  # fmt: skip
    return draft
