import secrets
from datetime import date, datetime, timedelta
from hashlib import sha256

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from secretariat.bodies import policies, seating
from secretariat.bodies.models import Invitation
from secretariat.bodies.words import seat_called
from secretariat.history.actions.record import record
from secretariat.parties.models import Body, Party
from secretariat.people.actor import Actor, Role
from secretariat.people.letters import send
from secretariat.refusals import Invalid, NotPermitted, WrongState


@transaction.atomic
def invite_account(
    *,
    email: str,
    name: str,
    body: Body,
    role: Role,
    by: Actor,
    at: datetime,
    party: Party | None = None,
    until: date | None = None,
    language: str = "en",
    secret: str = "",
) -> Invitation:
    """Offer an account with a seat to an address, by a letter whose link serves once and expires.

    Who: whoever may give the seat (`policies.may_give`).
    Writes: the invitation (of the link's secret only its hash); history entry `invitation.sent`; the letter.
    Refuses: NotPermitted; Invalid (no address, no name, a seat that cannot be); WrongState (the same was
        offered and is not answered yet).

    Args:
        until: the first day without the seat.
        secret: what the link carries, of `new_secret`, where the caller shows the link too.
    """
    if not policies.may_give(by, body, role, party.code if party else None):
        raise NotPermitted("Staff invite, and focal points to their own delegation.")
    email, name = _address(email), name.strip()
    if not name:
        raise Invalid("Give the name of whom you invite.", field="name")
    seating.check_seat(body, role, party, at.date(), until)
    same = Invitation.objects.filter(email=email, body=body, role=role, party=party, expires_at__gt=at)
    if same.filter(accepted_at__isnull=True, revoked_at__isnull=True).exists():
        raise WrongState("This address was invited to this seat already. Send that invitation again instead.")
    secret = secret or new_secret()
    invitation = Invitation.objects.create(
        email=email,
        name=name,
        body=body,
        party=party,
        role=role,
        until=until,
        language=language,
        secret_hash=hash_of(secret),
        invited_by_id=by.acting_id,
        invited_at=at,
        expires_at=expiry(at),
    )
    record(
        "invitation.sent",
        on=invitation,
        by=by,
        at=at,
        email=email,
        name=name,
        body=body.slug,
        role=role,
        party=party.code if party else None,
        until=until.isoformat() if until else None,
    )
    send_link(invitation, secret, by)
    return invitation


def new_secret() -> str:
    """Return what only the letter carries (256 bits)."""
    return secrets.token_urlsafe(32)


def hash_of(secret: str) -> str:
    """Return what the table keeps of it."""
    return sha256(secret.encode()).hexdigest()


def expiry(at: datetime) -> datetime:
    """Return when an invitation sent at a time expires."""
    return at + timedelta(days=settings.INVITATION_DAYS)


def send_link(invitation: Invitation, secret: str, by: Actor) -> None:
    """Send the letter with the link."""
    send(
        invitation.email,
        invitation.language,
        "bodies/letters/invitation",
        name=invitation.name,
        inviter=by.label,
        seat=seat_called(invitation.body, Role(invitation.role), invitation.party, invitation.language),
        secret=secret,
        days=settings.INVITATION_DAYS,
    )


def _address(email: str) -> str:
    address = email.strip().lower()
    try:
        validate_email(address)
    except ValidationError as error:
        raise Invalid("This is no e-mail address.", field="email") from error
    return address
