from datetime import datetime

from django.db import transaction

from secretariat.evidence import checks
from secretariat.history.actions.record import record
from secretariat.notices import in_hand, policies
from secretariat.notices.models import Notice
from secretariat.notices.states import NoticeState
from secretariat.people.actor import Actor
from secretariat.refusals import Invalid, NotPermitted, WrongState

LONGEST = 1000


@transaction.atomic
def send_back_notice(*, notice: Notice, words: str, by: Actor, at: datetime, seen_version: int) -> Notice:
    """Send a notice back with words; also one that is approved, or waits for the end of its embargo.

    Who: whoever may approve it (`policies.may_approve`).
    From, to: submitted, approved, or published under an embargo that runs → draft.
    Writes: the notice; history entry `notice.returned`.
    Refuses: NotPermitted; StaleRevision; WrongState (also once it is public); Invalid (no words, too long).
    """
    notice = in_hand.locked(notice)
    if not policies.may_approve(by, notice, at):
        raise NotPermitted("The secretariat, the Chair and whom the body names send its notices back.")
    in_hand.refuse_stale(notice, seen_version)
    in_hand.refuse_in(notice, NoticeState.SUBMITTED, NoticeState.APPROVED, NoticeState.PUBLISHED)
    if notice.state == NoticeState.PUBLISHED and not notice.is_embargoed(at):
        raise WrongState("It is public: correct or withdraw it.")
    checks.said(words, field="words")
    checks.openly_written(words, field="words")
    if len(words) > LONGEST:
        raise Invalid(f"Say it in at most {LONGEST} characters.", field="words")
    notice.asked = words.strip()
    before, after = in_hand.reworded(notice, None, at)
    record(
        "notice.returned",
        on=notice,
        by=by,
        at=at,
        beside=notice.desk,
        words=notice.asked,
        before=before,
        after=after,
    )
    return notice
