from datetime import datetime

from django.db import transaction

from secretariat.evidence import checks
from secretariat.history.actions.record import record
from secretariat.notices import in_hand, readiness
from secretariat.notices.models import Correction, Notice
from secretariat.notices.states import NoticeState
from secretariat.people.actor import Actor
from secretariat.refusals import Invalid, WrongState

LONGEST = 1000


@transaction.atomic
def correct_notice(*, notice: Notice, words: str, by: Actor, at: datetime, seen_version: int) -> Notice:
    """Put the words that were approved in the place of those that the public reads, and say what was wrong.

    The address stays, the first day stays; the page, its feeds and its data say when and what was corrected.

    Who: the secretariat of the body (`policies.may_write`).
    From, to: approved → published.
    Writes: the correction; the notice; history entry `notice.corrected`.
    Refuses: NotPermitted; StaleRevision; WrongState (not approved; not public yet); NotReady (a line that is
        not public any more); Invalid (it is not said what was corrected).

    Args:
        words: what was wrong and is right now, in the language of the original; the public reads it.
    """
    notice = in_hand.locked(notice)
    in_hand.refuse_others(by, notice.body)
    in_hand.refuse_stale(notice, seen_version)
    in_hand.refuse_in(notice, NoticeState.APPROVED)
    if not notice.is_public(at):
        raise WrongState("Nobody has read it yet: publish it.")
    checks.said(words, field="words")
    checks.openly_written(words, field="words")
    if len(words) > LONGEST:
        raise Invalid(f"Say it in at most {LONGEST} characters.", field="words")
    readiness.refuse_unready(notice, notice.cleared, by)
    Correction.objects.create(
        notice=notice, number=notice.corrections.count() + 1, words=words.strip(),
        language=notice.language, by_id=by.acting_id, at=at,
    )  # fmt: skip
    before, notice.state = notice.state, NoticeState.PUBLISHED.value
    notice.shown, notice.updated_at = notice.cleared, at
    in_hand.kept(notice)
    record(
        "notice.corrected", on=notice, by=by, at=at, words=words.strip(), before=before, after=notice.state
    )
    return notice
