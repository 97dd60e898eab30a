from datetime import datetime

from django.db import transaction

from secretariat.engines.drafting.operations.acts import Narrow
from secretariat.evidence import checks
from secretariat.history.actions.record import record
from secretariat.ids import new_public_id
from secretariat.people.actor import Actor
from secretariat.refusals import Invalid
from secretariat.texts import log, policies, proposing, touching, voices
from secretariat.texts.models import Draft


@transaction.atomic
def narrow_bracket(
    *,
    draft: Draft,
    bracket: str,
    words: str,
    by: Actor,
    at: datetime,
    seen_count: int,
    ruling: str = "",
    speaker: str = "",
    paper: str = "",
) -> Draft:
    """Let words that are only held in brackets be held for a part of them.

    Who: delegations of members, by seat or by note; the Chair; the secretariat (`voices.any_of`); against
        others who hold them the Chair alone, by a ruling.
    Writes: an operation of the log; history entry `draft.bracket-narrowed`.
    Refuses: NotPermitted; StaleRevision; WrongState (no such bracket); NotReady (others hold these words too,
        and no ruling is given); Invalid (words that are not in it; other words are proposed there; a ruling
        of somebody else).
    """
    draft = log.locked(draft)
    voice = voices.any_of(by, draft.body, at, speaker=speaker, paper=paper)
    checks.openly_written(ruling, field="ruling")
    if ruling.strip() and not policies.may_steer(by, draft.body, at):
        raise Invalid("Only the Chair rules.", field="ruling")
    state = log.state_of(draft)
    paragraph = touching.paragraph_of_bracket(state, bracket)
    touching.refuse_changed(draft, seen_count, {paragraph: True})
    act = Narrow(
        id=new_public_id(), author=voice.author, at=at, base=seen_count, bracket=bracket,
        words=proposing.words_at(state, bracket, words), ruling=ruling.strip(),
    )  # fmt: skip
    log.added(draft, act, voice=voice)
    record(
        "draft.bracket-narrowed", on=draft, by=by, at=at, operation=draft.count, speaker=voice.author,
        paper=voice.paper, paragraph=touching.called(state, paragraph), words=words.strip(),
        ruling=act.ruling,
    )  # fmt: skip
    return draft
