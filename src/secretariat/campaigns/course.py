"""How a prospect comes to a stage: the step, and where it stands now; the acts write the history."""

from dataclasses import dataclass
from datetime import date, datetime

from secretariat.campaigns.models import Prospect, Step
from secretariat.meetings.models import Meeting
from secretariat.people.actor import Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """What is said of a step: on which day, in which words, on what it rests."""

    on: date
    note: str = ""
    address: str = ""
    meeting: Meeting | None = None


def came_to(prospect: Prospect, stage: str, word: Word, by: Actor, at: datetime) -> None:
    """Write that a prospect came to a stage; the caller holds it."""
    prospect.stage, prospect.stage_since = stage, word.on
    prospect.version += 1
    prospect.save()
    Step.objects.create(
        prospect=prospect, stage=stage, on=word.on, note=word.note, address=word.address,
        meeting=word.meeting, at=at, by_id=by.acting_id,
    )  # fmt: skip
