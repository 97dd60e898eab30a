from datetime import datetime

from django.db import transaction

from secretariat.commitments import policies
from secretariat.commitments.models import StrategyReview, StrategyVersion
from secretariat.evidence import checks
from secretariat.history.actions.record import record
from secretariat.people.actor import Actor
from secretariat.refusals import Invalid, NotPermitted, StaleRevision, WrongState


@transaction.atomic
def close_strategy_review(
    *,
    review: StrategyReview,
    reason: str,
    by: Actor,
    at: datetime,
    seen_version: int,
    version: StrategyVersion | None = None,
) -> StrategyReview:
    """Close the review of an agenda: with the version that came of it, or without one.

    Who: the secretariat and the Chair of the body (`policies.may_follow_up`).
    From, to: running → closed.
    Writes: the review; history entry `strategy-review.closed`.
    Refuses: NotPermitted; StaleRevision; WrongState (closed already); Invalid (no reason; a version of
        another agenda).
    """
    review = (
        StrategyReview.objects.select_for_update(of=("self",)).select_related("of__body").get(pk=review.pk)
    )
    if not policies.may_follow_up(by, review.of.body, at):
        raise NotPermitted("The secretariat and the Chair of this body close the review of its agenda.")
    if review.version != seen_version:
        raise StaleRevision("This review was changed after you opened it. Look at it, then save again.")
    if review.closed_at is not None:
        raise WrongState("This review is closed already.")
    checks.said(reason, field="reason")
    if version is not None and version.of_id != review.of_id:
        raise Invalid("That is a version of another agenda.", field="version")
    review.closed_at, review.closed_by_id, review.why_closed = at, by.acting_id, reason.strip()
    review.version_made, review.version = version, review.version + 1
    review.save()
    record(
        "strategy-review.closed", on=review, by=by, at=at, before="running",
        after="adopted" if version else "without a new version", strategy=review.of.public_id,
        made=version.public_id if version else "", reason=review.why_closed,
    )  # fmt: skip
    return review
