from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from secretariat.contributions import checks as own
from secretariat.contributions.models import Assessment, Payment
from secretariat.evidence import checks
from secretariat.history.actions.record import record
from secretariat.parties.models import Body
from secretariat.people.actor import Actor
from secretariat.refusals import Invalid, WrongState


@transaction.atomic
def record_payment(
    *,
    body: Body,
    party: str,
    amount: Decimal,
    currency: str,
    on: date,
    reference: str,
    by: Actor,
    at: datetime,
) -> Payment:
    """Record what came in from a member; it fills the oldest year first, what is over is carried on.

    Who: the secretariat of the body, or of its parent (`policies.may_keep`).
    Writes: the payment; history entry `contribution-payment.recorded`.
    Refuses: NotPermitted; WrongState (the same reference stands there for this day and member); Invalid
        (nobody who owes, a currency in which this member was never assessed, no sum, a day ahead, no
        reference).
    """
    own.may_keep(by, body)
    who = own.member(body, party, body.day(at))
    own.good_amount(amount)
    currency = own.good_currency(currency)
    asked = set(Assessment.objects.filter(body=body, party=who).values_list("currency", flat=True))
    if asked and currency not in asked:
        raise Invalid(f"{who} owes {', '.join(sorted(asked))}: sums of two currencies are not added up.",
                      field="currency")  # fmt: skip
    own.not_ahead(on, body, at)
    reference = checks.said_within(reference, field="reference", most=200)
    same = Payment.objects.filter(body=body, party=who, on=on, reference=reference, taken_back_at=None)
    if same.exists():
        raise WrongState("A payment of this member with this reference and day is recorded already.")
    payment = Payment.objects.create(
        body=body, party=who, currency=currency, amount=amount, on=on, reference=reference
    )
    record(
        "contribution-payment.recorded", on=payment, by=by, at=at, body=body.slug, party=who.code,
        amount=str(amount), currency=currency, day=on.isoformat(),
    )  # fmt: skip
    return payment
