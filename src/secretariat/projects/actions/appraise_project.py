from collections.abc import Sequence
from dataclasses import asdict, dataclass

from django.db import transaction

from secretariat.evidence import checks
from secretariat.evidence.models import Claim
from secretariat.evidence.sourced import Sourced
from secretariat.projects import checks as own
from secretariat.projects.actions.enter_project_act import enter_project_act
from secretariat.projects.models import Project
from secretariat.projects.states import Act, ProjectState
from secretariat.refusals import Invalid

ANSWERS = ("yes", "no")


@dataclass(frozen=True, slots=True)
class Answer:
    """One item of the checklist: yes or no, with a note where it is no."""

    item: str
    answer: str
    note: str = ""


@transaction.atomic
def appraise_project(
    *,
    project: Project,
    answers: Sequence[Answer],
    on: str,
    words: str,
    sourced: Sourced,
    seen_version: int,
) -> Claim:
    """Appraise a concept note by the checklist of its path; the second pair of eyes sends it on its way.

    Who: the secretariat of the body, each account once (`policies.may_act`).
    From, to: concept note → concept note (the first), being decided (the second).
    Writes: the act with its source (`enter_project_act`), from which the project is settled.
    Refuses: NotPermitted; StaleRevision; WrongState (no concept note, or the same eyes twice); NotReady (the
        second, while a condition of the path is not met); Invalid (an item without an answer, a no without a
        note).
    """
    wanted = list(project.path.checklist) if project.path else []
    if [one.item for one in answers] != wanted:
        raise Invalid("Answer every item of the checklist.", field="answers")
    for one in answers:
        checks.one_of(one.answer, ANSWERS, field="answers")
        if one.answer == "no" and not one.note.strip():
            raise Invalid(f"Say why not: {one.item}", field="answers")
    claim = enter_project_act(
        project=project, act=Act.APPRAISE, on=on, words=words, sourced=sourced, seen_version=seen_version,
        given={"by": sourced.by.public_id, "answers": [asdict(one) for one in answers]},
    )  # fmt: skip
    project.refresh_from_db()
    if project.state == ProjectState.DECIDING:
        own.refuse_unready(project)
    return claim
