"""A draft is put to the business council; each opinion gets the answer of the body."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from secretariat.business.models import Consultation
from secretariat.people.models import Account
from tests.browser.test_promises import shot
from tests.business.making import council, speaker
from tests.cast import Cast
from tests.texts.making import opened

pytestmark = pytest.mark.django_db(transaction=True)
PHONE = 390


def test_a_text_is_put_to_the_council_and_each_opinion_is_answered(
    cast: Cast,
    page: Page,
    make_page: Callable[..., Page],
    sign_in: Callable[[Page, Account], None],
    axe: Callable[[Page], None],
) -> None:
    draft = opened(cast)
    council(cast)
    sign_in(page, Account.objects.get(pk=cast.staff.account_id))
    page.goto("/business/")
    axe(page)
    page.get_by_role("link", name="Ask the council of").first.click()
    axe(page)
    page.get_by_label("What is put to it").select_option(label=draft.title)
    page.get_by_label("Title").fill("The locks")
    page.get_by_label("What you ask").fill("Can barges pass by night?")
    tomorrow = timezone.localdate() + timedelta(days=2)
    page.get_by_label("Last day for opinions").fill(tomorrow.isoformat())
    page.get_by_role("button", name="Ask", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("The locks")
    axe(page)
    home = page.url

    member = make_page()
    sign_in(member, Account.objects.get(pk=speaker(cast).account_id))
    member.goto(home)
    member.get_by_role("link", name="Give an opinion").click()
    member.get_by_label("Supports it with changes").check()
    member.get_by_label("The opinion").fill("By night too, if the locks are lit.")
    axe(member)
    member.get_by_role("button", name="Publish it").click()
    expect(member.get_by_text("By night too")).to_be_visible()

    page.goto(home)
    page.get_by_role("link", name="Give an opinion").click()
    page.get_by_label("Who says it").select_option(label="Lines Ltd")
    page.get_by_label("Objects to it").check()
    page.get_by_label("The opinion").fill("Nobody pays the keepers.")
    page.get_by_label("On which paper it rests").fill("letter of today")
    page.get_by_role("button", name="Publish it").click()
    for name, verdict, words in (
        ("Chamber of Dorn", "Taken up in part", "Four locks are lit."),
        ("Lines Ltd", "Not taken up", "The keepers are paid by the state."),
    ):
        page.get_by_role("link", name=f"Answer {name}", exact=True).click()
        page.get_by_label(verdict, exact=True).check()
        page.get_by_label("The answer, with its reasons").fill(words)
        axe(page)
        page.get_by_role("button", name="Record it").click()
        expect(page.get_by_text(words)).to_be_visible()

    Consultation.objects.update(closes_on=timezone.localdate() - timedelta(days=1), opened_on="2026-01-01")
    page.goto(home)
    page.get_by_role("link", name="End the consultation").click()
    page.get_by_label("What came of it").fill("Four locks are lit from spring on.")
    page.get_by_role("button", name="Record it").click()
    expect(page.get_by_text("answered and ended")).to_be_visible()
    shot(page, "consultation")
    stranger = make_page(width=PHONE)
    stranger.goto(home)
    expect(stranger.get_by_text("The keepers are paid by the state.")).to_be_visible()
    axe(stranger)
    shot(stranger, "consultation-narrow")
    assert stranger.evaluate("document.documentElement.scrollWidth") <= PHONE
    page.goto("/business/councils/union-business/")
    axe(page)
