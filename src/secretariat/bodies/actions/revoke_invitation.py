from datetime import datetime

from django.db import transaction

from secretariat.bodies import policies
from secretariat.bodies.models import Invitation
from secretariat.bodies.states import InvitationState
from secretariat.history.actions.record import record
from secretariat.history.seeing import refuse_stale
from secretariat.people.actor import Actor, Role
from secretariat.refusals import NotPermitted, WrongState


@transaction.atomic
def revoke_invitation(
    *, invitation: Invitation, by: Actor, at: datetime, seen_version: int | None = None
) -> Invitation:
    """Take an invitation back; its link opens nothing any more.

    Who: whoever may give the seat (`policies.may_give`).
    From, to: open or expired → taken back.
    Writes: the invitation; history entry `invitation.revoked`.
    Refuses: NotPermitted; StaleRevision; WrongState (accepted or taken back).
    """
    party = invitation.party.code if invitation.party else None
    if not policies.may_give(by, invitation.body, Role(invitation.role), party):
        raise NotPermitted("Staff take invitations back, and focal points those to their own delegation.")
    invitation = Invitation.objects.select_for_update(of=("self",)).get(pk=invitation.pk)
    refuse_stale(invitation, seen_version)
    if invitation.state_at(at) not in {InvitationState.OPEN, InvitationState.EXPIRED}:
        raise WrongState("This invitation was accepted or taken back already.")
    before = invitation.state_at(at)
    invitation.revoked_at = at
    invitation.save()
    record("invitation.revoked", on=invitation, by=by, at=at, before=before, after=InvitationState.REVOKED)
    return invitation
