from django.db import transaction

from secretariat.evidence import checks
from secretariat.evidence.models import Claim
from secretariat.evidence.sourced import Sourced
from secretariat.projects.actions.enter_project_act import enter_project_act
from secretariat.projects.models import Project
from secretariat.projects.states import Act, RiskLevel


@transaction.atomic
def flag_risk(
    *, project: Project, level: str, on: str, words: str, sourced: Sourced, seen_version: int
) -> Claim:
    """Say that a project is at risk or delayed, and why; or that it no longer is.

    Who: the delegation of the lead, the secretariat, the Chair (`policies.may_act`).
    Writes: the act with its source (`enter_project_act`), from which the project is settled.
    Refuses: NotPermitted; StaleRevision; WrongState (ended); Invalid (no such level, nothing said).

    Args:
        level: one of RiskLevel.
    """
    checks.one_of(level, RiskLevel.values, field="level")
    checks.said(words, field="words")
    return enter_project_act(
        project=project, act=Act.RISK, on=on, words=words, sourced=sourced, seen_version=seen_version,
        given={"level": level},
    )  # fmt: skip
