from collections.abc import Sequence
from dataclasses import replace

from django.db import transaction

from secretariat.commitments import policies
from secretariat.commitments.actions.file_commitment import file_commitment
from secretariat.commitments.bridge import CommitmentValue
from secretariat.commitments.models import Commitment
from secretariat.commitments.owed_file import OwedRow
from secretariat.evidence.sourced import Sourced
from secretariat.meetings.naming import Written
from secretariat.refusals import Invalid, NotPermitted, StaleRevision


@transaction.atomic
def import_commitments(
    *, rows: Sequence[OwedRow], priorities: dict[str, str], sourced: Sourced, seen_count: int
) -> list[Commitment]:
    """Enter what a body is owed from the rows of a file; all of them or none.

    Who: the secretariat of the body (`policies.may_keep`).
    Writes: each commitment with its source and the note of its row (`file_commitment`).
    Refuses: NotPermitted; StaleRevision (somebody entered a commitment meanwhile); Invalid (no row, one with
        something wrong, what `file_commitment` refuses; names the row).

    Args:
        priorities: number of a line of the agenda → its public id.
        seen_count: how many commitments of the body there were when the rows were looked at.
    """
    if not policies.may_keep(sourced.by, sourced.body):
        raise NotPermitted("Only the secretariat of this body enters what it is owed.")
    if Commitment.objects.standing().filter(line__body=sourced.body).count() != seen_count:
        raise StaleRevision("Somebody entered a commitment after you looked. Look again, then take them.")
    if not rows:
        raise Invalid("Give at least one row.", field="table")
    for row in rows:
        if row.reasons:
            raise Invalid(f"Row {row.at}: {'; '.join(row.reasons)}.", field="table")
    return [_entered(row, priorities, sourced) for row in rows]


def _entered(row: OwedRow, priorities: dict[str, str], sourced: Sourced) -> Commitment:
    value = CommitmentValue(
        owners=(), words=row.words, stance=row.stance, said=row.said, due=row.due,
        priority=priorities[row.number] if row.number else None,
    )  # fmt: skip
    noted = replace(sourced, note=f"{sourced.note} {row.note}".strip()[:1000])
    try:
        return file_commitment(value=value, people=[Written(name) for name in row.owners], sourced=noted)
    except Invalid as refusal:
        raise Invalid(f"Row {row.at}: {refusal.message}", field="table") from refusal
