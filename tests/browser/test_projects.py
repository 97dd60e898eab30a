"""A commitment becomes a project of three partners on three levels, and goes along its path to its end."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from secretariat.commitments.models import Commitment
from secretariat.people.models import Account
from secretariat.projects.models import Project
from tests.browser.test_promises import shot
from tests.cast import Cast
from tests.commitments import making as owed
from tests.factories import Make
from tests.projects import making

pytestmark = pytest.mark.django_db(transaction=True)
PHONE = 390
SignIn = Callable[[Page, Account], None]
Check = Callable[[Page], None]


@pytest.fixture
def promised(cast: Cast) -> Commitment:
    """Something promised in a union of a state, a region and a town that has a fund with its path."""
    for kind, code, name in (("region", "dell", "Dell Valley"), ("city", "orr", "Orr")):
        Make.membership(cast.union, Make.party(code, names={"short": name}, kind=kind))
    making.path(cast)
    owed.text(cast, "Resolution on pilots")
    return owed.commitment(cast, "Alba trains pilots for all ports.")


def test_a_commitment_becomes_a_project_that_is_approved_reported_on_and_closed(
    cast: Cast, promised: Commitment, page: Page, make_page: Callable[..., Page], sign_in: SignIn, axe: Check
) -> None:
    staff = Account.objects.get(pk=cast.staff.account_id)
    sign_in(page, staff)
    page.goto(f"/commitments/{promised.public_id}/")
    page.get_by_role("link", name="Make a project of it").click()
    axe(page)
    _fill(page, {
        "Title": "Pilots for all ports", "What it is about": "Pilots of three levels are trained together.",
        "The partners": "Alba; lead; 50\nDell Valley; partner; 30\nOrr; partner; 20",
        "Handed in on": "2026-03-01", "Planned": "2026-07/2027-12", "Currency": "EUR", "Where": "XA, XB",
    })  # fmt: skip
    page.get_by_label("Resolution that it serves").select_option(label="Resolution on pilots")
    _record(page)
    project = Project.objects.get()
    assert project.commitment == promised
    expect(page.get_by_role("heading", level=1)).to_have_text("Pilots for all ports")
    for level in ("state", "region", "city"):
        expect(page.locator("#partners").get_by_text(level, exact=True)).to_be_visible()
    axe(page)

    home = page.url
    _act(page, "Set the budget", {
        "Currency": "EUR", "Total": "300000",
        "Who spends how much when": "Alba; 2026; 100000\nDell Valley; 2026; 80000\nOrr; 2027; 120001",
    }, "2026-03-02")  # fmt: skip
    expect(page.get_by_text("300001")).to_be_visible()
    axe(page)
    page.get_by_label("Who spends how much when").fill(
        "Alba; 2026; 100000\nDell Valley; 2026; 80000\nOrr; 2027; 120000"
    )
    _record(page)
    expect(page.get_by_text("300,000 EUR").first).to_be_visible()

    _appraise(page)
    second = make_page()
    sign_in(second, Make.account("Sven Staff", body=cast.union, role="staff"))
    second.goto(home)
    _appraise(second)

    page.goto(home)
    for day in ("2026-03-10", "2026-03-20"):
        _decide(page, day)
    expect(page.locator("#way [aria-current]")).to_contain_text("First refusal")
    axe(page)
    shot(page, "project-deciding")
    _act(page, "The deadline passed in silence", {}, "2026-06-21")
    _decide(page, "2026-07-01")
    _act(page, "The contract was signed", {}, "2026-07-10")
    _act(
        page,
        "Set the milestones",
        {"The milestones": "2026-10; Pilots trained\n2027-06; Pilot line opened"},
        "2026-07-11",
    )
    _act(page, "A milestone was met", {}, "2026-10-30", pick="Pilots trained")
    _act(page, "Report on it", {
        "In your words": "Forty pilots are trained.", "For which time": "2026-07/2026-10",
        "Percent of the work done": "60", "Spent so far": "120000",
    }, "2026-11-02")  # fmt: skip
    page.get_by_role("link", name="Report it to the commitment").click()
    axe(page)
    _record(page)
    page.goto(home)
    _act(page, "Close it", {"In your words": "All pilots are trained; the line is open."}, "2026-11-20")
    expect(page.locator(".lede")).to_contain_text("completed")
    axe(page)
    shot(page, "project")

    promised.refresh_from_db()
    assert promised.state == "in progress"
    page.goto(f"/commitments/{promised.public_id}/")
    expect(page.get_by_text("Forty pilots are trained.").first).to_be_visible()
    narrow = make_page(width=PHONE)
    narrow.goto(home)
    axe(narrow)
    shot(narrow, "project-narrow")
    assert narrow.evaluate("document.documentElement.scrollWidth") <= PHONE


def _act(page: Page, name: str, told: dict[str, str], on: str, pick: str = "") -> None:
    link = page.get_by_role("link", name=name, exact=True)
    if not link.is_visible():
        page.locator("summary", has_text="What else can be done").click()
    link.click()
    _fill(page, {"On which day": on} | told)
    if pick:
        page.get_by_label(pick).check()
    _record(page)


def _decide(page: Page, on: str) -> None:
    _act(page, "Record what was decided", {}, on, pick="Approved: on to the next step")


def _appraise(page: Page) -> None:
    page.get_by_role("link", name="Appraise it", exact=True).click()
    for answer in page.get_by_label("yes", exact=True).all():
        answer.check()
    _fill(page, {"On which day": "2026-03-05"})
    _record(page)


def _fill(page: Page, told: dict[str, str]) -> None:
    for label, words in told.items():
        page.get_by_label(re.compile(f"^{label}")).fill(words)  # “optional” may stand behind


def _record(page: Page) -> None:
    page.get_by_role("button", name="Record it").click()
