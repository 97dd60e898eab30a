from datetime import datetime

from django.db import transaction

from secretariat.evidence import policies
from secretariat.evidence.following import tell_followers
from secretariat.evidence.models import Claim, Line
from secretariat.evidence.projection import project
from secretariat.evidence.reach import may_stand_for, readers_of
from secretariat.history.actions.record import record
from secretariat.people.actor import Actor
from secretariat.refusals import Invalid, NotPermitted, StaleRevision, WrongState


@transaction.atomic
def choose_claim(*, claim: Claim, by: Actor, at: datetime, seen_version: int) -> Line:
    """Let one of a line's claims be its present reading.

    Who: staff (`policies.may_enter`).
    Writes: the line's chosen reading and columns; what follows the line (`tell_followers`); history
        entry `line.chosen`.
    Refuses: NotPermitted; StaleRevision; WrongState (withdrawn); Invalid (stricter than its line).
    """
    if not policies.may_enter(by):
        raise NotPermitted("Only a secretariat chooses the present reading of a line.")
    line = Line.objects.select_for_update(of=("self",)).select_related("chosen").get(pk=claim.line_id)
    if line.version != seen_version:
        raise StaleRevision("Somebody changed this line after you opened it. Look at it again, then choose.")
    if hasattr(claim, "withdrawal"):
        raise WrongState("This claim was withdrawn and cannot stand for the line.")
    if not may_stand_for(line, claim.distribution, readers_of(claim)):
        raise Invalid("A reading that fewer people may see cannot stand for this line.", field="claim")
    before = line.chosen_id
    line.chosen, line.chosen_at, line.chosen_by_id = claim, at, by.account_id
    line.version += 1
    line.save()
    project(line)
    record("line.chosen", on=line, by=by, at=at, beside=claim, before=before, after=claim.pk)
    tell_followers(line, by, at)
    return line
