"""A room that others change while one looks at it, through the real server; and when its line is cut."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from bench.negotiators import seen
from lxml import html
from playwright.sync_api import Browser, Page, Route, expect

from tests.operation.conftest import drop_database, new_house
from tests.operation.running import House, Visitor

Stage = dict[str, Any]


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    made = new_house(tmp_path_factory.mktemp("live") / "house", "sqlite")
    yield made
    made.kill()
    drop_database(made)


@pytest.fixture(scope="module")
def stage(house: House) -> Stage:
    """A room of six paragraphs, with accounts of delegations, observers and clerks; the server answers."""
    found: Stage = json.loads(house.ask("tests.operation.play", "listening", "20", "6").splitlines()[-1])
    house.serve(workers=2)
    return found


@pytest.fixture
def room(browser: Browser, house: House, stage: Stage) -> Iterator[Page]:
    """The room as a delegate has it open."""
    context = browser.new_context(base_url=f"http://127.0.0.1:{house.port}")
    context.set_default_timeout(30_000)
    context.add_cookies(
        [{"name": "sessionid", "value": stage["sessions"][3], "url": f"http://127.0.0.1:{house.port}"}]
    )
    yield context.new_page()
    context.close()


def table(house: House, stage: Stage, words: str, paragraph: str) -> None:
    """Let another delegation propose further words."""
    speaker = Visitor(house.port, stage["speaker"])
    address = f"{stage['at']}paragraphs/{paragraph}/propose/"
    fields = seen(html.fromstring(speaker.get(address).body))
    fields |= {"words": f"{fields['words'].strip()} {words}", "rationale": "As said.", "step": "table"}
    assert speaker.post(address, fields).status == 302


def test_change_comes_on_the_line_is_marked_and_leaves_the_reader_in_place(
    house: House, stage: Stage, room: Page
) -> None:
    asked: list[str] = []
    with room.expect_response(lambda answer: "/stream/" in answer.url):
        room.goto(stage["at"])
    room.on("request", lambda request: asked.append(request.url))
    room.keyboard.press("j")
    room.keyboard.press("j")
    expect(room.locator("#p-p2")).to_have_class("paragraph is-contested is-current")
    table(house, stage, "Anchorage", "p3")
    expect(room.locator("#p-p3")).to_contain_text("Anchorage — Land 0")
    expect(room.locator("[data-live-note]")).to_contain_text("Somebody changed the text: 3")
    expect(room.locator("#p-p2")).to_be_focused()
    pages = [url for url in asked if "/static/" not in url]  # a tab asks for its icon when it likes
    assert pages == [], "the change came on the line; the page was not asked for"
    table(house, stage, "Buoyage", "p5")
    expect(room.locator("#p-p5")).to_contain_text("Buoyage")


def test_filter_stays_while_the_text_changes(house: House, stage: Stage, room: Page) -> None:
    with room.expect_response(lambda answer: "/stream/" in answer.url):
        room.goto(f"{stage['at']}?show=agreed")
    expect(room.locator(".room-text")).to_contain_text("No paragraph is so now.")
    before = room.locator('.filter-way[href="?show=contested"]').inner_text()
    table(house, stage, "Cabotage", "p1")
    expect(room.locator('.filter-way[href="?show=contested"]')).not_to_have_text(before)
    expect(room.locator(".room-text")).to_contain_text("No paragraph is so now.")


def test_when_the_line_is_cut_reloading_shows_the_same(house: House, stage: Stage, room: Page) -> None:
    room.route("**/stream/**", lambda route: route.abort())
    room.goto(stage["at"])
    table(house, stage, "Dredging", "p6")
    room.wait_for_timeout(1500)
    expect(room.locator("#p-p6")).not_to_contain_text("Dredging")
    room.reload()
    expect(room.locator("#p-p6")).to_contain_text("Dredging — Land 0")


def test_line_that_comes_again_catches_up(house: House, stage: Stage, room: Page) -> None:
    with room.expect_response(lambda answer: "/stream/" in answer.url):
        room.goto(stage["at"])
    house.kill()
    house.serve(workers=2)
    table(house, stage, "Embankment", "p4")
    expect(room.locator("#p-p4")).to_contain_text("Embankment — Land 0")


def test_who_goes_and_comes_back_to_a_kept_page_hears_again(house: House, stage: Stage, room: Page) -> None:
    """As a browser does that keeps the page while its reader is on another one."""
    with room.expect_response(lambda answer: "/stream/" in answer.url):
        room.goto(stage["at"])
    room.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))")
    table(house, stage, "Ferrying", "p2")
    room.wait_for_timeout(1500)
    expect(room.locator("#p-p2")).not_to_contain_text("Ferrying")
    room.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    expect(room.locator("#p-p2")).to_contain_text("Ferrying — Land 0")
    table(house, stage, "Gangway", "p2")
    expect(room.locator("#p-p2")).to_contain_text("Gangway")


def test_change_that_is_heard_of_while_the_page_comes_is_asked_for_too(
    house: House, stage: Stage, room: Page
) -> None:
    page = html.fromstring(Visitor(house.port, stage["speaker"]).get(stage["at"]).body)
    version = int(page.xpath("//@data-version")[0])
    asked: list[str] = []

    def line(route: Route) -> None:
        table(house, stage, "Hauling", "p6")
        told = "".join(f"event: changed\ndata: {version + more}\n\n" for more in (1, 2))
        route.fulfill(body=f"retry: 100000\n{told}", content_type="text/event-stream")

    def first_comes_late(route: Route) -> None:
        if route.request.resource_type != "fetch":
            return route.continue_()
        answer = route.fetch()
        if not asked:
            table(house, stage, "Icebreaking", "p6")
        asked.append(route.request.url)
        return route.fulfill(response=answer)

    room.add_init_script("Math.random = () => 0")  # both are asked for at once
    room.route("**/stream/**", line)
    room.route(f"**{stage['at']}", first_comes_late)
    room.goto(stage["at"])
    expect(room.locator("#p-p6")).to_contain_text("Icebreaking — Land 0")
    assert len(asked) == 2
