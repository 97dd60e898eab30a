from datetime import datetime

from django.db import transaction

from secretariat.contributions import checks as own
from secretariat.contributions.models import Payment
from secretariat.evidence import checks
from secretariat.history.actions.record import record
from secretariat.people.actor import Actor
from secretariat.refusals import WrongState


@transaction.atomic
def take_back_payment(*, payment: Payment, reason: str, by: Actor, at: datetime) -> Payment:
    """Take a payment back that was recorded by mistake: it counts no more and stays on file.

    Who: the secretariat of the body, or of its parent (`policies.may_keep`).
    Writes: the payment with the reason; history entry `contribution-payment.taken-back`.
    Refuses: NotPermitted; WrongState (taken back already); Invalid (no reason).
    """
    rows = Payment.objects.select_for_update(of=("self",)).select_related("body__parent", "party")
    payment = rows.get(pk=payment.pk)
    own.may_keep(by, payment.body)
    if payment.taken_back_at is not None:
        raise WrongState("This payment was taken back already.")
    payment.why, payment.taken_back_at = checks.said_within(reason, field="reason", most=1000), at
    payment.save()
    record("contribution-payment.taken-back", on=payment, by=by, at=at, reason=payment.why)
    return payment
