"""Anniversaries of bodies and texts: which are kept, where they stand, who sees them."""

from datetime import date

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from secretariat.bodies.actions.enter_particular import enter_particular
from secretariat.bodies.bridge import ParticularValue
from secretariat.distribution import Distribution
from secretariat.evidence.models import Line
from secretariat.parties.models import Body
from secretariat.people.actor import NOBODY
from secretariat.site.queries.anniversaries import anniversaries_page, month_anniversaries, occasions
from secretariat.site.queries.home import today_for
from secretariat.site.queries.rows import Look
from secretariat.texts.actions.enter_text import enter_text
from secretariat.texts.bridge import TextValue
from tests.cast import Cast
from tests.factories import Make

pytestmark = pytest.mark.django_db
LOOK = Look(NOBODY, "en", date(2026, 3, 16))
UNTIL = date(2031, 3, 16)


def founded(body: Body, on: str, **more: object) -> Line:
    value = ParticularValue(body=body.slug, field="founded", text="Founding act", on=on)
    return enter_particular(value=value, sourced=Make.sourced(**more)).line


def adopted(
    body: Body, title: str, on: str, *, kind: str = "agenda", at: str = "", status: str = "in force"
) -> Line:
    value = TextValue(body=body.slug, kind=kind, title=title, status=status, adopted=on, adopted_at=at)
    return enter_text(value=value, sourced=Make.sourced()).line


def kept(look: Look = LOOK, slugs: list[str] | None = None) -> list[tuple[int, str, str]]:
    return [(one.anniversary.years, one.anniversary.on.text, one.title or one.of)
            for one in occasions(look, UNTIL, slugs)]  # fmt: skip


def test_bodies_and_lasting_texts_have_anniversaries(cast: Cast) -> None:
    founded(cast.union, "1992-06-25")
    founded(cast.elsewhere, "1991")
    adopted(cast.union, "Agenda for the Rivers", "2021-12")
    adopted(cast.union, "Declaration of the Summit", "2002-06-25", kind="declaration", at="Summit, Alba")
    adopted(cast.union, "Declaration of ministers", "2002-06-25", kind="declaration", at="5th Council")
    adopted(cast.union, "The agenda before", "2011-06-25", status="superseded")
    adopted(cast.union, "A resolution", "2012-06-25", kind="resolution")
    assert kept() == [
        (35, "2026", "league"),
        (5, "2026-12", "Agenda for the Rivers"),
        (35, "2027-06-25", "union"),
        (25, "2027-06-25", "Declaration of the Summit"),
        (40, "2031", "league"),
    ]
    assert kept(slugs=["league"]) == [(35, "2026", "league"), (40, "2031", "league")]


def test_what_is_closed_has_none_for_strangers(cast: Cast) -> None:
    founded(cast.union, "1992-06-25")
    Make.hidden(adopted(cast.union, "Secret agenda", "2022-01-01"), Distribution.LIMITED)
    assert kept() == [(35, "2027-06-25", "union")]
    assert (5, "2027-01-01", "Secret agenda") in kept(Look(cast.delegate, "en", LOOK.today))
    assert "Secret agenda" not in Client().get("/anniversaries/").content.decode()
    assert b"Secret agenda" not in Client().get("/feeds/anniversaries.ics").content


def test_fictitious_bodies_stand_only_among_their_own(cast: Cast) -> None:
    dream = Make.body("dream", names={"official": "Dream Council"}, is_fictitious=True)
    founded(dream, "2021-05-05")
    assert kept() == []
    assert kept(slugs=["dream"]) == [(5, "2026-05-05", "dream")]


@pytest.mark.parametrize("count", [1, 3])
def test_page_runs_as_many_queries_however_many_there_are(
    cast: Cast, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    founded(cast.union, "1992-06-25")
    for number in range(count):
        adopted(cast.union, f"Agenda {number}", "2022-06")
    with django_assert_num_queries(7):
        page = anniversaries_page(LOOK, "", 5)
    assert page
    assert page.total == count + 1
    assert [of.year for of in page.years] == [2027]
    assert page.bodies == (("union", "Union of the Three Rivers"),)
    row = next(row for row in page.years[0].rows if row.kind == "body")
    assert (row.title, row.on, row.began, row.notes[0].label) == (
        "35 years", "25 June 2027", "founded 25 June 1992", "source.example",
    )  # fmt: skip


def test_page_refuses_what_is_no_choice(cast: Cast) -> None:
    assert Client().get("/anniversaries/?years=5").status_code == 200
    for asked in ("?years=3", "?years=x", "?body=nowhere"):
        assert Client().get(f"/anniversaries/{asked}").status_code == 404
    assert Client().post("/anniversaries/").status_code == 405
    assert Client().get("/feeds/bodies/nowhere/anniversaries.ics").status_code == 404


def test_feed_gives_whole_days_that_keep_their_name(cast: Cast) -> None:
    line = founded(cast.union, "1992-06-25")
    adopted(cast.union, "Agenda", "2022-06")
    file = Client().get("/feeds/bodies/union/anniversaries.ics").content.decode().replace("\r\n ", "")
    assert f"UID:{line.public_id}-35@anniversaries.secretariat" in file
    assert "DTSTART;VALUE=DATE:20270625\r\nDTEND;VALUE=DATE:20270626" in file
    assert "SUMMARY:35 years: Union of the Three Rivers" in file
    assert "DTSTART;VALUE=DATE:20270601\r\nDTEND;VALUE=DATE:20270701" in file
    assert "CATEGORIES:Anniversary" in file
    assert file.count("STATUS:TENTATIVE") == 2
    assert file.count("STATUS:CONFIRMED") == 2


def test_month_home_body_and_text_tell_it(cast: Cast) -> None:
    founded(cast.union, "1992-06-25")
    text = adopted(cast.union, "Agenda for the Rivers", "2022-06")
    dated, loose = month_anniversaries(LOOK, date(2027, 6, 1), date(2027, 7, 1))
    assert [link.label for link in dated[date(2027, 6, 25)]] == ["35 years: Union of the Three Rivers"]
    assert [(link.label, on.text) for link, on in loose] == [("5 years: Agenda for the Rivers", "2027-06")]
    assert b"35 years: Union of the Three Rivers" in Client().get("/meetings/2027-06/").content
    assert b"35 years" not in Client().get("/meetings/2027-05/").content
    near = today_for(NOBODY, date(2027, 6, 1), with_fictitious=False).coming
    assert [(row.title, row.party.label) for row in near if row.kind == "anniversary"] == [
        ("5 years", "Agenda for the Rivers"),
        ("35 years", "Union of the Three Rivers"),
    ]
    assert b"Next anniversary: 35 years, 25 June 2027" in Client().get("/bodies/union/").content
    assert b"Next anniversary" not in Client().get("/bodies/union/?known=2026-01-01").content
    assert b"Next anniversary: 5 years, June 2027" in Client().get(f"/texts/{text.public_id}/").content
