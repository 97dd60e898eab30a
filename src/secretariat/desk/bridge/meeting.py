"""A meeting that a document tells of becomes a Meeting with those whom it names as present."""

from collections.abc import Mapping
from typing import Any

from secretariat.desk.compare.dates import good, on
from secretariat.desk.compare.drafts import Draft, Missing, Told, Who, body_of, slots_inferred, who
from secretariat.desk.compare.identities import Known
from secretariat.engines.reading.gazetteer.tables import city_states
from secretariat.evidence.projection import as_json
from secretariat.meetings.bridge import MeetingValue, ParticipantValue
from secretariat.meetings.states import MeetingKind, MeetingStatus

STATUS: Mapping[str, MeetingStatus] = {
    "held": MeetingStatus.HELD,
    "planned": MeetingStatus.PLANNED,
    "postponed": MeetingStatus.POSTPONED,
    "cancelled": MeetingStatus.CANCELLED,
}
_AHEAD = {MeetingStatus.PLANNED, MeetingStatus.POSTPONED}


def draft(value: Mapping[str, Any], slots: Mapping[str, Any], known: Known, told: Told) -> Draft:
    """Return the meeting; without a known body it is nobody's meeting but its participants'."""
    body_words = str(value["body"] or "")
    body = body_of(body_words, known, told) if body_words else None
    named = [who(words, known, told) for words in value["participants"] or ()]
    day, place = on(value["start"], value["end"]), str(value["place"] or "")
    country = city_states().get(place.split(",")[-1].strip(), "")
    status = STATUS[str(value["status"] or "held")]
    kind = MeetingKind(str(value["type"] or "other"))
    meeting = MeetingValue(
        kind=kind,
        title=_title(value, kind, body_words)[:400],
        status=status,
        body=told.chosen.get("body") or (body.key if body else None),
        part_of=told.chosen.get("part_of"),
        language=told.language,
        ordinal=value["ordinal"],
        on=day,
        place=place[:300],
        country=country,
        mode=str(value["mode"] or ""),
        participants=tuple(_participant(one, told) for one in named),
    )
    inferred = [*slots_inferred(value, slots), *(["country"] if country else [])]
    return Draft(
        kind="meeting",
        value=as_json(meeting),
        words=meeting.title,
        persons=tuple(one.person for one in named if one.person),
        identities=(("body", body),) if body else (),
        missing=_missing(day),
        inferred=tuple(inferred),
        looks_ahead=status in _AHEAD,
        horizon=day if status in _AHEAD and good(day) else None,
    )


def _title(value: Mapping[str, Any], kind: MeetingKind, body: str) -> str:
    """Return the title as worded; where there is none, the kind and whose meeting it is."""
    title = str(value["title"] or "").strip()
    return title or (f"{kind.label} ({body})" if body else str(kind.label))


def _participant(one: Who, told: Told) -> ParticipantValue:
    return ParticipantValue(**one.as_json(), office=told.offices.get(one.words, "")[:300])


def _missing(day: str | None) -> tuple[Missing, ...]:
    if day and not good(day):
        return (Missing("start", f"“{day}” is no date. Correct the days of the meeting."),)
    return ()
