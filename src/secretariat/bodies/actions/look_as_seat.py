from datetime import datetime

from django.db import transaction

from secretariat.bodies import policies
from secretariat.history.actions.record import record
from secretariat.parties.models import Body, Party
from secretariat.people.actor import READERS, Actor, Role
from secretariat.refusals import Invalid, NotPermitted


@transaction.atomic
def look_as_seat(
    *, body: Body, role: Role | None, by: Actor, at: datetime, party: Party | None = None
) -> None:
    """Begin to see the site as another seat in one's body would; nothing can be changed from there.

    Who: staff of the body's secretariat (`policies.may_look_as`).
    Writes: history entry `body.looked-at`, with the seat.
    Refuses: NotPermitted; Invalid (a role through whose eyes nobody looks).

    Args:
        role: None for somebody without an account.
    """
    if not policies.may_look_as(by, body):
        raise NotPermitted("Only the staff of a secretariat see the site as another seat would.")
    if role is not None and role not in READERS - {Role.STAFF}:
        raise Invalid("Choose another role.", field="role")
    record(
        "body.looked-at",
        on=body,
        by=by,
        at=at,
        role=role or "public",
        party=party.code if party else None,
    )
