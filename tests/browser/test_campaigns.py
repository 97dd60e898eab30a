"""Ten cities that could join are found for the real union of cities; two towns join the fictitious one."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from secretariat.bodies.models import Membership
from secretariat.data import body_facts, outcome_facts
from secretariat.people.models import Account
from secretariat.reference import identities
from secretariat.reference.actions.load_rows import load_rows
from secretariat.reference.identify import identify
from secretariat.reference.rows import all_rows
from tests.browser.test_promises import shot
from tests.campaigns.making import campaign, named
from tests.cast import Cast

pytestmark = pytest.mark.django_db(transaction=True)
PHONE = 390
SignIn = Callable[[Page, Account], None]
Check = Callable[[Page], None]


def load_union_of_baltic_cities(cast: Cast, at: datetime) -> set[str]:
    """Load the shipped facts on the union and its members alone; return the names of its members today."""
    bodies = [body_facts("ubc")]
    parties = identities.parties(bodies).values()
    organs = list(identities.bodies_and_organs(bodies))
    people = identities.people(bodies).values()
    identify(parties, organs, people)
    nothing = replace(outcome_facts(), seeds=(), outcomes=())
    load_rows(rows=list(all_rows(bodies, parties, organs, people, nothing)), by=cast.machine, at=at)
    seats = (row for row in bodies[0].memberships if row.status == "member" and row.end is None)
    return {row.party for row in seats if row.current is not False}


def test_ten_cities_that_could_join_the_union_of_baltic_cities_are_found(
    cast: Cast, page: Page, make_page: Callable[..., Page], axe: Check
) -> None:
    members = load_union_of_baltic_cities(cast, timezone.now())
    page.goto("/campaigns/find/ubc/")
    page.get_by_label("Countries").fill("DK EE FI LT LV PL SE")
    page.get_by_label("Inhabitants, at least").fill("50000")
    page.get_by_label("Kilometres to the sea, at most").fill("50")
    page.get_by_label("Which sea").select_option("baltic")
    page.get_by_role("button", name="Find").click()
    rows = page.locator("tbody th[scope=row]")
    found = rows.all_inner_texts()
    assert len(found) >= 10
    assert {"Szczecin", "Oulu", "Vantaa"} <= set(found)
    assert not set(found) & members
    expect(page.get_by_text("GeoNames, geonames.org (CC BY 4.0)")).to_be_visible()
    axe(page)
    narrow = make_page(width=PHONE)
    narrow.goto(page.url)
    axe(narrow)
    shot(narrow, "cities-narrow")
    assert narrow.evaluate("document.documentElement.scrollWidth") <= PHONE


def test_two_towns_join_the_union(
    cast: Cast, page: Page, make_page: Callable[..., Page], sign_in: SignIn, axe: Check
) -> None:
    now = timezone.now()
    one = campaign(cast, now, distribution="public", opens_on=now.date())
    named(cast, now, "Dorn", "Held", "Orr", of=one)
    staff = Account.objects.get(pk=cast.staff.account_id)
    sign_in(page, staff)
    for name in ("Dorn", "Held"):
        page.goto(f"/campaigns/{one.public_id}/")
        page.get_by_role("link", name=name, exact=True).click()
        _step(page, "Applied")
        _step(page, "Admission decided", "https://union.example/decisions/1")
        axe(page)
        page.get_by_role("link", name="Record the seat").click()
        axe(page)
        page.get_by_role("button", name="Record it").click()
        expect(page.get_by_text("It has its seat")).to_be_visible()
    assert Membership.objects.filter(body=cast.union, party__code__in=["dorn", "held"]).count() == 2
    page.goto(f"/campaigns/{one.public_id}/")
    expect(page.get_by_text("2 joined")).to_be_visible()
    axe(page)
    shot(page, "campaign")
    page.goto("/campaigns/members/union/")
    axe(page)
    page.get_by_role("link", name="Suspend Dorn").click()
    axe(page)
    stranger = make_page(width=PHONE)
    stranger.goto(f"/campaigns/{one.public_id}/")
    expect(stranger.get_by_role("link", name="Held", exact=True)).to_be_visible()
    expect(stranger.get_by_text("Orr")).to_have_count(0)
    axe(stranger)
    assert stranger.evaluate("document.documentElement.scrollWidth") <= PHONE


def _step(page: Page, stage: str, address: str = "") -> None:
    page.get_by_role("link", name="How far has it come?").click()
    page.get_by_label(stage, exact=True).check()
    if address:
        page.get_by_label("Where it is told").fill(address)
    page.get_by_role("button", name="Record it").click()
    expect(page.get_by_role("heading", name="Its course")).to_be_visible()
