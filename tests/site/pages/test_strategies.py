"""Long-lived agendas: how their versions stand, what stands under their lines, who sees them."""

from datetime import date

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from secretariat.commitments.actions.measure_indicator import measure_indicator
from secretariat.commitments.bridge import IndicatorValue
from secretariat.commitments.models import Priority
from secretariat.data import body_facts
from secretariat.people.actor import NOBODY
from secretariat.reference.actions import load_bodies as module
from secretariat.reference.actions.load_bodies import load_bodies
from secretariat.reference.actions.seat_machine import seat_machine
from secretariat.site.queries.priority import priority_page
from secretariat.site.queries.rows import Look
from secretariat.site.queries.strategies import strategies_page
from secretariat.site.queries.strategy import StrategyPage, strategy_page
from secretariat.site.queries.text import text_page
from secretariat.texts.models import Text
from tests.cast import Cast
from tests.commitments import making
from tests.factories import LONG_AGO

pytestmark = pytest.mark.django_db
LOOK = Look(NOBODY, "en", date(2026, 3, 16))


def page_of(version: object, look: Look = LOOK) -> StrategyPage:
    page = strategy_page(version.of.public_id, look)  # type: ignore[attr-defined]
    assert page
    return page


def measured(cast: Cast, line: Priority, figure: str, on: str, seen_count: int = 0) -> None:
    measure_indicator(
        priority=line, indicator="Ports with a plan", figure=figure, on=on, sourced=making.sourced(cast),
        seen_count=seen_count,
    )  # fmt: skip


def two_versions(cast: Cast) -> tuple[Priority, Priority]:
    """The agenda of 2012, and that of 2020 which carries on its one line."""
    old = making.version(cast, text=making.text(cast, "Agenda of 2012", "2012-06-26"))
    new = making.version(cast, old.of, text=making.text(cast, "Agenda of 2020", "2020-06-01"))
    before = making.priority(cast, old, "Clean ports")
    return before, making.priority(cast, new, "Safe ports", number="1", topics=("transport",),
                                   continues=before.public_id)  # fmt: skip


def test_versions_stand_as_the_facts_say(cast: Cast) -> None:
    _, new = two_versions(cast)
    page = page_of(new.of)
    assert [(one.text.label, one.state, one.age) for one in page.versions] == [
        ("Agenda of 2020", "in force", "5 years, 288 days"),
        ("Agenda of 2012", "superseded", "13 years, 263 days"),
    ]
    assert (page.state, [line.head.label for line in page.lines]) == ("in force", ["1 Safe ports"])


def test_what_stands_under_a_line_counts_with_what_it_carries_on(cast: Cast) -> None:
    before, new = two_versions(cast)
    making.commitment(cast, priority=before.public_id)
    done = making.commitment(cast, "Brenn opens a port.", priority=new.public_id)
    making.report(cast, done, "implemented")
    (line,) = page_of(new.of).lines
    commitments = line.under[0]
    assert (commitments.total, commitments.running) == (2, 1)
    assert {one.state: one.count for one in commitments.states} == {"implemented": 1, "not-taken-up": 1}
    page = priority_page(new.public_id, LOOK)
    assert page
    assert [(step.line.label, step.is_this) for step in page.steps] == [
        ("Clean ports", False), ("1 Safe ports", True)
    ]  # fmt: skip
    assert [(section.key, section.total) for section in page.sections] == [("commitments", 2), ("reports", 1)]


def test_page_of_a_line_says_what_became_of_it_since_the_adoption(cast: Cast) -> None:
    before, new = two_versions(cast)
    page = priority_page(new.public_id, LOOK)
    assert page
    assert (page.since.adopted, page.since.empty.label, page.since.empty.ended, page.since.is_new) == (
        "1 June 2020", "26 June 2012", False, False
    )  # fmt: skip
    kept = making.commitment(cast, priority=before.public_id)
    page = priority_page(new.public_id, LOOK)
    assert page
    assert (page.since.empty.label, page.since.undertaken, page.since.ended) == ("", 1, 0)
    making.report(cast, kept, "implemented")
    page = priority_page(new.public_id, LOOK)
    assert page
    assert (page.since.empty.label, page.since.empty.ended, page.since.ended) == ("1 March 2026", True, 1)
    shown = Client().get(f"/priorities/{new.public_id}/").content.decode()
    assert "all that stood under it have ended" in shown
    oldest = priority_page(before.public_id, LOOK)
    assert oldest
    assert (oldest.since.is_first, oldest.since.is_new) == (True, True)


def test_indicator_shows_the_latest_measure_on_its_way(cast: Cast) -> None:
    indicators = (IndicatorValue(name="Ports with a plan", baseline="2", target="10", by="2030"),)
    line = making.priority(cast, making.version(cast), indicators=indicators)
    measured(cast, line, "4", "2024")
    measured(cast, line, "6", "2025", seen_count=1)
    (shown,) = page_of(line.of).lines[0].indicators
    assert (shown.percent, [one.figure for one in shown.measures], shown.by) == (50, ["6", "4"], "2030")


def test_agenda_of_members_is_not_there_for_strangers(cast: Cast, client: Client) -> None:
    version = making.version(cast, reach={"distribution": "limited"})
    line = making.priority(cast, version, reach={"distribution": "limited"})
    for address in (f"/strategies/{version.of.public_id}/", f"/priorities/{line.public_id}.json"):
        assert client.get(address).status_code == 404
    assert strategies_page(LOOK) == strategies_page(LOOK, "union").__class__((), 0, "")
    assert page_of(version, Look(cast.delegate, "en", LOOK.today)).title == "The agenda"


def test_commitment_of_members_is_not_counted_for_strangers(cast: Cast) -> None:
    line = making.priority(cast, making.version(cast))
    making.commitment(cast, priority=line.public_id, source=making.sourced(cast, distribution="limited"))
    assert page_of(line.of).lines[0].under[0].total == 0
    assert page_of(line.of, Look(cast.delegate, "en", LOOK.today)).lines[0].under[0].total == 1


@pytest.mark.parametrize("count", [1, 3])
def test_pages_cost_the_same_with_one_and_three(
    cast: Cast, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    version = making.version(cast)
    for number in range(count):
        indicators = (IndicatorValue(name="Ports with a plan", target="9"),)
        words = f"Line {number}"
        line = making.priority(cast, version, words, topics=("transport",), indicators=indicators)
        making.commitment(cast, priority=line.public_id)
        measured(cast, line, "4", "2024")
        other = making.text(cast, f"Text {number}", "2010-06-01")
        making.version(cast, version.of, text=other)
    with django_assert_num_queries(7):
        strategies_page(LOOK)
    with django_assert_num_queries(27):
        page_of(version)
    with django_assert_num_queries(25):
        priority_page(line.public_id, LOOK)


def test_reference_data_brings_the_agendas_with_their_chains(
    cast: Cast, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    bodies = ("bsec", "bsec-business-council", "cbss", "ubc", "bstf")  # those of which outcomes tell
    monkeypatch.setattr(module, "all_bodies", lambda: iter([body_facts(slug) for slug in bodies]))
    load_bodies(by=seat_machine(at=LONG_AGO), at=LONG_AGO)
    page = strategies_page(LOOK, "bsec")
    assert page
    (rows,) = (of.rows for of in page.bodies)
    assert [(row.head.label, row.state, row.version_count) for row in rows] == [
        ("BSEC Economic Agenda", "in force", 3), ("BSEC Green Energy Strategy", "unknown", 1)
    ]  # fmt: skip
    agenda = strategy_page(rows[0].id, LOOK)
    assert agenda
    assert [(one.adopted, one.state) for one in agenda.versions] == [
        ("15 December 2023", "in force"), ("26 June 2012", "superseded"), ("27 April 2001", "superseded")
    ]  # fmt: skip
    (wish,) = agenda.became
    assert wish.row.head.label == "The Economic Agenda adopted in 2012 needs to be updated"
    assert [step.words.partition(":")[0] for step in wish.steps] == [
        "2023", "January 2023", "July 2023", "15 December 2023"
    ]  # fmt: skip
    assert all(step.source.url for step in wish.steps)
    cbss = strategies_page(LOOK, "cbss")
    assert cbss
    three = next(row for row in cbss.bodies[0].rows if row.head.label == "Three long-term priorities")
    lines = strategy_page(three.id, LOOK)
    assert lines
    assert [line.words for line in lines.lines] == [
        "Regional Identity", "Sustainable and Prosperous Region", "Safe and Secure Region"
    ]  # fmt: skip
    of_2012, of_2023 = (Text.objects.get(body__slug="bsec", kind="agenda", adopted_first__year=year)
                        for year in (2012, 2023))  # fmt: skip
    shown = text_page(of_2012.public_id, LOOK)
    assert shown
    assert shown.agenda
    assert shown.agenda.label == "BSEC Economic Agenda"
    assert [section.key for section in shown.sections] == ["reports"]
    later = text_page(of_2023.public_id, LOOK)
    assert later
    assert (later.sections, later.supersedes[0].id) == ((), shown.id)
    body = client.get(f"/strategies/{rows[0].id}/").content.decode()
    assert "adopted, on the day of the 47th Council" in body


def test_pages_open_and_are_not_there(cast: Cast, client: Client) -> None:
    line = making.priority(cast, making.version(cast))
    strategy = line.of.of.public_id
    own = (f"/strategies/{strategy}", f"/priorities/{line.public_id}")
    pages = [f"{address}{end}" for address in own for end in ("/", ".json")]
    text = f"/texts/{line.of.text.public_id}/"
    for address in (*pages, "/strategies/", "/strategies.json", "/bodies/union/agenda/", text):
        assert client.get(address).status_code == 200, address
        assert client.post(address).status_code == 405, address
    for address in ("/strategies/nothing-xx/", "/priorities/nothing-xx/", "/strategies/?body=none"):
        assert client.get(address).status_code == 404, address
    assert "A version of" in client.get(f"/texts/{line.of.text.public_id}/").content.decode()


def test_withdrawn_measure_vanishes(cast: Cast) -> None:
    from secretariat.commitments.models import Measure
    from secretariat.evidence.actions.withdraw_claim import withdraw_claim

    indicators = (IndicatorValue(name="Ports with a plan", target="9"),)
    line = making.priority(cast, making.version(cast), indicators=indicators)
    measured(cast, line, "4", "2024")
    claim = Measure.objects.get().line.chosen
    assert claim
    withdraw_claim(claim=claim, by=cast.staff, at=making.NOW, reason="Misread.")
    assert page_of(line.of).lines[0].indicators[0].measures == ()
