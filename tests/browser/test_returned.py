"""A delegation takes the Word file of a room, changes it, hands it in, and tables what it proposes; and what
it keeps for itself stays its own."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from secretariat.texts.models import Draft
from tests.browser.conftest import NARROW
from tests.browser.test_room import account
from tests.browser.test_sitting import fits, shot
from tests.cast import Cast, cast_of
from tests.engines.drafting.word_files import changed
from tests.texts.making import opened
from tests.texts.room import tabled

pytestmark = pytest.mark.django_db(transaction=True)
SignIn = Callable[[Page, Any], None]


@pytest.fixture
def cast(transactional_db: None, settings: Any, tmp_path: Path) -> Cast:
    settings.ORIGINALS = tmp_path / "originals"
    return cast_of(datetime(2026, 3, 16, 9, 30, tzinfo=UTC))


@pytest.fixture
def draft(cast: Cast) -> Draft:
    draft = opened(cast)
    tabled(draft, cast.chair, "The members meet every second year in the port of Ostwick.")
    return draft


def changed_file(page: Page, draft: Draft, folder: Path) -> Path:
    """Take the bracketed Word file from the room and change it with tracked changes, by two authors."""
    page.goto(f"/rooms/{draft.public_id}/")
    with page.expect_download() as download:
        page.get_by_role("link", name="Bracketed, Word").click()
    data = changed(download.value.path().read_bytes(), "Ostwick", "Norwick")
    data = changed(data, "April", "March", author="Ms Desk Officer")
    file = folder / "alba comments.docx"
    file.write_bytes(data)
    return file


def test_word_file_goes_out_comes_back_and_is_tabled(
    cast: Cast, draft: Draft, page: Page, sign_in: SignIn, tmp_path: Path
) -> None:
    sign_in(page, account(cast.delegate))
    file = changed_file(page, draft, tmp_path)
    page.get_by_role("link", name="Hand a changed text in").click()
    page.get_by_label("File").set_input_files(file)
    page.get_by_role("button", name="Read it").click()
    expect(page.get_by_role("heading", name="What alba comments.docx proposes")).to_be_visible()
    expect(page.locator(".difference del").first).to_have_text("Ostwick")
    page.get_by_label("March").uncheck()
    page.get_by_role("button", name="Table what is ticked").click()
    expect(page.locator("#p-p3")).to_contain_text("— Alba")
    expect(page.locator("#p-p3")).to_contain_text("Norwick")
    expect(page.locator("#p-p4")).not_to_contain_text("March")


def test_words_kept_are_opened_again_and_tabled_by_keyboard(
    cast: Cast, draft: Draft, page: Page, sign_in: SignIn
) -> None:
    sign_in(page, account(cast.delegate))
    page.goto(f"/rooms/{draft.public_id}/paragraphs/p4/propose/")
    page.get_by_label("The paragraph as you would have it").fill("They shall keep the locks open all year.")
    page.get_by_role("button", name="Keep for our delegation").click()
    expect(page.locator(".difference ins")).to_have_text("all year")
    page.goto(f"/rooms/{draft.public_id}/")
    expect(page.locator("#own")).to_contain_text("seen by your delegation alone")
    page.locator("#own li a").click()
    words = page.get_by_label("The paragraph as you would have it")
    expect(words).to_have_value("They shall keep the locks open all year.")
    page.get_by_role("button", name="Show what changes").click()
    page.keyboard.press("t")
    expect(page.locator("#p-p4")).to_contain_text("all year — Alba")
    expect(page.locator("#own")).to_have_count(0)


def test_pages_of_texts_that_come_back_fit_and_are_accessible(
    cast: Cast,
    draft: Draft,
    make_page: Callable[..., Page],
    axe: Callable[[Page], None],
    sign_in: SignIn,
    tmp_path: Path,
) -> None:
    for width in (1280, NARROW):
        for scheme in ("light", "dark") if width == NARROW else ("light",):
            one = make_page(width=width, scheme=scheme)
            for who, actor in (("delegate", cast.delegate), ("staff", cast.staff)):
                sign_in(one, account(actor))
                file = changed_file(one, draft, tmp_path)
                one.goto(f"/rooms/{draft.public_id}/returned/")
                one.get_by_label("File").set_input_files(file)
                one.get_by_role("button", name="Read it").click()
                expect(one.get_by_role("button", name="Table what is ticked")).to_be_visible()
                look(one, axe, f"returned-review-{who}-{width}-{scheme}")
                one.goto(f"/rooms/{draft.public_id}/returned/")
                look(one, axe, f"returned-list-{who}-{width}-{scheme}")
            sign_in(one, account(cast.delegate))
            one.goto(f"/rooms/{draft.public_id}/paragraphs/p4/propose/")
            one.get_by_label("The paragraph as you would have it").fill(
                f"They keep it open, {width} {scheme}."
            )
            look(one, axe, f"returned-propose-{width}-{scheme}")
            one.get_by_role("button", name="Keep for our delegation").click()
            look(one, axe, f"returned-own-{width}-{scheme}")
            one.goto(f"/rooms/{draft.public_id}/")
            look(one, axe, f"returned-room-{width}-{scheme}")


def look(page: Page, axe: Callable[[Page], None], name: str) -> None:
    shot(page, name)
    assert fits(page), f"{name} scrolls sideways"
    axe(page)
