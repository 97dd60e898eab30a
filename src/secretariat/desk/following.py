"""The desk follows the lines of the record: what they announce is awaited."""

from datetime import datetime

from secretariat.desk.actions.follow_line import follow_commitment, follow_line
from secretariat.evidence.following import follows
from secretariat.evidence.models import Line
from secretariat.people.actor import Actor


@follows
def _await(line: Line, by: Actor, at: datetime) -> None:
    follow_line(line=line, by=by, at=at)
    if line.kind == "report":
        follow_commitment(line=line, by=by, at=at)
