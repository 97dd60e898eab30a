from datetime import datetime

from django.db import transaction

from secretariat.engines.drafting import errors
from secretariat.engines.drafting.operations.acts import Propose
from secretariat.engines.drafting.operations.words import replacing
from secretariat.history.actions.record import record
from secretariat.ids import new_public_id
from secretariat.people.actor import Actor
from secretariat.refusals import Invalid
from secretariat.texts import log, touching, voices
from secretariat.texts.models import Draft


@transaction.atomic
def bracket_words(
    *,
    draft: Draft,
    paragraph: str,
    words: str,
    by: Actor,
    at: datetime,
    seen_count: int,
    speaker: str = "",
    paper: str = "",
) -> str:
    """Put words of a paragraph in brackets without proposing others: they are not agreed.

    Who: delegations of members, by seat or by note; the Chair; the secretariat (`voices.any_of`).
    Writes: an operation of the log; history entry `draft.words-bracketed`.
    Refuses: NotPermitted; StaleRevision; WrongState (the text or the paragraph is not open); Invalid (no
        such words there).

    Returns:
        The id of the proposal that holds them.
    """
    draft = log.locked(draft)
    voice = voices.any_of(by, draft.body, at, speaker=speaker, paper=paper)
    state = log.state_of(draft)
    if paragraph not in state.order or not words.strip():
        raise Invalid("Give words that stand in the paragraph, as they stand there.", field="words")
    touching.refuse_changed(draft, seen_count, {paragraph: False})
    try:
        edit = replacing(state.paragraphs[paragraph], words.strip(), None)
    except errors.Unknown as error:
        raise Invalid(f"{error} Copy them as they stand there, whole words.", field="words") from error
    act = Propose(id=new_public_id(), author=voice.author, at=at, base=seen_count, edits=(edit,))
    log.added(draft, act, voice=voice)
    record(
        "draft.words-bracketed", on=draft, by=by, at=at, operation=draft.count, speaker=voice.author,
        paper=voice.paper, paragraph=touching.called(state, paragraph), words=words.strip(),
    )  # fmt: skip
    return act.id
