from collections.abc import Sequence
from dataclasses import replace

from django.db import transaction

from secretariat.commitments import checks as own
from secretariat.commitments import policies
from secretariat.commitments.actions.enter_commitment import enter_commitment
from secretariat.commitments.bridge import CommitmentValue
from secretariat.commitments.models import Commitment
from secretariat.commitments.owners import owners_of
from secretariat.evidence.sourced import Sourced
from secretariat.meetings.naming import Written
from secretariat.refusals import Invalid, NotPermitted


@transaction.atomic
def file_commitment(*, value: CommitmentValue, people: Sequence[Written], sourced: Sourced) -> Commitment:
    """Enter by hand what somebody undertook towards a body.

    Who: the secretariat of the body (`policies.may_keep`).
    Writes: the commitment with its source (`enter_commitment`); owners whom the record knows not yet.
    Refuses: NotPermitted; Invalid (nobody owes it, a name that two persons bear, undertaken on a day ahead,
        due before it was undertaken or before its text was adopted, and what `enter_commitment` refuses).

    Args:
        people: who owes it, as written; office after the comma.
    """
    if not policies.may_keep(sourced.by, sourced.body):
        raise NotPermitted("Only the secretariat of this body enters what it is owed.")
    if not people:
        raise Invalid("Somebody has to owe it. Name at least one owner.", field="owners")
    own.not_ahead(value.said, sourced)
    own.due_after_adoption(value.text, value.due, sourced)
    value = replace(value, owners=owners_of(people, sourced))
    claim = enter_commitment(value=value, sourced=sourced)
    return Commitment.objects.get(line=claim.line)
