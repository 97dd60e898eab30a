from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from django.db import transaction

from secretariat.evidence.sourced import Sourced
from secretariat.parties.models import Body
from secretariat.projects import policies
from secretariat.projects.actions.enter_project import enter_project
from secretariat.projects.actions.enter_project_act import enter_project_act
from secretariat.projects.bridge import ProjectValue
from secretariat.projects.models import Project
from secretariat.projects.partners import good_budget, good_partners
from secretariat.projects.projects_file import ProjectFileRow
from secretariat.projects.states import Act
from secretariat.refusals import Invalid, NotPermitted, StaleRevision


@transaction.atomic
def import_projects(
    *, rows: Sequence[ProjectFileRow], body: Body, sourced: Sourced, seen_count: int
) -> list[Project]:
    """Enter projects of a body from the rows of a file, as their source states them; all of them or none.

    Who: the secretariat of the body (`policies.may_keep_projects`).
    Writes: each project with its source and the note of its row (`enter_project`), its partners and its
        budget (`enter_project_act`).
    Refuses: NotPermitted; StaleRevision (somebody entered a project meanwhile); Invalid (no row, one with
        something wrong, what `enter_project` refuses; names the row).

    Args:
        seen_count: how many projects of the body there were when the rows were looked at.
    """
    if not policies.may_keep_projects(sourced.by, body):
        raise NotPermitted("Only the secretariat of this body enters its projects.")
    if Project.objects.standing().filter(body=body).count() != seen_count:
        raise StaleRevision("Somebody entered a project after you looked. Look again, then take them.")
    if not rows:
        raise Invalid("Give at least one row.", field="table")
    for row in rows:
        if row.reasons:
            raise Invalid(f"Row {row.at}: {'; '.join(row.reasons)}.", field="table")
    return [_entered(row, body, sourced, sourced.at) for row in rows]


def _entered(row: ProjectFileRow, body: Body, sourced: Sourced, at: datetime) -> Project:
    value = ProjectValue(
        body=body.slug, title=row.title, words=row.words, stated=row.stated, planned=row.planned,
        currency=row.currency, places=row.places, topics=row.topics,
    )  # fmt: skip
    noted = replace(sourced, note=f"{sourced.note} {row.note}".strip()[:1000])
    try:
        project = Project.objects.get(line=enter_project(value=value, sourced=noted).line)
        partners = good_partners(row.shares, noted) if row.shares else []
        given = [(Act.PARTNERS, {"partners": partners})] if partners else []
        if row.total is not None:
            given.append((Act.BUDGET, good_budget(row.currency, row.total, row.portions, partners)))
        for act, told in given:
            project.refresh_from_db()
            enter_project_act(
                project=project, act=act, on=body.day(at).isoformat(), words="", sourced=noted,
                seen_version=project.version, given=told,
            )  # fmt: skip
    except Invalid as refusal:
        raise Invalid(f"Row {row.at}: {refusal.message}", field="table") from refusal
    project.refresh_from_db()
    return project
