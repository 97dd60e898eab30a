"""Who may do what with what was said; each predicate is asked in the action and by the page."""

from secretariat.meetings.models import AgendaItem
from secretariat.meetings.policies import may_record
from secretariat.people.actor import Actor


def may_file(by: Actor, item: AgendaItem) -> bool:
    """The secretariat of the body files what was said at its meetings."""
    return may_record(by, item.meeting.body)
