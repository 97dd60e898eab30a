"""The working visit of December 2021, entered whole by hand; seen, told and read by a calendar."""

import os
import shutil
import subprocess
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import Page, expect

from secretariat.meetings.models import Meeting
from secretariat.people.models import Account
from tests.browser.keystrokes import Keystrokes
from tests.factories import Make

pytestmark = pytest.mark.django_db(transaction=True)
SignIn = Callable[[Page, Account], None]
ICAL_JS = Path(__file__).parents[2] / ".node" / "node_modules" / "ical.js" / "dist" / "ical.js"
MINUTES = 6

OFFICIALS = (
    "Mr. Alexander Babakov, Deputy Chairman of the State Duma of the Federal Assembly of the Russian "
    "Federation",
    "Ms. Natalia Bocharova, Deputy Minister of Higher Education and Science of Russia",
    "Mr. Igor Zubov, Deputy Minister of Internal Affairs",
    "Mr. Vladimir Padalko, Vice-President for International Affairs of the Chamber of Commerce and Industry "
    "of the Russian Federation",
    "Mr. Artem Chaika, President and CEO of the International Congress of Industrialists and Entrepreneurs",
    "Mr. Sergey Krasilnikov, Vice-President of the Russian Union of Industrialists and Entrepreneurs",
)


@pytest.fixture
def staff(db: None) -> Account:
    """A secretary of the organisation that the visit was for."""
    bsec = Make.body("bsec", names={"official": "Organization of the Black Sea Economic Cooperation"})
    return Make.account("Pera Permis", body=bsec)


def enter_visit(page: Page) -> Keystrokes:
    """Enter visit and programme as a person does, counting."""
    by = Keystrokes(page)
    page.goto("/meetings/")
    by.click(page.get_by_role("link", name="Record a meeting or visit"))
    expect(page.get_by_label("Body", exact=True)).to_have_value("bsec")
    by.choose(page.locator("#id_kind"), "Visit")
    by.type(page.locator("#id_title"), "Working visit of the Secretary General to Moscow")
    by.type(page.locator("#id_on"), "2021-12-08/2021-12-10")
    by.type(page.locator("#id_time_zone"), "Europe/Moscow")
    by.type(page.locator("#id_place"), "Moscow")
    by.type(page.locator("#id_country"), "RU")
    by.choose(page.locator("#id_status"), "Held")
    by.type(page.locator("#id_present"), "Ambassador Lazar Comanescu, Secretary General of BSEC PERMIS")
    by.click(page.locator(".meeting-more > summary"))
    by.type(
        page.locator("#id_invited_by"),
        "H.E. Mr. Sergei Lavrov, Minister of Foreign Affairs of the Russian Federation",
    )
    by.type(
        page.locator("#id_framework"),
        "the forthcoming Russian Chairmanship-in-Office of the BSEC and of the 30th BSEC Anniversary",
    )
    by.click(page.get_by_label("I have read who will see it."))
    by.type(page.locator("#id_note"), "Programme of the visit")
    by.click(page.get_by_role("button", name="Record it"))
    shot(page, "visit-after")
    expect(page.get_by_role("heading", name="Programme of the visit")).to_be_visible()
    shot(page, "programme")
    enter_programme(page, by)
    return by


def enter_programme(page: Page, by: Keystrokes) -> None:
    """Enter the eight meetings of the visit."""

    def field(row: int, name: str) -> str:
        return f"#id_items-{row}-{name}"

    by.choose(page.locator(field(0, "day")), "8 December 2021")
    by.type(
        page.locator(field(0, "present")),
        "H.E. Mr. Sergei Lavrov, Minister of Foreign Affairs of the Russian Federation",
    )
    by.type(page.locator(field(0, "attending")), "Aleksander Pankin, Deputy Minister")
    by.type(page.locator(field(0, "accompanying")), "Sergei Goncharenko, Deputy Secretary General of PERMIS")
    by.click(page.locator("summary").nth(0))
    by.type(
        page.locator(field(0, "topics")),
        "the forthcoming 30th Anniversary of BSEC\n"
        "possible ways for further increasing the efficiency of its work",
    )
    for row, official in enumerate(OFFICIALS, start=1):
        by.type(page.locator(field(row, "present")), official)
    by.choose(page.locator(field(7, "kind")), "Lecture")
    by.click(page.locator(".programme-row").nth(7).locator("summary"))
    by.type(
        page.locator(field(7, "place")),
        "the Diplomatic Academy of the Ministry of Foreign Affairs of Russia",
    )
    expect(page.locator("#id_note")).to_have_value("Programme of the visit")
    by.click(page.get_by_role("button", name="Enter these meetings"))
    shot(page, "programme-after")
    expect(page.get_by_text("8 meetings entered.")).to_be_visible()


def test_visit_is_entered_whole_in_under_six_minutes(
    staff: Account,
    make_page: Callable[..., Page],
    sign_in: SignIn,
    axe: Callable[[Page], None],
    tmp_path: Path,
) -> None:
    page = make_page()
    sign_in(page, staff)
    by = enter_visit(page)
    print(f"{by.seconds:.0f} s: {by.keys} keys, {by.points} clicks, {by.thoughts} thoughts")
    assert by.seconds < MINUTES * 60
    trip = Meeting.objects.get(kind="visit")
    assert trip.programme.count() == 8
    assert trip.programme.filter(on__isnull=False).count() == 1, "no day is invented"
    axe(page)
    sees_it(make_page(), trip)
    reads_it(make_page(), trip, tmp_path)
    drafts_release(page, trip, axe)
    shows_who_met_whom(make_page(java_script_enabled=False), make_page(), axe)
    briefs(page, trip, axe)


def sees_it(page: Page, trip: Meeting) -> None:
    """Anybody sees the visit with everybody and the office of that day."""
    page.goto(f"/meetings/{trip.public_id}/")
    shot(page, "meeting")
    programme = page.locator("#programme")
    for words in ("Deputy Chairman of the State Duma", "Aleksander Pankin", "with the visitors", "Lecture"):
        expect(programme.get_by_text(words).first).to_be_visible()
    expect(page.get_by_text("At the invitation of")).to_be_visible()


def reads_it(page: Page, trip: Meeting, tmp_path: Path) -> None:
    """The calendar file is one that Thunderbird's engine reads, all nine entries of it."""
    if shutil.which("node") is None or not ICAL_JS.exists():
        pytest.skip("ical.js is not here: npm install --prefix .node --no-save ical.js@2.2.1")
    file = tmp_path / "visit.ics"
    file.write_bytes(page.request.get(f"/feeds/meetings/{trip.public_id}.ics").body())
    script = (
        f'import ICAL from "{ICAL_JS.as_uri()}"; import {{ readFileSync }} from "node:fs";'
        "ICAL.design.strict = true;"
        'const c = new ICAL.Component(ICAL.parse(readFileSync(process.argv[1], "utf8")));'
        'for (const e of c.getAllSubcomponents("vevent").map((e) => new ICAL.Event(e)))'
        " console.log(`${e.startDate} ${e.endDate} ${e.summary}`);"
    )
    done = subprocess.run(
        ["node", "--input-type=module", "-e", script, str(file)], capture_output=True, text=True, check=True
    )
    lines = done.stdout.splitlines()
    assert len(lines) == 9
    assert lines[0] == "2021-12-08 2021-12-11 Working visit of the Secretary General to Moscow"
    assert sum(line.startswith("2021-12-08 2021-12-09 ") for line in lines) == 1


def drafts_release(page: Page, trip: Meeting, axe: Callable[[Page], None]) -> None:
    """Each sentence of the draft leads to its line, on the page and in the Word file."""
    page.goto(f"/meetings/{trip.public_id}/release/")
    shot(page, "release")
    axe(page)
    expect(page.get_by_text("At the invitation of H.E. Mr. Sergei Lavrov")).to_be_visible()
    sentences = page.locator(".release p")
    assert sentences.count() == 9
    for at in range(sentences.count()):
        assert sentences.nth(at).locator("sup a").count() >= 1
    word = Document(BytesIO(page.request.get(f"/meetings/{trip.public_id}/release.docx").body()))
    runs = [run.text for paragraph in word.paragraphs for run in paragraph.runs if run.text.strip()]
    told = [comment.text for comment in word.comments]
    assert len(told) >= 10
    assert all("/lines/" in words for words in told)
    assert any("met with Mr. Igor Zubov" in run for run in runs)


def shows_who_met_whom(without_script: Page, page: Page, axe: Callable[[Page], None]) -> None:
    """Seven persons met by the Secretary General stand in the drawing and in the list."""
    without_script.goto("/people/lazar-comanescu/met/")
    expect(without_script.locator(".met-tie")).to_have_count(8)
    page.goto("/people/lazar-comanescu/met/")
    shot(page, "met")
    axe(page)
    row = page.get_by_role("row").filter(has_text="Igor Zubov")
    expect(row).to_contain_text("Deputy Minister of Internal Affairs")
    page.set_viewport_size({"width": 360, "height": 900})
    shot(page, "met-narrow")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def briefs(page: Page, trip: Meeting, axe: Callable[[Page], None]) -> None:
    """The brief names each counterpart."""
    page.goto(f"/meetings/{trip.public_id}/brief/")
    shot(page, "brief")
    axe(page)
    expect(page.get_by_role("heading", name="Alexander Babakov")).to_be_visible()


def shot(page: Page, name: str) -> None:
    """Keep a picture where one is asked for: SHOTS=folder."""
    if folder := os.environ.get("SHOTS"):
        page.screenshot(path=f"{folder}/{name}.png", full_page=True)
