from datetime import datetime

from django.db import transaction

from secretariat.history.actions.record import record
from secretariat.notices import in_hand
from secretariat.notices.models import Notice
from secretariat.notices.states import NoticeState
from secretariat.people.actor import Actor
from secretariat.refusals import WrongState


@transaction.atomic
def lift_embargo(*, notice: Notice, by: Actor, at: datetime, seen_version: int) -> Notice:
    """Lift an embargo that runs: everybody may read the notice from now on.

    Who: the secretariat of the body (`policies.may_write`).
    Writes: the notice; history entry `notice.lifted`.
    Refuses: NotPermitted; StaleRevision; WrongState (no embargo runs).
    """
    notice = in_hand.locked(notice)
    in_hand.refuse_others(by, notice.body)
    in_hand.refuse_stale(notice, seen_version)
    in_hand.refuse_in(notice, NoticeState.PUBLISHED)
    if not notice.is_embargoed(at):
        raise WrongState("No embargo runs: the notice is public.")
    before = notice.published_at
    notice.published_at = notice.updated_at = at
    in_hand.kept(notice)
    record(
        "notice.lifted",
        on=notice,
        by=by,
        at=at,
        beside=notice.desk,
        was=before.isoformat() if before else None,
    )
    return notice
