"""Open work about meetings: decisions, documents, reports."""

from secretariat.meetings.bridge import MeetingValue, OutcomeValue
from secretariat.meetings.models import Meeting, MeetingReport
from secretariat.meetings.shapes.documents import DocumentValue
from tests.factories import Make
from tests.handover.ground import Ground, line, plants


@plants("decision")
def _decision(g: Ground, said: str, number: int) -> None:
    meeting = Make.meeting(g.body, f"Past sitting {g.begin} {number}", "2026-02-01")
    due = "2020-01-01" if g.is_closed else "2026-09"
    line(g, "outcome", OutcomeValue(meeting=meeting.public_id, words=said, due=due))


@plants("meeting-document")
def _document_of_meeting(g: Ground, said: str, number: int) -> None:
    meeting = _ahead(g)
    stage = "issued" if g.is_closed else "awaited"
    line(
        g,
        "meeting-document",
        DocumentValue(meeting=meeting.public_id, body=g.body.slug, title=said, stage=stage),
    )


def _ahead(g: Ground) -> Meeting:
    """A meeting that is to come, in another body's books, so that it counts nowhere itself."""
    title = f"Sitting ahead {g.begin}"
    found = Meeting.objects.filter(title=title).first()
    return found or Make.meeting(g.body, title, "2026-10-01", "planned")


@plants("meeting")
def _meeting(g: Ground, said: str, number: int) -> None:
    status = "held" if g.is_closed else "planned"
    line(
        g,
        "meeting",
        MeetingValue(body=g.body.slug, title=said, on="2026-09-01", status=status, kind="council"),
    )


@plants("meeting-report")
def _report(g: Ground, said: str, number: int) -> None:
    meeting = Make.meeting(g.body, said, "2026-02-03")
    if g.distribution != "public":
        Make.hidden(meeting.line, g.distribution)
    MeetingReport.objects.create(meeting=meeting, state="approved" if g.is_closed else "circulated")
