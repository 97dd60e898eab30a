"""A city offers an experience; another finds it by topic and size, comes to see it, and takes it up."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from secretariat.meetings.models import Meeting
from secretariat.people.models import Account
from secretariat.practices.models import Practice
from tests.browser.test_promises import shot
from tests.cast import Cast
from tests.practices.making import members

pytestmark = pytest.mark.django_db(transaction=True)
PHONE = 390
SignIn = Callable[[Page, Account], None]
Check = Callable[[Page], None]


def test_an_experience_travels_from_one_city_to_another(
    cast: Cast, make_page: Callable[..., Page], sign_in: SignIn, axe: Check
) -> None:
    members(cast)
    chair, staff, delegate = make_page(), make_page(), make_page()
    for page, actor in ((chair, cast.chair), (staff, cast.staff), (delegate, cast.delegate)):
        sign_in(page, Account.objects.get(pk=actor.account_id))
    _offer(chair, axe)
    one = Practice.objects.get()
    staff.goto("/practices/?body=union")
    expect(staff.get_by_role("heading", name="Not published yet")).to_be_visible()
    staff.get_by_role("link", name="Lorries wait outside the town").click()
    staff.get_by_role("link", name="Publish it").click()
    axe(staff)
    staff.get_by_role("button", name="Publish it").click()
    _find_and_ask(delegate, axe)
    chair.goto(f"/practices/{one.public_id}/")
    chair.get_by_role("link", name="Answer Alba").click()
    chair.get_by_label("They are welcome").check()
    chair.get_by_role("textbox", name="When").fill("2099-05-12/2099-05-14")
    chair.get_by_label("Place").fill("Harbour office")
    axe(chair)
    chair.get_by_role("button", name="Record it").click()
    chair.get_by_role("link", name="The visit among the meetings").click()
    expect(chair.get_by_role("heading", name="Peer visit of Alba to Brenn")).to_be_visible()
    chair.get_by_role("link", name="Lorries wait outside the town").click()
    assert Meeting.objects.filter(peer_visits__practice=one).count() == 1
    _take_up(delegate, one)
    staff.goto(f"/practices/{one.public_id}/")
    staff.get_by_role("link", name="Confirm or doubt the reuse of Alba").click()
    staff.get_by_label("The proof shows it").check()
    axe(staff)
    staff.get_by_role("button", name="Record it").click()
    expect(staff.get_by_text("1 confirmed")).to_be_visible()
    shot(staff, "practice")
    stranger = make_page(width=PHONE)
    stranger.goto(f"/practices/{one.public_id}/")
    expect(stranger.get_by_text("Our own yard.")).to_be_visible()
    expect(stranger.get_by_text("Mia Mole")).to_have_count(0)
    axe(stranger)
    assert stranger.evaluate("document.documentElement.scrollWidth") <= PHONE
    shot(stranger, "practice-narrow")


def _offer(page: Page, axe: Check) -> None:
    page.goto("/practices/?body=union")
    page.get_by_role("link", name="Offer an experience").click()
    page.get_by_role("textbox", name="Title").fill("Lorries wait outside the town")
    page.get_by_label("Transport", exact=True).check()
    page.get_by_label("The problem").fill("Sixty lorries a night.")
    page.get_by_label("What was done").fill("A yard with showers beyond the ring road.")
    page.get_by_role("spinbutton", name="Inhabitants").fill("120000")
    page.get_by_label("Of the year").fill("2025")
    page.get_by_label("Where that number stands").fill("Statistics Brenn")
    page.get_by_role("textbox", name="Whom one asks").fill("Mia Mole, harbour office")
    axe(page)
    shot(page, "practice-form")
    page.get_by_role("button", name="Keep the draft").click()
    page.get_by_role("link", name="Add a result").click()
    page.get_by_role("textbox", name="Result").fill("Half as many lorries at night.")
    page.get_by_role("textbox", name="Address").fill("https://brenn.example/lorries")
    axe(page)
    page.get_by_role("button", name="Record it").click()
    page.get_by_role("link", name="Offer it to the others").click()
    page.get_by_role("button", name="Offer it").click()
    expect(page.get_by_text("Offered, to be reviewed")).to_be_visible()


def _find_and_ask(page: Page, axe: Check) -> None:
    page.goto("/practices/")
    page.get_by_label("Topic").select_option("transport")
    page.get_by_label("Size of city").select_option("middle")
    page.get_by_role("button", name="Show").click()
    axe(page)
    page.get_by_role("link", name="Lorries wait outside the town").click()
    axe(page)
    page.get_by_role("link", name="Come and see").click()
    page.get_by_label("What you want to see and learn").fill("See the yard at night.")
    page.get_by_label("When it suits you").fill("In May")
    page.get_by_label("Who would come").fill("Four, of the port.")
    page.get_by_role("button", name="Ask").click()
    expect(page.get_by_role("heading", name="Alba asks Brenn to come and see")).to_be_visible()
    axe(page)


def _take_up(page: Page, one: Practice) -> None:
    page.goto(f"/practices/{one.public_id}/")
    page.get_by_role("link", name="We took it up").click()
    page.get_by_label("Since when").fill("2026-02")
    page.get_by_label("What was taken up").fill("Our own yard.")
    page.get_by_role("textbox", name="Address").fill("https://alba.example/yard")
    page.get_by_role("button", name="Report it").click()
    expect(page.get_by_text("Reported, not yet looked at")).to_be_visible()
