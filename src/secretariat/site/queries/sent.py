"""What went out of a meeting by letter, as it was then."""

from dataclasses import dataclass

from secretariat.dates import moment
from secretariat.meetings import agenda
from secretariat.meetings.models import AgendaVersion, Meeting
from secretariat.site.queries.rows import Look


@dataclass(frozen=True, slots=True)
class VersionShown:
    """An agenda or a programme as it was sent."""

    id: str
    number: int
    at: str
    by: str
    note: str


def version_shown(one: AgendaVersion) -> VersionShown:
    """Return a version as pages show it."""
    return VersionShown(one.public_id, one.number, moment(one.issued_at), str(one.issued_by), one.note)


def versions_shown(meeting: Meeting, look: Look) -> tuple[VersionShown, ...]:
    """Return what was sent, the latest first, in 1 query; nothing where another day's knowledge is asked."""
    return () if look.known else tuple(version_shown(one) for one in agenda.versions_seen(meeting))
