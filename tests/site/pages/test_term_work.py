"""The page of a term and its closing report: what stands there, what it costs, who may change it."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from secretariat.bodies.actions.enter_tenure import enter_tenure
from secretariat.bodies.bridge import TenureValue
from secretariat.chairs.actions.add_event import add_event
from secretariat.chairs.actions.credit_act import credit_act
from secretariat.chairs.actions.delay_handover import delay_handover
from secretariat.chairs.actions.mark_event import mark_event
from secretariat.chairs.actions.open_initiative import open_initiative
from secretariat.chairs.actions.write_programme import write_programme
from secretariat.chairs.bridge import PriorityValue
from secretariat.chairs.models import Chairmanship, ProgrammeEvent
from secretariat.parties.models import Body
from secretariat.people.actor import Actor
from secretariat.people.models import Account
from tests.cast import Cast
from tests.factories import Make
from tests.site import record

NOW = datetime(2026, 5, 20, 9, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _may_2026(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOW)


def client_of(actor: Actor) -> Client:
    client = Client()
    if actor.is_signed_in:
        client.force_login(Account.objects.get(pk=actor.account_id))
    return client


def programme(term: Chairmanship, cast: Cast, *priorities: PriorityValue, to: str = "public") -> None:
    write_programme(
        of=term,
        motto="Open water",
        priorities=priorities,
        distribution=to,
        by=cast.chair,
        at=NOW,
        seen_version=0,
    )


def event(term: Chairmanship, cast: Cast, title: str, on: str | None, **more: Any) -> ProgrammeEvent:
    return add_event(
        of=term, title=title, on=on, place=more.get("place", ""), priority=more.get("priority", ""),
        sourced=Make.sourced(cast.chair, at=NOW),
    )  # fmt: skip


@pytest.fixture
def term(cast: Cast) -> Chairmanship:
    """Brenn's half-year: a programme, two meetings, two events, an initiative, a text and three promises."""
    term = cast.chairmanship
    agenda = record.text(cast.union, "River Agenda", adopted="2024-03-01")
    safe = PriorityValue(words="safe locks", line=agenda.public_id, place="chapter 2")
    programme(term, cast, safe, PriorityValue(words="clear water"))
    Make.meeting(cast.union, "Council in spring", "2026-03-10")
    Make.meeting(cast.union, "Council in June", "2026-06-10", status="planned")
    Make.meeting(cast.union, "Talks in May", "2026-05-02", status="planned")
    Make.meeting(cast.union, "Council of the year before", "2025-06-10")
    Make.meeting(cast.union, "Some day this year", "2026")
    seminar = event(term, cast, "Seminar of lock keepers", "2026-04-02", priority="safe locks")
    mark_event(
        event=seminar, status="dropped", on="2026-04-02", reason="The hall was flooded.",
        sourced=Make.sourced(cast.staff, at=NOW), seen_version=seminar.line.version,
    )  # fmt: skip
    event(term, cast, "Regatta", None)
    act = record.text(cast.union, "Declaration on Locks", adopted="2026-03-10")
    credit_act(of=term, priority="safe locks", act=act.public_id, sourced=Make.sourced(cast.chair, at=NOW))
    open_initiative(
        of=term, title="One chart for both", open_to=["league"], sourced=Make.sourced(cast.chair, at=NOW)
    )
    on = record.said("2026-03-01", body=cast.union)
    record.commitment("Dredge the northern channel", on, party="XA")
    record.statement("We shall deepen the channel.", on, party="XB")
    return term


def words(html: str) -> str:
    return " ".join(html.split())


def test_the_page_holds_programme_calendar_and_initiatives(term: Chairmanship, cast: Cast) -> None:
    page = words(client_of(cast.stranger).get(f"/chairmanships/{term.public_id}/").content.decode())
    for told in (
        "Open water", "Safe locks", "Rests on", "River Agenda</a>, chapter 2", "Tied to no strategy",
        "Declaration on Locks", "No act on record served it.", "Council in spring", "Seminar of lock keepers",
        "The hall was flooded.", "day not known", "1 held, 3 planned, 1 dropped or not held.",
        "One chart for both", "open to League of the Far Shore", "1 of 1 open to others.",
        "The record names nobody in the chair of an organ in this term.",
    ):  # fmt: skip
        assert told in page, told
    assert "Council of the year before" not in page
    assert "Change" not in page
    assert "Add an event" not in page
    page = page[page.index('id="calendar"') :]
    order = [page.index(name) for name in ("Council in spring", "Seminar of", "Talks in May", "Regatta")]
    assert order == sorted(order)


def test_an_empty_term_says_what_belongs_there(cast: Cast) -> None:
    page = client_of(cast.stranger).get(f"/chairmanships/{cast.chairmanship.public_id}/").content.decode()
    assert "Motto and priorities of the term stand here. None are on record." in page
    assert "Meetings of the body and events of the programme stand here." in page


@pytest.mark.parametrize(
    ("who", "may"), [("staff", True), ("chair", True), ("delegate", False), ("other_staff", False)]
)
def test_who_may_change_it_finds_how(term: Chairmanship, cast: Cast, who: str, may: bool) -> None:
    page = client_of(getattr(cast, who)).get(f"/chairmanships/{term.public_id}/").content.decode()
    held = ProgrammeEvent.objects.get(title="Regatta")
    for address in (
        f"/chair/terms/{term.public_id}/add/event/",
        f"/chair/terms/{term.public_id}/add/initiative/",
        f"/chair/terms/{term.public_id}/add/act/",
        f"/chair/work/{held.public_id}/",
        "/take-back/",
    ):
        assert (address in page) is may, address


def test_the_persons_in_the_chair_of_organs_are_named(term: Chairmanship, cast: Cast) -> None:
    committee = Make.body("committee", names={"official": "Committee of Officials"}, parent=cast.union)
    Make.person("ann-ames", "Ann Ames")
    Make.person("vic-vole", "Vic Vole")
    Make.person("old-otto", "Old Otto")
    for person, office, during in (
        ("ann-ames", "Chair of the Committee", "2026-01-01/2026-06-30"),
        ("vic-vole", "Vice-Chair of the Committee", "2026-01-01/2026-06-30"),
        ("old-otto", "Chair of the Committee", "2024-01-01/2024-12-31"),
    ):
        value = TenureValue(person=person, office=office, body=committee.slug, during=during)
        enter_tenure(value=value, sourced=Make.sourced())
    Make.chairmanship(committee, cast.alba, "2026-02/2026-05")
    page = client_of(cast.stranger).get(f"/chairmanships/{term.public_id}/").content.decode()
    organs = page[page.index('id="organs"') : page.index('id="initiatives"')]
    assert [name in organs for name in ("Ann Ames", "Vic Vole", "Old Otto", "Alba")] == [
        True,
        False,
        False,
        True,
    ]


def figures(client: Client, term: Chairmanship) -> dict[str, tuple[int, dict[str, int]]]:
    report = client.get(f"/chairmanships/{term.public_id}/report.json").json()
    return {
        chapter["key"]: (chapter["total"], {f["label"]: f["count"] for f in chapter["figures"] if f["count"]})
        for chapter in report["chapters"]
    }


def test_the_report_counts_what_the_record_holds(term: Chairmanship, cast: Cast) -> None:
    untold = "Planned, the day has passed, and the record says no more"
    assert figures(client_of(cast.stranger), term) == {
        "meetings": (
            3,
            {
                "Held": 1,
                "Planned, the day is still to come": 1,
                untold: 1,
                "Perhaps in this term: the days are not exact, or reach beyond it": 1,
            },
        ),
        "events": (2, {"Planned, the day is still to come": 1, "Dropped: cancelled or not held": 1}),
        "texts": (1, {"Adopted": 1}),
        "statements": (1, {"Of the chair": 1}),
        "promises": (1, {"Still awaited": 1}),
        "ran-under": (1, {"Made in it": 1}),
        "initiatives": (1, {"Open to others": 1}),
    }


def test_each_number_of_the_report_leads_to_the_lines_behind_it(term: Chairmanship, cast: Cast) -> None:
    page = words(client_of(cast.stranger).get(f"/chairmanships/{term.public_id}/report/").content.decode())
    assert "The term is not over; the numbers are those so far." in page
    for anchor in ("meetings-held", "meetings-untold", "events-dropped", "texts-adopted", "promises-awaited"):
        assert f'href="#{anchor}"' in page
        assert f'id="{anchor}"' in page
    assert '<th scope="row">Postponed</th><td class="num">0</td>' in page
    assert 'With an act that served them</th><td class="num"><a href="#priorities">1<' in page


def test_a_report_of_nothing_says_zero(cast: Cast) -> None:
    client = client_of(cast.stranger)
    assert {key: total for key, (total, _) in figures(client, cast.chairmanship).items()} == dict.fromkeys(
        ("meetings", "events", "texts", "statements", "promises", "ran-under", "initiatives"), 0
    )
    page = client.get(f"/chairmanships/{cast.chairmanship.public_id}/report/").content.decode()
    assert page.count("None on record.") == 7
    assert "No programme of this term is on record." in page


@pytest.mark.parametrize(
    ("days", "status", "told"),
    [
        ("2027-01-01/2027-06-30", "not-held", "This term was announced and not held"),
        (None, "held", "The days of this term are not known"),
    ],
)
def test_a_term_without_days_of_its_own_counts_nothing(
    cast: Cast, days: str | None, status: str, told: str
) -> None:
    off = Make.chairmanship(cast.union, cast.alba, days, status=status)
    page = client_of(cast.stranger).get(f"/chairmanships/{off.public_id}/report/").content.decode()
    assert told in page
    assert "How many" not in page


def test_a_draft_and_what_is_closed_stay_out_of_sight_and_of_the_numbers(cast: Cast, settings: Any) -> None:
    settings.HOUSE = "union"
    term = cast.chairmanship
    programme(term, cast, PriorityValue(words="safe locks"), to="limited")
    hidden = event(term, cast, "Quiet dinner", "2026-04-02")
    Make.hidden(hidden.line, "limited")
    Make.hidden(Make.meeting(cast.union, "Closed council", "2026-03-10").line, "limited")
    address = f"/chairmanships/{term.public_id}/"
    for path in (address, f"{address}report/"):
        for who, seen in ((cast.stranger, False), (cast.observer, False), (cast.delegate, True)):
            page = client_of(who).get(path).content.decode()
            assert [name in page for name in ("afe locks", "Quiet dinner", "Closed council")] == [seen] * 3
    assert figures(client_of(cast.stranger), term)["meetings"][0] == 0
    assert figures(client_of(cast.delegate), term)["meetings"][0] == 1


@pytest.mark.parametrize(("path", "cost"), [("", 41), ("report/", 35)])
def test_the_pages_cost_the_same_for_one_line_and_many(
    term: Chairmanship, cast: Cast, path: str, cost: int
) -> None:
    client, address = Client(), f"/chairmanships/{term.public_id}/{path}"
    with CaptureQueriesContext(connection) as few:
        client.get(address)
    for day in range(1, 8):
        Make.meeting(cast.union, f"Working party {day}", f"2026-02-{day:02d}")
        event(term, cast, f"Lecture {day}", f"2026-02-{day:02d}", priority="clear water")
        record.commitment(f"Promise {day}", record.said("2026-02-01", body=cast.union), party="XA")
    with CaptureQueriesContext(connection) as many:
        client.get(address)
    assert len(few) == len(many) == cost


def test_the_line_of_a_handover_has_words_of_its_own(cast: Cast) -> None:
    Body.objects.filter(pk=cast.union.pk).update(time_zone="Europe/Istanbul")
    coming = Make.chairmanship(cast.union, cast.corva, "2026-07-01/2026-12-31", status="planned")
    coming = Chairmanship.objects.select_related("body", "line").get(pk=coming.pk)
    until = datetime(2026, 7, 3, 12, 0, tzinfo=UTC)
    act = delay_handover(to=coming, until=until, sourced=Make.sourced(cast.staff, at=NOW))
    page = client_of(cast.stranger).get(f"/lines/{act.public_id}/")
    assert page.status_code == 200
    assert "Delayed" in page.content.decode()
