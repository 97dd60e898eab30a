"""The council and the General Conference of the demonstration year: agenda, documents, people, report."""

import io
import os
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from secretariat.demo.actions.play_demonstration import play_demonstration
from secretariat.meetings.models import Meeting
from secretariat.people.models import Account
from tests.browser.conftest import NARROW

pytestmark = pytest.mark.django_db(transaction=True)
PAGES = ("agenda", "documents", "participants", "report")


@pytest.fixture
def year(settings: Any, tmp_path: Path) -> dict[str, str]:
    """Play the year; return the addresses of its council and its conference."""
    settings.ORIGINALS = tmp_path / "originals"
    settings.HOUSE, settings.DEMO = "ovsc", True
    assert play_demonstration()
    found = {
        name: Meeting.objects.filter(title__startswith=title, items__isnull=False).distinct().get().public_id
        for name, title in (
            ("council", "2nd Meeting of the Council"),
            ("conference", "1st General Conference"),
        )
    }
    return {name: f"/meetings/{public_id}/" for name, public_id in found.items()}


def fits(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))


def test_sittings_of_the_year_are_seen_taken_away_and_prepared(
    year: dict[str, str],
    make_page: Callable[..., Page],
    axe: Callable[[Page], None],
    sign_in: Callable[[Page, Account], None],
) -> None:
    """One test for all of it: the year is played once."""
    page, narrow = make_page(), make_page(width=NARROW)
    read_the_council(page, year)
    page.goto(f"{year['conference']}agenda/")
    expect(page.locator("#timetable")).to_contain_text("Room Tern")
    expect(page.locator("#items")).to_contain_text("video message")
    for address in year.values():
        for name in PAGES:
            for one in (page, narrow):
                one.goto(f"{address}{name}/")
                assert fits(one), f"{name} scrolls sideways at {one.viewport_size}"
                shot(one, f"{name}-{'wide' if one is page else 'narrow'}-{address.split('/')[2]}")
            axe(page)
            axe(narrow)
    take_papers_away(page, year["council"])
    desk = make_page(java_script_enabled=False)
    sign_in(desk, Account.objects.get(email="milo-arrend@demo.example"))
    prepare_the_next(desk)


def shot(page: Page, name: str) -> None:
    """Keep a picture of the page where a folder is named for it."""
    folder = os.environ.get("SHOTS")
    if folder:
        page.screenshot(path=f"{folder}/{name}.png", full_page=True)


def read_the_council(page: Page, year: dict[str, str]) -> None:
    """Read agenda, documents, participants and report as a visitor."""
    page.goto(year["council"])
    page.locator(".sitting-ways").get_by_role("link", name="Agenda").click()
    expect(page.get_by_role("heading", name="Order of the day")).to_be_visible()
    expect(page.locator("#items")).to_contain_text("3 bis")
    expect(page.locator("#items")).to_contain_text(
        "The Council adopted the Ostwick Declaration on Safe Ports."
    )
    expect(page.locator("#items")).to_contain_text("A harbour that turns waste away sends it to the sea.")
    expect(page.locator("#items")).to_contain_text("check against delivery")
    expect(page.locator("#sent")).to_contain_text("Version 2")
    page.locator(".sitting-ways").get_by_role("link", name="Documents").click()
    expect(page.locator("main")).to_contain_text("Superseded by OVSC/C/2026/1/Rev.1")
    expect(page.locator("main")).to_contain_text("! Came late")
    page.locator(".sitting-ways").get_by_role("link", name="Participants").click()
    members = page.locator("#member h3")
    expect(members.first).to_contain_text("Alba")
    assert members.count() == 13
    expect(page.locator("main")).to_contain_text("Nadia Korsel")
    page.get_by_label("Order", exact=True).select_option(label="The chair first, then by name")
    page.get_by_role("button", name="Show").click()
    expect(members.first).to_contain_text("Brenn")
    page.locator(".sitting-ways").get_by_role("link", name="Report").click()
    expect(page.locator("#course")).to_contain_text("Approved")
    expect(page.locator("#decisions")).to_contain_text("OVSC/C/DEC/2026/2")
    expect(page.locator("#participants")).to_contain_text("H.E. Mairen Cadell")


def take_papers_away(page: Page, council: str) -> None:
    """Take the order of the day, the documents, the list and the report away."""

    def taken(name: str) -> bytes:
        answer = page.request.get(f"{council}{name}")
        assert answer.status == 200, name
        return answer.body()

    order = PdfReader(io.BytesIO(taken("agenda.pdf")))
    assert len(order.pages) == 1
    assert "Ice on the northern approaches" in order.pages[0].extract_text()
    names = zipfile.ZipFile(io.BytesIO(taken("documents.zip"))).namelist()
    assert names == ["000_contents.txt", "001_OVSC-C-2026-1-Rev.1_en.txt", "002_OVSC-C-2026-2_en.txt"]
    assert taken("participants.csv").decode("utf-8-sig").count("\r\n") == 18
    report = "\n".join(one.extract_text() for one in PdfReader(io.BytesIO(taken("report.pdf"))).pages)
    assert "Annex III. Participants" in report


def prepare_the_next(page: Page) -> None:
    """Put an item on the agenda of the next council, send it and number it anew, without script."""
    council = (
        Meeting.objects.filter(title__startswith="3rd Meeting", items__isnull=False)
        .distinct()
        .get()
        .public_id
    )
    page.goto(f"/meetings/{council}/agenda/")
    page.get_by_role("link", name="Add an item").click()
    page.locator("#id_number").fill("2 bis")
    page.locator("#id_title").fill("Ice on the northern approaches")
    page.locator("#id_speakers").fill("Fennoy")
    page.get_by_role("button", name="Put it on the agenda").click()
    expect(page.locator("#items")).to_contain_text("Ice on the northern approaches")
    page.get_by_role("link", name="Send it").click()
    page.get_by_label("Owain Prestor").check()
    page.locator("#id_others").fill("Mara Lind <mara@alba.example>")
    page.get_by_role("button", name="Show who gets it").click()
    expect(page.get_by_role("heading", name="2 people get this letter")).to_be_visible()
    page.locator("summary", has_text="The letter").first.click()
    expect(page.locator("pre.letter").first).to_contain_text("Ice on the northern approaches")
    assert fits(page)
    shot(page, "letters")
    page.get_by_role("button", name="Send 2 letters").click()
    page.get_by_role("link", name="Order and numbers").click()
    page.get_by_label("Number them anew in this order").check()
    page.get_by_role("button", name="Put them in this order").click()
    expect(page.locator("#sent")).to_contain_text("number: 2 bis → 3")
