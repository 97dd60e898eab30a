"""The boards and pages of projects: what they show, to whom, in how many queries."""

import csv
import io
import json
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from secretariat.people.actor import Actor
from secretariat.people.models import Account
from secretariat.projects.actions.flag_risk import flag_risk
from secretariat.projects.models import Project, ProjectCall
from secretariat.projects.money import Share
from tests.cast import Cast
from tests.projects import making
from tests.projects.making import act, note, running, sourced

BOARD = {"": 13, "states": 15, "money": 17, "map": 15, "calls": 15}


def signed(actor: Actor) -> Client:
    client = Client()
    client.force_login(Account.objects.get(pk=actor.account_id))
    return client


@pytest.mark.parametrize("view", BOARD)
@pytest.mark.parametrize("count", [1, 3])
def test_each_board_takes_the_same_queries_for_any_number(cast: Cast, view: str, count: int) -> None:
    making.call(cast)
    for at in range(count):
        making.budgeted(cast, note(cast, f"Pilots {at}"))
    client = Client()
    client.get("/projects/", {"view": view})
    with CaptureQueriesContext(
        connection,
    ) as asked:
        answer = client.get("/projects/", {"view": view})
    assert answer.status_code == 200
    assert len(asked) == BOARD[view], [query["sql"][:160] for query in asked]


def test_the_list_says_lead_money_and_state_with_its_source(cast: Cast) -> None:
    running(cast)
    rows = json.loads(Client().get("/projects.json").content)["rows"]
    (row,) = rows
    assert (row["title"], row["lead"]["label"], row["state"]) == ("Pilots for all ports", "Alba", "under way")
    assert (row["total"], row["partner_count"]) == ("300,000 EUR", 3)
    assert row["notes"]


def test_the_list_is_narrowed(cast: Cast) -> None:
    project = note(cast, topics=("transport",))
    note(cast, "Ferries", partners=[Share("Alba", "lead")])
    act(cast, project, flag_risk, level="at risk")

    def found(**asked: str) -> list[str]:
        return [row["title"] for row in json.loads(Client().get("/projects.json", asked).content)["rows"]]

    assert (
        found(state="watched") == found(partner="XB") == found(topic="transport") == ["Pilots for all ports"]
    )
    assert found(q="ferr") == ["Ferries"]
    assert found(body="union", place="XA", sort="newest") == ["Ferries", "Pilots for all ports"]
    assert Client().get("/projects.json", {"state": "lost"}).status_code == 404
    assert Client().get("/projects.json", {"body": "nowhere"}).status_code == 404


def test_the_csv_holds_no_formula(cast: Cast) -> None:
    note(cast, "=1+1")
    rows = list(csv.DictReader(io.StringIO(Client().get("/projects.csv").content.decode())))
    assert rows[0]["title"] == "'=1+1"


def test_a_limited_project_is_there_for_members_alone(cast: Cast) -> None:
    closed = note(cast, source=sourced(cast, distribution="limited"), resolution=None)
    page = reverse("site:project", args=[closed.public_id])
    assert [Client().get(page).status_code, signed(cast.observer).get(page).status_code] == [404, 404]
    assert signed(cast.delegate).get(page).status_code == 200
    for view in BOARD:
        assert "Pilots" not in Client().get("/projects/", {"view": view}).content.decode()
    assert json.loads(Client().get("/projects.json").content)["counts"][1]["count"] == 0


def test_the_page_tells_the_way_the_money_and_the_course(cast: Cast) -> None:
    project = running(cast)
    act(
        cast,
        project,
        flag_risk,
        "2026-07-01",
        at=making.LATER,
        level="delayed",
        words="The pilot ship is late.",
    )
    told = json.loads(Client().get(f"/projects/{project.public_id}.json").content)
    assert [step["state"] for step in told["way"]] == ["done"] * 4
    assert told["partners"][0]["sums"] == ["100,000", "", "100,000"]
    assert told["year_sums"] == ["180,000", "120,000"]
    assert [one["act"] for one in told["course"]][:3] == ["hand-in", "appraise", "appraise"]
    html = Client().get(f"/projects/{project.public_id}/").content.decode()
    assert "The pilot ship is late." in html
    assert "delayed" in html


def test_the_page_takes_the_same_queries_for_any_number_of_acts(cast: Cast) -> None:
    project = note(cast)
    counts = []
    for level in ("at risk", "delayed", "none"):
        act(cast, project, flag_risk, level=level)
        Client().get(f"/projects/{project.public_id}/")
        with CaptureQueriesContext(connection) as asked:
            Client().get(f"/projects/{project.public_id}/")
        counts.append(len(asked))
    assert counts == [15, 15, 15], [query["sql"][:160] for query in asked]


def test_as_known_before_it_was_decided_it_was_a_concept_note(cast: Cast) -> None:
    from secretariat.engines.values.edtf import parse

    project = note(cast, source=sourced(cast, said_on=parse("2026-03-01")))
    act(cast, project, flag_risk, source=sourced(cast, said_on=parse("2026-03-10")), level="at risk")
    page = f"/projects/{project.public_id}.json"
    assert json.loads(Client().get(page, {"known": "2026-03-05"}).content).get("late") is None
    assert json.loads(Client().get(page, {"known": "2026-03-12"}).content)["late"] == ["at risk"]


def test_a_delegation_hands_in_by_the_page_of_the_call(cast: Cast, settings: Any) -> None:
    making.path(cast)
    call = making.call(cast, opens="2020-01-01", closes="2099-12-31")
    client = signed(cast.delegate)
    assert "Hand in a concept note" in client.get(f"/projects/calls/{call.public_id}/").content.decode()
    page = f"/funding/bodies/union/hand-in/?call={call.public_id}"
    form = client.get(page).context["form"]
    sent = {"title": "Safer pilots", "told": "Training.", "partners": "Alba; lead; 60\nBrenn; partner; 30",
            "on": "2026-03-02", "call": call.public_id, "distribution": "public", "source": "entry",
            "note": "Letter of Alba.", "version": form["version"].value()}  # fmt: skip
    late = client.post(page, sent)
    assert late.status_code == 422
    assert "The shares make 90 %" in late.content.decode()
    assert "Training." in late.content.decode()
    done = client.post(page, sent | {"partners": "Alba; lead; 60\nBrenn; partner; 40"})
    assert done.status_code == 302
    assert Project.objects.get().title == "Safer pilots"


def test_the_staff_open_and_close_a_call_and_set_the_path(cast: Cast) -> None:
    client = signed(cast.staff)
    source = {"distribution": "public", "source": "entry", "note": "Decision of the Council."}
    sent = {
        "title": "Ports",
        "opens": "2026-01-01",
        "closes": "2026-12-31",
        "currency": "eur",
        "total": "5 000",
    }
    assert client.post("/funding/bodies/union/calls/new/", sent | source | {"version": 1}).status_code == 302
    call = ProjectCall.objects.get()
    assert (str(call.total), call.currency) == ("5000.00", "EUR")
    steps = "One; A; organ\nTwo; Bank; outside; P3M; silence passes"
    path = {"name": "Fund", "steps": steps, "checklist": "Good?", "least_members": 0, "version": 1}
    assert client.post("/funding/bodies/union/path/", path).status_code == 302
    assert "silence passes" in client.get("/funding/bodies/union/path/").content.decode()
    assert client.post("/funding/bodies/union/path/", path).status_code == 409
    close = source | {"on": "2026-03-01", "version": call.line.version}
    page = f"/funding/calls/{call.public_id}/close/"
    assert [client.post(page, close).status_code, client.post(page, close).status_code] == [302, 409]
    assert signed(cast.observer).get(page).status_code == 404


VERBS = {"note": ["appraise", "risk", "partners", "budget", "milestones", "amend", "withdraw"],
         "deciding": ["decide"], "running": ["report", "meet", "suspend", "close"]}  # fmt: skip


@pytest.mark.parametrize("stage", VERBS)
def test_every_act_that_starts_here_has_its_form_and_others_none(cast: Cast, stage: str) -> None:
    project = getattr(making, stage)(cast)
    client = signed(cast.staff)
    for verb in VERBS[stage]:
        assert client.get(f"/funding/projects/{project.public_id}/{verb}/").status_code == 200, verb
    for verb in ("sign", "resume", "fly"):
        assert client.get(f"/funding/projects/{project.public_id}/{verb}/").status_code == 404, verb


def test_a_late_save_is_told_what_stands(cast: Cast) -> None:
    project = making.deciding(cast)
    page = f"/funding/projects/{project.public_id}/decide/"
    sent = {"verdict": "approve", "on": "2026-03-03", "told": "All agreed.", "source": "entry",
            "note": "Minutes.", "version": project.version}  # fmt: skip
    client = signed(cast.staff)
    assert client.post(page, sent).status_code == 302
    late = client.post(page, sent)
    assert late.status_code == 409
    assert "Senior officials" in late.content.decode()
    assert "All agreed." in late.content.decode()
