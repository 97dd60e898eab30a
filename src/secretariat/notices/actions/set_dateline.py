from datetime import date, datetime

from django.db import transaction

from secretariat.history.actions.record import record
from secretariat.notices import in_hand
from secretariat.notices.models import Notice
from secretariat.people.actor import Actor


@transaction.atomic
def set_dateline(
    *, notice: Notice, kind: str, place: str, dated: date | None, by: Actor, at: datetime, seen_version: int
) -> Notice:
    """Say what kind of notice it is, from where and of which day.

    Who: the secretariat of the body (`policies.may_write`).
    From, to: any but withdrawn → draft: an approval is taken back.
    Writes: the notice; history entry `notice.dated`.
    Refuses: NotPermitted; StaleRevision; WrongState (withdrawn); Invalid (no such kind, no day).
    """
    notice = in_hand.for_writing(notice, by, seen_version)
    notice.kind, notice.place, notice.dated = in_hand.dateline(kind, place, dated)
    before, after = in_hand.reworded(notice, by, at)
    record(
        "notice.dated",
        on=notice,
        by=by,
        at=at,
        beside=notice.desk,
        kind=kind,
        place=notice.place,
        day=notice.dated.isoformat(),
        before=before,
        after=after,
    )
    return notice
