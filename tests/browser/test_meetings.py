"""The pages of meetings in a real browser: wide, narrow and dark, accessible, nothing beyond the edge."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from secretariat.people.models import Account
from tests.cast import Cast
from tests.meetings.making import item, programme, recorded, visit

pytestmark = pytest.mark.django_db(transaction=True)
SignIn = Callable[[Page, Account], None]


@pytest.fixture
def addresses(cast: Cast) -> list[str]:
    """A series with a gap, a visit, a summit of which only the month is known."""
    for number in (14, 16):
        recorded(cast, ordinal=number, title=f"{number}th Council", on=f"20{number}-05-01", status="held")
    ahead = recorded(cast, title="Council of May", on="2099-05-12", begins="09:30", time_zone="Europe/Riga")
    recorded(cast, kind="summit", title="Summit of the Three Rivers and their banks", on="2099-05")
    trip = visit(cast)
    programme(cast, trip, item(trip, "Mara Lind, Minister"))
    return [
        "/meetings/?when=all", "/meetings/2099-05/", "/bodies/union/meetings/council/", "/convene/record/",
        f"/meetings/{ahead.public_id}/", f"/meetings/{trip.public_id}/",
        f"/convene/{trip.public_id}/outcome/",
        f"/convene/{trip.public_id}/programme/", f"/convene/{ahead.public_id}/change/",
        f"/convene/{ahead.public_id}/postpone/", f"/convene/{ahead.public_id}/invite/",
    ]  # fmt: skip


@pytest.mark.parametrize("options", [{}, {"width": 360}, {"scheme": "dark"}])
def test_pages_of_meetings_are_accessible_and_stay_within_the_edge(
    cast: Cast,
    addresses: list[str],
    make_page: Callable[..., Page],
    sign_in: SignIn,
    axe: Callable[[Page], None],
    options: dict[str, Any],
) -> None:
    page = make_page(**options)
    page.set_default_timeout(60_000)
    sign_in(page, Account.objects.get(pk=cast.staff.account_id))
    for address in addresses:
        page.goto(address)
        axe(page)
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), address


def test_invitation_is_seen_before_it_is_sent(
    cast: Cast, addresses: list[str], make_page: Callable[..., Page], sign_in: SignIn
) -> None:
    page = make_page(java_script_enabled=False)
    sign_in(page, Account.objects.get(pk=cast.staff.account_id))
    page.goto(addresses[-1])
    page.get_by_label("Adam of Alba").check()
    page.get_by_label("Others").fill("Mara Lind <mara@alba.example>")
    page.get_by_role("button", name="Show who gets it").click()
    expect(page.get_by_role("heading", name="2 people get this letter")).to_be_visible()
    page.get_by_role("button", name="Send 2 letters").click()
    expect(page.get_by_text("2 letters are in the outbox.")).to_be_visible()
