"""What an item came to: when it may be recorded, and which Texts it may name."""

from dataclasses import replace
from zoneinfo import ZoneInfo

from secretariat.distribution import Distribution
from secretariat.evidence.models import Line
from secretariat.evidence.reach import readers_of
from secretariat.evidence.sourced import Sourced
from secretariat.meetings import sitting
from secretariat.meetings.bridge import OutcomeValue
from secretariat.meetings.models import AgendaItem, Meeting, Outcome
from secretariat.meetings.states import AHEAD, MeetingStatus
from secretariat.people.actor import Actor
from secretariat.refusals import Invalid, WrongState


def refuse_before_it_sits(meeting: Meeting, sourced: Sourced) -> None:
    """Refuse what came of a meeting that has not begun, or was called off."""
    if meeting.status == MeetingStatus.HELD:
        return
    zone = ZoneInfo(meeting.time_zone or (meeting.body.time_zone if meeting.body else "") or "UTC")
    first = meeting.on.surely_first if meeting.on else None
    if meeting.status not in AHEAD or first is None or sourced.at.astimezone(zone).date() < first:
        raise WrongState("This meeting does not sit yet, or was called off: nothing was decided there.")


def texts_seen(meeting: Meeting, by: Actor) -> dict[str, str]:
    """Return public id → title of the Texts of the body that the actor may see."""
    rows = Line.objects.visible_to(by).filter(kind="text", body=meeting.body_id, chosen__isnull=False)
    named = rows.select_related("chosen").order_by("-pk")
    return {line.public_id: str(line.chosen.value["title"]) for line in named if line.chosen}


def good_texts(value: OutcomeValue, meeting: Meeting, by: Actor) -> None:
    """Refuse a Text that is none of the body's, or that the actor may not see."""
    if set(value.texts) - set(texts_seen(meeting, by)):
        raise Invalid("Choose texts of this body: no other was adopted here.", field="texts")


def decided_source(item: AgendaItem, sourced: Sourced, line: Line | None = None) -> Sourced:
    """Return the source: what was decided goes no further than the item on which it was."""
    source = sitting.sourced_at(item.meeting, sourced, line or item.line)
    if item.line.distribution == Distribution.RESTRICTED:
        return replace(source, readers=source.readers & readers_of(item.line))
    return source


def outcome_now(outcome: Outcome) -> OutcomeValue:
    """Return what stands in the record of an outcome."""
    chosen = outcome.line.chosen
    assert chosen is not None, "an outcome that is shown has a reading"
    return OutcomeValue(**{**chosen.value, "texts": tuple(chosen.value.get("texts") or ())})
