from datetime import datetime

from django.db import transaction

from secretariat.bodies import policies
from secretariat.bodies.actions.invite_account import expiry, hash_of, new_secret, send_link
from secretariat.bodies.models import Invitation
from secretariat.bodies.states import InvitationState
from secretariat.history.actions.record import record
from secretariat.history.seeing import refuse_stale
from secretariat.people.actor import Actor, Role
from secretariat.refusals import NotPermitted, WrongState


@transaction.atomic
def resend_invitation(
    *, invitation: Invitation, by: Actor, at: datetime, seen_version: int | None = None
) -> Invitation:
    """Send an invitation again, with a new link and a new expiry; the earlier link opens nothing any more.

    Who: whoever may give the seat (`policies.may_give`).
    From, to: open or expired → open.
    Writes: the invitation; history entry `invitation.resent`; the letter.
    Refuses: NotPermitted; StaleRevision; WrongState (accepted or taken back).
    """
    party = invitation.party.code if invitation.party else None
    if not policies.may_give(by, invitation.body, Role(invitation.role), party):
        raise NotPermitted("Staff invite, and focal points to their own delegation.")
    invitation = (
        Invitation.objects.select_for_update(of=("self",)).select_related("body").get(pk=invitation.pk)
    )
    refuse_stale(invitation, seen_version)
    if invitation.state_at(at) not in {InvitationState.OPEN, InvitationState.EXPIRED}:
        raise WrongState("This invitation was accepted or taken back. Write a new one.")
    before = invitation.expires_at
    secret = new_secret()
    invitation.secret_hash, invitation.expires_at = hash_of(secret), expiry(at)
    invitation.sent_count += 1
    invitation.save()
    record(
        "invitation.resent",
        on=invitation,
        by=by,
        at=at,
        before=before.isoformat(),
        after=invitation.expires_at.isoformat(),
        sent=invitation.sent_count,
    )
    send_link(invitation, secret, by)
    return invitation
