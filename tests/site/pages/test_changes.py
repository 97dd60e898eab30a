"""The difference between two years: of a body, line by line with sources; of all bodies, in numbers."""

import re

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from secretariat.bodies.actions.enter_membership import enter_membership
from secretariat.bodies.actions.enter_name import enter_name
from secretariat.bodies.actions.enter_particular import enter_particular
from secretariat.bodies.bridge import MembershipValue, NameValue, ParticularValue
from secretariat.chairs.actions.enter_exception import enter_exception
from secretariat.chairs.actions.enter_rotation import enter_rotation
from secretariat.chairs.bridge import ExceptionValue, ListValue, RotationValue
from secretariat.evidence.sourced import Sourced
from tests.cast import Cast
from tests.factories import LONG_AGO, Make
from tests.site import record

CHANGES, ALL_CHANGES = 8, 4


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pages look on 16 March 2026."""
    monkeypatch.setattr(timezone, "localdate", lambda *_: LONG_AGO.date().replace(month=3, day=16))


def seat(
    party: str, during: str, status: str = "member", sourced: Sourced | None = None, **more: object
) -> None:
    given = {"body": "union", "party": party, "during": during, "status": status, **more}
    value = MembershipValue(**given)  # type: ignore[arg-type]
    enter_membership(value=value, sourced=sourced or Make.sourced())


def sections(client: Client, asked: str) -> dict[str, list[str]]:
    """Return key of each section → what its rows say first."""
    response = client.get(f"/bodies/union/changes/?{asked}")
    assert response.status_code == 200
    return {
        part.key: [row.head.label for group in part.groups for row in group.rows]
        for part in response.context["page"].sections
    }


def test_members_that_joined_left_or_were_suspended(client: Client, cast: Cast) -> None:
    seat("XA", "1992-03-06/..")
    seat("XB", "2010/..", suspensions=("2015-03-03/2019-12-31",))
    seat("XC", "1992-03-06/2012-05-17")
    seat("XC", "2013/..", "observer")
    assert sections(client, "from=2005&to=2014") == {
        "joined": ["Brenn"],
        "left": ["Corva"],
        "others_began": ["Corva"],
    }
    assert sections(client, "from=2014&to=2015") == {"suspended": ["Brenn"]}
    assert sections(client, "from=2018&to=2016") == {}
    nothing = client.get("/bodies/union/changes/?from=2016&to=2018").content.decode()
    assert "Nothing on record differs between these two years." in nothing
    page = client.get("/bodies/union/changes/?from=2005&to=2014").content.decode()
    assert re.findall(r"<td>(\d+)</td>", page) == ["2", "2"]
    assert "source.example" in page


def test_seat_that_ended_on_an_unknown_day_is_told_apart(client: Client, cast: Cast) -> None:
    seat("XC", "1992/..", is_current=False)
    assert sections(client, "from=2005&to=2014") == {"ended_unknown": ["Corva"]}
    assert sections(client, "from=1980&to=1990") == {}


def test_chairs_rules_and_exceptions(client: Client, cast: Cast) -> None:
    Make.chairmanship(cast.union, cast.alba, "2025-07-01/2025-12-31")
    value = RotationValue(
        body="union",
        order="list",
        names=("XA", "XB"),
        lists=(ListValue(during="2001/2015", names=("XB", "XA")),),
        since="2001-01-01",
    )
    enter_rotation(value=value, sourced=Make.sourced())
    passed = ExceptionValue(
        body="union", at="2020-01-01", kind="skip", parties=("XA",), was_due="XA", served="XB"
    )
    enter_exception(value=passed, sourced=Make.sourced())
    assert list(sections(client, "from=1999&to=2001")) == ["rules"]
    assert list(sections(client, "from=2014&to=2016")) == ["rules"]
    assert list(sections(client, "from=2019&to=2020")) == ["rules"]
    assert sections(client, "from=2016&to=2018") == {}
    assert sections(client, "from=2024&to=2026") == {"chairs": ["Alba", "Brenn"]}
    page = client.get("/bodies/union/changes/?from=2025&to=2026").content.decode()
    assert re.findall(r'<td><a href="/parties/(X[A-C])/">', page) == ["XA"]


def test_names_and_organs(client: Client, cast: Cast) -> None:
    former = NameValue(text="River League", language="en", form="former", body="union", during="1990/2003")
    enter_name(value=former, sourced=Make.sourced())
    Make.body("locks", names={"official": "Committee of Locks"}, parent=cast.union)
    founded = ParticularValue(body="locks", field="founded", text="Founded by the Council", on="2004-05-01")
    enter_particular(value=founded, sourced=Make.sourced())
    assert sections(client, "from=2002&to=2003") == {"names": ["River League"]}
    assert sections(client, "from=2003&to=2004") == {"organs": ["Founded by the Council"]}


def test_only_what_had_been_said_is_compared(client: Client, cast: Cast) -> None:
    seat("XA", "2010/..", sourced=record.said("2012-01-01"))
    seat("XB", "2011/..")
    assert sections(client, "from=2005&to=2014&known=2011-12-31") == {}
    assert sections(client, "from=2005&to=2014&known=2012-01-01") == {"joined": ["Alba"]}
    page = client.get("/bodies/union/changes/?from=2005&to=2014&known=2012-01-01").content.decode()
    # Brenn's seat, its term in the chair, two names: nobody knows when they were said.
    assert "4 lines were said on a day that is not known." in page


def test_closed_line_makes_no_difference(client: Client, cast: Cast) -> None:
    value = MembershipValue(body="union", party="XA", during="2010/..", status="member")
    claim = enter_membership(value=value, sourced=Make.sourced())
    assert sections(client, "from=2005&to=2014") == {"joined": ["Alba"]}
    assert 'href="/bodies/union/changes/' in client.get("/changes/?from=2005&to=2014").content.decode()
    Make.hidden(claim.line)
    assert sections(client, "from=2005&to=2014") == {}
    assert 'href="/bodies/union/changes/' not in client.get("/changes/?from=2005&to=2014").content.decode()


def test_all_bodies_in_numbers(client: Client, cast: Cast) -> None:
    seat("XA", "2010/..")
    seat("XC", "1992/2012")
    page = client.get("/changes/?from=2005&to=2026").content.decode()
    (row,) = re.findall(r'<tr><th scope="row">.*?</tr>', page)
    assert 'href="/bodies/union/changes/?from=2005&amp;to=2026"' in row
    assert re.findall(r'<td class="num">(\d+)</td>', row) == ["1", "1", "0", "1", "0"]


def test_cost_does_not_grow(
    client: Client, cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    seat("XA", "2010/..")
    for number in range(3):
        with django_assert_num_queries(CHANGES):
            client.get("/bodies/union/changes/?from=2005&to=2026")
        with django_assert_num_queries(ALL_CHANGES):
            client.get("/changes/?from=2005&to=2026")
        for party in ("XA", "XB", "XC"):
            seat(party, f"{2012 + number}/{2013 + number}")


@pytest.mark.parametrize("asked", ["from=then", "to=20000", "from=1899", "known=soon"])
def test_bad_questions_find_nothing(client: Client, cast: Cast, asked: str) -> None:
    assert client.get(f"/bodies/union/changes/?{asked}").status_code == 404
    assert client.get(f"/changes/?{asked}").status_code == 404
    assert client.get("/bodies/nowhere/changes/").status_code == 404
