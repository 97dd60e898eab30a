from django.db import transaction

from secretariat.evidence import checks
from secretariat.evidence.models import Claim
from secretariat.evidence.sourced import Sourced
from secretariat.projects.actions.enter_project_act import enter_project_act
from secretariat.projects.models import Project
from secretariat.projects.states import Act


@transaction.atomic
def take_first_refusal(
    *, project: Project, on: str, words: str, sourced: Sourced, seen_version: int
) -> Claim:
    """Say that an outside party took up its right of first refusal; the project goes on with it.

    Who: the secretariat and the Chair of the body (`policies.may_act`).
    From, to: being decided on a step that lapses → the next step, or approved.
    Writes: the act with its source (`enter_project_act`), from which the project is settled.
    Refuses: NotPermitted; StaleRevision; WrongState (another step); Invalid (a day ahead, nothing said).

    Args:
        words: on which terms.
    """
    checks.said(words, field="words")
    return enter_project_act(
        project=project, act=Act.TAKE_UP, on=on, words=words, sourced=sourced, seen_version=seen_version,
        given={"step": project.step},
    )  # fmt: skip
