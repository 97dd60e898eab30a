from datetime import date, datetime

from django.db import transaction

from secretariat.contributions import checks as own
from secretariat.contributions.models import Assessment, Scale
from secretariat.contributions.states import ScaleState
from secretariat.evidence import checks
from secretariat.history.actions.record import record
from secretariat.people.actor import Actor
from secretariat.refusals import Invalid, WrongState


@transaction.atomic
def issue_scale(
    *, scale: Scale, issued_on: date, due_on: date, by: Actor, at: datetime, seen_version: int
) -> Scale:
    """Call upon the members: from now on each owes its amount, until a day.

    Who: the secretariat of the body, or of its parent (`policies.may_keep`).
    From, to: draft → issued.
    Writes: the scale; what each member owes, once for ever; history entry `contribution-scale.issued`.
    Refuses: NotPermitted; StaleRevision; WrongState (issued already); Invalid (a day of issue that has not
        come, a last day before it).
    """
    scale = own.scale_locked(scale)
    own.may_keep(by, scale.body)
    checks.unchanged(scale.version, seen_version)
    if scale.state != ScaleState.DRAFT:
        raise WrongState("This scale was issued already.")
    own.not_ahead(issued_on, scale.body, at, field="issued_on")
    if due_on < issued_on:
        raise Invalid("The last day to pay is not before the day of issue.", field="due_on")
    scale.state, scale.issued_on, scale.due_on = ScaleState.ISSUED, issued_on, due_on
    scale.version += 1
    scale.save()
    Assessment.objects.bulk_create(
        Assessment(
            scale=scale, body=scale.body, party=share.party, year=scale.year, currency=scale.currency,
            amount=share.amount, issued_on=issued_on, due_on=due_on,
        )
        for share in scale.shares.select_related("party")
    )  # fmt: skip
    record(
        "contribution-scale.issued", on=scale, by=by, at=at, before=ScaleState.DRAFT, after=scale.state,
        due=due_on.isoformat(),
    )  # fmt: skip
    return scale
