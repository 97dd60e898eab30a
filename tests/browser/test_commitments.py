"""The board of commitments by keyboard and on a narrow screen; a reminder answered from its letter."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.mail import EmailMultiAlternatives
from django.utils import timezone
from playwright.sync_api import Page, expect

from secretariat.commitments.actions.send_reminders import send_reminders
from secretariat.commitments.models import Commitment, Report
from secretariat.people.models import Account
from tests.browser.test_promises import shot
from tests.cast import Cast
from tests.commitments.making import BRENN, commitment, report, with_zone

pytestmark = pytest.mark.django_db(transaction=True)
PHONE = 390
SignIn = Callable[[Page, Account], None]
Check = Callable[[Page], None]


@pytest.fixture
def owed(cast: Cast) -> Commitment:
    """Three things owed in the union, one of them by Brenn and one done; the first is due in thirty days."""
    with_zone(cast)
    due = (timezone.now() + timedelta(days=30)).date().isoformat()
    first = commitment(cast, "Alba opens a port.", due=due)
    commitment(cast, "Brenn lights a tower.", owners=(BRENN,), due="2099-12-31")
    report(cast, commitment(cast, "Alba dredges the river."), "implemented")
    return first


def test_the_board_is_walked_and_narrowed_by_keys(owed: Commitment, page: Page, axe: Check) -> None:
    page.goto("/commitments/")
    axe(page)
    page.keyboard.press("j")
    page.keyboard.press("j")
    expect(page.locator("[data-item]").nth(1)).to_be_focused()
    page.keyboard.press("k")
    expect(page.locator("[data-item]").first).to_be_focused()
    words = page.locator("[data-item] th a").first.inner_text()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(words)
    page.goto("/commitments/")
    page.get_by_label("Words").focus()
    page.keyboard.type("port")
    page.keyboard.press("Enter")
    expect(page.locator("[data-item]")).to_have_count(1)
    expect(page.locator("[data-item] th a").first).to_have_text("Alba opens a port.")
    assert "q=port" in page.url


def test_the_board_is_read_on_a_narrow_screen_and_without_script(
    owed: Commitment, make_page: Callable[..., Page], axe: Check
) -> None:
    narrow = make_page(width=PHONE, java_script_enabled=False)
    narrow.goto("/commitments/")
    narrow.get_by_label("State").select_option("open")
    narrow.get_by_role("button", name="Show").click()
    expect(narrow.locator("[data-item]")).to_have_count(2)
    scripted = make_page(width=PHONE)
    scripted.goto("/commitments/?view=owners")
    axe(scripted)
    scripted.goto("/commitments/")
    axe(scripted)
    shot(scripted, "board-narrow")
    assert scripted.evaluate("document.documentElement.scrollWidth") <= PHONE


def letter_of(cast: Cast, settings: Any, live_server: Any) -> str:
    """The reminder as its reader's mail program shows it."""
    settings.ADDRESS = live_server.url
    assert send_reminders(at=timezone.now()) == 1
    (letter,) = mail.outbox
    assert isinstance(letter, EmailMultiAlternatives)
    (page, kind) = letter.alternatives[0]
    assert kind == "text/html"
    return str(page)


def test_a_reminder_is_answered_once_from_its_letter_without_signing_in(
    owed: Commitment, cast: Cast, page: Page, axe: Check, settings: Any, live_server: Any
) -> None:
    words = letter_of(cast, settings, live_server)
    page.set_content(words)
    axe(page)
    shot(page, "letter")
    answer = page.get_by_role("link", name="Say how it stands with one click").get_attribute("href")
    assert answer
    page.goto(answer)
    expect(page.get_by_role("heading", level=1)).to_have_text("Alba opens a port.")
    axe(page)
    shot(page, "answer")
    assert Report.objects.filter(commitment=owed).count() == 0
    page.get_by_label("In your words").fill("The quay stands.")
    page.get_by_role("button", name="It is in progress").click()
    expect(page.get_by_role("status")).to_contain_text("Your answer stands in the record")
    axe(page)
    page.goto(answer)
    expect(page.get_by_role("heading", level=1)).to_have_text("This was answered")
    axe(page)
    assert Report.objects.filter(commitment=owed).count() == 1


def test_links_that_were_made_void_open_nothing(
    owed: Commitment, cast: Cast, make_page: Callable[..., Page], sign_in: SignIn, axe: Check, settings: Any,
    live_server: Any,
) -> None:  # fmt: skip
    reader, holder = make_page(), make_page()
    reader.set_content(letter_of(cast, settings, live_server))
    links = [str(one.get_attribute("href")) for one in reader.get_by_role("link").all()]
    answer = next(one for one in links if "/said/confirm/" in one)
    stop = next(one for one in links if "/letters/stop/" in one)
    reader.goto(stop)
    expect(reader.get_by_role("button", name="Stop them")).to_be_visible()
    axe(reader)
    sign_in(holder, Account.objects.get(pk=cast.delegate.acting_id))
    holder.goto("/account/preferences/")
    holder.get_by_role("button", name="Make earlier links void").click()
    expect(holder.get_by_text("The links of earlier letters open nothing any more.")).to_be_visible()
    axe(holder)
    shot(holder, "preferences")
    for link in (answer, stop):
        reader.goto(link)
        expect(reader.get_by_role("heading", level=1)).to_have_text("This link opens nothing")
        axe(reader)
