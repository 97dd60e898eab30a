"""The calendar of chairs: what it is filtered by, two chairs at once, as known on a day, what it costs."""

import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from secretariat.chairs.actions.enter_chairmanship import enter_chairmanship
from secretariat.chairs.bridge import ChairmanshipValue
from secretariat.parties.models import Body
from secretariat.site.queries import chairs
from tests.cast import Cast
from tests.factories import LONG_AGO, Make
from tests.site import record

YEARS = "from=2020&to=2029"
QUERIES = 8


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    """The page looks on 16 March 2026."""
    monkeypatch.setattr(timezone, "localdate", lambda *_: LONG_AGO.date().replace(month=3, day=16))


@pytest.fixture
def show(client: Client, cast: Cast) -> Callable[[str], str]:
    """Two bodies: Brenn chairs both from 1 April 2026 on, Corva a town's club."""
    Make.chairmanship(cast.elsewhere, cast.brenn, "2026-04-01/2026-12-31", status="planned")
    club = Make.body("club", names={"official": "Club of Towns"}, level="municipal")
    Make.chairmanship(club, cast.corva, "2025-01-01/2025-12-31")

    def shown(query: str = YEARS) -> str:
        response = client.get(f"/chairs/?{query}")
        assert response.status_code == 200
        return response.content.decode()

    return shown


def rows(page: str) -> list[str]:
    """Return the bodies that have a row."""
    return re.findall(r'<tr><th scope="row"><a href="/bodies/([a-z]+)/"', page)


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("", ["club", "league", "union"]),
        ("&body=league", ["league"]),
        ("&level=municipal", ["club"]),
        ("&party=XB", ["league", "union"]),
        ("&party=XB&body=union", ["union"]),
    ],
)
def test_filters_choose_the_rows(show: Callable[[str], str], asked: str, expected: list[str]) -> None:
    assert rows(show(YEARS + asked)) == expected


def test_filters_stay_when_the_years_change(show: Callable[[str], str]) -> None:
    page = show(f"{YEARS}&level=national&party=XB&page=1")
    assert 'href="?from=2010&amp;to=2019&amp;level=national&amp;party=XB"' in page
    assert 'href="?from=2024&amp;to=2028&amp;level=national&amp;party=XB"' in page
    assert '<option value="national" selected>' in page
    assert '<option value="XB" selected>Brenn</option>' in page


def test_what_finds_nothing_says_what_to_ask_instead(show: Callable[[str], str]) -> None:
    page = show(f"{YEARS}&level=municipal&party=XB")
    assert rows(page) == []
    assert "No term in the chair answers to all that is asked for." in page
    assert 'href="?from=2020&amp;to=2029&amp;level=municipal">not only Brenn</a>' in page
    assert '<option value="XB" selected>Brenn</option>' in page
    assert "None is on record for these years." in show("from=1950&to=1960")


def test_each_bar_says_what_it_is_and_opens_its_sources(show: Callable[[str], str], cast: Cast) -> None:
    page = show()
    assert (
        f'href="/chairmanships/{cast.chairmanship.public_id}/#said">'
        "<title>Brenn, 1 January – 30 June 2026, held, also in the chair of League of the Far Shore</title>"
    ) in page


def test_two_chairs_at_once_are_marked_and_told(show: Callable[[str], str], cast: Cast) -> None:
    page = show()
    assert page.count('<rect class="strip" x="62.') == 2
    words = "1 April – 30 June 2026: Brenn chairs UTR and League of the Far Shore: 91 shared days"
    assert words in page
    assert words in show(f"{YEARS}&body=league")
    assert words not in show(f"{YEARS}&level=municipal")
    assert "is-lit" not in page
    assert show(f"{YEARS}&party=XB").count("is-of-party is-lit") == 2


def test_feeds_follow_the_filter(show: Callable[[str], str]) -> None:
    assert "/feeds/bodies/league/chairs.ics" in show(f"{YEARS}&body=league")
    assert "/feeds/parties/XB/chairs.ics" in show(f"{YEARS}&party=XB")
    assert "/feeds/chairs.ics" in show(f"{YEARS}&level=municipal")
    assert "/feeds/chairs.ics" in show(f"{YEARS}&party=nobody&body=nowhere")


def test_closed_term_has_no_bar(show: Callable[[str], str], cast: Cast) -> None:
    Make.hidden(cast.chairmanship.line)
    page = show()
    assert cast.chairmanship.public_id not in page
    assert rows(page) == ["club", "league"]


def test_calendar_as_known_on_a_day(show: Callable[[str], str], cast: Cast) -> None:
    fields = {"body": "union", "holder": "XC", "term": "2022-07-01/2022-12-31"}
    announced = ChairmanshipValue(**fields, status="planned")  # type: ignore[arg-type]
    line = enter_chairmanship(value=announced, sourced=record.said("2021-10-29")).line
    otherwise = ChairmanshipValue(**fields, status="not-held")  # type: ignore[arg-type]
    enter_chairmanship(value=otherwise, sourced=record.said("2022-03-05"), line=line, choose=True)
    states = [
        re.findall(r'class="bar is-([a-z-]+)', show(f"{YEARS}&known={day}"))
        for day in ("2021-10-28", "2021-11-01", "2022-03-05")
    ]
    assert states == [[], ["planned"], ["not-held"]]
    page = show(f"{YEARS}&known=2021-11-01")
    assert "3 more terms of these years are on record, said on a day that is not known." in page
    assert "is-not-held" in show()


def test_pages_hold_so_many_rows_and_bars(
    show: Callable[[str], str], client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chairs, "LANES", 2)
    assert [rows(show(f"{YEARS}&page={page}")) for page in (1, 2)] == [["club", "league"], ["union"]]
    assert client.get(f"/chairs/?{YEARS}&page=3").status_code == 404
    monkeypatch.setattr(chairs, "BARS", 1)
    assert rows(show(f"{YEARS}&page=2")) == ["league"]


def test_cost_does_not_grow(
    show: Callable[[str], str], client: Client, cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for grown in (0, 3, 12):
        for number in range(Body.objects.filter(slug__startswith="more").count(), grown):
            body = Make.body(f"more{chr(97 + number)}")
            for year in range(2020, 2030):
                Make.chairmanship(body, (cast.alba, cast.brenn)[year % 2], f"{year}-01-01/{year}-12-31")
        with django_assert_num_queries(QUERIES):
            page = client.get(f"/chairs/?{YEARS}").content.decode()
    assert (len(rows(page)), page.count('class="bar ')) == (15, 123)
    assert "The latest 12 of " in page


def test_bad_questions_find_nothing(client: Client, cast: Cast) -> None:
    for asked in ("from=soon", "to=0001", "page=9", "known=then"):
        assert client.get(f"/chairs/?{asked}").status_code == 404, asked
