"""Where words stand in a text, with what is around them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

WORDS_AROUND = 90


@dataclass(frozen=True, slots=True)
class Snippet:
    """Where the words stand: `hit` is lit."""

    before: str
    hit: str
    after: str


def snippet(text: str, words: Sequence[str]) -> Snippet | None:
    """Return the first of the words where it stands in the text, with what is around it.

    >>> snippet("The Council adopted the declaration.", ["ADOPTED"])
    Snippet(before='The Council ', hit='adopted', after=' the declaration.')
    """
    for word in words:
        at = re.search(re.escape(word), text, re.IGNORECASE)
        if at:
            before = _tail(text[max(at.start() - WORDS_AROUND, 0) : at.start()], at.start() > WORDS_AROUND)
            after = _head(text[at.end() : at.end() + WORDS_AROUND], at.end() + WORDS_AROUND < len(text))
            return Snippet(before, at.group(), after)
    return None


def _tail(text: str, is_cut: bool) -> str:
    text = re.sub(r"\s+", " ", text)
    return "… " + text.partition(" ")[2] if is_cut else text


def _head(text: str, is_cut: bool) -> str:
    text = re.sub(r"\s+", " ", text)
    return text.rpartition(" ")[0] + " …" if is_cut else text
