from datetime import datetime

from django.db import transaction

from secretariat.evidence import checks
from secretariat.history.actions.record import record
from secretariat.people.actor import Actor
from secretariat.texts import climbing, log
from secretariat.texts.models import Consideration, Draft
from secretariat.texts.states import ConsiderationKind


@transaction.atomic
def return_text(*, draft: Draft, by: Actor, at: datetime, seen_version: int, note: str) -> Consideration:
    """Record that the meeting before which a text is sent it back, and why; whoever referred it has it again.

    Who: the secretariat and the Chair of the body, or of the organ whose meeting it is
        (`policies.may_consider`).
    Writes: the step with the hash of the words, before it that they were changed there, where they were;
        history entry `draft.returned`.
    Refuses: NotPermitted; StaleRevision; WrongState (the text is before no meeting, or at a stage at which
        nothing climbs); Invalid (that meeting has not begun, or never was; no reason).
    """
    draft = log.locked_as_seen(draft, seen_version)
    steps = climbing.awaited(draft, note, by=by, at=at)
    checks.said(note, field="note")
    step = climbing.stepped(draft, ConsiderationKind.RETURNED, steps, by=by, at=at, note=note)
    record(
        "draft.returned", on=draft, by=by, at=at, organ=step.organ.slug,
        meeting=step.meeting.public_id, note=step.note, open_points=step.open_points,
        is_changed=step.words_hash != steps[-1].words_hash, sha256=step.words_hash,
    )  # fmt: skip
    return step
