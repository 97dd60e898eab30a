"""Which paragraph of a draft continues which line of an agenda, told from their words. Pure.

Two words are the same where they fold to the same. Likeness is twice the words that both have, by all that
they have: 0 for nothing in common, 1 for the same words.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from secretariat.engines.values.folding import fold

LIKE = 0.5  # from here on a paragraph continues a line
LIKE_BY_NUMBER = 0.2  # where both bear the same number
SAME, CHANGED, NEW, DROPPED = "same", "changed", "new", "dropped"


@dataclass(frozen=True, slots=True)
class Worded:
    """A line or a paragraph: its number, as written, and its words."""

    number: str
    words: str


@dataclass(frozen=True, slots=True)
class Pair:
    """A line and the paragraph that continues it, by their places; None where there is no such.

    `kind`: same, changed, new (no line) or dropped (no paragraph).
    """

    line: int | None
    paragraph: int | None
    kind: str


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stay (`same`), are put in (`ins`) or taken out (`del`)."""

    kind: str
    text: str


def paired(lines: Sequence[Worded], paragraphs: Sequence[Worded]) -> list[Pair]:
    """Return the paragraphs in their order, each with the line that it continues; then what falls away.

    Each line is continued once, by the paragraph most like it.

    >>> lines = [Worded("1", "Safe ports"), Worded("2", "Clean water for all")]
    >>> draft = [Worded("1.", "Clean water for everybody"), Worded("2.", "Pilots")]
    >>> [pair.kind for pair in paired(lines, draft)]
    ['changed', 'new', 'dropped']
    """
    line_of = {second: first for first, second in _chosen(lines, paragraphs)}
    pairs = [_pair(line_of.get(at), at, lines, paragraphs) for at in range(len(paragraphs))]
    gone = [Pair(at, None, DROPPED) for at in range(len(lines)) if at not in line_of.values()]
    return pairs + gone


def marked(before: str, after: str) -> tuple[Piece, ...]:
    """Return what became of words: those that stay, are taken out, are put in; in their order.

    >>> [(piece.kind, piece.text) for piece in marked("Safe ports", "Safe green ports")]
    [('same', 'Safe'), ('ins', 'green'), ('same', 'ports')]
    """
    old, new = before.split(), after.split()
    found: list[Piece] = []
    for kind, one, end, other, stop in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            found.append(Piece(SAME, " ".join(new[other:stop])))
            continue
        if one < end:
            found.append(Piece("del", " ".join(old[one:end])))
        if other < stop:
            found.append(Piece("ins", " ".join(new[other:stop])))
    return tuple(found)


def _pair(line: int | None, at: int, lines: Sequence[Worded], paragraphs: Sequence[Worded]) -> Pair:
    if line is None:
        return Pair(None, at, NEW)
    is_same = lines[line].words.split() == paragraphs[at].words.split()
    return Pair(line, at, SAME if is_same else CHANGED)


def _chosen(lines: Sequence[Worded], paragraphs: Sequence[Worded]) -> Iterable[tuple[int, int]]:
    """Return line and paragraph, the likest first; where two are equally like, the first in order."""
    likely = sorted(_likely(lines, paragraphs), key=lambda found: (-found[0], abs(found[1] - found[2])))
    used_lines, used_paragraphs = set[int](), set[int]()
    for _like, line, paragraph in likely:
        if line not in used_lines and paragraph not in used_paragraphs:
            used_lines.add(line)
            used_paragraphs.add(paragraph)
            yield line, paragraph


def _likely(lines: Sequence[Worded], paragraphs: Sequence[Worded]) -> Iterable[tuple[float, int, int]]:
    olds, news = ([_words(one) for one in some] for some in (lines, paragraphs))
    for line, old in enumerate(olds):
        for paragraph, new in enumerate(news):
            together = len(old) + len(new)
            like = 2 * len(old & new) / together if together else 0
            number = _number(lines[line])
            is_numbered = bool(number) and number == _number(paragraphs[paragraph])
            if like >= (LIKE_BY_NUMBER if is_numbered else LIKE):
                yield like, line, paragraph


def _words(one: Worded) -> frozenset[str]:
    marks = "".join(sign if sign.isalnum() else " " for sign in fold(one.words))
    return frozenset(marks.split())


def _number(one: Worded) -> str:
    return fold(one.number).strip(" .()")
