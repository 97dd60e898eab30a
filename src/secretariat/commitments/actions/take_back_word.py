from datetime import datetime

from django.db import transaction

from secretariat.commitments import policies
from secretariat.commitments.checks import commitment_of
from secretariat.evidence.actions.withdraw_claim import withdraw_claim
from secretariat.evidence.models import Line
from secretariat.people.actor import Actor
from secretariat.refusals import Invalid, NotPermitted, StaleRevision, WrongState


@transaction.atomic
def take_back_word(*, line: Line, reason: str, by: Actor, at: datetime, seen_version: int) -> None:
    """Take back a report on a commitment, or a change of it; it stays on file and no longer counts.

    Who: the secretariat of the body, and whoever entered it while they may enter such a one
        (`policies.may_take_back`).
    Writes: the withdrawal (`withdraw_claim`), from which the commitment is settled anew.
    Refuses: NotPermitted; StaleRevision; WrongState (taken back already); Invalid (no reason).
    """
    line = Line.objects.select_for_update(of=("self",)).select_related("chosen").get(pk=line.pk)
    claim = line.chosen or line.claims.last()
    if claim is None or not policies.may_take_back(by, commitment_of(line), claim, at):
        raise NotPermitted("Only the secretariat of this body takes this back, and whoever entered it.")
    if line.version != seen_version:
        raise StaleRevision("Somebody changed this after you opened the page. Look again, then take it back.")
    if line.chosen is None:
        raise WrongState("This was taken back already.")
    if not reason.strip():
        raise Invalid("Say why it is taken back.", field="reason")
    withdraw_claim(claim=claim, by=by, at=at, reason=reason.strip())
