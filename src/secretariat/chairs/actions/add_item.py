from datetime import datetime

from django.db import transaction

from secretariat.chairs import policies
from secretariat.chairs.models import Chairmanship, ChecklistItem
from secretariat.evidence import checks
from secretariat.history.actions.record import record
from secretariat.people.actor import Actor
from secretariat.refusals import Invalid, NotPermitted

LONGEST = 300


@transaction.atomic
def add_item(*, of: Chairmanship, words: str, by: Actor, at: datetime) -> ChecklistItem:
    """Add an item to the handover checklist of a term.

    Who: as for ticking (`policies.may_tick`).
    Writes: the item; history entry `checklist-item.added`.
    Refuses: NotPermitted; Invalid (no words, or more than 300 characters).
    """
    if not policies.may_tick(by, of, at):
        raise NotPermitted(
            "The secretariat, the present and the incoming chair add to the checklist, from "
            f"{policies.CHECKLIST_DAYS} days before the term on."
        )
    checks.said(words, field="words")
    if len(words) > LONGEST:
        raise Invalid(f"Say it in at most {LONGEST} characters.", field="words")
    item = ChecklistItem.objects.create(of=of, words=words.strip())
    record("checklist-item.added", on=item, by=by, at=at, term=of.public_id, words=item.words)
    return item
