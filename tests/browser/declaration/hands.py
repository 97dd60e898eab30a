"""The hands that do the story: each delegation at its own page, or the secretariat by their notes."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from playwright.sync_api import Page, expect

from tests.browser.declaration.narrative import CHAIR, MEMBERS, Proposal

Given = dict[str, Any]
QUIET = "/static/site/css/tokens.css"  # where a page waits that shows nothing and listens to nothing

_SEND, _LOOK = (Path(__file__).with_name(name).read_text(encoding="utf-8") for name in ("send.js", "look.js"))


@dataclass(frozen=True, slots=True)
class Found:
    """A piece of a page: its words, and where its first link leads."""

    words: str
    called: str
    id: str
    value: str
    way: str


class Hands(Protocol):
    """Who sits at which page, and what a form asks besides when somebody speaks for another."""

    def page(self, party: str) -> Page:
        """Return the page at which somebody acts for a member; that of the Chair for the chair's."""

    def in_the_name_of(self, party: str) -> Given:
        """Return what a form of the room asks besides."""

    def answering_for(self, party: str) -> Given:
        """Return what the form of an answer or a statement asks besides."""


@dataclass
class Delegations:
    """Thirteen delegations, each signed in at a page of its own; the thirteenth holds the chair."""

    open_page: Callable[[str], Page]
    pages: dict[str, Page] = field(default_factory=dict)

    def page(self, party: str) -> Page:
        """Return the page of a delegation."""
        if party not in self.pages:
            self.pages[party] = self.open_page(party)
        return self.pages[party]

    def in_the_name_of(self, party: str) -> Given:
        """Return nothing: a delegation speaks for itself, and the chair's says for whom."""
        return {"speaker": party} if party == CHAIR else {}

    def answering_for(self, party: str) -> Given:
        """Return nothing."""
        return {}


@dataclass
class Notes:
    """One of the staff at one page, who enters what each delegation sent; nobody else signs in."""

    open_page: Callable[[str], Page]
    pages: dict[str, Page] = field(default_factory=dict)

    def page(self, party: str) -> Page:
        """Return the page of the secretariat."""
        if not self.pages:
            self.pages[""] = self.open_page("")
        return self.pages[""]

    def in_the_name_of(self, party: str) -> Given:
        """Return the member and its note."""
        return {"speaker": party, "paper": note_of(party)}

    def answering_for(self, party: str) -> Given:
        """Return the member and its note."""
        return {"party": party, "paper": note_of(party)}


def note_of(party: str) -> str:
    """Return the note by which a delegation sends what it has to say."""
    return f"note 7/2026 of {MEMBERS[party]}"


def sent(page: Page, path: str, *rounds: tuple[Given, str], then: int = 302) -> str:
    """Send the form of a page as its person would; return the words of the answer."""
    answer = page.evaluate(_SEND, [path, [list(one) for one in rounds]])
    assert answer["status"] == then, f"{path}: {answer['status']} {answer['words'][:600]}"
    return str(answer["words"])


def found(page: Page, path: str, find: str) -> list[Found]:
    """Return the pieces of a page that a selector finds."""
    return [Found(**one) for one in page.evaluate(_LOOK, [path, find])]


def typed(page: Page, path: str, proposal: Proposal, besides: Given) -> None:
    """Propose by keyboard: change the words in place, look at the difference, table it with a key."""
    page.goto(path)
    words = page.get_by_label("The paragraph as you would have it")
    standing = words.input_value()
    assert proposal.old in standing
    words.focus()
    page.keyboard.press("Control+A")
    page.keyboard.type(standing.replace(proposal.old, proposal.new))
    if proposal.why:
        page.keyboard.press("Tab")
        page.keyboard.type(proposal.why)
    if "speaker" in besides:
        page.get_by_label("In whose name").select_option(besides["speaker"])
    if "paper" in besides:
        page.get_by_label("By which note").fill(besides["paper"])
    page.get_by_role("button", name="Show what changes").press("Enter")
    expect(page.locator(".preview ins").first).to_be_visible()
    page.keyboard.press("t")
    expect(page.get_by_text("The proposal is tabled.")).to_be_visible()
    page.goto(QUIET)
