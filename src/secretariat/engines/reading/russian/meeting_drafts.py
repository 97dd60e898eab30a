"""Meetings that say enough, as Findings."""

from collections.abc import Iterator, Sequence

from secretariat.engines.reading.findings import Grade, Kind
from secretariat.engines.reading.russian.document import Document
from secretariat.engines.reading.russian.making import Draft, named, put_dates, slot
from secretariat.engines.reading.russian.told_meetings import Meeting


def find_meetings(document: Document, meetings: Sequence[Meeting]) -> Iterator[Draft]:
    """Yield the meetings that were gathered and say enough."""
    for meeting in meetings:
        draft = draft_of(document, meeting)
        if draft is not None:
            yield draft


def _says_enough(meeting: Meeting) -> bool:
    """A meeting needs a body, someone, a name of its own, or two of place, day and number."""
    if meeting.body or meeting.attendants:
        return True
    if meeting.status in ("postponed", "cancelled") and meeting.kind != "other" and meeting.date is not None:
        return True
    told = [meeting.venue is not None, meeting.date is not None, meeting.ordinal is not None]
    return sum(told) >= (1 if "«" in meeting.title or meeting.is_proper else 2)


def draft_of(document: Document, meeting: Meeting) -> Draft | None:
    """Return the meeting as a Finding; None where too little is told."""
    if not meeting.status or not _says_enough(meeting):
        return None
    draft = Draft(Kind.MEETING, f"ru.meeting.{meeting.rule}", evidence=list(meeting.evidence))
    draft.put("type", meeting.kind, slot(document, meeting.title_span))
    draft.put("title", meeting.title, slot(document, meeting.title_span))
    draft.put("status", meeting.status, slot(document, meeting.status_span) if meeting.status_span else None)
    if meeting.body is not None:
        value, where = named(document, meeting.body)
        draft.put("body", value, where)
        if where.inferred_from is not None:
            draft.evidence.append(where.inferred_from)
    if meeting.ordinal is not None:
        draft.put(
            "ordinal", meeting.ordinal, slot(document, meeting.ordinal_span) if meeting.ordinal_span else None
        )
    if meeting.date is not None:
        put_dates(draft, document, meeting.date)
        draft.evidence.append(meeting.date.span)
    if meeting.venue is not None:
        inferred = meeting.venue.span if meeting.venue.inferred else None
        draft.put("place", meeting.venue.value, slot(document, meeting.venue.span, inferred))
        draft.evidence.append(meeting.venue.span)
    if meeting.mode is not None:
        draft.put("mode", meeting.mode[0], slot(document, meeting.mode[1]))
    draft.put_many("participants", ((a.value, slot(document, a.span, a.source)) for a in meeting.attendants))
    if meeting.is_talk:
        draft.evidence += [a.span for a in meeting.attendants]
    is_told_in_full = meeting.body is not None and meeting.body.source is None and meeting.date is not None
    if is_told_in_full and meeting.status == "held" and not meeting.is_next:
        draft.grade = Grade.ACCEPTED
    return draft
