from datetime import datetime

from django.db import transaction

from secretariat.bodies import closing, policies
from secretariat.bodies.models import Mandate
from secretariat.history.actions.record import record
from secretariat.history.seeing import refuse_stale
from secretariat.people.actor import Actor
from secretariat.people.letters import write_to
from secretariat.people.models import Account
from secretariat.people.open_work import HELD, open_work_of
from secretariat.refusals import Invalid, NotPermitted, WrongState


@transaction.atomic
def hand_over_work(
    *, account: Account, to: Account, by: Actor, at: datetime, seen_version: int | None = None
) -> int:
    """Hand all open work of an account to another; return how many pieces.

    Who: the holder of the account, and whoever may close it (`policies.may_hand_over`).
    Writes: what each kind of work writes (`people.open_work`); history entry `account.work-handed-over`; a
        letter to the successor.
    Refuses: NotPermitted; StaleRevision; WrongState (nothing is open); Invalid (to itself, to a
        closed account, to one without a seat where the work is).
    """
    today = at.date()
    if not policies.may_hand_over(by, account, closing.seats_not_over(account, today)):
        raise NotPermitted("The holder of an account, or who may close it, hands its work over.")
    account = Account.objects.select_for_update().get(pk=account.pk)
    refuse_stale(account, seen_version, closing.ACTS)
    if to.pk == account.pk or not to.is_active:
        raise Invalid("Choose somebody else, whose account is open.", field="to")
    work = open_work_of(account)
    if not work:
        raise WrongState("No work is open.")
    seated = set(Mandate.objects.filter(account=to).on(today).values_list("body__slug", flat=True))
    if missing := {one.body for one in work if one.body} - seated:
        raise Invalid(f"{to.name} holds no seat in {', '.join(sorted(missing))}.", field="to")
    for held in HELD.values():
        held.hand_over(account, to, by, at)
    labels = [f"{one.kind}: {one.label}" for one in work]
    record("account.work-handed-over", on=account, by=by, at=at, to=to.public_id, work=labels)
    write_to(to, "work", "bodies/letters/work_handed_over", count=len(work), giver=account.name)
    return len(work)
