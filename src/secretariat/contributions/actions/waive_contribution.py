from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.db.models import Sum

from secretariat.contributions import checks as own
from secretariat.contributions.models import Assessment, Waiver
from secretariat.evidence import checks
from secretariat.history.actions.record import record
from secretariat.people.actor import Actor
from secretariat.refusals import Invalid


@transaction.atomic
def waive_contribution(
    *,
    assessment: Assessment,
    amount: Decimal,
    on: date,
    decided: str,
    by: Actor,
    at: datetime,
    address: str = "",
) -> Waiver:
    """Record that a decision lets a member off what it owes for a year, wholly or in part.

    Who: the secretariat of the body, or of its parent (`policies.may_keep`).
    Writes: the waiver; history entry `contribution-waiver.recorded`.
    Refuses: NotPermitted; Invalid (no sum, more than is left of the year's amount, a day ahead, no decision).
    """
    rows = Assessment.objects.select_for_update(of=("self",)).select_related("body__parent", "party")
    assessment = rows.get(pk=assessment.pk)
    own.may_keep(by, assessment.body)
    own.good_amount(amount)
    before = assessment.waivers.aggregate(sum=Sum("amount"))["sum"] or Decimal(0)
    left = assessment.amount - before
    if amount > left:
        raise Invalid(
            f"Of {assessment.year}, {left} {assessment.currency} can be waived at most.", field="amount"
        )
    own.not_ahead(on, assessment.body, at)
    checks.good_address(address)
    waiver = Waiver.objects.create(
        assessment=assessment, body=assessment.body, party=assessment.party, amount=amount, on=on,
        decided=checks.said_within(decided, field="decided", most=300), address=address,
    )  # fmt: skip
    record(
        "contribution-waiver.recorded", on=waiver, by=by, at=at, body=assessment.body.slug,
        party=assessment.party.code, year=assessment.year, amount=str(amount), currency=assessment.currency,
        decided=waiver.decided,
    )  # fmt: skip
    return waiver
