"""Patterns that look for their words before they search.

Hundreds of rules ask each sentence whether it tells of their subject. Most do not, and a pattern that begins
with what may be left out takes long to find that. So each pattern is read once for the words without which
it cannot match ("meeting" or "summit" or ...; the sign of a person), each text once for the words of all
patterns, in one pass of an automaton; a pattern is tried only where its words stand. It finds what it would
have found without: the words are derived from the pattern itself, never written beside it.
"""

import re
from collections.abc import Iterator
from functools import cached_property
from sys import maxsize

from ahocorasick_rs import AhoCorasick

from secretariat.engines.reading.needs import folded, needs_of

_MOST_KEPT = 4096  # texts; a document has some hundred sentences
_words: dict[str, int] = {}  # the words of all patterns so far, each with its bit


class Sieved:
    """A pattern with the methods of `re.Pattern` that search; the same answers, sooner."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern, self.flags = pattern, flags
        self._needs = tuple(
            sum(1 << _words.setdefault(word, len(_words)) for word in words)
            for words in needs_of(pattern, flags)
        )

    @cached_property
    def whole(self) -> re.Pattern[str]:
        """The pattern itself, compiled when a text first has its words."""
        return re.compile(self.pattern, self.flags)

    def may_match(self, text: str) -> bool:
        """Tell whether the words of the pattern stand in `text`."""
        present = _sieve.seen.get(text)
        if present is None or len(_words) != _sieve.size:
            present = _present(text)
        for words in self._needs:  # noqa: SIM110 - asked a thousand times for each text
            if not present & words:
                return False
        return True

    def search(self, text: str, pos: int = 0, endpos: int = maxsize) -> re.Match[str] | None:
        """Return the first match of the pattern."""
        return self.whole.search(text, pos, endpos) if self.may_match(text) else None

    def finditer(self, text: str, pos: int = 0, endpos: int = maxsize) -> Iterator[re.Match[str]]:
        """Return the matches of the pattern in order."""
        return self.whole.finditer(text, pos, endpos) if self.may_match(text) else iter(())

    def match(self, text: str, pos: int = 0, endpos: int = maxsize) -> re.Match[str] | None:
        """Return the match of the pattern that begins at `pos`."""
        return self.whole.match(text, pos, endpos)

    def fullmatch(self, text: str, pos: int = 0, endpos: int = maxsize) -> re.Match[str] | None:
        """Return the match of the pattern that spans `text[pos:endpos]`."""
        return self.whole.fullmatch(text, pos, endpos)

    def made(self, match: re.Match[str]) -> bool:
        """Tell whether a match is one of this pattern."""
        return match.re is self.whole


class _Sieve:
    """The automaton of all words so far, and what it saw of the last texts."""

    def __init__(self) -> None:
        self.size = len(_words)
        self.bits = [1 << bit for bit in range(self.size)]
        self.automaton = AhoCorasick(list(_words)) if _words else None
        self.seen: dict[str, int] = {}


_sieve = _Sieve()


def _present(text: str) -> int:
    """Return the bits of the words that stand in `text`."""
    global _sieve
    sieve = _sieve
    if sieve.size != len(_words):
        sieve = _sieve = _Sieve()
    present = 0
    if sieve.automaton is not None:
        found = sieve.automaton.find_matches_as_indexes(folded(text), overlapping=True)
        for bit in {index for index, _, _ in found}:
            present |= sieve.bits[bit]
    if len(sieve.seen) >= _MOST_KEPT:
        sieve.seen.clear()
    sieve.seen[text] = present
    return present
