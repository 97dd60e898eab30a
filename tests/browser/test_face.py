"""The face in a real browser: accessible, wide and narrow, light and dark, with and without script."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template import engines
from django.test import RequestFactory
from playwright.sync_api import Page, expect

from secretariat.evidence.notes import Note
from secretariat.people.actor import NOBODY
from secretariat.site.templatetags.face import STATES
from tests.browser.conftest import NARROW, WIDE
from tests.cast import Cast
from tests.factories import Make

PAGES = (
    "/",
    "/help/",
    "/search/?q=union",
    "/search/?q=zzzz",
    "/search/",
    "/bodies/",
    "/bodies/union/",
    "/parties/",
    "/parties/XA/",
    "/people/",
    "/chairs/?from=2020&to=2030",
    "/chairs/at-once/",
    "/anniversaries/?years=10",
    "/news/",
    "/documents/",
    "/account/sign-in/",
    "/nothing-here/",
)
POLICY = "default-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; object-src 'none'"
WORDS = (
    "The Republic of Brenn, which took the chair on 1 January 2026 after consultations with all members, "
    "has had its term prolonged by half a year by a decision of the Council, recorded in the report of the "
    "meeting and sent to all delegations by the secretariat on the day that followed it."
)


class Wrong(forms.Form):
    """A form that one got wrong, with a help text and a set of choices."""

    email = forms.EmailField(label="E-mail", help_text="Of the secretariat.")
    kind = forms.ChoiceField(choices=[("a", "Summit"), ("b", "Committee")], widget=forms.RadioSelect)
    note = forms.CharField(required=False, widget=forms.Textarea)


def note(kind: str, **more: Any) -> Note:
    given: dict[str, Any] = {"label": "Press office", "words": "", "url": "/documents/x/#p1", "said": ""}
    given |= {"announced": False, "inferred": (), "note": "", "is_chosen": True, "entered_by": "Sanna"}
    return Note(**{"kind": kind, "status": "held", **given, **more})


@pytest.fixture
def record(cast: Cast) -> Cast:
    """A record with something in every part of the home page that needs no document."""
    Make.chairmanship(cast.elsewhere, cast.alba, "2020-01-01/..")
    Make.chairmanship(cast.union, cast.corva, "2126-01-01/2126-12-31", "planned")
    Make.meeting(cast.union, "Summit of the union", "2126-05-01", "planned")
    return cast


@pytest.fixture
def open_specimen(db: None, live_server: Any) -> Callable[[Page], None]:
    """Open a page that holds every component once."""
    notes = [
        [
            note("passage", words=WORDS, said="14 June 2026"),
            note("reference", label="mfa.example", is_chosen=False, status="until 30 June 2026"),
        ],
        [note("passage", words="in the second half", announced=True, inferred=("term",))],
        [note("entry", url=""), note("unverified", url="", label="")],
    ]
    states = list(STATES)
    lines = [
        {"words": f"Line {number}", "state": state, "notes": notes[number % 3]}
        for number, state in enumerate(states)
    ]
    template = Path(__file__).with_name("specimen.html").read_text(encoding="utf-8")
    context = {"lines": lines, "form": Wrong({"email": "no"}), "tags": ("success", "error")}
    context |= {"pages": Paginator(range(30), 10).page(2), "actor": NOBODY, "is_demo": True}
    html = engines["django"].from_string(template).render(context, RequestFactory().get("/specimen/"))

    def open_it(page: Page) -> None:
        page.route("**/specimen/", lambda route: route.fulfill(body=html, content_type="text/html"))
        page.goto("/specimen/")

    return open_it


def has_no_sideways_scroll(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_pages_break_no_rule_of_wcag(
    record: Cast, make_page: Callable[..., Page], axe: Callable[[Page], None], width: int, scheme: str
) -> None:
    page = make_page(width, scheme)
    for address in PAGES:
        page.goto(address)
        axe(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_components_break_no_rule_of_wcag(
    open_specimen: Callable[[Page], None],
    make_page: Callable[..., Page],
    axe: Callable[[Page], None],
    width: int,
    scheme: str,
) -> None:
    page = make_page(width, scheme)
    open_specimen(page)
    axe(page)


def test_no_page_scrolls_sideways_at_320(
    record: Cast, make_page: Callable[..., Page], open_specimen: Callable[[Page], None]
) -> None:
    page = make_page(320)
    for address in PAGES:
        page.goto(address)
        assert has_no_sideways_scroll(page), address
    open_specimen(page)
    assert has_no_sideways_scroll(page)


def test_pages_hold_under_a_strict_policy(record: Cast, page: Page) -> None:
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))

    def with_policy(route: Any) -> None:
        response = route.fetch()
        route.fulfill(response=response, headers={**response.headers, "content-security-policy": POLICY})

    page.route("**/*", with_policy)
    for address in PAGES[:-1]:
        page.goto(address)
        page.wait_for_load_state("networkidle")
    page.goto("/")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.unroute_all(behavior="wait")  # an icon may still be on its way
    assert complaints == []


def test_nothing_is_fetched_from_elsewhere(record: Cast, page: Page, live_server: Any) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for address in PAGES:
        page.goto(address)
    assert [url for url in asked if not url.startswith(live_server.url)] == []


def test_page_does_not_move_while_it_loads(record: Cast, page: Page) -> None:
    page.add_init_script(
        "window.moved = 0;"
        "new PerformanceObserver((list) => { for (const e of list.getEntries()) window.moved += e.value; })"
        ".observe({ type: 'layout-shift', buffered: true });"
    )
    page.goto("/", wait_until="networkidle")
    assert page.evaluate("window.moved") == 0


def test_wide_the_source_stands_beside_its_line(page: Page, open_specimen: Callable[[Page], None]) -> None:
    open_specimen(page)
    line = page.locator(".sourced > .line").first.bounding_box()
    words = page.locator(".sourced .note-words").first.bounding_box()
    assert line
    assert words
    assert words["x"] > line["x"] + line["width"]
    assert 0 < words["height"] < 5 * 20
    page.locator(".sourced .note > summary").first.click()
    opened = page.locator(".sourced .note-words").first.bounding_box()
    assert opened
    assert opened["height"] > words["height"]


@pytest.mark.parametrize("script", [True, False])
def test_narrow_the_source_opens_below_its_line(
    make_page: Callable[..., Page], open_specimen: Callable[[Page], None], script: bool
) -> None:
    page = make_page(NARROW, java_script_enabled=script)
    open_specimen(page)
    words = page.locator(".sourced .note-words").first
    expect(words).to_be_hidden()
    page.locator(".sourced .note > summary").first.click()
    expect(words).to_be_visible()
    line, shown = page.locator(".sourced > .line").first.bounding_box(), words.bounding_box()
    assert line
    assert shown
    assert shown["y"] > line["y"] + line["height"]


def test_print_shows_the_words_and_hides_the_controls(
    make_page: Callable[..., Page], open_specimen: Callable[[Page], None]
) -> None:
    page = make_page(NARROW)
    open_specimen(page)
    page.emulate_media(media="print")
    expect(page.locator(".sourced .note-words").first).to_be_visible()
    for control in (".ways", ".find", ".account"):
        expect(page.locator(control)).to_be_hidden()


def test_dark_changes_the_paper(make_page: Callable[..., Page], db: None) -> None:
    papers = set()
    for scheme in ("light", "dark"):
        page = make_page(scheme=scheme)
        page.goto("/search/")
        papers.add(page.evaluate("getComputedStyle(document.documentElement).backgroundColor"))
    assert len(papers) == 2


def test_tab_goes_through_the_page_in_the_order_one_sees(record: Cast, page: Page) -> None:
    page.goto("/")
    seen = []
    for _ in range(13):
        page.keyboard.press("Tab")
        at = page.evaluate(
            "(() => { const a = document.activeElement, b = a.getBoundingClientRect();"
            "return [a.textContent.trim() || a.getAttribute('aria-label'), Math.round(b.top), b.left,"
            " getComputedStyle(a).outlineStyle]; })()"
        )
        seen.append(at)
    names = [name for name, *_ in seen]
    assert names[:6] == ["Skip to the page", "Secretariat", "Sign in", "Search the record", "Search", "Today"]
    assert {outline for *_, outline in seen} == {"solid"}


def test_skip_link_leads_to_the_page(record: Cast, page: Page) -> None:
    page.goto("/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_keys_search_walk_and_open(record: Cast, page: Page) -> None:
    page.goto("/search/?q=union")
    page.keyboard.press("j")
    expect(page.locator(".is-current")).to_have_count(1)
    expect(page.locator("[data-item]").first).to_be_focused()
    page.keyboard.press("j")
    expect(page.locator("[data-item]").nth(1)).to_be_focused()
    page.keyboard.press("k")
    page.keyboard.press("k")
    expect(page.locator("[data-item]").first).to_be_focused()
    address = page.locator("[data-item] a").first.get_attribute("href")
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("j?/a")
    expect(page.get_by_role("searchbox")).to_have_value("j?/a")
    expect(page.get_by_role("dialog")).to_be_hidden()
    page.keyboard.press("Escape")
    page.locator("[data-item]").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{address}")


def test_page_adds_its_own_keys(page: Page, open_specimen: Callable[[Page], None]) -> None:
    open_specimen(page)
    page.evaluate(
        "document.querySelector('[data-key=a]').addEventListener('click', () => window.pressed = 1)"
    )
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_contain_text("Accept")
    page.keyboard.press("a")
    assert page.evaluate("window.pressed") is None
    page.keyboard.press("Escape")
    page.keyboard.press("Control+a")
    assert page.evaluate("window.pressed") is None
    page.keyboard.press("a")
    assert page.evaluate("window.pressed") == 1


def test_search_and_sign_in_work_without_script(record: Cast, make_page: Callable[..., Page]) -> None:
    Make.account("Sanna Second", body=record.union)
    page = make_page(java_script_enabled=False)
    page.goto("/search/")
    page.get_by_role("searchbox").fill("rivers")
    page.get_by_role("button", name="Search").click()
    expect(page.get_by_role("link", name="Union of the Three Rivers")).to_be_visible()
    page.get_by_role("link", name="Sign in").first.click()
    page.get_by_label("E-mail").fill("nobody@tests.example")
    page.get_by_label("Password").fill("wrong")
    page.get_by_role("main").get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("alert")).to_contain_text("do not belong together")


def test_one_signs_in_comes_back_and_signs_out(record: Cast, page: Page) -> None:
    account = Make.account("Sanna Second", body=record.union)
    page.goto("/search/?q=rivers")
    page.get_by_role("link", name="Sign in").click()
    page.get_by_label("E-mail").fill(account.email)
    page.get_by_label("Password").fill("password")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=rivers")
    expect(page.get_by_text("Sanna Second")).to_be_visible()
    page.goto("/")
    expect(page.get_by_role("heading", name="What waits for you")).to_be_visible()
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("link", name="Sign in")).to_be_visible()
    expect(page.get_by_role("heading", name="What waits for you")).to_have_count(0)
