from django.db import transaction

from secretariat.commitments.checks import as_open, line_for
from secretariat.evidence import checks
from secretariat.evidence.models import Claim
from secretariat.evidence.reach import readers_of
from secretariat.evidence.sourced import Sourced
from secretariat.projects import checks as own
from secretariat.projects import policies
from secretariat.projects.actions.enter_project_act import enter_project_act
from secretariat.projects.models import Project
from secretariat.projects.states import Act, Verdict
from secretariat.refusals import NotPermitted


@transaction.atomic
def decide_step(
    *,
    project: Project,
    verdict: str,
    on: str,
    words: str,
    sourced: Sourced,
    seen_version: int,
    meeting: str | None = None,
) -> Claim:
    """Record what was decided on the step at which a project stands: approve, send back or refuse.

    Who: the secretariat and the Chair of the body, on the paper of whoever decides (`policies.may_act`).
    From, to: being decided → the next step, or approved; the step before, or concept note; refused.
    Writes: the act with its source (`enter_project_act`), from which the project is settled.
    Refuses: NotPermitted; StaleRevision; WrongState (not being decided); NotReady (approving while a
        condition of the path is not met: names it); Invalid (no such verdict, sent back or refused without a
        word why, a meeting that is not there or that fewer people may see).

    Args:
        verdict: one of Verdict. meeting: public id of the meeting that decided, where one did.
    """
    if not policies.may_act(sourced.by, project, Act.DECIDE, sourced.at):
        raise NotPermitted("The secretariat and the Chair of this body record what was decided.")
    checks.one_of(verdict, Verdict.values, field="verdict")
    if verdict != Verdict.APPROVE:
        checks.said(words, field="words")
    line = line_for(sourced.by, meeting, "meeting", field="meeting")
    as_open(line, project.line.distribution, readers_of(project.line), field="meeting")
    claim = enter_project_act(
        project=project, act=Act.DECIDE, on=on, words=words, sourced=sourced, seen_version=seen_version,
        given={"verdict": verdict, "step": project.step, "meeting": meeting},
    )  # fmt: skip
    if verdict == Verdict.APPROVE:
        own.refuse_unready(project)
    return claim
