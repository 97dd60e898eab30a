"""Signing in and sitting down in a real browser: second factor, invitation, on behalf, other eyes."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.cache import cache
from django.utils import timezone
from playwright.sync_api import Page, expect

from secretariat.bodies.actions.invite_account import invite_account
from secretariat.people.actor import Role
from secretariat.people.models import Account
from tests.bodies.making import account_of, managers
from tests.browser.conftest import NARROW, WIDE
from tests.cast import Cast
from tests.factories import Make
from tests.people.signing import code_of, with_app

SENTENCE = "a sentence that is long"
PAGES = (
    "/account/",
    "/account/preferences/",
    "/account/password/",
    "/account/e-mail/",
    "/account/sessions/",
    "/account/second-factor/",
    "/account/passkeys/",
    "/account/single-sign-on/",
    "/seats/in/union/",
    "/seats/in/union/invite/",
    "/seats/in/union/give/",
    "/seats/note/",
    "/seats/look/",
)
SignIn = Callable[[Page, Account], None]
Check = Callable[[Page], None]


@pytest.fixture(autouse=True)
def _attempts() -> None:
    cache.clear()


def fill_in(page: Page, account: Account, origin: str = "", leads_to: str = "/account/") -> None:
    page.goto(f"{origin}/account/sign-in/?next={leads_to}")
    page.get_by_label("E-mail").fill(account.email)
    page.get_by_label("Password").fill("password")
    page.get_by_role("button", name="Sign in", exact=True).click()


def confirm(page: Page) -> None:
    page.get_by_label("Password").fill("password")
    page.get_by_role("button", name="Go on").click()


def fits(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))


@pytest.mark.parametrize("has_script", [True, False])
def test_sign_in_with_the_code_of_an_app(
    cast: Cast, make_page: Callable[..., Page], axe: Check, has_script: bool
) -> None:
    page = make_page(java_script_enabled=has_script)
    fill_in(page, with_app(Make.account("Ada Account", body=cast.union)))
    expect(page.get_by_role("heading", level=1)).to_have_text("Second factor")
    if has_script:
        axe(page)
    page.get_by_label("Code").fill(code_of())
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Ada Account")


def test_staff_are_led_to_the_second_factor_and_set_it_up(
    cast: Cast, page: Page, settings: Any, axe: Check
) -> None:
    settings.SECOND_FACTOR_REQUIRED = True
    fill_in(page, Make.account("Ada Account", body=cast.union))
    expect(page.get_by_text("Set one up to go on.")).to_be_visible()
    page.get_by_role("link", name="Set up an app").click()
    confirm(page)
    axe(page)
    secret = page.locator(".secret").inner_text()
    page.get_by_label("Code").fill(code_of(secret))
    page.get_by_role("button", name="Set it up").click()
    expect(page.locator(".codes li")).to_have_count(10)
    axe(page)
    page.goto("/account/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Ada Account")


def test_a_passkey_is_added_and_signs_in_alone(
    cast: Cast, make_page: Callable[..., Page], live_server: Any
) -> None:
    page = make_page()
    origin = live_server.url.replace("127.0.0.1", "localhost")  # passkeys know no bare addresses
    device = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    devices = page.context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": device})
    fill_in(page, Make.account("Ada Account", body=cast.union), origin, "/account/passkeys/add/")
    confirm(page)
    page.get_by_label("What you call it").fill("Laptop")
    page.get_by_label("Sign in with it alone").check()
    page.get_by_role("button", name="Add it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Recovery codes")
    page.goto(f"{origin}/account/passkeys/")
    expect(page.locator("tbody th")).to_have_text("Laptop")
    page.get_by_role("button", name="Sign out").click()
    page.goto(f"{origin}/account/sign-in/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page.locator(".account-name")).to_have_text("Ada Account")


def test_an_invitation_is_accepted(cast: Cast, page: Page, axe: Check) -> None:
    managers(cast)
    secret = "s" * 43
    seat = {"body": cast.union, "role": Role.MEMBER, "party": cast.alba}
    invite_account(
        email="nia@alba.example", name="Nia New", by=cast.staff, at=timezone.now(), secret=secret, **seat
    )
    page.goto(f"/account/invitation/{secret}/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Member of the delegation, Alba")
    assert secret not in page.url
    axe(page)
    page.get_by_label("Password", exact=True).fill(SENTENCE)
    page.get_by_label("Password, once more").fill(SENTENCE)
    page.get_by_label("Time zone").select_option("Europe/Athens")
    page.get_by_role("button", name="Open the account").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Nia New")
    expect(page.locator("#seats tbody")).to_contain_text("Member of the delegation, Alba")


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_on_behalf_and_through_other_eyes_stand_over_each_page(
    cast: Cast, make_page: Callable[..., Page], sign_in: SignIn, axe: Check, width: int
) -> None:
    managers(cast)
    page = make_page(width)
    sign_in(page, account_of(cast.staff))
    page.goto("/seats/note/")
    page.get_by_label("Delegation").select_option("XA")
    page.get_by_label("How the note is called").fill("note verbale 12/2026")
    page.get_by_role("button", name="Begin").click()
    bar = page.locator(".acting")
    expect(bar).to_contain_text("You act on behalf of Alba")
    axe(page)
    page.goto("/bodies/union/")
    expect(bar).to_contain_text("note verbale 12/2026")
    bar.get_by_role("button", name="Stop").click()
    expect(bar).to_have_count(0)
    page.goto("/seats/look/")
    page.get_by_label("As", exact=True).select_option("observer")
    page.get_by_role("button", name="Look").click()
    expect(bar).to_contain_text("You see the site as observer in Union of the Three Rivers.")
    axe(page)
    assert fits(page)
    bar.get_by_role("button", name="Back to your own seat").click()
    expect(bar).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_pages_of_accounts_and_seats_break_no_rule_of_wcag(
    cast: Cast, make_page: Callable[..., Page], sign_in: SignIn, axe: Check, width: int, scheme: str
) -> None:
    managers(cast)
    page = make_page(width, scheme)
    sign_in(page, account_of(cast.staff))
    for address in (*PAGES, f"/seats/accounts/{cast.delegate.public_id}/"):
        answer = page.goto(address)
        assert answer is not None
        assert answer.status == 200, address
        axe(page)
        assert fits(page), address
