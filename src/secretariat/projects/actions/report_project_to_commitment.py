from dataclasses import replace

from django.db import transaction
from django.urls import reverse

from secretariat.commitments.actions.report_progress import report_progress
from secretariat.commitments.states import CommitmentState
from secretariat.evidence.models import Claim
from secretariat.evidence.sourced import Cited, Sourced
from secretariat.evidence.states import CitationKind
from secretariat.projects import checks as own
from secretariat.projects import policies
from secretariat.projects.models import Project, ProjectAct
from secretariat.projects.states import Act
from secretariat.refusals import NotPermitted, NotReady

TOLD = (Act.REPORT, Act.CLOSE)


@transaction.atomic
def report_project_to_commitment(
    *, project: Project, state: str, sourced: Sourced, seen_version: int
) -> Claim:
    """Say how the commitment stands that a project serves, by the last report on the project.

    Who: the secretariat and the Chair of the body, and whoever owes the commitment
        (`policies.may_tell`, `commitments.policies.may_report`).
    Writes: the report on the commitment, with the page of the project's report as its source
        (`report_progress`).
    Refuses: NotPermitted; StaleRevision (of the project); NotReady (it serves no commitment, or nobody has
        reported on it); and what `report_progress` refuses.

    Args:
        state: one of CommitmentState. sourced: who says so and when; what it rests on is the report.
    """
    if not policies.may_tell(sourced.by, project, sourced.at):
        raise NotPermitted("Who leads the project, the secretariat and the Chair say how it goes.")
    project = own.locked_as_seen(project, seen_version)
    told = ProjectAct.objects.standing().filter(project=project, act__in=TOLD)
    last = told.select_related("line__chosen").order_by("-pk").first()
    if project.commitment is None or last is None:
        raise NotReady("There is a report on the project first, and a commitment that it serves.")
    page = reverse("site:line", args=[last.public_id])
    cited = Cited(CitationKind.ENTRY, address=page, note=f"Report on the project “{project.title}”."[:1000])
    return report_progress(
        commitment=project.commitment, state=state or CommitmentState.IN_PROGRESS, words=last.words,
        on=last.on.text, sourced=replace(sourced, cited=(cited,), said_on=last.on),
        seen_version=project.commitment.version,
    )  # fmt: skip
