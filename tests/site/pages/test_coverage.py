"""Coverage of an agenda, and the focus of a body: what counts, since when, who may see it."""

import json
from datetime import date

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from secretariat.commitments.actions.file_under_priority import file_under_priority
from secretariat.commitments.models import Priority
from secretariat.meetings.actions.record_items import NewItem, record_items
from secretariat.meetings.shapes.agenda import ItemValue
from secretariat.people.actor import NOBODY, Actor
from secretariat.people.models import Account
from secretariat.projects.actions.withdraw_project import withdraw_project
from secretariat.site.queries.coverage import CoveragePage, coverage_csv, coverage_page
from secretariat.site.queries.focus import FocusPage, Period, focus_page
from secretariat.site.queries.rows import Look
from tests.cast import Cast
from tests.commitments import making
from tests.factories import Make
from tests.projects import making as projects

pytestmark = pytest.mark.django_db
LOOK = Look(NOBODY, "en", date(2026, 3, 16))
YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))


def coverage_of(line: Priority, **more: str) -> CoveragePage:
    page = coverage_page(line.of.of.public_id, LOOK, **more)
    assert page
    return page


def focus_of(cast: Cast, period: Period = YEAR) -> FocusPage:
    return focus_page(cast.union, period, Look(cast.staff, "en", LOOK.today))


def signed_in(client: Client, actor: Actor) -> Client:
    client.force_login(Account.objects.get(pk=actor.account_id))
    return client


def test_lines_with_none_say_since_when(cast: Cast) -> None:
    old = making.version(cast, text=making.text(cast, "Agenda of 2012", "2012-06-26"))
    new = making.version(cast, old.of, text=making.text(cast, "Agenda of 2020", "2020-06-01"))
    before = making.priority(cast, old, "Clean ports")
    making.priority(cast, old, "Railways")
    carried = making.priority(cast, new, "Safe ports", continues=before.public_id, position=0)
    fresh = making.priority(cast, new, "Ice", position=1)
    ended = making.priority(cast, new, "Fish", position=2)
    busy = making.priority(cast, new, "People", position=3, topics=("transport",))
    done = making.commitment(cast, "Alba counts its fish.", priority=ended.public_id)
    making.report(cast, done, "implemented", "2026-02-10")
    making.commitment(cast, "Alba trains pilots.", priority=busy.public_id)
    page = coverage_of(carried)
    assert [(row.words, row.none_since_edtf, row.ended) for row in page.lines] == [
        ("Safe ports", "2012-06-26", False), ("Ice", "2020-06-01", False), ("Fish", "2026-02-10", True),
        ("People", "", False),
    ]  # fmt: skip
    assert (page.with_count, page.without_count) == (1, 3)
    changed = page.changed
    assert [link.label for link in changed.new] == ["Ice", "Fish", "People"]
    assert [link.label for link in changed.carried_on] == ["Safe ports"]
    assert [link.label for link in changed.dropped] == ["Railways"]
    assert (changed.undertaken, changed.ended) == (2, 1)
    assert [(one.level, one.count) for one in page.levels] == [("National", 2)]
    assert [row.words for row in coverage_of(fresh, topic="transport").lines] == ["People"]
    assert [row.words for row in coverage_of(fresh, version=old.public_id).lines] == [
        "Clean ports",
        "Railways",
    ]
    assert coverage_csv(page).splitlines()[1:3] == [
        ",Safe ports,,0,0,0,0,2012-06-26",
        ",Ice,,0,0,0,0,2020-06-01",
    ]


def test_a_project_fills_a_line_until_it_has_ended(cast: Cast) -> None:
    line = making.priority(cast, making.version(cast, text=making.text(cast, "Agenda", "2020-06-01")))
    assert coverage_of(line).lines[0].none_since_edtf == "2020-06-01"
    project = projects.note(cast, priority=line.public_id)
    (row,) = coverage_of(line).lines
    assert (row.none_since_edtf, row.running, row.total) == ("", 1, 1)
    assert {tally.kind: tally.total for tally in row.under} == {"commitments": 0, "projects": 1, "items": 0}
    found = focus_of(cast).figures[3]
    assert (found.key, found.now.under, found.now.of) == ("projects", 1, 1)
    projects.act(cast, project, withdraw_project)
    (row,) = coverage_of(line).lines
    assert (row.none_since_edtf, row.running, row.ended) == ("2026-03-02", 0, True)


def test_cell_that_a_spreadsheet_would_run_is_disarmed(cast: Cast) -> None:
    page = coverage_of(making.priority(cast, making.version(cast), "=1+1"))
    assert ",'=1+1," in coverage_csv(page)


def test_coverage_opens_and_is_not_there(cast: Cast, client: Client) -> None:
    line = making.priority(cast, making.version(cast))
    address = f"/strategies/{line.of.of.public_id}/coverage"
    for end in ("/", ".json", ".csv"):
        assert client.get(address + end).status_code == 200
        assert client.post(address + end).status_code == 405
        for asked in ("?topic=nothing", "?version=nothing"):
            assert client.get(address + end + asked).status_code == 404
    closed = making.version(cast, text=line.of.text, reach={"distribution": "limited"}).of.public_id
    assert client.get(f"/strategies/{closed}/coverage/").status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_coverage_and_focus_cost_the_same_with_one_and_three(
    cast: Cast, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    version = making.version(cast)
    for number in range(count):
        line = making.priority(cast, version, f"Line {number}", topics=("transport",))
        making.commitment(cast, f"Promise {number}", priority=line.public_id)
        filed_item(cast, line, f"Item {number}")
    with django_assert_num_queries(14):
        coverage_of(line)
    with django_assert_num_queries(10):
        focus_of(cast)


def filed_item(cast: Cast, line: Priority | None, title: str, on: str = "2026-03-01") -> None:
    meeting = Make.meeting(cast.union, f"Council on {title}", on, by=cast.staff)
    item = NewItem(ItemValue(meeting="", body=None, title=title))
    made = record_items(meeting=meeting, items=[item], sourced=making.sourced(cast), seen_version=0)
    if line is not None:
        file_under_priority(
            priority=line, subject=made[0].public_id, sourced=making.sourced(cast), seen_count=0
        )


def test_focus_counts_shares_by_topic_against_the_period_before(cast: Cast) -> None:
    line = making.priority(cast, making.version(cast), topics=("transport", "energy"))
    filed_item(cast, line, "Ports")
    filed_item(cast, None, "Budget")
    filed_item(cast, None, "Of last year", "2025-05-01")
    making.commitment(cast, "One", priority=line.public_id)
    for words in ("Two", "Three"):
        making.commitment(cast, words)
    items, decisions, commitments, begun, paragraphs = focus_of(cast).figures
    assert (items.now.under, items.now.of, items.now.percent) == (1, 2, 50)
    assert (items.before.under, items.before.of) == (0, 1)
    assert {(one.topic, one.now.under) for one in items.topics} == {("transport", 1), ("energy", 1)}
    assert (decisions.now.of, decisions.now.percent) == (0, None)
    assert (commitments.now.under, commitments.now.of, commitments.now.percent) == (1, 3, 33)
    assert (begun.now.of, paragraphs.now.of) == (0, 0)


def test_focus_is_for_the_secretariat_of_the_body_alone(cast: Cast, client: Client) -> None:
    making.commitment(cast)
    for end in ("/", ".json", ".csv"):
        address = f"/bodies/union/focus{end}"
        assert Client().get(address).status_code == 302
        for actor in (cast.other_staff, cast.delegate, cast.chair, cast.observer):
            assert signed_in(Client(), actor).get(address).status_code == 404
        own = signed_in(client, cast.staff)
        assert own.get(address).status_code == 200
        assert own.post(address).status_code == 405
        for asked in ("?from=soon", "?from=2026-02-01&to=2026-01-01", "?from=1900-01-01", "?from=0001-01-01"):
            assert own.get(address + asked).status_code == 404, asked


def test_focus_names_no_member(cast: Cast, client: Client) -> None:
    making.commitment(cast)
    told = json.loads(signed_in(client, cast.staff).get("/bodies/union/focus.json").content)
    assert not {"Alba", "XA"} & set(json.dumps(told).replace('"', " ").split())
