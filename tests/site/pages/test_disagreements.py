"""Where sources disagree about a term: each claim with its source, the reading used, and why."""

import re

import pytest
from django.test import Client
from django.utils import timezone

from secretariat.bodies.actions.enter_dispute import enter_dispute
from secretariat.bodies.bridge import DisputeValue
from secretariat.chairs.actions.enter_chairmanship import enter_chairmanship
from secretariat.chairs.bridge import ChairmanshipValue
from secretariat.data import all_bodies
from secretariat.evidence.sourced import Sourced
from tests.cast import Cast
from tests.factories import LONG_AGO, Make
from tests.site import record

DAYS = "2026-01-01/2026-06-30"


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pages look on 16 March 2026."""
    monkeypatch.setattr(timezone, "localdate", lambda *_: LONG_AGO.date().replace(month=3, day=16))


def say(cast: Cast, sourced: Sourced, **changes: str) -> None:
    """Let another source speak of Brenn's term."""
    given = {"body": "union", "holder": "XB", "term": DAYS, "status": "held"} | changes
    value = ChairmanshipValue(**given)  # type: ignore[arg-type]
    enter_chairmanship(value=value, sourced=sourced, line=cast.chairmanship.line)


def pages(client: Client, cast: Cast) -> list[str]:
    """Return the term's page, the body's, and the calendar."""
    urls = (f"/chairmanships/{cast.chairmanship.public_id}/", "/bodies/union/", "/chairs/?from=2025&to=2027")
    return [client.get(url).content.decode() for url in urls]


def test_both_claims_are_shown_with_the_reading_used(client: Client, cast: Cast) -> None:
    say(cast, Make.sourced(address="https://other.example/says"), term="2026-01-01/2026-12-31")
    for page in pages(client, cast):
        found = page[page.index('<div class="disagreement">') :]
        said = re.findall(r'<div class="line"><p>(.*?)</p></div>', found, re.DOTALL)
        assert (
            re.sub(r"<[^>]+>", "", said[0]).strip()
            == "Brenn, 1 January – 30 June 2026, held the reading used"
        )
        assert said[1] == "Brenn, 1 January – 31 December 2026, held"
        assert ("source.example" in found, "other.example" in found) == (True, True)
        assert "chosen by Reference data on 5 January 2026" in found
    assert "! Brenn</text>" in pages(client, cast)[2]
    assert "Brenn, 1 January – 30 June 2026, held, sources disagree" in pages(client, cast)[2]


@pytest.mark.parametrize("changes", [{"holder": "XA"}, {"status": "not-held"}, {"status": "disputed"}])
def test_holder_and_state_count_as_the_days_do(client: Client, cast: Cast, changes: dict[str, str]) -> None:
    say(cast, Make.sourced(), **changes)
    assert ['<div class="disagreement">' in page for page in pages(client, cast)] == [True] * 3


@pytest.mark.parametrize("changes", [{"status": "planned"}, {"term": "2026"}, {"basis": "inferred"}])
def test_what_was_announced_or_says_less_is_no_disagreement(
    client: Client, cast: Cast, changes: dict[str, str]
) -> None:
    say(cast, Make.sourced(), **changes)
    assert ['<div class="disagreement">' in page for page in pages(client, cast)] == [False] * 3


def test_what_is_announced_anew_supersedes_and_two_on_one_day_disagree(client: Client, cast: Cast) -> None:
    fields = {"body": "union", "holder": "XC", "status": "planned"}
    later = ChairmanshipValue(**fields, term="2027-02-01/2027-06-30")  # type: ignore[arg-type]
    line = enter_chairmanship(value=later, sourced=record.said("2026-03-01")).line
    earlier = ChairmanshipValue(**fields, term="2027-01-01/2027-06-30")  # type: ignore[arg-type]
    enter_chairmanship(value=earlier, sourced=record.said("2026-02-01"), line=line)
    assert '<div class="disagreement">' not in client.get("/bodies/union/").content.decode()
    enter_chairmanship(value=earlier, sourced=record.said("2026-03-01"), line=line)
    assert '<div class="disagreement">' in client.get("/bodies/union/").content.decode()


def test_a_closed_claim_disagrees_only_before_those_who_may_see_it(client: Client, cast: Cast) -> None:
    say(cast, Make.sourced(by=cast.staff, distribution="limited"), holder="XA")
    assert ['<div class="disagreement">' in page for page in pages(client, cast)] == [False] * 3


def test_a_dispute_on_record_stands_with_the_terms_that_it_names(client: Client, cast: Cast) -> None:
    line = cast.chairmanship.line
    line.reference = "chr-one"
    line.save()

    def dispute(text: str) -> DisputeValue:
        return DisputeValue(body="union", topic="Term of the present chair", text=text, about=("chr-one",))

    used = enter_dispute(value=dispute("Half a year, as the rule has it"), sourced=Make.sourced())
    for host, text in (("one", "half a year"), ("other", "a whole year")):
        sourced = Make.sourced(address=f"https://{host}.example/")
        enter_dispute(value=dispute(text), sourced=sourced, line=used.line)
    for page in (pages(client, cast)[0], pages(client, cast)[2]):
        found = page[page.index('<div class="disagreement">') :]
        assert re.findall(r'<div class="line"><p>([^<]*)</p></div>', found)[:2] == [
            "half a year",
            "a whole year",
        ]
        assert "The reading used, and why: Half a year, as the rule has it" in found
        assert "Term of the present chair" in found
    assert "chr-one" not in client.get(f"/lines/{used.line.public_id}/").content.decode()


def test_disputes_of_the_facts_name_terms_of_their_own_body() -> None:
    named = 0
    for body in all_bodies():
        known = {row.id for row in (*body.chairmanships, *body.memberships)}
        for dispute in body.disputes:
            assert set(dispute.about) <= known, dispute.topic
            named += len(dispute.about)
    assert named == 18
