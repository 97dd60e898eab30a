"""A press release in a real browser: from the visit to the reader at a footnote, and a correction."""

import os
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from secretariat.notices.models import Notice
from secretariat.people.models import Account
from tests.browser.conftest import NARROW, WIDE
from tests.cast import Cast
from tests.factories import Make
from tests.notices.making import picture
from tests.rights.standing import notices_of

pytestmark = pytest.mark.django_db(transaction=True)
SignIn = Callable[[Page, Account], None]
Check = Callable[[Page], None]
TITLE = "Working visit to Port Alba"


@pytest.fixture(autouse=True)
def _store(settings: Any, tmp_path: Path) -> None:
    settings.ORIGINALS = str(tmp_path / "originals")


def shot(page: Page, name: str) -> None:
    """Keep a picture where one is asked for: SHOTS=folder."""
    if folder := os.environ.get("SHOTS"):
        page.screenshot(path=f"{folder}/{name}.png", full_page=True)


def visit_of(cast: Cast) -> str:
    """A visit on record; its address."""
    meeting = Make.meeting(
        cast.union, TITLE, "2026-03-12", fields={"kind": "visit", "place": "Port Alba", "country": "XA"}
    )
    return f"/meetings/{meeting.public_id}/"


def test_a_press_release_from_the_visit_to_the_reader(
    cast: Cast, make_page: Callable[..., Page], sign_in: SignIn, axe: Check, tmp_path: Path
) -> None:
    Make.account("Cora Colleague", body=cast.union)
    visit = visit_of(cast)
    writer, other, reader = make_page(), make_page(), make_page()
    sign_in(writer, Account.objects.get(pk=cast.staff.account_id))
    sign_in(other, Account.objects.get(name="Cora Colleague"))
    work = it_is_drafted_and_written(writer, visit, axe)
    its_facts_are_tied(writer, axe)
    it_has_a_picture(writer, tmp_path, axe)
    it_is_approved_by_another(writer, other, work, axe)
    it_waits_for_its_moment(writer, reader, work, axe)
    the_reader_follows_a_footnote(reader, axe)
    it_is_corrected(writer, other, reader, work, axe)


def it_is_drafted_and_written(page: Page, visit: str, axe: Check) -> str:
    page.goto(visit)
    page.get_by_role("link", name="Write a notice").click()
    axe(page)
    expect(page.get_by_label("A press release of the meeting or visit")).to_be_checked()
    page.get_by_role("button", name="Begin").click()
    expect(page.locator(".notice-sentence")).to_have_count(1)
    work = page.url
    axe(page)
    page.get_by_role("link", name="Write English").click()
    axe(page)
    shot(page, "notice-write")
    lede = page.get_by_label("First paragraph")
    lede.fill(lede.input_value().replace("was held", "took place"))
    page.get_by_label("Text").fill("The guests saw 3 locks on 12 March 2026.\n\nAll sides were content.")
    page.get_by_role("button", name="Save").click()
    return work


def its_facts_are_tied(page: Page, axe: Check) -> None:
    first, second = page.locator(".notice-sentence").nth(0), page.locator(".notice-sentence").nth(1)
    expect(first).to_contain_text("Words changed since they were drawn from the record")
    first.get_by_role("button", name="It still says what its lines do").click()
    expect(page.locator(".notice-sentence").nth(0)).not_to_contain_text("Words changed")
    expect(second).to_contain_text("points to no line")
    second.get_by_text("Tie to a line").click()
    axe(page)
    shot(page, "notice-tie")
    second.get_by_role("button", name="Tie").click()
    expect(page.locator(".notice-sentence").nth(1)).to_contain_text(TITLE)


def it_has_a_picture(page: Page, folder: Path, axe: Check) -> None:
    file = folder / "lock.png"
    file.write_bytes(picture(size=(640, 360)))
    page.get_by_role("link", name="Add a picture").click()
    axe(page)
    page.get_by_label("Picture", exact=True).set_input_files(file)
    page.get_by_label("What it shows").fill("A lock in the morning")
    page.get_by_role("button", name="Add a picture").click()
    expect(page.get_by_role("img", name="A lock in the morning")).to_be_visible()


def it_is_approved_by_another(writer: Page, other: Page, work: str, axe: Check) -> None:
    writer.get_by_role("link", name="Submit for approval").click()
    writer.get_by_role("button", name="Submit for approval").click()
    expect(writer.get_by_text("You wrote some of these words yourself")).to_be_visible()
    other.goto("/notices/")
    axe(other)
    other.locator("#submitted .entry-name a").click()
    other.get_by_role("link", name="Look and approve").click()
    axe(other)
    shot(other, "notice-approve")
    other.get_by_role("button", name="Approve").click()
    writer.goto(work)


def it_waits_for_its_moment(writer: Page, reader: Page, work: str, axe: Check) -> None:
    writer.get_by_role("link", name="Publish", exact=True).click()
    axe(writer)
    writer.get_by_label("Embargo until (day)").fill((timezone.localdate() + timedelta(days=2)).isoformat())
    writer.get_by_label("Hour").fill("10:00")
    writer.get_by_role("button", name="Publish").click()
    expect(writer.get_by_text("Under embargo")).to_be_visible()
    shot(writer, "notice-embargo")
    writer.get_by_role("link", name="Preview").click()
    axe(writer)
    answer = reader.goto(f"/news/{Notice.objects.get().public_id}/")
    assert answer is not None
    assert answer.status == 404
    Notice.objects.update(published_at=timezone.now() - timedelta(minutes=1))  # its moment has come


def the_reader_follows_a_footnote(reader: Page, axe: Check) -> None:
    reader.goto("/news/")
    axe(reader)
    reader.locator(".entries .entry-name a").first.click()
    axe(reader)
    shot(reader, "notice-public")
    expect(reader.get_by_role("img", name="A lock in the morning")).to_be_visible()
    reader.get_by_role("link", name="Footnote 1").first.click()
    assert "/lines/" in reader.url
    expect(reader.get_by_role("heading", name="What sources claim")).to_be_visible()


def it_is_corrected(writer: Page, other: Page, reader: Page, work: str, axe: Check) -> None:
    writer.goto(work)
    writer.get_by_role("link", name="Write English").click()
    text = writer.get_by_label("Text")
    text.fill(text.input_value().replace("3 locks", "4 locks"))
    writer.get_by_role("button", name="Save").click()
    writer.get_by_role("link", name="Submit for approval").click()
    writer.get_by_role("button", name="Submit for approval").click()
    other.goto(work)
    other.get_by_role("link", name="Look and approve").click()
    expect(other.locator("ins", has_text="4 locks")).to_be_visible()
    other.get_by_role("button", name="Approve").click()
    writer.goto(work)
    writer.get_by_role("link", name="Publish the correction").click()
    axe(writer)
    writer.get_by_label("What was corrected").fill("It was four locks, not three.")
    writer.get_by_role("button", name="Publish the correction").click()
    reader.goto(f"/news/{Notice.objects.get().public_id}/")
    axe(reader)
    expect(reader.get_by_text("It was four locks, not three.")).to_be_visible()
    shot(reader, "notice-corrected")


@pytest.mark.parametrize(("width", "scheme"), [(WIDE, "dark"), (NARROW, "light")])
def test_pages_of_notices_fit_and_break_no_rule(
    cast: Cast, make_page: Callable[..., Page], sign_in: SignIn, axe: Check, width: int, scheme: str
) -> None:
    made = notices_of(cast)
    page = make_page(width, scheme)
    sign_in(page, Account.objects.get(pk=cast.staff.account_id))
    for address in (
        "/news/", f"/news/{made.published}/", "/notices/", f"/notices/{made.draft}/",
        f"/notices/{made.draft}/write/en/", f"/notices/{made.draft}/write/ru/",
        f"/notices/{made.submitted}/approve/",
        f"/notices/{made.approved}/publish/", f"/notices/{made.embargoed}/", "/notices/rule/union/",
        "/notices/new/union/",
    ):  # fmt: skip
        answer = page.goto(address)
        assert answer is not None
        assert answer.status == 200, address
        axe(page)
        wide = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
        assert page.evaluate(wide), address
