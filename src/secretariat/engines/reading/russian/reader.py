"""The Russian reader: a reading text in, Findings of all seven kinds out."""

from secretariat.engines.reading.findings import Finding, Remark
from secretariat.engines.reading.mentions import Told
from secretariat.engines.reading.russian.chairmanships import find_chairmanships
from secretariat.engines.reading.russian.document import document_of
from secretariat.engines.reading.russian.meetings import find_meetings
from secretariat.engines.reading.russian.memberships import find_memberships
from secretariat.engines.reading.russian.offices import find_offices
from secretariat.engines.reading.text import ReadingText


def find(source: ReadingText, told: Told) -> tuple[list[Finding], list[Remark]]:
    """Return what a Russian text says, and what was not understood."""
    document = document_of(source, told)
    drafts = [
        *find_offices(document),
        *find_meetings(document),
        *find_chairmanships(document),
        *find_memberships(document),
    ]
    return [draft.finding() for draft in drafts], []
