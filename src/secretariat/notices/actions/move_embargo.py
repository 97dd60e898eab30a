from datetime import datetime

from django.db import transaction

from secretariat.history.actions.record import record
from secretariat.notices import in_hand
from secretariat.notices.actions.publish_notice import refuse_moment
from secretariat.notices.models import Notice
from secretariat.notices.states import NoticeState
from secretariat.people.actor import Actor
from secretariat.refusals import WrongState


@transaction.atomic
def move_embargo(*, notice: Notice, embargo: datetime, by: Actor, at: datetime, seen_version: int) -> Notice:
    """Move the end of an embargo that runs.

    Who: the secretariat of the body (`policies.may_write`).
    Writes: the notice; history entry `notice.postponed`.
    Refuses: NotPermitted; StaleRevision; WrongState (no embargo runs: the public may have read it); Invalid
        (a moment that is past, or farther than two years).
    """
    notice = in_hand.locked(notice)
    in_hand.refuse_others(by, notice.body)
    in_hand.refuse_stale(notice, seen_version)
    in_hand.refuse_in(notice, NoticeState.PUBLISHED)
    if not notice.is_embargoed(at):
        raise WrongState("No embargo runs: the notice is public.")
    refuse_moment(embargo, at)
    before = notice.published_at
    notice.published_at = notice.updated_at = embargo
    in_hand.kept(notice)
    record(
        "notice.postponed",
        on=notice,
        by=by,
        at=at,
        beside=notice.desk,
        embargo=embargo.isoformat(),
        was=before.isoformat() if before else None,
    )
    return notice
