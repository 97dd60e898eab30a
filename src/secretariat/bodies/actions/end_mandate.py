from datetime import date, datetime

from django.db import transaction

from secretariat.bodies import closing, policies
from secretariat.bodies.actions.close_account import shut
from secretariat.bodies.models import Mandate
from secretariat.bodies.words import seat_called
from secretariat.history.actions.record import record
from secretariat.history.seeing import refuse_stale
from secretariat.people.actor import Actor, Role
from secretariat.people.letters import write_to
from secretariat.people.models import Account
from secretariat.refusals import Invalid, NotPermitted, WrongState


@transaction.atomic
def end_mandate(
    *,
    mandate: Mandate,
    by: Actor,
    at: datetime,
    end_on: date,
    reason: str = "",
    seen_version: int | None = None,
) -> Mandate:
    """End a seat, today or on a day to come; with the last seat the account is closed.

    Who: whoever may give it (`policies.may_end`); nobody their own.
    From, to: held or to come → over on `end_on`, the first day without it.
    Writes: the mandate; history entry `mandate.ended`; a letter to the account; where it was the last seat
        and ends now, what `shut` writes.
    Refuses: NotPermitted; StaleRevision; WrongState (over already); Invalid (a day before today);
        NotReady (open work in this body that nobody else has taken over).
    """
    if not policies.may_end(by, mandate):
        raise NotPermitted("Who may give a seat ends it; nobody ends their own.")
    account = Account.objects.select_for_update().get(pk=mandate.account_id)
    mandate = (
        Mandate.objects.select_for_update(of=("self",)).select_related("body", "party").get(pk=mandate.pk)
    )
    refuse_stale(mandate, seen_version)
    today = at.date()
    if mandate.end_on is not None and mandate.end_on <= today:
        raise WrongState("This seat is over already.")
    if end_on < today:
        raise Invalid(
            "A seat ends today or later; what was done until now was done by right.", field="end_on"
        )
    if end_on == today:
        closing.refuse_open_work(account, leaving=mandate, on=today)
    before = mandate.end_on
    mandate.end_on = max(end_on, mandate.first_on)
    mandate.save()
    record(
        "mandate.ended",
        on=mandate,
        by=by,
        at=at,
        before=before.isoformat() if before else None,
        after=mandate.end_on.isoformat(),
        reason=reason,
    )
    seat = seat_called(mandate.body, Role(mandate.role), mandate.party, account.language)
    write_to(account, "seats", "bodies/letters/seat_ended", seat=seat, end_on=end_on)
    if end_on == today and account.is_active and not closing.seats_not_over(account, today):
        shut(account, by, at, reason)
    return mandate
