"""The pages of the history in a real browser: readable by everybody, wide and narrow, light and dark."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from secretariat.desk.actions.correct_finding import correct_finding
from secretariat.people.models import Account
from tests.cast import Cast
from tests.desk.making import NOW, chair, received
from tests.factories import Make


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (360, "dark")])
def test_what_was_done_stands_before_and_after(
    cast: Cast,
    make_page: Callable[..., Page],
    sign_in: Callable[[Page, Account], None],
    axe: Callable[[Page], None],
    tmp_path: Path,
    settings: Any,
    width: int,
    scheme: str,
) -> None:
    settings.ORIGINALS = tmp_path / "originals"
    Make.chairmanship(cast.union, cast.alba, "2026-07-01/2026-12-31", "planned")
    document, (finding,) = received(cast.staff, [chair()])
    correct_finding(finding=finding, value={"holder": "Corva"}, by=cast.staff, at=NOW, seen_version=1)
    page = make_page(width, scheme)
    sign_in(page, Account.objects.get(pk=cast.staff.account_id))
    page.goto("/history/")
    act = page.locator(".act", has_text="corrected a finding")
    expect(act.locator("del")).to_have_text("Alba")
    expect(act.locator("ins")).to_have_text("Corva")
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.get_by_label("Who").fill("nobody of that name")
    page.get_by_role("button", name="Look").click()
    expect(page.locator(".empty")).to_be_visible()
    page.goto(f"/documents/{document.public_id}/")
    page.get_by_role("contentinfo").get_by_role("link", name="History").click()
    expect(page.locator("h1")).to_have_text(document.title)
    expect(page.locator(".act").last).to_contain_text("received a document")
    axe(page)
