from datetime import datetime

from django.db import transaction

from secretariat.history.actions.record import record
from secretariat.notices import in_hand
from secretariat.notices.describing import picture_of
from secretariat.notices.models import Notice
from secretariat.people.actor import Actor


@transaction.atomic
def remove_picture(*, notice: Notice, picture: str, by: Actor, at: datetime, seen_version: int) -> Notice:
    """Take a picture from a notice; what is published keeps it until a correction is.

    Who: the secretariat of the body (`policies.may_write`).
    From, to: any but withdrawn → draft: an approval is taken back.
    Writes: the picture, which stays on file; the notice; history entry `notice.unpictured`.
    Refuses: NotPermitted; StaleRevision; WrongState (withdrawn); Invalid (no such picture).

    Args:
        picture: public id of the picture.
    """
    notice = in_hand.for_writing(notice, by, seen_version)
    found = picture_of(notice, picture)
    found.removed_at = at
    found.save(update_fields=["removed_at"])
    before, after = in_hand.reworded(notice, by, at)
    record(
        "notice.unpictured", on=notice, by=by, at=at, beside=notice.desk, picture=picture,
        before=before, after=after,
    )  # fmt: skip
    return notice
