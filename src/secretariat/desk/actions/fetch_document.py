from dataclasses import replace
from datetime import datetime

from django.conf import settings

from secretariat.desk import policies
from secretariat.desk.actions.receive_for_reading import Origin, receive_for_reading
from secretariat.evidence.actions.receive_document import Received
from secretariat.outward.errors import NotFetched
from secretariat.outward.fetch import Bounds, Connect, fetch
from secretariat.outward.hosts import Resolve
from secretariat.people.actor import Actor
from secretariat.refusals import Invalid, NotPermitted


def fetch_document(
    *,
    address: str,
    origin: Origin,
    by: Actor,
    at: datetime,
    wait_seconds: int = 0,
    resolve: Resolve | None = None,
    connect: Connect | None = None,
) -> Received:
    """Fetch a document from the public web and receive it.

    Who: staff (`policies.may_read`), where the installation fetches at all (`settings.FETCH`).
    Writes: what `receive_for_reading` writes; the address is the one at which it was found in the end.
    Refuses: NotPermitted; Invalid (why it is not fetched; what `receive_document` refuses).
    """
    if not policies.may_read(by):
        raise NotPermitted("Only the staff of a secretariat receive documents.")
    try:
        # Outside a transaction: a slow server must not hold the database.
        found = fetch(
            address, bounds=Bounds(size_bytes=settings.UPLOAD_BYTES), resolve=resolve, connect=connect
        )
    except NotFetched as error:
        raise Invalid(str(error), field="address") from error
    return receive_for_reading(
        data=found.data,
        file_name=found.file_name,
        origin=replace(origin, address=found.address),
        by=by,
        at=at,
        wait_seconds=wait_seconds,
    )
