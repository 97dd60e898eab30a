from datetime import datetime

from django.db import transaction

from secretariat.commitments import policies
from secretariat.commitments.models import Strategy, StrategyReview
from secretariat.distribution import STRICTNESS, Distribution
from secretariat.evidence import checks
from secretariat.history.actions.record import record
from secretariat.people.actor import Actor
from secretariat.refusals import Invalid, NotPermitted, WrongState
from secretariat.texts.models import Draft

OPEN = (Distribution.PUBLIC, Distribution.GENERAL, Distribution.LIMITED)


@transaction.atomic
def open_strategy_review(
    *, of: Strategy, draft: Draft, reason: str, distribution: str, by: Actor, at: datetime
) -> StrategyReview:
    """Open the review of an agenda: a draft is to become its next version.

    Who: the secretariat and the Chair of the body (`policies.may_follow_up`).
    Writes: the review; history entry `strategy-review.opened`.
    Refuses: NotPermitted; WrongState (a review runs already); Invalid (no reason, a draft of another
        organisation or one that the actor does not see, one that has been adopted or reviews another agenda,
        more readers than the agenda has).

    Args:
        distribution: who is told that a review runs, and why; the draft keeps its own readers.
    """
    if not policies.may_follow_up(by, of.body, at):
        raise NotPermitted("The secretariat and the Chair of this body open the review of its agenda.")
    Strategy.objects.select_for_update(of=("self",)).get(pk=of.pk)
    if StrategyReview.objects.running().filter(of=of).exists():
        raise WrongState("A review of this agenda runs already. Close it before you open another.")
    checks.said(reason, field="reason")
    checks.one_of(distribution, OPEN, field="distribution")
    if STRICTNESS[distribution] < STRICTNESS[of.line.distribution]:
        raise Invalid("Fewer people may see the agenda itself than that.", field="distribution")
    _refuse_draft(draft, of, by)
    review = StrategyReview.objects.create(
        of=of, draft=draft, reason=reason.strip(), distribution=distribution, opened_at=at,
        opened_by_id=by.acting_id,
    )  # fmt: skip
    record(
        "strategy-review.opened", on=review, by=by, at=at, strategy=of.public_id, draft=draft.public_id,
        reason=review.reason,
    )  # fmt: skip
    return review


def _refuse_draft(draft: Draft, of: Strategy, by: Actor) -> None:
    if not Draft.objects.visible_to(by).filter(pk=draft.pk, body=of.body).exists():
        raise Invalid("There is no such draft of this body.", field="draft")
    if hasattr(draft, "adoption"):
        raise Invalid(
            "That draft has been adopted. Enter its text as a version of the agenda instead.", field="draft"
        )
    if StrategyReview.objects.running().filter(draft=draft).exists():
        raise Invalid("That draft is to become a version of another agenda.", field="draft")
