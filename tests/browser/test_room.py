"""A drafting room in a browser: a proposal tabled by keyboard; the pages fit and are accessible."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Page, expect

from secretariat.people.actor import Actor
from secretariat.people.models import Account
from secretariat.texts.actions.issue_revision import issue_revision
from secretariat.texts.models import Draft
from tests.browser.conftest import NARROW
from tests.browser.test_sitting import fits, shot
from tests.cast import Cast, cast_of
from tests.texts.making import opened
from tests.texts.room import held, now, tabled

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    return cast_of(datetime(2026, 3, 16, 9, 30, tzinfo=UTC))


@pytest.fixture
def draft(cast: Cast) -> Draft:
    """A text with an opposed proposal, a reservation and a revision."""
    draft = opened(cast)
    proposal = tabled(draft, cast.chair, "The members meet every second year in the port of Ostwick.")
    held(draft, cast.delegate, proposal, "oppose")
    held(draft, cast.delegate, "p5", "reserve", reservation="study")
    issue_revision(
        draft=draft,
        label="Zero draft",
        by=cast.staff,
        at=now(draft).opened_at,
        seen_version=now(draft).version,
    )
    return draft


def account(actor: Actor) -> Account:
    return Account.objects.get(pk=actor.account_id)


def test_proposal_is_tabled_by_keyboard_and_its_bracket_is_seen(
    cast: Cast, draft: Draft, page: Page, sign_in: Callable[[Page, Account], None]
) -> None:
    sign_in(page, account(cast.delegate))
    page.goto(f"/rooms/{draft.public_id}/")
    for _step in range(4):
        page.keyboard.press("j")
    page.keyboard.press("e")
    words = page.get_by_label("The paragraph as you would have it")
    expect(words).to_have_value("They shall keep the locks open from April to October.")
    words.focus()
    page.keyboard.press("Control+A")
    page.keyboard.insert_text("They shall keep the locks open from March to October.")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".preview ins")).to_have_text("March")
    page.keyboard.press("t")
    paragraph = page.locator("#p-p4")
    expect(paragraph).to_contain_text("[bracket 2a April][bracket 2b March — Alba]")
    expect(page.locator(".obstacles-bar")).to_contain_text("3 points stand before a clean text")


def test_pages_of_a_room_fit_and_are_accessible(
    cast: Cast,
    draft: Draft,
    make_page: Callable[..., Page],
    axe: Callable[[Page], None],
    sign_in: Callable[[Page, Account], None],
) -> None:
    room = f"/rooms/{draft.public_id}/"
    pages = {
        "room": room,
        "paragraph": f"{room}paragraphs/p3/",
        "propose": f"{room}paragraphs/p3/propose/",
        "position": f"{room}acts/position/?target=p3",
        "consolidate": f"{room}acts/consolidate/?superseded=p3",
        "matrix": f"{room}positions/",
        "log": f"{room}log/",
        "revision": f"{room}revisions/1/",
        "compare": f"{room}compare/",
        "rooms": "/rooms/",
        "open": "/rooms/open/union/",
    }
    for width in (1280, NARROW):
        one = make_page(width=width)
        sign_in(one, account(cast.staff))
        for name, address in pages.items():
            one.goto(address)
            shot(one, f"room-{name}-{width}")
            assert fits(one), f"{name} scrolls sideways at {width}"
            axe(one)
