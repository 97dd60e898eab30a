from datetime import datetime

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from secretariat.bodies.actions.give_mandate import seat
from secretariat.bodies.actions.invite_account import hash_of
from secretariat.bodies.models import Invitation
from secretariat.bodies.states import InvitationState
from secretariat.history.actions.record import record
from secretariat.people.actor import Actor, Role
from secretariat.people.models import Account
from secretariat.refusals import Invalid, NotPermitted, WrongState


@transaction.atomic
def accept_invitation(
    *,
    secret: str,
    by: Actor,
    at: datetime,
    name: str = "",
    password: str = "",
    language: str = "en",
    time_zone: str = "UTC",
) -> Account:
    """Accept an invitation: the account is made, or the one that is signed in takes the seat.

    Who: whoever holds the secret of the letter; signed in only as the address that was invited.
    From, to: open → accepted; the secret serves once.
    Writes: the account where there is none, with its address proven; history entries `account.opened`,
        `invitation.accepted`; what `seat` writes.
    Refuses: NotPermitted (another account is signed in); WrongState (unknown, used, taken back or expired;
        an account has this address: sign in first; it is closed); Invalid (no name, a weak password).
    """
    invitation = _open(secret, at)
    account = _own_account(invitation, by)
    if account is None:
        account = _new_account(invitation, name, password, language, time_zone, at)
    own = Actor(account.pk, account.public_id, account.name)
    record(
        "invitation.accepted",
        on=invitation,
        by=own,
        at=at,
        before=InvitationState.OPEN,
        after=InvitationState.ACCEPTED,
        account=account.public_id,
    )
    invitation.accepted_at, invitation.account = at, account
    invitation.save()
    seat(
        account,
        invitation.body,
        Role(invitation.role),
        invitation.party,
        at.date(),
        invitation.until,
        own,
        at,
    )
    return account


def find_invitation(secret: str) -> Invitation | None:
    """Return the invitation whose letter carried the secret."""
    found = Invitation.objects.select_related("body", "party", "invited_by")
    return found.filter(secret_hash=hash_of(secret)).first()


def _open(secret: str, at: datetime) -> Invitation:
    known = find_invitation(secret)
    if known is None:
        raise WrongState("This invitation is not known, or was sent again. Use the latest letter.")
    invitation = (
        Invitation.objects.select_for_update(of=("self",)).select_related("body", "party").get(pk=known.pk)
    )
    if invitation.state_at(at) != InvitationState.OPEN:
        raise WrongState("This invitation was used, taken back, or has expired. Ask for another.")
    if invitation.until is not None and invitation.until <= at.date():
        raise WrongState("The seat of this invitation is over already. Ask for another.")
    return invitation


def _own_account(invitation: Invitation, by: Actor) -> Account | None:
    if by.account_id is not None:
        account = Account.objects.filter(pk=by.account_id, email__iexact=invitation.email).first()
        if account is None or by.is_looking:
            raise NotPermitted(
                "This invitation is for another address. Sign out, then follow the link again."
            )
        return account
    known = Account.objects.filter(email__iexact=invitation.email).first()
    if known is None:
        return None
    if not known.is_active:
        raise WrongState("The account with this address is closed. Ask the secretariat to open it again.")
    raise WrongState("You have an account already. Sign in, then follow the link of the letter again.")


def _new_account(
    invitation: Invitation, name: str, password: str, language: str, time_zone: str, at: datetime
) -> Account:
    if not name.strip():
        raise Invalid("Give your name.", field="name")
    try:
        validate_password(password, Account(email=invitation.email, name=name))
    except ValidationError as error:
        raise Invalid(" ".join(error.messages), field="password") from error
    account = Account.objects.create_account(
        invitation.email,
        password,
        name=name.strip(),
        language=language,
        time_zone=time_zone,
        joined_at=at,
    )
    own = Actor(account.pk, account.public_id, account.name)
    record(
        "account.opened",
        on=account,
        by=own,
        at=at,
        before=None,
        after="open",
        invitation=invitation.public_id,
    )
    return account
