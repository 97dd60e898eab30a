"""How long a practised person takes: the keystroke-level model of Card, Moran and Newell (1980).

Seconds: a key 0.20 (55 words a minute), pointing 1.10, a click 0.20, the hand to the mouse or back 0.40,
making up one's mind before each field 1.35. What is typed is typed in the browser, and fields are reached by
the key Tab as they are on the page; what is further off than a few of them is pointed at.
"""

from dataclasses import dataclass

from playwright.sync_api import Locator, Page

KEY, POINT, CLICK, HAND, MIND = 0.20, 1.10, 0.20, 0.40, 1.35
_NEAR = 6


@dataclass
class Keystrokes:
    """A person at a page, with what it cost so far."""

    page: Page
    keys: int = 0
    points: int = 0
    thoughts: int = 0

    @property
    def seconds(self) -> float:
        """What it takes all in all."""
        pointing = self.points * (POINT + CLICK + 2 * HAND)
        return self.keys * KEY + pointing + self.thoughts * MIND

    def type(self, field: Locator, text: str) -> None:
        """Go to a field and type."""
        self._reach(field)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(text)
        self.keys += len(text) + 1

    def choose(self, field: Locator, words: str) -> None:
        """Go to a list and type the first letters of what is chosen: three at most are needed here."""
        self._reach(field)
        field.select_option(label=words)
        self.keys += min(3, len(words))

    def click(self, what: Locator) -> None:
        """Point at something and click."""
        self.thoughts += 1
        self.points += 1
        what.click()

    def _reach(self, field: Locator) -> None:
        self.thoughts += 1
        for pressed in range(1, _NEAR + 1):
            self.page.keyboard.press("Tab")
            if field.evaluate("e => e === document.activeElement"):
                self.keys += pressed
                return
        self.points += 1
        field.focus()
