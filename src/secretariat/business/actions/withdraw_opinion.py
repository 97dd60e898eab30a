from datetime import datetime

from django.db import transaction

from secretariat.business import checks as own
from secretariat.business import policies
from secretariat.business.models import Opinion
from secretariat.evidence import checks
from secretariat.history.actions.record import record
from secretariat.people.actor import Actor
from secretariat.refusals import NotPermitted, WrongState


@transaction.atomic
def withdraw_opinion(*, opinion: Opinion, by: Actor, at: datetime, seen_version: int) -> Opinion:
    """Take an opinion back while the consultation runs; its words go, that there was one stays.

    Who: the member, by its seat; the secretariat for any (`policies.may_withdraw`).
    Writes: the opinion; history entry `opinion.withdrawn`.
    Refuses: NotPermitted; WrongState (the last day has passed, it was answered or taken back already);
        StaleRevision.
    """
    found = own.opinion_locked(opinion)
    if not policies.may_withdraw(by, found):
        raise NotPermitted("The member that gave it takes it back, or the secretariat for it.")
    checks.unchanged(found.version, seen_version)
    own.still_running(found.consultation, at)
    if found.withdrawn_at or found.verdict:
        raise WrongState("This opinion was taken back or answered already.")
    found.words, found.withdrawn_at, found.version = "", at, found.version + 1
    found.save()
    record("opinion.withdrawn", on=found, by=by, at=at, party=found.party.code)
    return found
