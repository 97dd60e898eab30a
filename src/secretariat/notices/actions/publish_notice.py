from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from secretariat.history.actions.record import record
from secretariat.notices import in_hand, readiness
from secretariat.notices.models import Notice
from secretariat.notices.states import NoticeState
from secretariat.people.actor import Actor
from secretariat.refusals import Invalid, NotReady

FARTHEST = timedelta(days=730)


@transaction.atomic
def publish_notice(
    *,
    notice: Notice,
    by: Actor,
    at: datetime,
    seen_version: int,
    embargo: datetime | None = None,
    with_gaps: bool = False,
) -> Notice:
    """Publish an approved notice: now, or for a moment to come until which nobody outside may read it.

    One that is public already goes on in further languages; what stands in it is corrected, not published
    (`correct_notice`).

    Who: the secretariat of the body (`policies.may_write`).
    From, to: approved → published.
    Writes: the notice; history entry `notice.published`.
    Refuses: NotPermitted; StaleRevision; WrongState; NotReady (a line that is not public any more; languages
        that are missing or behind, unless the person has seen which; other words than the public reads);
        Invalid (a moment that is past, or farther than two years; an embargo on what is public).

    Args:
        embargo: aware moment from which everybody may read it; None for at once.
        with_gaps: the person was told which languages are missing or behind, and publishes all the same.
    """
    notice = in_hand.locked(notice)
    in_hand.refuse_others(by, notice.body)
    in_hand.refuse_stale(notice, seen_version)
    in_hand.refuse_in(notice, NoticeState.APPROVED)
    readiness.refuse_unready(notice, notice.cleared, by)
    missing = readiness.gaps(notice)
    if missing and not with_gaps:
        raise NotReady(" ".join([*missing, "Publish all the same?"]), gaps=missing)
    before, notice.state = notice.state, NoticeState.PUBLISHED.value
    if notice.is_public(at):
        _refuse_other(notice.shown, notice.cleared, embargo)
    else:
        refuse_moment(embargo, at)
        notice.published_at = embargo or at
    notice.updated_at = max(at, notice.published_at or at)
    notice.shown = notice.cleared
    in_hand.kept(notice)
    record(
        "notice.published",
        on=notice,
        by=by,
        at=at,
        before=before,
        after=notice.state,
        embargo=embargo.isoformat() if embargo else None,
        words=notice.shown["words"],
        gaps=missing,
    )
    return notice


def refuse_moment(embargo: datetime | None, at: datetime) -> None:
    """Refuse the end of an embargo that cannot be.

    Raises:
        Invalid: it is past, or farther than two years.
    """
    if embargo is None:
        return
    if embargo <= at:
        raise Invalid("This moment is past. Give a later one, or publish now.", field="embargo")
    if embargo > at + FARTHEST:
        raise Invalid("An embargo ends within two years. Look at the year.", field="embargo")


def _refuse_other(shown: dict[str, Any], cleared: dict[str, Any], embargo: datetime | None) -> None:
    if embargo is not None:
        raise Invalid("It is public already; no embargo holds it back.", field="embargo")
    same_words = all(cleared["words"].get(code) == number for code, number in shown["words"].items())
    pictures = [one["id"] for one in shown["pictures"]] == [one["id"] for one in cleared["pictures"]]
    dateline = all(shown[name] == cleared[name] for name in ("kind", "place", "dated"))
    if not (same_words and pictures and dateline):
        raise NotReady("It says something else than what the public reads: say what is corrected.")
