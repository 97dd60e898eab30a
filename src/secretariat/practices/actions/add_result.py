from datetime import datetime

from django.db import transaction

from secretariat.evidence import checks
from secretariat.history.actions.record import record
from secretariat.people.actor import Actor
from secretariat.practices import checks as own
from secretariat.practices import proofs
from secretariat.practices.models import Practice, PracticeResult
from secretariat.practices.proofs import Proof
from secretariat.refusals import Invalid

MOST = 20


@transaction.atomic
def add_result(
    *, practice: Practice, words: str, proof: Proof, by: Actor, at: datetime, seen_version: int
) -> PracticeResult:
    """Tell what came of a practice, with what shows it.

    Who: the member that offers it, the secretariat (`policies.may_keep`).
    Writes: the result, with the paper that shows it (`receive_document`); history entry
        `practice.result-added`.
    Refuses: NotPermitted; StaleRevision; WrongState (withdrawn); Invalid (nothing said, too many, what
        `proofs.columns` refuses).
    """
    practice = own.kept(practice, by, seen_version)
    words = checks.said_within(words, field="told", most=1000)
    if practice.results.filter(taken_back_at=None).count() >= MOST:
        raise Invalid(f"A practice has at most {MOST} results.", field="told")
    given = proofs.columns(proof, practice, practice.party.code, by, at)
    result = PracticeResult.objects.create(
        practice=practice, words=words, entered_at=at, entered_by_id=by.acting_id, **given
    )
    practice.version += 1
    practice.save()
    record("practice.result-added", on=practice, by=by, at=at, words=words)
    return result
