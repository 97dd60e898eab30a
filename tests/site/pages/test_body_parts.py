"""The page of a body: members on a map, organs as a tree, next terms."""

import re

import pytest
from django.test import Client
from django.utils import timezone

from secretariat.bodies.actions.enter_membership import enter_membership
from secretariat.bodies.bridge import MembershipValue
from secretariat.chairs.actions.enter_rotation import enter_rotation
from secretariat.chairs.bridge import RotationValue
from tests.cast import Cast
from tests.factories import LONG_AGO, Make
from tests.site import record


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pages look on 16 March 2026."""
    monkeypatch.setattr(timezone, "localdate", lambda *_: LONG_AGO.date().replace(month=3, day=16))


def shown(client: Client, url: str = "/bodies/union/") -> str:
    response = client.get(url)
    assert response.status_code == 200
    return response.content.decode()


def spots(page: str) -> list[tuple[str, str]]:
    mark = r'<a class="spot ([a-z-]+)" href="/parties/[A-Z]+/"><title>([^<]+)</title>'
    return sorted(re.findall(mark, page))


@pytest.fixture
def baltic(cast: Cast) -> Cast:
    """Members that have a place on the map beside Alba, which has none."""
    names = {"SE": "Sweden", "LV": "Latvia", "RU": "Russia", "NO": "Norway", "EE": "Estonia"}
    for code, name in names.items():
        Make.party(code, names={"short": name})
    for code in ("SE", "LV", "XA"):
        value = MembershipValue(body="union", party=code, status="member", during="1992-03-06/..")
        enter_membership(value=value, sourced=Make.sourced())
    suspended = MembershipValue(
        body="union", party="RU", status="member", during="1992/..", suspensions=("2022-03-03/..",)
    )
    enter_membership(value=suspended, sourced=Make.sourced())
    observer = MembershipValue(body="union", party="EE", status="observer", during="1999/..")
    enter_membership(value=observer, sourced=Make.sourced())
    gone = MembershipValue(body="union", party="NO", status="member", during="1992/2001")
    enter_membership(value=gone, sourced=Make.sourced())
    return cast


def test_members_stand_on_a_map_and_in_the_list(client: Client, baltic: Cast) -> None:
    page = shown(client)
    assert spots(page) == [
        ("is-member", "Latvia, member"),
        ("is-member", "Sweden, member"),
        ("is-other", "Estonia, observer"),
        ("is-suspended", "Russia, suspended"),
    ]
    assert 'Without a place on it: <a href="/parties/XA/">Alba</a>.' in page
    members = page[page.index('id="members"') : page.index('id="other-seats"')]
    assert re.findall(r'class="row-name" href="/parties/([A-Z]+)/"', members) == ["XA", "LV", "RU", "SE"]
    assert "suspended since 3 March 2022" in members


def test_map_shows_the_day_that_one_looks_back_to(client: Client, cast: Cast) -> None:
    for code in ("SE", "LV"):
        Make.party(code, names={"short": code})
    value = MembershipValue(body="union", party="SE", status="member", during="1992-03-06/..")
    enter_membership(value=value, sourced=record.said("1992-03-06"))
    later = MembershipValue(body="union", party="LV", status="member", during="1993/..")
    enter_membership(value=later, sourced=record.said("2005-01-01"))
    assert spots(shown(client, "/bodies/union/?known=2000-01-01")) == [("is-member", "SE, member")]
    assert len(spots(shown(client, "/bodies/union/?known=2005-01-01"))) == 2


def test_without_a_member_that_has_a_place_there_is_no_map(client: Client, cast: Cast) -> None:
    Make.membership(cast.union, cast.alba)
    page = shown(client)
    assert ('class="map"' in page, 'id="members"' in page) == (False, True)


def test_closed_seat_is_not_on_the_map(client: Client, cast: Cast) -> None:
    Make.party("SE", names={"short": "Sweden"})
    Make.party("LV", names={"short": "Latvia"})
    value = MembershipValue(body="union", party="SE", status="member", during="1992-03-06/..")
    enter_membership(value=value, sourced=Make.sourced())
    hidden = MembershipValue(body="union", party="LV", status="member", during="1992-03-06/..")
    claim = enter_membership(value=hidden, sourced=Make.sourced())
    assert len(spots(shown(client))) == 2
    Make.hidden(claim.line)
    assert spots(shown(client)) == [("is-member", "Sweden, member")]


def test_organs_are_a_tree(client: Client, cast: Cast) -> None:
    council = Make.body("union-council", names={"official": "Council"}, kind="council", parent=cast.union)
    Make.body("union-officials", names={"official": "Officials"}, kind="committee", parent=council)
    for name in ("ferries", "locks"):
        Make.body(name, names={"official": name.title()}, kind="working group", parent=cast.union)
    page = shown(client)
    tree = page[page.index('<ul class="tree">') : page.index("</section>", page.index('<ul class="tree">'))]
    words = re.sub(r"<(?!/?ul|/?li)[^>]+>", "", tree)
    assert re.sub(r"\s+", " ", words).replace('<ul class="tree">', "<ul>").strip() == (
        "<ul><li>Council<ul><li>Officials</li> </ul></li> "
        "<li>Working group 2<ul><li>Ferries</li> <li>Locks</li> </ul></li></ul>"
    )


def test_next_terms_are_announced_or_by_the_rule(client: Client, cast: Cast) -> None:
    value = RotationValue(
        body="union",
        order="list",
        names=("XB", "XC", "XA"),
        length="P6M",
        anchor_holder="XB",
        anchor_start="2026-01-01",
    )
    enter_rotation(value=value, sourced=Make.sourced())
    Make.chairmanship(cast.union, cast.corva, "2026-07-01/2026-12-31", status="planned")
    page = client.get("/bodies/union.json").json()["next_terms"]
    found = [(term["holders"][0]["label"], term["when"], term["basis"]) for term in page["terms"]]
    assert found[:2] == [
        ("Corva", "1 July – 31 December 2026", "announced"),
        ("Alba", "1 January – 30 June 2027", "by the rule"),
    ]
    assert (len(found), page["order"], page["goes_on"]) == (5, "order of a list", True)
    assert "How the next is found: order of a list." in shown(client)
    assert "Next terms" not in shown(client, "/bodies/union/?known=2026-03-01")
