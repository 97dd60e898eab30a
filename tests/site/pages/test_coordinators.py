"""The list of groups with their coordinators, and the page of a Party's chairs and word."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from secretariat.chairs.actions.enter_chairmanship import enter_chairmanship
from secretariat.chairs.actions.enter_coordinator import enter_coordinator
from secretariat.chairs.actions.enter_rotation import enter_rotation
from secretariat.chairs.actions.open_initiative import open_initiative
from secretariat.chairs.bridge import ChairmanshipValue, CoordinatorValue, ReportValue, RotationValue
from secretariat.chairs.models import Chairmanship
from secretariat.commitments.actions.enter_commitment import enter_commitment
from secretariat.commitments.actions.enter_report import enter_report
from secretariat.commitments.bridge import CommitmentValue, SpeakerValue
from secretariat.commitments.bridge import ReportValue as Outcome
from secretariat.parties.models import Body
from secretariat.people.models import Account
from tests.cast import Cast
from tests.factories import Make
from tests.site import record

NOW = datetime(2026, 5, 20, 9, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _may_2026(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOW)


def group(cast: Cast, slug: str, name: str) -> Body:
    return Make.body(slug, names={"official": name}, kind="working group", parent=cast.union)


def coordinator(body: Body, holder: str, during: str | None, **more: Any) -> None:
    value = CoordinatorValue(body=body.slug, holder=holder, during=during, **more)
    enter_coordinator(value=value, sourced=Make.sourced())


@pytest.fixture
def groups(cast: Cast) -> Cast:
    """Transport is led and meets; energy was led till last year; culture never was."""
    transport, energy, _culture = (
        group(cast, name.lower(), f"Working Group on {name}") for name in ("Transport", "Energy", "Culture")
    )
    Make.person("ann-ames", "Ann Ames")
    meeting = Make.meeting(transport, "Handover of the group", "2026-12-15", status="planned").public_id
    paper = record.document(cast.union, "Plan of the group").public_id
    coordinator(
        transport, "XA", "2025-01-01/2026-12-31", focal_point="ann-ames", plan_of_action="Plan 2025",
        plan_document=paper, report_due="2025-04-30", handover_meeting=meeting,
        reports=(ReportValue(due="2025-04-30", received="2025-05-02"),),
    )  # fmt: skip
    coordinator(transport, "XB", "2027-01-01/2028-12-31")
    coordinator(energy, "XB", "2023-01-01/2025-12-31")
    return cast


def text(address: str, client: Client | None = None) -> str:
    return " ".join((client or Client()).get(address).content.decode().split())


def test_groups_in_want_of_something_are_marked(groups: Cast) -> None:
    page = text("/coordinators/")
    assert "3 groups: 2 without a coordinator on record, 2 without a meeting on record in 2026." in page
    assert page.count("no meeting on record in 2026</span>") == 2
    assert "without coordinator</span> since 1 January 2026" in page
    for told in (
        "Ann Ames", "Plan 2025</a>", "due 30 April 2025", "received late", "due 30 April 2026", "late",
        "Handover of the group", "to come",
    ):  # fmt: skip
        assert told in page, told


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("?body=union", [True, True, True]),
        ("?body=energy", [False, True, False]),
        ("?show=without-coordinator", [False, True, True]),
        ("?show=without-meeting", [False, True, True]),
        ("?party=XB", [True, True, False]),
        ("?party=XB&show=without-coordinator", [False, True, False]),
        ("?party=XC", [False, False, False]),
    ],
)
def test_the_list_is_narrowed(groups: Cast, query: str, shown: list[bool]) -> None:
    page = text(f"/coordinators/{query}")
    assert [f'id="{slug}"' in page for slug in ("transport", "energy", "culture")] == shown


@pytest.mark.parametrize("query", ["?body=nowhere", "?show=everything", "?known=soon"])
def test_what_is_not_there_is_not_found(groups: Cast, query: str) -> None:
    assert Client().get(f"/coordinators/{query}").status_code == 404


def test_an_empty_list_says_what_belongs_there(cast: Cast) -> None:
    assert "Working groups and who coordinates them stand here." in text("/coordinators/")


def test_what_is_closed_leaves_the_group_without_for_others(groups: Cast, settings: Any) -> None:
    settings.HOUSE = "union"
    culture = Body.objects.get(slug="culture")
    value = CoordinatorValue(body="culture", holder="XC", during="2026-01-01/2027-12-31")
    sourced = Make.sourced(groups.staff, distribution="limited", body=groups.union)
    enter_coordinator(value=value, sourced=sourced)
    assert "Corva" not in text(f"/coordinators/?body={culture.slug}")
    client = Client()
    client.force_login(Account.objects.get(pk=groups.delegate.account_id))
    assert "Corva" in text(f"/coordinators/?body={culture.slug}", client)


def test_the_list_costs_the_same_for_three_groups_and_many(groups: Cast) -> None:
    with CaptureQueriesContext(connection) as few:
        Client().get("/coordinators/")
    for number in range(9):
        coordinator(group(groups, f"group-{number}", f"Group {number}"), "XC", "2026/2027")
    with CaptureQueriesContext(connection) as many:
        Client().get("/coordinators/")
    assert len(few) == len(many) == 12


def test_body_and_party_lead_to_the_list(groups: Cast) -> None:
    assert 'href="/coordinators/?body=union"' in text("/bodies/union/")
    assert 'href="/coordinators/?party=XA"' in text("/parties/XA/")
    assert 'href="/parties/XA/our-word/"' in text("/parties/XA/")


@pytest.fixture
def word(cast: Cast) -> Chairmanship:
    """Alba presides over the league from July; Brenn's term in the union runs; promises were made."""
    for body in (cast.union, cast.elsewhere):
        for party in (cast.alba, cast.brenn):
            Make.membership(body, party)
    coming = Make.chairmanship(cast.elsewhere, cast.alba, "2026-07-01/2026-12-31", status="planned")
    Make.person("ann-ames", "Ann Ames")
    record.tenure("ann-ames", "Minister", party="XA")
    on = record.said("2026-03-01", body=cast.union)
    record.commitment("Dredge the northern channel", on, party="XA")
    record.statement("We shall deepen the channel.", on, person="ann-ames")
    record.commitment("Feed the herons", on, party="XB")
    league = record.said("2026-03-01", body=cast.elsewhere)
    for who, what in (("XB", "Share the pilots"), ("XA", "Share the maps")):
        value = CommitmentValue(
            owners=(SpeakerValue(words="x", party=who),), words=what, stance="proposed", said="2026-03-01"
        )
        enter_commitment(value=value, sourced=league)
    for holder, title, open_to in (
        (cast.chairmanship, "One chart for both", ["league"]),
        (cast.chairmanship, "One form for all", []),
    ):
        open_initiative(of=holder, title=title, open_to=open_to, sourced=Make.sourced(cast.staff, at=NOW))
    Make.meeting(cast.union, "Visit to Alba", "2026-04-02", fields={"kind": "visit", "country": "XA"})
    Make.meeting(cast.union, "Visit of long ago", "2020-04-02", fields={"kind": "visit", "country": "XA"})
    Make.meeting(cast.union, "Visit to Brenn", "2026-04-02", fields={"kind": "visit", "country": "XB"})
    return coming


def test_a_party_finds_its_chairs_and_its_word(word: Chairmanship, cast: Cast) -> None:
    page = text("/parties/XA/our-word/")
    for told in (
        "League of the Far Shore", "42 days to go", "Dredge the northern channel",
        "We shall deepen the channel.", "Still awaited: 2", "Share the pilots", "One chart for both",
        "One form for all", "Visit to Alba",
    ):  # fmt: skip
        assert told in page, told
    for other in ("Feed the herons", "Visit of long ago", "Visit to Brenn"):
        assert other not in page, other
    proposals = page[page.index('id="proposals"') : page.index('id="initiatives"')]
    assert "Share the maps" not in proposals
    assert "running, 42 days left" in text("/parties/XB/our-word/")
    assert "One chart for both" not in text("/parties/XB/our-word/")


def test_a_promise_that_is_over_is_told_so(word: Chairmanship, cast: Cast) -> None:
    sourced = record.said("2026-03-01", body=cast.union)
    for what in ("Paint the eastern lighthouse", "Repair the western breakwater"):
        value = CommitmentValue(
            owners=(SpeakerValue(words="x", party="XA"),), words=what, stance="announced", said="2026-03-01",
            due="2026-04-30",
        )  # fmt: skip
        enter_commitment(value=value, sourced=sourced)
    about = "Paint of the eastern lighthouse"
    outcome = Outcome(about=about, body="union", result="happened", expected="2026-04")
    enter_report(value=outcome, sourced=sourced)
    page = text("/parties/XA/our-word/")
    assert "Overdue: the day has passed, no trace on record: 1" in page
    assert "nobody has confirmed it: 1" in page
    assert "Paint of the eastern lighthouse</a>" in page


def test_turns_that_only_the_rule_gives_are_told_apart(word: Chairmanship, cast: Cast) -> None:
    value = RotationValue(
        body="union", order="list", names=("XB", "XA"), length="P6M", anchor_holder="XB",
        anchor_start="2026-01-01",
    )  # fmt: skip
    enter_rotation(value=value, sourced=Make.sourced())
    page = text("/parties/XA/our-word/")
    assert "By the rule, not announced" in page
    turns = Client().get("/parties/XA/our-word.json").json()["turns"]
    assert [(turn["edtf"], turn["days_to_go"]) for turn in turns] == [("2026-07-01/2026-12-31", 42)]
    alba = text("/parties/XA/")
    assert "1 July – 31 December 2026" in alba[alba.index('id="turns"') : alba.index("</main>")]
    incoming = text("/bodies/union/").split("<h3>Incoming</h3>")[1].split("</div>")[0]
    assert 'href="/parties/XA/"' in incoming
    assert "by the rule" in incoming
    Make.chairmanship(cast.union, cast.alba, "2026-07-01/2026-12-31", status="planned")
    assert "By the rule, not announced" not in text("/parties/XA/our-word/")
    assert 'id="turns"' not in text("/parties/XA/")
    incoming = text("/bodies/union/").split("<h3>Incoming</h3>")[1].split("</div>")[0]
    assert "by the rule" not in incoming
    assert "planned" in incoming


def test_a_joint_chair_is_a_chair_of_each_party(cast: Cast) -> None:
    value = ChairmanshipValue(
        body="league", holder=None, holder_words="Alba and Brenn", joint=("XA", "XB"),
        term="2026-01-01/2026-12-31", status="held",
    )  # fmt: skip
    enter_chairmanship(value=value, sourced=Make.sourced())
    on = record.said("2026-03-01", body=cast.elsewhere)
    proposed = CommitmentValue(
        owners=(SpeakerValue(words="x", party="XC"),), words="Share the pilots", stance="proposed",
        said="2026-03-01",
    )  # fmt: skip
    enter_commitment(value=proposed, sourced=on)
    for code in ("XA", "XB"):
        assert "League of the Far Shore" in text(f"/parties/{code}/"), code
        word = text(f"/parties/{code}/our-word/")
        assert "running, 226 days left" in word, code
        assert "Share the pilots" in word, code
    assert "League of the Far Shore" not in text("/parties/XC/")


def test_an_empty_word_says_so_and_an_unknown_party_is_not_there(cast: Cast) -> None:
    page = text("/parties/XC/our-word/")
    for told in (
        "No term of this party is running or announced.",
        "No statement or promise of this party is on record.",
        "No other chair has opened an initiative to a body in which it sits.",
    ):
        assert told in page
    assert Client().get("/parties/XZ/our-word/").status_code == 404


def test_the_word_costs_the_same_for_one_promise_and_many(word: Chairmanship, cast: Cast) -> None:
    with CaptureQueriesContext(connection) as few:
        Client().get("/parties/XA/our-word/")
    for number in range(8):
        sourced = record.said("2026-03-01", body=cast.union)
        record.commitment(f"Promise {number}", sourced, party="XA")
        record.statement(f"Word {number}", sourced, party="XA")
    with CaptureQueriesContext(connection) as many:
        Client().get("/parties/XA/our-word/")
    assert len(few) == len(many) == 26
