from datetime import datetime

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import transaction

from secretariat.bodies import closing, policies
from secretariat.bodies.models import Note
from secretariat.history.actions.record import record
from secretariat.history.seeing import refuse_stale
from secretariat.people.actor import Actor
from secretariat.people.models import Account
from secretariat.refusals import NotPermitted, WrongState


@transaction.atomic
def close_account(
    *, account: Account, by: Actor, at: datetime, reason: str = "", seen_version: int | None = None
) -> Account:
    """Close an account: its seats end today, its sessions at once; what it did stays.

    Who: whoever may end all its seats (`policies.may_close`); nobody their own.
    From, to: open → closed.
    Writes: the account, its mandates; history entries `mandate.ended` for each seat, `account.closed`.
    Refuses: NotPermitted; StaleRevision; WrongState (closed already); NotReady (its open work
        was not handed over).
    """
    today = at.date()
    account = Account.objects.select_for_update().get(pk=account.pk)
    seats = closing.seats_not_over(account, today)
    if not policies.may_close(by, account, seats):
        raise NotPermitted("Who may end all seats of an account closes it; nobody closes their own.")
    refuse_stale(account, seen_version, closing.ACTS)
    if not account.is_active:
        raise WrongState("This account is closed already.")
    closing.refuse_open_work(account, on=today)
    for mandate in seats:
        before = mandate.end_on
        mandate.end_on = max(today, mandate.first_on)
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
    shut(account, by, at, reason)
    return account


@transaction.atomic
def shut(account: Account, by: Actor, at: datetime, reason: str) -> None:
    """Close an account whose seats and work the caller has seen to.

    From, to: open → closed.
    Writes: the account; its notes, laid down; its sessions, ended; history entry `account.closed`.
    """
    Note.objects.filter(account=account, laid_down_at__isnull=True).update(laid_down_at=at)
    account.is_active, account.closed_at = False, at
    account.save()
    sessions = UserSession.objects.filter(user=account)
    Session.objects.filter(session_key__in=list(sessions.values_list("session_key", flat=True))).delete()
    sessions.delete()
    record("account.closed", on=account, by=by, at=at, before="open", after="closed", reason=reason)
