"""The story from first draft to seal, told through the pages; whose hands do it is for the tests to say."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from playwright.sync_api import Page, expect

from tests.browser.declaration import narrative
from tests.browser.declaration.hands import QUIET, Found, Given, Hands, found, sent, typed
from tests.browser.declaration.narrative import CHAIR


@dataclass
class Clock:
    """The time that the pages go by."""

    now: datetime

    def forward(self, **more: float) -> None:
        """Let time pass."""
        self.now += timedelta(**more)


@dataclass
class Story:
    """A room and who acts in it; `rounds`: a round of the worker; how many silences ended."""

    hands: Hands
    clock: Clock
    rounds: Callable[[], int]
    room: str = ""
    keys: dict[str, str] = field(default_factory=dict)

    @property
    def chair(self) -> Page:
        """The page of the Chair."""
        return self.hands.page(CHAIR)

    def act(self, name: str, *, of: str = "", by: str = CHAIR, then: int = 302, **given: object) -> str:
        """Send the form of an act of the room; `of`: what its address says of its place."""
        return sent(self.hands.page(by), f"{self.room}acts/{name}/{of}", (given, ""), then=then)

    def open(self) -> None:
        """Open the text by hand, and lead it into negotiation."""
        page = self.chair
        page.goto("/rooms/open/union/")
        page.locator("[name=title]").fill(narrative.TITLE)
        page.locator("[name=kind]").select_option("declaration")
        page.locator("[name=text]").fill(narrative.DRAFT)
        page.locator("[name=rule_set]").select_option("un-ga")
        page.get_by_role("button", name="Open it").click()
        expect(page.get_by_role("heading", name=narrative.TITLE)).to_be_visible()
        self.room = page.evaluate("location.pathname")
        page.goto(QUIET)
        for stage in ("circulated", "in negotiation"):
            self.act("step", to=stage)
        assert len(self.places()) == 40
        self.issue("Zero draft")

    def places(self) -> list[Found]:
        """Return the paragraphs as the room shows them to the Chair, and learn their addresses."""
        shown = found(self.chair, self.room, "article.paragraph[data-called]")
        self.keys = {one.called: one.id.removeprefix("p-") for one in shown}
        return shown

    def words(self, paragraph: str) -> str:
        """Return the words of a paragraph with its brackets, as the room shows them."""
        (one,) = found(self.chair, self.room, f"#p-{self.keys[paragraph]} .paragraph-words")
        return one.words.replace("bracket ", "")

    def obstacles(self) -> str:
        """Return what the room says of what stands in the way."""
        return found(self.chair, self.room, ".obstacles-bar > :first-child")[0].words

    def issue(self, label: str) -> None:
        """Issue what stands, without names."""
        self.act("issue", label=label, distribution="limited", is_attributed=[])

    def propose(self) -> None:
        """Table what came in time: one by keyboard for each delegation, and the others by their forms."""
        for one in narrative.TYPED:
            typed(self.hands.page(one.who), self.proposing(one.paragraph), one, self.spoken(one.who))
        for one in narrative.SENT:
            given = {"words": {"old": one.old, "new": one.new}, "rationale": one.why, **self.spoken(one.who)}
            page = self.hands.page(one.who)
            sent(page, self.proposing(one.paragraph), (given, "look"), ({}, "table"))
        for who, act, paragraph, more in narrative.WHOLE:
            given = {**more, **self.spoken(who)}
            if "after" in given:
                given["after"] = self.keys[str(given["after"])]
            self.act(act, of=f"?paragraph={self.keys[paragraph]}", by=who, **given)

    def spoken(self, party: str) -> Given:
        """Return in whose name a form of the room is sent."""
        return self.hands.in_the_name_of(party)

    def proposing(self, paragraph: str) -> str:
        """Return the page on which other words for a paragraph are proposed."""
        return f"{self.room}paragraphs/{self.keys[paragraph]}/propose/"

    def take_positions(self) -> None:
        """Let delegations say what they hold of the proposals of others, or of a paragraph."""
        for who, whose, paragraph, stance in narrative.POSITIONS:
            key = self.keys[paragraph]
            target = self.proposal_of(whose, paragraph) if whose else key
            self.act("position", of=f"?target={target}", by=who, stance=stance, **self.spoken(who))

    def proposal_of(self, party: str, paragraph: str) -> str:
        """Return the proposal of a delegation on a paragraph, as its page names it."""
        shown = found(self.chair, f"{self.room}paragraphs/{self.keys[paragraph]}/", "article.proposal")
        (one,) = (each for each in shown if each.words.startswith(narrative.MEMBERS[party]))
        return one.id.removeprefix("proposal-")

    def come_late(self) -> None:
        """Let delegations send what they typed on words that the Chair has changed meanwhile."""
        pages = []
        for one in narrative.LATE:
            page = self.hands.page(one.who).context.new_page()
            page.goto(self.proposing(one.paragraph))
            pages.append(page)
        for paragraph, words in narrative.FIRST_RULINGS:
            self.rule(paragraph, words)
        for one, page in zip(narrative.LATE, pages, strict=True):
            words = page.get_by_label("The paragraph as you would have it")
            words.fill(words.input_value().replace(one.old, one.new))
            for name, value in self.spoken(one.who).items():
                field_ = page.locator(f"[name={name}]")
                field_.fill(value) if name == "paper" else field_.select_option(value)
            page.get_by_role("button", name="Show what changes").click()
            expect(page.get_by_text("These words have changed since.")).to_be_visible()
            expect(words).to_have_value(narrative.CARRIED[one.paragraph])
            page.keyboard.press("t")
            expect(page.get_by_text("The proposal is tabled.")).to_be_visible()
            page.close()

    def rule(self, paragraph: str, words: str, ruling: str = "", then: int = 302) -> None:
        """Let the Chair close a bracket from the page of its paragraph."""
        is_kept, wanted = not words.startswith("no: "), words.removeprefix("no: ")
        page = f"{self.room}paragraphs/{self.keys[paragraph]}/"
        shown = found(self.chair, page, ".bracket-choice li")
        is_it = re.compile(rf"(Choose \S+|Leave it out),? .*\b{re.escape(wanted)}\b").search
        one = next((each for each in shown if is_it(each.words)), None)
        assert one, f"{paragraph}: no {wanted} among {[each.words for each in shown]}"
        if not is_kept:
            bracket = one.way.split("&")[0]
            one = next(
                each for each in shown if each.way.startswith(bracket) and "Leave it out" in each.words
            )
        sent(self.chair, one.way, ({"ruling": ruling}, ""), then=then)

    def consolidate(self) -> None:
        """Let the Chair put two paragraphs into one by hand, and say of each proposal what became of it."""
        page, keys = self.chair, self.keys
        page.goto(f"{self.room}acts/consolidate/?superseded={keys['12']}&superseded={keys['13']}")
        page.locator("[name=label]").fill("12.")
        page.locator("[name=words]").fill(narrative.BOARD)
        page.get_by_label("12, Lysenn: “seven”").check()
        page.locator("[name=reason]").fill(narrative.WHY_BOARD)
        page.locator("[name=dropped_reason]").fill(narrative.WHY_NOT_ALL)
        page.get_by_role("button", name="Consolidate paragraphs").click()
        expect(page.get_by_text("Done: Consolidate paragraphs.")).to_be_visible()
        page.goto(QUIET)

    def close_all(self) -> None:
        """Let the Chair close what is open, paragraph by paragraph."""
        for paragraph, words in narrative.UNOPPOSED:
            self.rule(paragraph, words)
        self.rule(*narrative.RULED[0], then=409)
        for paragraph, words in narrative.RULED:
            self.rule(paragraph, words, narrative.RULING)
        for way in self.put_in("Take it in"):
            sent(self.chair, way, ({}, ""))
        for paragraph, words in (("26", "Leave it"), ("31", "Do it")):
            shown = found(self.chair, f"{self.room}paragraphs/{self.keys[paragraph]}/", ".paragraph-note a")
            way = next(each.way for each in shown if each.words == words)
            sent(self.chair, way, ({"ruling": narrative.CHARTER}, ""))
        self.act("lift", of=f"?target={self.keys['24']}", by="XM", **self.spoken("XM"))

    def put_in(self, words: str) -> list[str]:
        """Return where the room lets the Chair take in, or leave, the paragraphs that are only proposed."""
        shown = found(self.chair, self.room, "article.is-proposed a")
        return [one.way for one in shown if one.words == words]

    def mark(self, paragraph: str, status: str) -> str:
        """Let the Chair say how far a paragraph has come; return what the room shows of it."""
        self.act("mark", of=f"?paragraph={self.keys[paragraph]}", status=status)
        (one,) = found(self.chair, self.room, f"#p-{self.keys[paragraph]} .paragraph-sign")
        return one.words

    def open_silence(self, length: int, then: int = 302) -> str:
        """Put the text under silence for some hours; return the answer's words where it is refused."""
        path = self.on_its_way("Open a silence procedure")
        return sent(self.chair, path, ({"rules": "un-ga", "length": str(length)}, ""), then=then)

    def on_its_way(self, words: str) -> str:
        """Return where the room leads under "On its way" by these words."""
        return next(one.way for one in found(self.chair, self.room, "#way a") if one.words == words)

    def lede(self, path: str) -> str:
        """Return what a page says of itself under its heading."""
        return found(self.chair, path, ".lede")[0].words

    def answer(self, silence: str, reason: str, then: int = 302) -> str:
        """Let the delegation that breaks it answer in writing."""
        given = {"kind": "objection", "reason": reason, **self.hands.answering_for(narrative.BREAKER)}
        return sent(self.hands.page(narrative.BREAKER), f"{silence}answer/", (given, ""), then=then)

    def reword(self) -> None:
        """Let the Chair open the paragraph that was objected to, and put in what was agreed on since."""
        of = f"?paragraph={self.keys['10']}"
        self.act("step", to="in negotiation")
        self.act("reopen", of=of, reason=narrative.OBJECTION)
        self.act("amend", of=of, words=narrative.TENTH, mandate=narrative.MANDATE)
        self.mark("10", "agreed ad referendum")
        self.mark("10", "agreed")
        self.act("step", to="clean ad referendum")

    def reserve(self, adoption: str) -> None:
        """Let a delegation attach its reservation, typed by hand."""
        page = self.hands.page(narrative.BREAKER)
        page.goto(f"{adoption}statement/")
        page.locator("[name=kind]").select_option("reservation")
        page.locator("[name=words]").press_sequentially(narrative.RESERVATION)
        for name, value in self.hands.answering_for(narrative.BREAKER).items():
            control = page.locator(f"[name={name}]")
            control.fill(value) if name == "paper" else control.select_option(value)
        page.get_by_role("button", name="Attach a statement").press("Enter")
        expect(page.locator("#statements")).to_contain_text(narrative.RESERVATION)

    def seal(self, adoption: str) -> None:
        """Let the Chair seal it under its symbol, by hand."""
        page = self.chair
        page.goto(f"{adoption}seal/")
        page.locator("[name=symbol]").fill(narrative.SYMBOL)
        page.get_by_role("button", name="Seal it").click()
        expect(page.locator("#seal")).to_contain_text("All is as it was sealed")
