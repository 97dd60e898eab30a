from datetime import datetime

from django.db import transaction

from secretariat.history.actions.record import record
from secretariat.meetings.models import AgendaItem, Meeting
from secretariat.meetings.states import CALLED_OFF
from secretariat.people.actor import Actor
from secretariat.refusals import Invalid, WrongState
from secretariat.texts import climbing, log
from secretariat.texts.climbing import Place
from secretariat.texts.models import Consideration, Draft
from secretariat.texts.states import ConsiderationKind


@transaction.atomic
def refer_text(
    *,
    draft: Draft,
    meeting: Meeting,
    by: Actor,
    at: datetime,
    seen_version: int,
    item: AgendaItem | None = None,
    note: str = "",
) -> Consideration:
    """Refer a text to a meeting of an organ: the working group, the senior officials, the council.

    Who: the secretariat and the Chair of the body, or of the organ that has the text now
        (`policies.may_consider`).
    Writes: the step with the hash of the words; before it, that they were changed where the text was, where
        they were; history entry `draft.referred`.
    Refuses: NotPermitted; StaleRevision; WrongState (nothing climbs at this stage; the meeting was called
        off; the text is before it already); Invalid (a meeting of another organisation, an item of another
        agenda).
    """
    draft = log.locked_as_seen(draft, seen_version)
    steps = climbing.steps_of(draft)
    climbing.refuse_idle(draft, climbing.holder_of(steps), note, by=by, at=at)
    organ = climbing.organ_for(draft.body, meeting)
    if organ is None:
        raise Invalid("That is no meeting of this organisation.", field="meeting")
    if item is not None and (item.meeting_id != meeting.pk or item.is_struck):
        raise Invalid("That item is not on the agenda of this meeting.", field="item")
    if meeting.status in CALLED_OFF:
        raise WrongState("That meeting was called off: nothing comes before it.")
    waiting = climbing.awaits(steps)
    if waiting and waiting.meeting_id == meeting.pk:
        raise WrongState("The text is before that meeting already.")
    place = Place(organ, meeting, item)
    step = climbing.stepped(draft, ConsiderationKind.REFERRED, steps, by=by, at=at, note=note, place=place)
    record(
        "draft.referred", on=draft, by=by, at=at, organ=organ.slug, meeting=meeting.public_id,
        note=step.note, open_points=step.open_points, sha256=step.words_hash,
    )  # fmt: skip
    return step
