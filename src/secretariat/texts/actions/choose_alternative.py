from datetime import datetime

from django.db import transaction

from secretariat.engines.drafting.operations.acts import Choose
from secretariat.evidence import checks
from secretariat.history.actions.record import record
from secretariat.ids import new_public_id
from secretariat.people.actor import Actor
from secretariat.texts import log, touching, voices
from secretariat.texts.models import Draft


@transaction.atomic
def choose_alternative(
    *,
    draft: Draft,
    bracket: str,
    alternative: str,
    by: Actor,
    at: datetime,
    seen_count: int,
    ruling: str = "",
) -> Draft:
    """Close a bracket with one of its alternatives, or accept or reject a change of whole paragraphs.

    Who: the Chair of the body, and the secretariat for it (`policies.may_steer`).
    Writes: an operation of the log; history entry `draft.bracket-closed`.
    Refuses: NotPermitted; StaleRevision (the bracket, or who stands behind it, is not as seen); WrongState
        (there is no such bracket or alternative); NotReady (somebody is against it, and no ruling is given).

    Args:
        alternative: `base`, or the id of an edit.
        ruling: the Chair's reason where somebody is against it; it is recorded.
    """
    draft = log.locked(draft)
    voice = voices.chair(by, draft.body, at)
    checks.openly_written(ruling, field="ruling")
    state = log.state_of(draft)
    paragraph = touching.paragraph_of_bracket(state, bracket)
    touching.refuse_changed(draft, seen_count, {paragraph: True, bracket.rpartition(".")[0]: True})
    act = Choose(
        id=new_public_id(), author=voice.author, at=at, base=seen_count, bracket=bracket,
        alternative=alternative, ruling=ruling.strip(),
    )  # fmt: skip
    log.added(draft, act, voice=voice)
    record(
        "draft.bracket-closed", on=draft, by=by, at=at, operation=draft.count,
        paragraph=touching.called(state, paragraph), alternative=alternative, ruling=act.ruling,
    )  # fmt: skip
    return draft
