"""The chairs of the demonstration year, played by its own acts: handover, groups, the word of a Party."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.utils import timezone

from secretariat.bodies.queries import actor_of
from secretariat.chairs import policies
from secretariat.chairs.models import Chairmanship, ChecklistItem
from secretariat.demo.actions.play_demonstration import play_demonstration
from secretariat.desk.models import Closing, Expectation
from secretariat.handover.models import HandoverFile
from secretariat.history.models import Entry
from secretariat.parties.models import Body
from secretariat.people.actor import Actor
from secretariat.people.models import Account

pytestmark = pytest.mark.django_db
SEAT = ZoneInfo("Europe/Athens")
OCTOBER = datetime(2026, 10, 1, 12, 0, tzinfo=SEAT)


@pytest.fixture
def ovsc(monkeypatch: pytest.MonkeyPatch, settings: Any) -> Body:
    """The organisation after its acts, on 1 October of its year."""
    settings.HOUSE = "ovsc"
    assert play_demonstration()
    monkeypatch.setattr(timezone, "now", lambda: OCTOBER)
    return Body.objects.get(slug="ovsc")


def actor(key: str, at: datetime) -> Actor:
    return actor_of(Account.objects.get(email=f"{key}@demo.example"), at.date())


def told(address: str) -> Any:
    answer = Client().get(address)
    assert answer.status_code == 200, address
    return answer.json() if address.endswith(".json") else answer.content.decode()


def presiding(body: Body, at: datetime) -> list[str]:
    people = ("runa-vesterlin", "luka-marevi", "petra-halvik")
    return [key for key in people if policies.presides(actor(key, at), body, at)]


def test_the_year_of_chairs(ovsc: Body) -> None:
    """One play, since it is long; each part says what its acts came to."""
    the_chair_passes_at_midnight(ovsc)
    the_outgoing_chair_finishes_its_records(ovsc)
    the_handover_was_ticked_off(ovsc)
    the_file_for_the_next_chair_was_made_in_time(ovsc)
    the_term_did_what_its_report_counts()
    the_groups_have_or_lack_their_coordinators()
    the_parties_find_their_chairs_and_their_word()
    what_was_announced_by_hand_was_awaited_and_closed()
    assert not play_demonstration(), "a year is played once"


def the_chair_passes_at_midnight(ovsc: Body) -> None:
    assert presiding(ovsc, datetime(2026, 6, 30, 23, 59, 59, tzinfo=SEAT)) == ["runa-vesterlin"]
    assert presiding(ovsc, datetime(2026, 7, 1, 0, 0, tzinfo=SEAT)) == ["luka-marevi"]
    # An hour before midnight in Brussels it is midnight at the seat.
    assert presiding(ovsc, datetime(2026, 6, 30, 23, 0, tzinfo=ZoneInfo("Europe/Brussels"))) == [
        "luka-marevi"
    ]


def the_outgoing_chair_finishes_its_records(ovsc: Body) -> None:
    def may_finish(day: int, month: int) -> bool:
        at = datetime(2026, month, day, 9, 0, tzinfo=SEAT)
        return policies.may_finish(actor("runa-vesterlin", at), ovsc, date(2026, 4, 9), at)

    assert [may_finish(30, 7), may_finish(31, 7)] == [True, False]


def the_handover_was_ticked_off(ovsc: Body) -> None:
    term = Chairmanship.objects.get(body=ovsc, term="2026-07-01/2026-12-31")
    done = ChecklistItem.objects.filter(of=term, done_at__isnull=False).order_by("done_at")
    assert [item.key for item in done] == ["programme", "contacts", "circular", "commitments", "ceremony"]
    programme = term.programmes.get()
    assert (programme.motto, programme.line.distribution) == ("Thirteen shores, one sea", "public")


def the_file_for_the_next_chair_was_made_in_time(ovsc: Body) -> None:
    made = list(HandoverFile.objects.filter(body=ovsc, edition="chair").order_by("number"))
    told = [(one.occasion, one.on.isoformat(), one.content["term"]["holder"]) for one in made]
    assert told == [
        ("30 days", "2026-06-01", "Corva"),
        ("14 days", "2026-06-17", "Corva"),
        ("1 day", "2026-06-30", "Corva"),
        ("start", "2026-07-01", "Corva"),
        ("asked", "2026-10-26", "Dovrany"),
    ]
    assert {one.content["outgoing"]["holder"] for one in made[:4]} == {"Brenn"}
    assert all(one.content["is_fictitious"] for one in made)
    parts = {part["key"]: len(part["items"]) for part in made[3].content["parts"]}
    assert parts["owed"] > 5
    assert parts["meetings"] > 0
    assert HandoverFile.objects.filter(body=ovsc, edition="secretariat").count() == 5


def the_term_did_what_its_report_counts() -> None:
    term = Chairmanship.objects.get(body__slug="ovsc", term="2026-01-01/2026-06-30")
    report = told(f"/chairmanships/{term.public_id}/report.json")
    counted = {chapter["key"]: chapter["total"] for chapter in report["chapters"]}
    assert {key: counted[key] for key in ("events", "initiatives")} == {"events": 3, "initiatives": 2}
    page = told(f"/chairmanships/{term.public_id}/")
    for said in (
        "0 planned, 1 dropped or not held.",
        "Tied to no strategy",
        "No act on record served it.",
    ):
        assert said in page, said


def the_groups_have_or_lack_their_coordinators() -> None:
    groups = {g["slug"]: g for g in told("/coordinators.json")["groups"]}
    assert {slug: group["is_coordinated"] for slug, group in groups.items()} == {
        "ovsc-working-group-on-civil-protection": False,
        "ovsc-working-group-on-ports-and-shipping": True,
    }
    page = told("/coordinators/?body=ovsc")
    for said in (
        "since 1 August 2026",
        "Galdour",
        "Plan of action 2025-2027: one notice, one form",
        "24 June 2026",
    ):
        assert said in page, said


def the_parties_find_their_chairs_and_their_word() -> None:
    corva, brenn = told("/parties/XC/our-word/"), told("/parties/XB/our-word/")
    assert "running, 92 days left" in corva
    assert "A table of port fees that all seas can read" in corva
    assert "No term of this party is running or announced." in brenn
    assert "One certificate of seamanship" in brenn
    assert "A joint exercise of the pilots of all Member States" in brenn
    assert "Overdue" in brenn


def what_was_announced_by_hand_was_awaited_and_closed() -> None:
    rows = Expectation.objects.filter(claim__finding__isnull=True, claim__withdrawal__isnull=True)
    fates = {
        (row.words, row.horizon.text if row.horizon else ""): [c.ending for c in row.closings.all()]
        for row in rows
    }
    expected = {
        ("Seminar of harbour masters on dangerous cargo", "2026-03-18"): ["as-announced"],
        ("Exercise of the pilots of the eastern shore", "2026-05"): ["as-announced"],
        ("Exhibition of old sea charts", "2026-04-10/2026-04-20"): ["did-not-happen"],
        ("Regatta of the thirteen shores", "2026-09-05"): [],
        ("Meeting of the Heads of Government", "2026-10"): ["did-not-happen"],
        ("Meeting of the Heads of Government", "2027-40"): [],
    }
    assert {key: fates.get(key) for key in expected} == expected
    # The term was read in a document first; the word on its own line, at midnight, closed what was awaited.
    of_term = Closing.objects.filter(expectation__line__chairmanship__term="2026-07-01/2026-12-31")
    assert {(c.ending, c.by_line_id == c.expectation.line_id) for c in of_term} == {("as-announced", True)}
    assert Entry.objects.filter(verb="expectation.closed").count() == Closing.objects.count()
