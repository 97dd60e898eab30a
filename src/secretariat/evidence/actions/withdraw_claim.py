from datetime import datetime

from django.db import transaction

from secretariat.evidence import policies
from secretariat.evidence.following import tell_followers
from secretariat.evidence.models import Claim, Line, Withdrawal
from secretariat.evidence.projection import project
from secretariat.evidence.reach import may_stand_for, readers_of
from secretariat.history.actions.record import record
from secretariat.people.actor import Actor
from secretariat.refusals import NotPermitted, WrongState


@transaction.atomic
def withdraw_claim(*, claim: Claim, by: Actor, at: datetime, reason: str) -> Line:
    """Take a claim back; it stays on file and no longer counts.

    Who: staff; and whoever entered it, while they may enter its kind (`policies.may_withdraw`).
    Writes: the withdrawal; where the claim was the present reading, the one before it that is open to
        all who see the line takes its place, or the line no longer stands; what follows the line
        (`tell_followers`); history entry `line.withdrawn`.
    Refuses: NotPermitted; WrongState (withdrawn already).
    """
    if not policies.may_withdraw(by, claim, at):
        raise NotPermitted("Only a secretariat withdraws a claim, and whoever entered it.")
    line = Line.objects.select_for_update(of=("self",)).select_related("chosen").get(pk=claim.line_id)
    if Withdrawal.objects.filter(claim=claim).exists():
        raise WrongState("This claim was withdrawn already.")
    before = line.chosen_id
    Withdrawal.objects.create(claim=claim, at=at, by_id=by.acting_id, reason=reason)
    if line.chosen_id == claim.pk:
        line.chosen = _latest_for_all(line)
        line.chosen_at, line.chosen_by_id = at, by.account_id
        line.version += 1
        line.save()
    project(line)
    record(
        "line.withdrawn",
        on=line,
        by=by,
        at=at,
        beside=claim,
        claim=claim.pk,
        before=before,
        after=line.chosen_id,
        reason=reason,
    )
    tell_followers(line, by, at)
    return line


def _latest_for_all(line: Line) -> Claim | None:
    """Return the latest standing claim that all who may see the line may see too."""
    claims = line.claims.standing().order_by("-entered_at", "-pk")
    return next((c for c in claims if may_stand_for(line, c.distribution, readers_of(c))), None)
