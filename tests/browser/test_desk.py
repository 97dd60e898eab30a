"""The desk in a real browser: a press release becomes sourced lines, by keyboard alone."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from secretariat.chairs.models import Chairmanship
from secretariat.evidence.models import Document, Finding
from secretariat.meetings.models import Meeting
from secretariat.people.models import Account
from secretariat.texts.models import Text
from tests.cast import Cast
from tests.desk.making import chair, office, received, talk, visit
from tests.desk.record import make_record

MOST_KEYS = 25


class Keys:
    """A reviewer's hands: every key that is pressed is counted."""

    def __init__(self, page: Page) -> None:
        self.page, self.count = page, 0

    def press(self, *keys: str) -> None:
        self.page.wait_for_load_state("networkidle")  # keys count from when the page listens
        for key in keys:
            self.page.keyboard.press(key)
            self.count += 1


@pytest.fixture
def desk(
    cast: Cast, page: Page, sign_in: Callable[[Page, Account], None], tmp_path: Path, settings: Any
) -> Page:
    settings.ORIGINALS = tmp_path / "originals"
    sign_in(page, Account.objects.get(pk=cast.staff.account_id))
    return page


@pytest.fixture
def seed(shared: Path) -> Path:
    return next((shared / "documents" / "seeds").glob("000_*.txt"))


def test_first_seed_from_upload_to_accepted_in_few_keys(desk: Page, seed: Path) -> None:
    make_record()
    desk.set_default_timeout(60_000)  # the first reading loads the models of the language
    keys = Keys(desk)
    desk.goto("/desk/")
    keys.press("n")
    expect(desk.get_by_label("Files")).to_be_focused()
    with desk.expect_file_chooser() as chooser:
        keys.press("Space")
    chooser.value.set_files(seed)
    keys.count += 2  # in the chooser of the system: the first letter of the name, and Enter
    keys.press("Tab", "Tab", "Space", "Tab", "Tab", "Space", "Enter")
    expect(desk.locator(".desk-counts")).to_contain_text("0 accepted", timeout=60_000)
    offered = Finding.objects.filter(grade="accepted").count()
    assert offered >= 8  # offices with their owner: the only forms that were measured often enough
    keys.press("A")
    expect(desk.get_by_role("heading", level=1)).to_contain_text(f"Accept {offered} findings")
    keys.press("a")
    expect(desk.locator(".message.is-success")).to_have_text(f"{offered} findings accepted.")
    assert not Finding.objects.filter(grade="accepted", state="open").exists()
    assert keys.count <= MOST_KEYS
    accept_the_rest(desk)
    assert_must_be_seen(desk)


def accept_the_rest(page: Page) -> None:
    """Accept what rules of the candidate grade found, one by one."""
    while waiting := Finding.objects.filter(state="open").count():
        page.locator('.finding [data-key="a"]').first.click()
        expect(page.locator(".desk-counts strong")).to_have_text(str(waiting - 1))


def assert_must_be_seen(page: Page) -> None:
    """The public pages show what the press release says, and beside it what the record holds."""
    visit = Meeting.objects.get(kind="visit")
    assert (visit.on.text, visit.programme.count()) == ("2021-12-08/2021-12-10", 8)
    present = {one.words: one.office for met in visit.programme.all() for one in met.participants.all()}
    assert len(present) == 10
    page.goto(f"/meetings/{visit.public_id}/")
    for name, held in present.items():
        expect(page.locator("main")).to_contain_text(name)
        expect(page.locator("main")).to_contain_text(held.split(",")[0])
    term = Chairmanship.objects.get(holder__code="RU")
    page.goto(f"/chairmanships/{term.public_id}/")
    expect(page.locator("main")).to_contain_text("announced")
    expect(page.locator("main")).to_contain_text("not held")
    expect(page.locator("#since-then")).to_contain_text("Moldova")
    summit = Meeting.objects.get(kind="summit")
    page.goto(f"/meetings/{summit.public_id}/")
    expect(page.locator("main")).to_contain_text("planned")
    expect(page.locator("main")).to_contain_text("June 2022")
    agenda = Text.objects.get(adopted="2012")
    page.goto(f"/texts/{agenda.public_id}/")
    expect(page.locator("#since-then")).to_contain_text("needs to be updated")
    page.goto(f"/documents/{Document.objects.get().public_id}/")
    expect(page.locator("#since-then")).to_contain_text("Russian Federation")


def test_one_by_one_with_the_keyboard(cast: Cast, desk: Page) -> None:
    document, _ = received(cast.staff, [office(), visit(), talk(), chair()])
    keys = Keys(desk)
    desk.goto(f"/desk/documents/{document.public_id}/")
    current, lit = desk.locator(".finding.is-current"), desk.locator(".original .lit.is-lit")
    expect(current).to_contain_text("Bo Berg, Minister of Rivers")
    expect(lit).to_have_text(["Bo Berg", ", Minister of Rivers of Brenn"])
    keys.press("a")
    expect(desk.locator(".desk-counts")).to_contain_text("1 accepted")
    expect(current).to_contain_text("visit: Ana Albu")
    expect(lit).to_have_text("paid a visit to Corva City on 3-4 March 2026")
    keys.press("r")
    expect(desk.get_by_label("Why is this not what the document says?").first).to_be_focused()
    desk.keyboard.type("No such city.")
    keys.press("Enter")
    expect(desk.locator(".desk-counts")).to_contain_text("1 rejected")
    expect(current).to_contain_text("meeting: Ana Albu, Bo Berg")
    keys.press("k", "u")
    expect(desk.locator(".desk-counts")).to_contain_text("0 rejected")
    expect(current).to_contain_text("visit: Ana Albu")
    keys.press("j", "j", "c")
    expect(desk.get_by_role("heading", name="Correct a finding")).to_be_visible()
    states = list(Finding.objects.order_by("position").values_list("state", flat=True))
    assert states == ["accepted", "open", "open", "open"]


def test_choosing_a_passage_goes_to_its_findings_in_turn(cast: Cast, desk: Page) -> None:
    document, _ = received(cast.staff, [office(), talk()])
    desk.goto(f"/desk/documents/{document.public_id}/")
    both = desk.locator(".original .lit", has_text="Bo Berg").first
    both.click()
    expect(desk.locator(".finding.is-current")).to_contain_text("meeting: Ana Albu, Bo Berg")
    both.click()
    expect(desk.locator(".finding.is-current")).to_contain_text("Minister of Rivers")


def test_the_desk_works_without_script(
    cast: Cast,
    make_page: Callable[..., Page],
    sign_in: Callable[[Page, Account], None],
    tmp_path: Path,
    settings: Any,
) -> None:
    settings.ORIGINALS = tmp_path / "originals"
    document, (first, second) = received(cast.staff, [office(), chair()])
    page = make_page(java_script_enabled=False)
    sign_in(page, Account.objects.get(pk=cast.staff.account_id))
    page.goto(f"/desk/documents/{document.public_id}/")
    page.locator(f"#f-{first.public_id}").get_by_role("button", name="Accept").click()
    assert page.url.endswith(f"#f-{second.public_id}")
    card = page.locator(f"#f-{second.public_id}")
    card.locator("summary", has_text="Reject").click()
    card.get_by_label("Why is this not what the document says?").fill("Said of another body.")
    card.locator("form[action*=reject] button").click()
    expect(page.locator(".desk-counts")).to_contain_text("1 accepted · 0 corrected · 1 rejected")


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_desk_is_accessible(
    cast: Cast,
    make_page: Callable[..., Page],
    sign_in: Callable[[Page, Account], None],
    axe: Callable[[Page], None],
    width: int,
    scheme: str,
    tmp_path: Path,
    settings: Any,
) -> None:
    settings.ORIGINALS = tmp_path / "originals"
    document, (finding, *_) = received(cast.staff, [office(), visit(), talk(), chair()])
    page = make_page(width=width, scheme=scheme)
    sign_in(page, Account.objects.get(pk=cast.staff.account_id))
    for address in (
        "/desk/",
        "/desk/receive/",
        f"/desk/documents/{document.public_id}/",
        f"/desk/documents/{document.public_id}/accept/",
        f"/desk/findings/{finding.public_id}/correct/",
        "/desk/expectations/",
        "/desk/persons/",
    ):
        page.goto(address)
        axe(page)
        overflow = page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert overflow <= 0, address
