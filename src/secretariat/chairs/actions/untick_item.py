from datetime import datetime

from django.db import transaction

from secretariat.chairs.checklist import taken_up
from secretariat.chairs.models import Chairmanship, ChecklistItem
from secretariat.history.actions.record import record
from secretariat.people.actor import Actor


@transaction.atomic
def untick_item(*, of: Chairmanship, item: str, by: Actor, at: datetime, seen_version: int) -> ChecklistItem:
    """Take the tick of an item back: it is open again.

    Who: as for ticking (`policies.may_tick`).
    Writes: the item; history entry `checklist-item.unticked`.
    Refuses: NotPermitted; Invalid (no such item); StaleRevision.
    """
    found = taken_up(of, item, by, at, seen_version)
    found.done_at, found.done_by_id = None, None
    found.version += 1
    found.save()
    record("checklist-item.unticked", on=found, by=by, at=at, term=of.public_id, item=item)
    return found
