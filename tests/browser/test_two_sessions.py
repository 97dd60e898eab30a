"""Two people at the same finding: the later one loses nothing and overwrites nothing."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from secretariat.evidence.models import Finding
from secretariat.people.models import Account
from tests.cast import Cast
from tests.desk.making import chair, received
from tests.factories import Make


@pytest.mark.parametrize("scripted", [True, False], ids=["script", "no script"])
def test_the_later_of_two_corrections_is_shown_what_stands(
    cast: Cast,
    make_page: Callable[..., Page],
    sign_in: Callable[[Page, Account], None],
    axe: Callable[[Page], None],
    tmp_path: Path,
    settings: Any,
    scripted: bool,
) -> None:
    settings.ORIGINALS = tmp_path / "originals"
    _, (finding,) = received(cast.staff, [chair()])
    one, other = (make_page(java_script_enabled=scripted) for _ in range(2))
    sign_in(one, Account.objects.get(pk=cast.staff.account_id))
    sign_in(other, Make.account("Sven Second", body=cast.union))
    address = f"/desk/findings/{finding.public_id}/correct/"
    for page in (one, other):
        page.goto(address)
    one.get_by_label("Holder").fill("Brenn")
    one.get_by_label("Until").fill("2027-01-31")
    one.get_by_role("button", name="Accept as corrected").click()
    expect(one.locator("h1")).not_to_have_text("Correct a finding")
    other.get_by_label("Holder").fill("Corva")
    other.get_by_role("button", name="Accept as corrected").click()
    stale = other.locator(".stale")
    expect(stale.get_by_role("heading")).to_have_text("Somebody changed this while you were writing")
    expect(stale).to_contain_text("Corrected (Sanna Staff")
    row = stale.get_by_role("row", name="Holder")
    expect(row).to_contain_text("both changed it")
    for words in ("Alba", "Brenn", "Corva"):
        expect(row).to_contain_text(words)
    expect(other.get_by_label("Holder")).to_have_value("Corva")
    expect(other.get_by_label("Until")).to_have_value("2027-01-31")
    if scripted:
        axe(other)
    other.get_by_role("button", name="Accept as corrected").click()
    expect(other.locator(".form-errors")).to_contain_text("Undo the decision first")
    expect(other.get_by_label("Holder")).to_have_value("Corva")
    assert Finding.objects.get().corrected["holder"] == "Brenn"
