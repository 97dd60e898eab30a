"""The matrix finds like Priorities; an initiative goes from two chairs at once to its joint calendar."""

from collections.abc import Callable

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from secretariat.parties.models import Body
from secretariat.people.models import Account
from tests.browser.test_promises import shot
from tests.cast import Cast
from tests.factories import Make
from tests.initiatives.making import around_today
from tests.site.levels_making import like_lines

pytestmark = pytest.mark.django_db(transaction=True)
PHONE = 390
SignIn = Callable[[Page, Account], None]
Check = Callable[[Page], None]


def test_the_matrix_of_levels_finds_two_bodies_with_like_priorities(
    cast: Cast, page: Page, make_page: Callable[..., Page], axe: Check
) -> None:
    like_lines(cast)
    page.goto("/bodies/")
    page.get_by_role("link", name="By level and topic").click()
    like = page.locator("#like tbody tr")
    expect(like).to_have_count(1)
    expect(like).to_contain_text("Safety of ports")
    expect(like).to_contain_text("Safe ports and port safety")
    expect(like).to_contain_text("both say: ports, safety; both under: Transport")
    expect(page.locator("#missing")).to_contain_text("Clean water in rivers")
    axe(page)
    shot(page, "levels")
    page.locator("#matrix").get_by_role("link", name="1 line").first.click()
    expect(page.locator("#here")).to_contain_text("Safety of ports")
    axe(page)
    narrow = make_page(width=PHONE)
    narrow.goto("/levels/")
    axe(narrow)
    assert narrow.evaluate("document.documentElement.scrollWidth") <= PHONE


def test_one_initiative_is_put_to_two_bodies_under_one_chair(
    cast: Cast, page: Page, make_page: Callable[..., Page], sign_in: SignIn, axe: Check
) -> None:
    like_lines(cast)
    around_today(cast, Body.objects.get(slug="cities"))
    today = timezone.localdate().isoformat()
    Make.meeting(cast.union, "Council of the Rivers", today, "planned")
    sign_in(page, Account.objects.get(pk=cast.staff.account_id))
    page.goto("/")
    page.get_by_role("link", name="Corva: Union of the Three Rivers, League of River Cities").click()
    axe(page)
    page.get_by_role("link", name="Propose it").first.click()
    expect(page.get_by_label("Safe ports and port safety")).to_be_checked()
    page.get_by_label("What is to be reached").fill("One rule for ship and quay.")
    axe(page)
    page.get_by_role("button", name="Put it to both bodies").click()
    for name in ("Union of the Three Rivers", "League of River Cities"):
        page.get_by_role("link", name=f"Record the answer of {name}").click()
        page.get_by_label("Agreed").check()
        page.get_by_label("Or where that is told").fill("https://union.example/decisions/7")
        axe(page)
        page.get_by_role("button", name="Record it").click()
    page.get_by_role("link", name="Add an action").click()
    page.get_by_label("What is done").fill("The rule is written.")
    page.get_by_label("By when").fill(today)
    page.get_by_role("button", name="Record it").click()
    calendar = page.locator("#calendar tbody")
    expect(calendar).to_contain_text("The rule is written.")
    expect(calendar).to_contain_text("Council of the Rivers")
    axe(page)
    shot(page, "joint-initiative")
    page.get_by_role("link", name="Put it on its agenda").first.click()
    expect(page.get_by_label("Title", exact=True)).to_have_value("Safety of ports")
    narrow = make_page(width=PHONE)
    narrow.goto("/joint/")
    narrow.locator("main tbody").get_by_role("link").first.click()
    axe(narrow)
    assert narrow.evaluate("document.documentElement.scrollWidth") <= PHONE
