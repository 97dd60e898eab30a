from collections.abc import Sequence
from dataclasses import replace

from django.db import transaction

from secretariat.commitments.checks import locked_as_seen
from secretariat.commitments.models import Commitment
from secretariat.commitments.states import ENDED
from secretariat.evidence.sourced import Sourced
from secretariat.projects import policies
from secretariat.projects.actions.hand_in_concept_note import hand_in_concept_note
from secretariat.projects.bridge import ProjectValue
from secretariat.projects.models import Project
from secretariat.projects.money import Share
from secretariat.refusals import Invalid, NotPermitted, WrongState


@transaction.atomic
def start_project_from_commitment(
    *,
    commitment: Commitment,
    value: ProjectValue,
    partners: Sequence[Share],
    on: str,
    sourced: Sourced,
    seen_version: int,
) -> Project:
    """Make a project of what somebody undertook: a concept note that serves the commitment and its priority.

    Who: the secretariat and the Chair of the body (`policies.may_run`).
    From, to: an open commitment → the same, and a project at its concept note.
    Writes: the project, that it was handed in, its partners (`hand_in_concept_note`).
    Refuses: NotPermitted; StaleRevision (of the commitment); WrongState (it has ended); and what
        `hand_in_concept_note` refuses.

    Args:
        value: what the project is; its body, commitment and priority are those of the commitment.
    """
    commitment = locked_as_seen(commitment, seen_version)
    body = commitment.line.body
    if body is None:
        raise Invalid("This commitment is of no body.", field="commitment")
    if not policies.may_run(sourced.by, body, sourced.at):
        raise NotPermitted("The secretariat and the Chair of this body make a project of a commitment.")
    if commitment.state in ENDED:
        raise WrongState(f"This commitment is {commitment.get_state_display().lower()}.")
    served = value.priority or (commitment.priority.public_id if commitment.priority else None)
    tied = replace(value, body=body.slug, commitment=commitment.public_id, priority=served)
    return hand_in_concept_note(value=tied, partners=partners, on=on, sourced=sourced)
