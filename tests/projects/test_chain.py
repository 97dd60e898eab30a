"""From a commitment to a project and back; its end as a notice; what is unfinished; the command."""

import json
from datetime import date

import pytest
from click.testing import CliRunner

from secretariat.commitments.models import Commitment, Report
from secretariat.notices.actions.draft_notice import draft_notice
from secretariat.notices.models import Wording
from secretariat.parties.unfinished import Asked
from secretariat.projects.actions.close_project import close_project
from secretariat.projects.actions.flag_risk import flag_risk
from secretariat.projects.actions.report_on_project import report_on_project
from secretariat.projects.actions.report_project_to_commitment import report_project_to_commitment
from secretariat.projects.actions.start_project_from_commitment import start_project_from_commitment
from secretariat.projects.bridge import ProjectValue
from secretariat.projects.models import Project
from secretariat.projects.unfinished import calls_open, projects_open
from secretariat.refusals import NotPermitted, NotReady, StaleRevision, WrongState
from tests.cast import Cast
from tests.commitments import making as owed
from tests.projects import making
from tests.projects.actions.test_acts import refused
from tests.projects.making import LATER, act, note, running, sourced
from tests.projects.test_pages import signed


def started(cast: Cast, commitment: Commitment, **fields: object) -> Project:
    given = {"title": "Ports"} | fields
    if "resolution" not in given:
        given["resolution"] = owed.text(cast, "Resolution on ports").public_id
    return start_project_from_commitment(
        commitment=commitment, value=ProjectValue(body="", **given), partners=making.PARTNERS,
        on="2026-03-02", sourced=sourced(cast), seen_version=commitment.version,
    )  # fmt: skip


def test_a_commitment_becomes_a_project_that_serves_it(cast: Cast) -> None:
    making.path(cast)
    commitment = owed.commitment(cast)
    project = started(cast, commitment)
    assert (project.commitment, project.body, project.state) == (commitment, cast.union, "concept note")
    page = signed(cast.staff).get(f"/commitments/{commitment.public_id}/").content.decode()
    assert f"/projects/{project.public_id}/" in page


def test_an_ended_or_changed_commitment_becomes_none(cast: Cast) -> None:
    making.path(cast)
    commitment = owed.report(cast, owed.commitment(cast), "implemented")
    refused(lambda: started(cast, commitment, resolution=None), WrongState)
    commitment.version -= 1
    refused(lambda: started(cast, commitment, resolution=None), StaleRevision)


def test_the_last_report_on_the_project_is_the_evidence_for_the_commitment(cast: Cast) -> None:
    making.path(cast)
    commitment = owed.commitment(cast)
    project = started(cast, commitment)
    at = sourced(cast, at=LATER)
    usual = {"project": project, "state": "in progress", "sourced": at}
    refused(lambda: report_project_to_commitment(**usual, seen_version=project.version), NotReady)
    running(cast, project)
    report = {"period": "2026-06", "percent": 20, "spent": None, "words": "Half of the pilots are trained."}
    act(cast, project, report_on_project, "2026-06-30", at=LATER, **report)
    refused(lambda: report_project_to_commitment(**usual, seen_version=0), StaleRevision)
    stranger = usual | {"sourced": sourced(cast, cast.observer, at=LATER)}
    refused(lambda: report_project_to_commitment(**stranger, seen_version=project.version), NotPermitted)
    report_project_to_commitment(**usual, seen_version=project.version)
    told = Report.objects.get(commitment=commitment)
    assert (told.state, told.about) == ("in progress", "Half of the pilots are trained.")
    cited = told.line.chosen.citations.get()
    assert cited.address == f"/lines/{project.acts.get(act='report').public_id}/"


def test_late_saves_of_both_pages_are_refused_and_lose_nothing(cast: Cast) -> None:
    making.path(cast)
    commitment = owed.commitment(cast)
    client = signed(cast.staff)
    page = f"/funding/commitments/{commitment.public_id}/start/"
    sent = {"title": "Ports", "told": "Training.", "partners": "Alba; lead", "on": "2026-03-02",
            "distribution": "public", "source": "entry", "note": "Letter.", "version": 1}  # fmt: skip
    late = client.post(page, sent | {"version": 0})
    assert (late.status_code, "Training." in late.content.decode()) == (409, True)
    assert client.post(page, sent | {"version": commitment.version}).status_code == 302
    project = Project.objects.get()
    page = f"/funding/projects/{project.public_id}/to-commitment/"
    assert client.get(page).status_code == 200
    assert client.post(page, {"state": "accepted", "version": 0}).status_code == 409


def test_the_end_of_a_project_becomes_a_notice(cast: Cast) -> None:
    project = running(cast)
    act(cast, project, close_project, "2026-07-01", at=LATER, words="All pilots are trained.")
    given = {"body": cast.union, "kind": "announcement", "language": "en", "by": cast.staff, "at": LATER}
    notice = draft_notice(**given, about=project.line, draft="project-ended")
    words = Wording.objects.get(notice=notice).told
    lines = words.lines
    assert "All pilots are trained." in words.text
    assert "300,000 EUR" in words.text
    assert {project.public_id, project.acts.get(act="close").public_id} <= set(lines)


def test_a_project_that_goes_on_becomes_no_notice(cast: Cast) -> None:
    project = running(cast)
    given = {"body": cast.union, "kind": "announcement", "language": "en", "by": cast.staff, "at": LATER}
    refused(lambda: draft_notice(**given, about=project.line, draft="project-ended"), NotReady)


@pytest.mark.parametrize("count", [1, 3])
def test_what_is_unfinished_is_told_in_a_fixed_number_of_queries(
    cast: Cast, count: int, django_assert_num_queries: object
) -> None:
    making.call(cast)
    for at in range(count):
        act(cast, note(cast, f"Pilots {at}"), flag_risk, level="at risk")
    running(cast, note(cast, "Line"))
    asked = Asked(cast.delegate, cast.union, (cast.union,), date(2027, 1, 5), LATER)
    with django_assert_num_queries(4):  # type: ignore[operator]
        items = projects_open(asked)
    kinds = sorted(item.kind for item in items)
    assert kinds == ["project-at-risk"] * count + ["project-milestone"] + ["project-step"] * count
    assert [item.words for item in calls_open(asked)] == ["Call for safe ports"]


def test_the_command_prints_the_projects_of_a_body(cast: Cast) -> None:
    from secretariat.cli.projects import projects

    note(cast)
    told = CliRunner().invoke(projects, ["union", "--format", "json"])
    assert [row["title"] for row in json.loads(told.output)] == ["Pilots for all ports"]
    assert "1 projects." in CliRunner().invoke(projects, ["union"]).output
