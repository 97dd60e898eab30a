"""Items of the handover checklist as the actions take them up; call within their transaction."""

from datetime import datetime

from secretariat.chairs import policies
from secretariat.chairs.models import Chairmanship, ChecklistItem
from secretariat.chairs.states import UsualItem
from secretariat.people.actor import Actor
from secretariat.refusals import Invalid, NotPermitted, StaleRevision


def taken_up(of: Chairmanship, item: str, by: Actor, at: datetime, seen_version: int) -> ChecklistItem:
    """Return the item, locked; a usual one that nobody has ticked yet is made, not saved.

    Args:
        item: key of the usual list, or public id of an item that somebody added.
    Raises:
        NotPermitted, Invalid (no such item), StaleRevision.
    """
    if not policies.may_tick(by, of, at):
        raise NotPermitted(
            "The secretariat, the present and the incoming chair keep the checklist, from "
            f"{policies.CHECKLIST_DAYS} days before the term on."
        )
    found = _item(of, item)
    if found.version != seen_version:
        raise StaleRevision("Somebody ticked this after you opened the list. Look again.")
    return found


def _item(of: Chairmanship, item: str) -> ChecklistItem:
    items = ChecklistItem.objects.select_for_update(of=("self",)).filter(of=of)
    if item in UsualItem.values:
        return items.filter(key=item).first() or ChecklistItem(of=of, key=item, version=0)
    found = items.filter(public_id=item).first()
    if found is None:
        raise Invalid("This checklist has no such item.", field="item")
    return found
