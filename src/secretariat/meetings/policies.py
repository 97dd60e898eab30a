"""Who may do what with meetings; each predicate is asked in the action and by the page."""

from collections.abc import Callable
from typing import Any

from secretariat.chairs.policies import may_decide
from secretariat.parties.models import Body
from secretariat.people.actor import Actor


def may_record(by: Actor, body: Body | None) -> bool:
    """The body's own secretariat records its meetings; where it has none here, or no body met, any staff."""
    return by.is_staff and (body is None or may_decide(by, body))


PERMISSIONS: dict[str, Callable[..., Any]] = {
    "record_meeting": may_record,
    "change_meeting": may_record,
    "record_programme": may_record,
    "record_items": may_record,
    "change_item": may_record,
    "arrange_agenda": may_record,
    "issue_agenda": may_record,
    "record_outcome": may_record,
    "send_invitations": may_record,
    "list_document": may_record,
    "draft_report": may_record,
    "set_approval_rule": may_record,
    "record_decision": may_record,
    "change_decision": may_record,
    "record_attendance": may_record,
    "change_attendance": may_record,
    "import_attendance": may_record,
    "set_protocol_rule": may_record,
    "change_document": may_record,
    "file_document": may_record,
}
