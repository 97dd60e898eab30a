from datetime import datetime

from django.db import transaction

from secretariat.engines.drafting.operations.acts import Widen
from secretariat.history.actions.record import record
from secretariat.ids import new_public_id
from secretariat.people.actor import Actor
from secretariat.texts import log, proposing, touching, voices
from secretariat.texts.models import Draft


@transaction.atomic
def widen_bracket(
    *,
    draft: Draft,
    bracket: str,
    words: str,
    by: Actor,
    at: datetime,
    seen_count: int,
    speaker: str = "",
    paper: str = "",
) -> Draft:
    """Let a bracket cover further words beside it; whoever does so holds them all in brackets.

    Who: delegations of members, by seat or by note; the Chair; the secretariat (`voices.any_of`).
    Writes: an operation of the log; history entry `draft.bracket-widened`.
    Refuses: NotPermitted; StaleRevision; WrongState (no such bracket; the text or the paragraph is not open);
        Invalid (words that do not stand beside it).
    """
    draft = log.locked(draft)
    voice = voices.any_of(by, draft.body, at, speaker=speaker, paper=paper)
    state = log.state_of(draft)
    paragraph = touching.paragraph_of_bracket(state, bracket)
    touching.refuse_changed(draft, seen_count, {paragraph: False})
    act = Widen(
        id=new_public_id(), author=voice.author, at=at, base=seen_count, bracket=bracket,
        words=proposing.words_at(state, bracket, words),
    )  # fmt: skip
    log.added(draft, act, voice=voice)
    record(
        "draft.bracket-widened", on=draft, by=by, at=at, operation=draft.count, speaker=voice.author,
        paper=voice.paper, paragraph=touching.called(state, paragraph), words=words.strip(),
    )  # fmt: skip
    return draft
