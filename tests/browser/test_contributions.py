"""A scale is set from a file, wrong at first; issued, paid in part; a reminder; the statement of a member."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from secretariat.people.models import Account
from tests.browser.test_promises import shot
from tests.cast import Cast
from tests.contributions.making import members

pytestmark = pytest.mark.django_db(transaction=True)
PHONE = 390
SignIn = Callable[[Page, Account], None]
Check = Callable[[Page], None]


def test_a_year_of_contributions(
    cast: Cast, make_page: Callable[..., Page], sign_in: SignIn, axe: Check
) -> None:
    members(cast)
    staff, delegate = make_page(), make_page(width=PHONE)
    for page, actor in ((staff, cast.staff), (delegate, cast.delegate)):
        sign_in(page, Account.objects.get(pk=actor.account_id))
    _set(staff, axe)
    _issue(staff, axe)
    _pay(staff, axe)
    shot(staff, "contributions")
    delegate.goto("/contributions/union/of/XA/")
    expect(delegate.get_by_text("300.00 EUR owed, ! 300.00 EUR in arrears")).to_be_visible()
    expect(delegate.get_by_role("link", name="Record a payment")).to_have_count(0)
    axe(delegate)
    assert delegate.evaluate("document.documentElement.scrollWidth") <= PHONE
    shot(delegate, "contributions-narrow")
    with delegate.expect_download() as taken:
        delegate.get_by_role("link", name="PDF").click()
    assert taken.value.path().read_bytes().startswith(b"%PDF-")
    stranger = make_page()
    stranger.goto("/contributions/union/")
    expect(stranger.get_by_role("heading", name="Sign in")).to_be_visible()


def _set(page: Page, axe: Check) -> None:
    """A file with a member that nobody knows is refused, named; mended, it is taken."""
    page.goto("/contributions/union/")
    axe(page)
    page.get_by_role("link", name="Set a scale").click()
    page.get_by_label("Year").fill("2025")
    page.get_by_role("radio", name="percentages").check()
    page.get_by_label("Currency").fill("EUR")
    page.get_by_role("textbox", name="Total").fill("1 000")
    page.get_by_label("Decided by").fill("Decision 4 of the Council")
    page.get_by_label("The members").fill("member;percent\nAlba;40\nBrenna;60")
    page.get_by_role("button", name="Look at the rows").click()
    expect(page.get_by_text("1 row cannot be taken")).to_be_visible()
    expect(page.get_by_role("row", name="Brenna")).to_contain_text("✕")
    axe(page)
    page.get_by_label("The members").fill("member;percent\nAlba;40\nBrenn;60")
    page.get_by_role("button", name="Look at the rows").click()
    expect(page.get_by_text("all rows can be taken")).to_be_visible()
    page.get_by_role("button", name="Take them").click()
    expect(page.get_by_role("row", name="2025")).to_contain_text("1,000.00 EUR")


def _issue(page: Page, axe: Check) -> None:
    page.get_by_role("link", name="Issue 2025").click()
    page.get_by_label("Day of issue").fill("2025-01-10")
    page.get_by_label("Last day to pay").fill("2025-03-01")
    axe(page)
    page.get_by_role("button", name="Record it").click()
    expect(page.get_by_role("row", name="Alba")).to_contain_text("400.00 EUR")


def _pay(page: Page, axe: Check) -> None:
    """A part is paid; a reminder of the rest is written, and kept as it went out."""
    page.get_by_role("link", name="Alba", exact=True).click()
    page.get_by_role("link", name="Record a payment").click()
    page.get_by_label("Sum").fill("100")
    page.get_by_label("Currency").fill("EUR")
    page.get_by_label("Day on which it came in").fill("2025-02-01")
    page.get_by_label("Reference of the bank").fill("Bank of Alba 17")
    axe(page)
    page.get_by_role("button", name="Record it").click()
    expect(page.get_by_text("Bank of Alba 17").first).to_be_visible()
    page.get_by_role("link", name="Write a letter").click()
    page.get_by_role("button", name="Show this letter").click()
    axe(page)
    page.get_by_role("button", name="Record it").click()
    expect(page.get_by_role("heading", name="Letters")).to_be_visible()
