from datetime import datetime

from django.db import transaction

from secretariat.chairs.checklist import taken_up
from secretariat.chairs.models import Chairmanship, ChecklistItem
from secretariat.history.actions.record import record
from secretariat.people.actor import Actor


@transaction.atomic
def tick_item(*, of: Chairmanship, item: str, by: Actor, at: datetime, seen_version: int) -> ChecklistItem:
    """Tick an item of the handover checklist: it is done.

    Who: the secretariat, the present and the incoming chair, from 60 days before the term
        (`policies.may_tick`).
    Writes: the item; history entry `checklist-item.ticked`.
    Refuses: NotPermitted; Invalid (no such item); StaleRevision.

    Args:
        item: key of the usual list, or public id of an item that somebody added.
        seen_version: the version that the person saw; 0 for a usual item that nobody has ticked.
    """
    found = taken_up(of, item, by, at, seen_version)
    found.done_at, found.done_by_id = at, by.acting_id
    found.version += 1
    found.save()
    record("checklist-item.ticked", on=found, by=by, at=at, term=of.public_id, item=item)
    return found
