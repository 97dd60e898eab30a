"""The words of a notice beside those that were approved last, sentence by sentence. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from secretariat.notices.sentences import Words


@dataclass(frozen=True, slots=True)
class Change:
    """A sentence: `sign` "" as it stood, "+" new, "−" gone."""

    sign: str
    text: str


def changes(title: tuple[str, str], before: Words, now: Words) -> tuple[Change, ...]:
    """Return every sentence that stood or stands, the title first, in reading order.

    Args:
        title: as approved, as it stands.
    """
    told = [(title[0], *_texts(before)), (title[1], *_texts(now))]
    return tuple(_compared(*told))


def _texts(words: Words) -> tuple[str, ...]:
    return tuple(f"{one.text} [{len(one.lines)}]" if one.lines else one.text for _, one in words.placed())


def _compared(before: Sequence[str], now: Sequence[str]) -> list[Change]:
    found: list[Change] = []
    for kind, i1, i2, j1, j2 in SequenceMatcher(None, before, now, autojunk=False).get_opcodes():
        if kind == "equal":
            found += [Change("", text) for text in now[j1:j2]]
            continue
        found += [Change("−", text) for text in before[i1:i2] if text]
        found += [Change("+", text) for text in now[j1:j2] if text]
    return found
