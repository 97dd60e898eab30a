from dataclasses import replace

from django.db import transaction

from secretariat.commitments import checks as own
from secretariat.commitments import policies
from secretariat.commitments.actions.enter_commitment import enter_commitment
from secretariat.commitments.actions.report_progress import report_progress
from secretariat.commitments.bridge import value_now
from secretariat.commitments.models import Commitment
from secretariat.commitments.states import CommitmentState, Stance
from secretariat.evidence import checks
from secretariat.evidence.sourced import Sourced
from secretariat.refusals import NotPermitted, WrongState

PROPOSALS = frozenset({Stance.PROPOSED, Stance.SUPPORTED})
FIRM = frozenset({Stance.AGREED, Stance.DECIDED, Stance.ANNOUNCED})


@transaction.atomic
def agree_proposal(
    *, commitment: Commitment, stance: str, on: str, words: str, sourced: Sourced, seen_version: int
) -> Commitment:
    """Say that what was proposed was agreed: from now on it is a commitment, and accepted.

    Who: the secretariat of the body (`policies.may_keep`).
    From, to: proposed or supported → agreed, decided or announced.
    Writes: a further claim on the same line with the new stance and its source, chosen as its reading
        (`enter_commitment`); the report that it is accepted (`report_progress`).
    Refuses: NotPermitted; StaleRevision; WrongState (it is no proposal); Invalid (no such stance, and what
        `report_progress` refuses).

    Args:
        on: EDTF day on which it was agreed.
    """
    commitment = own.locked_as_seen(commitment, seen_version)
    if not policies.may_keep(sourced.by, commitment.line.body):
        raise NotPermitted("Only the secretariat of this body says that a proposal was agreed.")
    if commitment.stance not in PROPOSALS:
        raise WrongState("This is no proposal any more.")
    checks.one_of(stance, [one.value for one in FIRM], field="stance")
    source = own.sourced_for(commitment, sourced)
    value = replace(value_now(commitment), stance=stance)
    enter_commitment(value=value, sourced=source, line=commitment.line, choose=True)
    commitment.refresh_from_db()
    report_progress(
        commitment=commitment, state=CommitmentState.ACCEPTED, words=words, on=on, sourced=sourced,
        seen_version=commitment.version,
    )  # fmt: skip
    commitment.refresh_from_db()
    return commitment
