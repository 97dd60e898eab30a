from datetime import datetime

from django.db import transaction

from secretariat.business import checks as own
from secretariat.business import policies
from secretariat.business.checks import MOST
from secretariat.business.models import Opinion
from secretariat.business.states import ConsultationState, Verdict
from secretariat.evidence import checks
from secretariat.history.actions.record import record
from secretariat.people.actor import Actor
from secretariat.refusals import NotPermitted, WrongState


@transaction.atomic
def answer_opinion(
    *, opinion: Opinion, verdict: str, words: str, by: Actor, at: datetime, seen_version: int
) -> Opinion:
    """Say what the body makes of an opinion, and why; answered anew until the consultation is ended.

    Who: the secretariat of the body, and its Chair while it presides (`policies.may_run`).
    From, to: no verdict, or another → a verdict.
    Writes: the answer, published beside the opinion; history entry `opinion.answered`.
    Refuses: NotPermitted; StaleRevision; WrongState (the consultation is over, the opinion was taken back);
        Invalid (no such verdict, no reason).
    """
    found = own.opinion_locked(opinion)
    if not policies.may_run(by, found.consultation, at):
        raise NotPermitted(own.ONLY_THOSE_WHO_ASK)
    checks.unchanged(found.version, seen_version)
    if found.consultation.state != ConsultationState.OPEN:
        raise WrongState("This consultation is over.")
    if found.withdrawn_at:
        raise WrongState("This opinion was taken back.")
    checks.one_of(verdict, Verdict.values, field="verdict")
    answer = checks.said_within(words, field="answer", most=MOST["answer"])
    before, found.verdict = found.verdict or None, Verdict(verdict)
    found.answer, found.answered_at, found.version = answer, at, found.version + 1
    found.save()
    record(
        "opinion.answered", on=found, by=by, at=at, before=before, after=found.verdict, party=found.party.code
    )
    return found
