"""The words that a pattern needs stand in every text that it matches."""

import re
import sys
from string import ascii_lowercase

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretariat.engines.reading.needs import folded, needs_of

PATTERNS = [
    r"(?:[Tt]he )?(?P<noun>meetings?|summit)\s+in Riga",
    r"\b(?:will|shall)\b(?! not)(?= meet)",
    r"(?<=over )the (?:chair|gavel)",
    r"(?:re-?)+elected|sworn in",
    r"(?:adopt|sign){1,2}ed",
    r"(?:adopt|sign){0,2}ed (?:text)*+s",
    r"[^a-z]one[Tt][a-e-]wo(?:, three){2}",
    r"[]a]bcd\x41\u00e9\101 twelve",
    r"(?i:ministers|(?:the )?skiing) of \ue001?\ue002",
    r"(?P<mark>\*|__)word(?P=mark)",
    r"(?:a|b|(?:c|d(?:e|f)))ghi(?:j|kl)m{0}no",
    r"(?i:the (?-i:Act|Code) of)",
    r"\(\?P=Moscow\)|^vote$",
    r"colou?r (?:of )??flags",
    r"commun(?:iqu[eé]|ication)s?",
    r"(?i:в\s(?:январ[яе]|четв[её]рт\w+|1[89]\d\d)\sгода)",
]


@pytest.mark.parametrize("pattern", PATTERNS)
def test_every_match_holds_a_word_of_each_set(pattern: str) -> None:
    needs = needs_of(pattern)

    @given(st.from_regex(re.compile(pattern)))
    def holds(text: str) -> None:
        assert all(any(word in folded(text) for word in words) for words in needs)

    holds()


@pytest.mark.parametrize(
    ("pattern", "needs"),
    [
        (r"(?:[Tt]he )?[Cc]hair of\s+\ue000", [{"chair of"}, {"\ue000"}]),
        (r"(?:summit|sessions?)(?!s)", [{"summit", "session"}]),
        (r"(?:summit)?", []),
        (r"(?:summit|)\s", []),
        (r"\w+ing\b(?=.*Riga)", [{"riga"}, {"ing"}]),
    ],
)
def test_needs_are_what_no_match_can_lack(pattern: str, needs: list[set[str]]) -> None:
    assert [set(words) for words in needs_of(pattern)] == needs


@pytest.mark.parametrize("pattern", [r"(?x: a b c )", r"(?a-i:riga)", r"(a)?(?(1)riga|oslo)", r"\N{BULLET}"])
def test_syntax_that_is_not_read_asks_for_nothing(pattern: str) -> None:
    assert needs_of(pattern) == []
    assert needs_of("long words with spaces", re.VERBOSE) == []


def test_folding_keeps_letters_that_match_where_case_does_not_count() -> None:
    every = "".join(map(chr, range(sys.maxunicode + 1)))
    russian = "".join(map(chr, range(ord("а"), ord("я") + 1)))
    for letter in f"{ascii_lowercase}{russian}ё":
        for match in re.finditer(letter, every, re.IGNORECASE):
            assert folded(match.group()) == letter
