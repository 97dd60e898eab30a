"""Agendas in a browser: their pages have no flaw that axe finds, wide and narrow, and open by keyboard."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from secretariat.commitments.actions.measure_indicator import measure_indicator
from secretariat.commitments.bridge import IndicatorValue
from secretariat.meetings.actions.record_items import NewItem, record_items
from secretariat.meetings.shapes.agenda import ItemValue
from secretariat.people.models import Account
from tests.browser.conftest import NARROW, WIDE
from tests.cast import Cast
from tests.commitments import making
from tests.factories import Make

SignIn = Callable[[Page, Account], None]
Check = Callable[[Page], None]


@pytest.mark.parametrize(("width", "scheme"), [(WIDE, "light"), (NARROW, "dark")])
def test_agenda_is_kept_and_read(
    cast: Cast, make_page: Callable[..., Page], sign_in: SignIn, axe: Check, width: int, scheme: str
) -> None:
    version = making.version(cast, next_review="2025")
    indicators = (IndicatorValue(name="Ports", unit="ports", baseline="0", target="10", by="2030"),)
    line = making.priority(cast, version, topics=("transport",), indicators=indicators)
    making.priority(cast, version, "Clean water", position=1)
    making.commitment(cast, priority=line.public_id)
    source = making.sourced(cast)
    measure_indicator(
        priority=line, indicator="Ports", figure="4", on="2026-01", sourced=source, seen_count=0
    )
    review = making.review(cast, version.of)
    agenda = f"/strategies/{version.of.public_id}/"
    page = make_page(width, scheme)
    sign_in(page, Account.objects.get(pk=cast.staff.account_id))
    addresses = (
        "/strategies/", "/strategies/?body=union", agenda, f"{agenda}coverage/",
        f"/priorities/{line.public_id}/", "/bodies/union/focus/", "/said/bodies/union/agenda/",
        f"/said{agenda}version/", f"/said/versions/{version.public_id}/lines/", f"/said{agenda}review/",
        f"/said/priorities/{line.public_id}/measure/", f"/said/reviews/{review.public_id}/close/",
    )  # fmt: skip
    for address in addresses:
        answer = page.goto(address)
        assert answer
        assert answer.status == 200, address
        axe(page)
    page.goto("/strategies/")
    page.get_by_role("link", name="The agenda").first.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("The agenda")


@pytest.mark.parametrize(("width", "scheme"), [(WIDE, "light"), (NARROW, "dark")])
def test_line_is_changed_and_an_item_filed_under_it_and_taken_back(
    cast: Cast, make_page: Callable[..., Page], sign_in: SignIn, axe: Check, width: int, scheme: str
) -> None:
    line = making.priority(cast, making.version(cast), number="1")
    making.priority(cast, line.of, "Clean water", number="2", position=1)
    agenda = line.of.of.public_id
    meeting = Make.meeting(cast.union, "Council", "2026-03-01", by=cast.staff, fields={"kind": "council"})
    item = NewItem(ItemValue(meeting="", body=None, title="Ports", number="1"))
    record_items(meeting=meeting, items=[item], sourced=making.sourced(cast), seen_version=0)
    page = make_page(width, scheme)
    sign_in(page, Account.objects.get(pk=cast.staff.account_id))

    def looked_at() -> None:
        axe(page)
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), page.url

    page.goto(f"/priorities/{line.public_id}/")
    looked_at()
    page.get_by_role("link", name="Change the line").click()
    looked_at()
    page.get_by_label("What it says").fill("Safer ports")
    page.get_by_label("Transport", exact=True).focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Record it").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("1 Safer ports")
    expect(page.get_by_text("Transport", exact=True)).to_be_visible()
    page.goto(f"/meetings/{meeting.public_id}/agenda/")
    page.get_by_role("link", name="File under an agenda").first.click()
    looked_at()
    page.get_by_label("Line of the agenda").select_option(label="1 Safer ports")
    page.get_by_role("button", name="Record it").click()
    looked_at()
    page.goto(f"/strategies/{agenda}/coverage/")
    row = page.locator("tr", has=page.get_by_role("link", name="1 Safer ports"))
    expect(row.locator("td[data-label^='Items']")).to_have_text("1")
    looked_at()
    page.goto(f"/priorities/{line.public_id}/")
    page.get_by_role("link", name="Take it from here").click()
    looked_at()
    page.get_by_label("Why it does not belong there").fill("It is of roads.")
    page.get_by_role("button", name="Record it").click()
    expect(page.get_by_role("link", name="Take it from here")).to_have_count(0)
    forms = (f"versions/{line.of.public_id}/order/", f"versions/{line.of.public_id}/line/",
             f"versions/{line.of.public_id}/change/", f"strategies/{agenda}/change/")  # fmt: skip
    for address in forms:
        page.goto(f"/said/{address}")
        looked_at()
    review = making.review(cast, line.of.of)
    page.goto(f"/reviews/{review.public_id}/")
    looked_at()
