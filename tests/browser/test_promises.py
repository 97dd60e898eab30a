"""From an adopted declaration to the news of what became of it, over three chairs, by the pages alone."""

import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from secretariat.commitments.models import Commitment
from secretariat.parties.models import Body
from secretariat.people.models import Account
from secretariat.texts.actions.adopt_text import adopt_text
from secretariat.texts.actions.move_draft import move_draft
from secretariat.texts.actions.open_draft import Opening, open_draft
from secretariat.texts.adopting import Decided
from secretariat.texts.models import Adoption
from secretariat.texts.taking_in import paragraphs_in
from tests.browser.conftest import NARROW
from tests.cast import Cast
from tests.factories import Make

pytestmark = pytest.mark.django_db(transaction=True)
SignIn = Callable[[Page, Account], None]
Check = Callable[[Page], None]
WORDS = """The Ministers of the Union of the Three Rivers,
1. Alba dredges the northern canal.
2. Brenn publishes its tide tables.
3. Requests the Permanent Secretariat to open a register of pilots by {due}.
4. Alba and Brenn exercise together every spring.
5. The members exchange their lists of wrecks.
6. Takes note of the report of the pilots."""
SECRETARIAT = "Permanent Secretariat"


def ago(days: int) -> datetime:
    """Noon, so many days before today."""
    day = timezone.localdate() - timedelta(days=days)
    return datetime(day.year, day.month, day.day, 12, 0, tzinfo=UTC)


def iso(days: int) -> str:
    return ago(days).date().isoformat()


def shot(page: Page, name: str) -> None:
    """Keep a picture where one is asked for: SHOTS=folder."""
    if folder := os.environ.get("SHOTS"):
        page.screenshot(path=f"{folder}/{name}.png", full_page=True)


@dataclass(frozen=True)
class Story:
    """The declaration, adopted under Brenn; Corva presides today, Alba comes next."""

    cast: Cast
    adoption: Adoption

    @property
    def text(self) -> str:
        """The page of the text."""
        assert self.adoption.line is not None
        return f"/texts/{self.adoption.line.public_id}/"


@pytest.fixture
def story(cast: Cast) -> Story:
    Body.objects.filter(pk=cast.union.pk).update(time_zone="Europe/Athens")
    cast.union.refresh_from_db()
    Make.body("union-secretariat", {"official": SECRETARIAT}, kind="secretariat", parent=cast.union)
    for party in (cast.alba, cast.brenn):
        Make.membership(cast.union, party)
    for holder, first, last, status in (
        (cast.brenn, 400, 201, "held"),
        (cast.corva, 200, -20, "held"),
        (cast.alba, -21, -200, "planned"),
    ):
        if status == "held" and holder == cast.brenn:
            Make.hidden(cast.chairmanship.line, "restricted")  # that of the cast lies on other days
        Make.chairmanship(cast.union, holder, f"{iso(first)}/{iso(last)}", status, by=cast.staff)
    return Story(cast, _adopted(cast))


def _adopted(cast: Cast) -> Adoption:
    due = f"{ago(-90).date():%d %B %Y}".lstrip("0")
    opening = Opening(
        title="Declaration on the waterways", kind="declaration", distribution="public", rule_set="cbss",
        paragraphs=paragraphs_in(WORDS.format(due=due)),
    )  # fmt: skip
    draft = open_draft(body=cast.union, opening=opening, by=cast.staff, at=ago(310))
    for day, stage in ((309, "circulated"), (308, "in negotiation"), (301, "clean ad referendum")):
        draft = move_draft(draft=draft, to=stage, by=cast.staff, at=ago(day), seen_version=draft.version)
    meeting = Make.meeting(
        cast.union, "16th Council", iso(300), by=cast.staff, fields={"kind": "council", "place": "Ostwick"}
    )
    return adopt_text(
        draft=draft, way="consensus", meeting=meeting, decided=Decided(members=2, present=2), by=cast.staff,
        at=ago(300) + timedelta(hours=6), rules="cbss", seen_version=draft.version, symbol="UTR/2026/DEC.1",
    )  # fmt: skip


def test_what_was_promised_under_three_chairs_and_what_became_of_it(
    story: Story, make_page: Callable[..., Page], sign_in: SignIn, axe: Check
) -> None:
    Make.account("Cora Colleague", body=story.cast.union)
    staff, delegate, other, reader = make_page(), make_page(), make_page(), make_page()
    sign_in(staff, Account.objects.get(pk=story.cast.staff.account_id))
    sign_in(delegate, Account.objects.get(pk=story.cast.delegate.account_id))
    sign_in(other, Account.objects.get(name="Cora Colleague"))
    five_paragraphs_are_taken_up(staff, story, axe)
    their_owners_report(staff, delegate, story, axe)
    the_file_for_the_next_chair_tells_it(staff, axe)
    what_became_of_it_is_published(staff, other, story, axe)
    a_reader_follows_each_fact_to_its_line(reader, story, axe)


def five_paragraphs_are_taken_up(page: Page, story: Story, axe: Check) -> None:
    page.goto(f"/adoptions/acts/{story.adoption.public_id}/")
    page.get_by_role("link", name="What it asks of whom").click()
    expect(page.get_by_text("0 of 6 operative paragraphs are decided on.")).to_be_visible()
    axe(page)
    shot(page, "paragraphs")
    page.set_viewport_size({"width": NARROW, "height": 900})
    shot(page, "paragraphs-narrow")
    page.set_viewport_size({"width": 1280, "height": 900})
    owners = ["Alba", "Brenn", SECRETARIAT, "Alba\nBrenn", "Alba\nBrenn"]
    for number, owner in enumerate(owners, 1):
        paragraph = page.locator(".paragraph").nth(number - 1)
        field = paragraph.get_by_label("Who owes it")
        if number < 5:
            expect(field).to_have_value(owner)
        else:
            expect(paragraph.get_by_label("One for each member")).to_be_checked()
            paragraph.get_by_label("One for each member").uncheck()
            field.fill(owner)
        paragraph.get_by_role("button", name="Take it up").click()
        expect(page.get_by_text("Taken up as a commitment.")).to_be_visible()
    page.locator(".paragraph").nth(5).get_by_role("button", name="It asks nothing of anybody").click()
    expect(page.get_by_text("6 of 6 operative paragraphs are decided on.")).to_be_visible()
    axe(page)


def their_owners_report(staff: Page, delegate: Page, story: Story, axe: Check) -> None:
    """Alba under the chair of Brenn, Brenn under that of Corva; the exercise has no means."""
    reported(delegate, story, "Alba dredges", "Implemented", 250, "The northern canal is 4 m deep.", axe)
    reported(staff, story, "Brenn publishes", "Implemented", 100, "The tables stand in the port.", axe)
    reported(staff, story, "exercise together", "Needs funding", 90, "Nobody pays for the boats.", axe)
    staff.goto(story.text)
    axe(staff)
    shot(staff, "text-taken-up")
    states = staff.locator("#taken-up tbody tr td:last-child")
    expect(states).to_contain_text(["implemented", "implemented", "accepted", "", "accepted"])


def reported(page: Page, story: Story, words: str, state: str, days: int, told: str, axe: Check) -> None:
    page.goto(story.text)
    page.locator("#taken-up").get_by_role("link", name=words).click()
    axe(page)
    page.get_by_role("link", name="Say how it stands").click()
    axe(page)
    page.get_by_label(state, exact=True).check()
    page.get_by_label("On which day").fill(iso(days))
    page.get_by_label("In your words").fill(told)
    page.get_by_label("My own entry: a letter, a call, a note verbale").check()
    page.get_by_label("What the entry rests on").fill("Letter to the Secretariat.")
    page.get_by_role("button", name="Record it").click()
    expect(page.locator("#course")).to_contain_text(told)


def the_file_for_the_next_chair_tells_it(page: Page, axe: Check) -> None:
    page.goto("/handover/of/union/")
    axe(page)
    shot(page, "handover")
    figures = {
        row.locator("th").inner_text(): row.locator("td").first.inner_text()
        for row in page.locator("#figures tbody tr").all()
    }
    assert (figures["Inherited"], figures["Ended"], figures["Handed on"]) == ("4", "1", "3")
    content = json.loads(page.request.get("/handover/of/union/chair.json").text())
    told = json.dumps(content, ensure_ascii=False)
    for promise in Commitment.objects.all():
        is_open = promise.state not in {"implemented", "elapsed", "superseded"}
        assert (promise.public_id in told) == is_open, promise.words
    row = page.locator("#owed tbody tr", has_text="register of pilots")
    expect(row).to_contain_text(SECRETARIAT)
    expect(row).to_contain_text(str(ago(-90).year))


def what_became_of_it_is_published(writer: Page, other: Page, story: Story, axe: Check) -> None:
    writer.goto(story.text)
    writer.get_by_role("link", name="Write a notice").click()
    axe(writer)
    writer.get_by_label("What became of the text").check()
    writer.get_by_role("button", name="Begin").click()
    expect(writer.locator(".notice-sentence").first).to_be_visible()
    axe(writer)
    shot(writer, "notice")
    assert writer.get_by_text("points to no line").count() == 0
    work = writer.url
    writer.get_by_role("link", name="Submit for approval").click()
    writer.get_by_role("button", name="Submit for approval").click()
    other.goto(work)
    other.get_by_role("link", name="Look and approve").click()
    other.get_by_role("button", name="Approve").click()
    writer.goto(work)
    writer.get_by_role("link", name="Publish", exact=True).click()
    writer.get_by_role("button", name="Publish").click()


def a_reader_follows_each_fact_to_its_line(reader: Page, story: Story, axe: Check) -> None:
    reader.goto("/news/")
    reader.locator(".entries .entry-name a").first.click()
    axe(reader)
    shot(reader, "news")
    expect(reader.get_by_text("5 undertakings were taken up; 2 of them have been done.")).to_be_visible()
    expect(reader.get_by_text("The northern canal is 4 m deep.").first).to_be_visible()
    ways = {link.get_attribute("href") for link in reader.locator("a[href*='/lines/']").all()}
    lines = {promise.public_id for promise in Commitment.objects.all()}
    assert {line for line in lines if any(line in str(way) for way in ways)} == lines
    reader.locator("a[href*='/lines/']").first.click()
    expect(reader.get_by_role("heading", name="What sources claim")).to_be_visible()
