"""Companies say what they seek and whom they want to meet; pairs are proposed, confirmed and published."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from secretariat.people.models import Account
from tests.browser.test_promises import shot
from tests.business.making import speaker
from tests.business.offers_making import answering
from tests.business.rounds_making import forum, full_council
from tests.cast import Cast

pytestmark = pytest.mark.django_db(transaction=True)
PHONE = 390
SignIn = Callable[[Page, Account], None]


def test_a_member_seeks_and_sees_what_answers(
    cast: Cast, page: Page, sign_in: SignIn, axe: Callable[[Page], None]
) -> None:
    full_council(cast)
    answering(cast, timezone.now())
    sign_in(page, Account.objects.get(pk=speaker(cast).account_id))
    page.goto("/business/offers/")
    axe(page)
    page.get_by_role("link", name="Seek or offer something").click()
    axe(page)
    page.get_by_label("Seeks", exact=True).check()
    page.get_by_label("Supplier").check()
    page.get_by_label("In a line").fill("Hulls of small ferries")
    page.get_by_label("Manufacturing").check()
    page.get_by_label("Countries in which").fill("PL, DE")
    page.get_by_label("Until").fill((timezone.localdate() + timedelta(days=30)).isoformat())
    page.get_by_role("button", name="Publish it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Hulls of small ferries")
    expect(page.get_by_text("They meet in Manufacturing and in Poland.")).to_be_visible()
    axe(page)
    shot(page, "offer")
    page.goto("/business/offers/?sector=C")
    axe(page)
    shot(page, "offers")


def test_a_round_is_held_from_wishes_to_timetables(
    cast: Cast,
    page: Page,
    make_page: Callable[..., Page],
    sign_in: SignIn,
    axe: Callable[[Page], None],
) -> None:
    full_council(cast)
    forum(cast, timezone.now())
    day = (timezone.localdate() + timedelta(days=9)).isoformat()
    sign_in(page, Account.objects.get(pk=cast.staff.account_id))
    page.goto("/business/councils/union-business/")
    page.get_by_role("link", name="Open a round").click()
    axe(page)
    page.get_by_label("At which meeting").select_option(index=1)
    page.get_by_label("Title").fill("Companies meet")
    page.get_by_label("Day", exact=True).fill(day)
    page.get_by_label("First slot begins at").fill("14:00")
    page.get_by_label("Slots", exact=True).fill("3")
    page.get_by_label("Last day for wishes").fill(day)
    page.get_by_role("button", name="Open it").click()
    home = page.url

    member = make_page(width=PHONE)
    sign_in(member, Account.objects.get(pk=speaker(cast, "lines").account_id))
    member.goto(home)
    member.get_by_role("link", name="Take part").click()
    axe(member)
    member.get_by_role("group", name="Whom it wants to meet").get_by_label("Yard of Dorn").check()
    member.get_by_role("button", name="Take the seat").click()
    expect(member.get_by_role("cell", name="Yard of Dorn")).to_be_visible()

    for name in ("Yard of Dorn", "Bank of Alba", "Chamber of Dorn"):
        page.goto(home)
        page.get_by_role("link", name="Enter a participant").click()
        page.get_by_label("Who takes part").select_option(label=name)
        page.get_by_label("Countries in which").fill("PL")
        page.get_by_role("button", name="Take the seat").click()
    page.get_by_role("link", name="Propose pairs", exact=True).click()
    axe(page)
    page.get_by_role("button", name="Propose them").click()
    expect(page.get_by_text("Lines Ltd asked for this meeting.")).to_be_visible()
    axe(page)
    shot(page, "round")
    page.get_by_role("link", name="Confirm or move").first.click()
    axe(page)
    page.get_by_role("button", name="Confirm it").click()
    expect(page.get_by_text("● confirmed")).to_be_visible()
    page.get_by_role("link", name="Publish the timetables").click()
    page.get_by_role("button", name="Publish them").click()

    member.goto(home)
    axe(member)
    assert member.evaluate("document.documentElement.scrollWidth") <= PHONE
    member.get_by_role("link", name="Timetable of Lines Ltd").click()
    expect(member.get_by_role("row", name="Yard of Dorn")).to_be_visible()
    axe(member)
    shot(member, "timetable-narrow")
    assert member.evaluate("document.documentElement.scrollWidth") <= PHONE
