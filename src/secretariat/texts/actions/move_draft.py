from datetime import datetime

from django.db import transaction

from secretariat.engines.drafting.adoption.steps import NEXT, Stage
from secretariat.evidence import checks
from secretariat.history.actions.record import record
from secretariat.people.actor import Actor
from secretariat.refusals import Invalid, NotPermitted, WrongState
from secretariat.texts import course, log, policies
from secretariat.texts.models import Draft, Step
from secretariat.texts.states import BY_HAND, DraftStage

NEEDS_REASON = frozenset({DraftStage.POSTPONED, DraftStage.WITHDRAWN})


@transaction.atomic
def move_draft(*, draft: Draft, to: str, by: Actor, at: datetime, seen_version: int, note: str = "") -> Draft:
    """Take a step on the way of a text: circulate it, negotiate it, call it clean, put it off, withdraw it.

    Who: the secretariat and the Chair of the body (`policies.may_steer`).
    From, to: as `engines.drafting.adoption.steps.NEXT` says.
    Writes: the draft, and the step with the hash of the words; history entry `draft.moved`.
    Refuses: NotPermitted; StaleRevision; Invalid (no step of the negotiation; no reason); WrongState (it
        does not follow); NotReady (called clean while something stands before it).
    """
    draft = log.locked_as_seen(draft, seen_version)
    if not policies.may_steer(by, draft.body, at):
        raise NotPermitted("The secretariat and the Chair of this body lead its texts on.")
    checks.one_of(to, [stage.value for stage in BY_HAND], field="to")
    if to in NEEDS_REASON and not note.strip():
        raise Invalid("Say why.", field="note")
    checks.openly_written(note, field="note")
    if Stage(to) not in NEXT[Stage(draft.stage)]:
        said = f"{draft.get_stage_display()} does not become {DraftStage(to).label.lower()}."
        raise WrongState(said)
    state = log.state_of(draft)
    if to == DraftStage.CLEAN:
        course.refuse_obstacles(state)
    before, draft.stage = draft.stage, to
    draft.version += 1
    draft.save(update_fields=["stage", "version"])
    Step.objects.create(
        draft=draft, number=draft.steps.count() + 1, to=to, at=at, account_id=by.acting_id,
        words_hash=log.words_hash(state), note=note.strip(),
    )  # fmt: skip
    record("draft.moved", on=draft, by=by, at=at, before=before, after=to, note=note.strip())
    return draft
