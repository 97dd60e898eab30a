from datetime import datetime

from django.db import transaction

from secretariat.history.actions.record import record
from secretariat.people.actor import Actor
from secretariat.texts import climbing, log
from secretariat.texts.models import Consideration, Draft
from secretariat.texts.states import ConsiderationKind


@transaction.atomic
def endorse_text(
    *, draft: Draft, by: Actor, at: datetime, seen_version: int, note: str = ""
) -> Consideration:
    """Record that the meeting before which a text is endorsed it; with brackets, where some are still open.

    Who: the secretariat and the Chair of the body, or of the organ whose meeting it is
        (`policies.may_consider`).
    Writes: the step with the hash of the words, before it that they were changed there, where they were;
        history entry `draft.endorsed`.
    Refuses: NotPermitted; StaleRevision; WrongState (the text is before no meeting, or at a stage at which
        nothing climbs); Invalid (that meeting has not begun, or never was; words that cannot be).
    """
    draft = log.locked_as_seen(draft, seen_version)
    steps = climbing.awaited(draft, note, by=by, at=at)
    step = climbing.stepped(draft, ConsiderationKind.ENDORSED, steps, by=by, at=at, note=note)
    record(
        "draft.endorsed", on=draft, by=by, at=at, organ=step.organ.slug,
        meeting=step.meeting.public_id, note=step.note, open_points=step.open_points,
        is_changed=step.words_hash != steps[-1].words_hash, sha256=step.words_hash,
    )  # fmt: skip
    return step
