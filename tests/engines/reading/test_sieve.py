"""A sieved pattern finds what the pattern finds, and is not even compiled where its words are absent."""

import importlib
import pkgutil
import re
from collections.abc import Iterator
from importlib.resources import files

import pytest

from secretariat.engines.reading import english
from secretariat.engines.reading.english.events.clauses import sentences
from secretariat.engines.reading.english.mentions import mark
from secretariat.engines.reading.mentions import Told
from secretariat.engines.reading.segments import segment
from secretariat.engines.reading.sieve import Sieved
from secretariat.engines.reading.text import ReadingText


def _patterns_in(value: object) -> Iterator[Sieved]:
    if isinstance(value, Sieved):
        yield value
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _patterns_in(one)


def _patterns_of_rules() -> list[Sieved]:
    names = (found.name for found in pkgutil.walk_packages(english.__path__, f"{english.__name__}."))
    found = [
        p for name in names for v in vars(importlib.import_module(name)).values() for p in _patterns_in(v)
    ]
    return list(dict.fromkeys(found))


def _texts() -> list[str]:
    """Return the sentences of the shipped samples as the rules see them."""
    texts = []
    for path in (files("secretariat") / "data" / "demo" / "samples").iterdir():
        source = segment(path.read_text(encoding="utf-8"))
        source = ReadingText(source.text, source.view, source.paragraphs, "en")
        texts += [clause.text for clause in sentences(mark(source, Told(None, None), None))]
    return texts


def test_every_rule_finds_what_its_pattern_finds() -> None:
    patterns, texts = _patterns_of_rules(), _texts()
    assert len(patterns) > 300
    assert len(texts) > 20
    for sieved in patterns:
        for text in texts:
            spans = [match.span() for match in sieved.whole.finditer(text)]
            assert [match.span() for match in sieved.finditer(text)] == spans, (sieved.pattern, text)


@pytest.mark.parametrize("text", ["The summit is in Riga.", "THE SUMMIT", "summi", "", "in Oslo: no summits"])
def test_a_window_of_a_text_is_searched_as_by_the_pattern(text: str) -> None:
    pattern = r"(?i:(?:the )?summit)"
    sieved, plain = Sieved(pattern), re.compile(pattern)
    for start in range(len(text) + 1):
        for name in ("search", "match", "fullmatch"):
            found = getattr(sieved, name)(text, start, len(text) - 1)
            expected = getattr(plain, name)(text, start, len(text) - 1)
            assert (found and found.span()) == (expected and expected.span())


def test_a_pattern_is_compiled_only_where_its_words_stand() -> None:
    sieved = Sieved(r"(?:the )?plenipotentiary\s+of Riga")
    assert sieved.search("the envoy of Riga") is None
    assert "whole" not in vars(sieved)
    match = sieved.search("the plenipotentiary of Riga")
    assert match is not None
    assert sieved.made(match)
    assert not Sieved("envoy").made(match)


def test_words_of_a_pattern_made_later_are_seen_in_texts_read_before() -> None:
    text = "a text that speaks of nasturtiums"
    assert Sieved("of petunias").search(text) is None
    assert Sieved("of nasturtiums").search(text) is not None
