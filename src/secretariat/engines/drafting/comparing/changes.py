"""What changed between two revisions, word by word, and what became of each bracket.

Source: docs/reference/comparing.md.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from secretariat.engines.drafting.comparing.paragraphs import (
    Kind,
    Match,
    Paragraph,
    matched,
    paragraphs_of,
)
from secretariat.engines.drafting.figures import paired

EQUAL, INSERT, DELETE = "equal", "insert", "delete"
BREAK = "\n"  # the end of a paragraph within a row: put in by a split, taken out by a merge


@dataclass(frozen=True, slots=True)
class Event:
    """What became of a bracket: opened, resolved (words kept or dropped), narrowed, widened or reworded."""

    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class Row:
    """Paragraphs that belong together, and their words: pieces are (equal, insert or delete; text).

    Attributes:
        old_label, new_label: of the first paragraph on each side; they differ where it was renumbered.
    """

    match: Match
    pieces: tuple[tuple[str, str], ...]
    old_label: str
    new_label: str
    events: tuple[Event, ...]

    @property
    def is_renumbered(self) -> bool:
        """Whether its label changed."""
        return bool(self.old_label and self.new_label and self.old_label != self.new_label)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two revisions side by side."""

    old: tuple[Paragraph, ...]
    new: tuple[Paragraph, ...]
    rows: tuple[Row, ...]

    def count(self, kind: Kind) -> int:
        """Return how many rows are of a kind."""
        return sum(row.match.kind is kind for row in self.rows)


def compared(old: str, new: str, *, is_wrapped: bool = False) -> Comparison:
    """Compare two revisions.

    >>> compared("1. See decision 78/650.", "1. See decision 78/560.").rows[0].pieces[1:3]
    (('delete', '650'), ('insert', '560'))
    """
    before, after = paragraphs_of(old, is_wrapped=is_wrapped), paragraphs_of(new, is_wrapped=is_wrapped)
    return Comparison(before, after, tuple(row_of(before, after, match) for match in matched(before, after)))


def row_of(old: Sequence[Paragraph], new: Sequence[Paragraph], match: Match) -> Row:
    """Return paragraphs that belong together with their differences, word by word."""
    before = [old[each] for each in match.old]
    after = [new[each] for each in match.new]
    one, other = _joined(before), _joined(after)
    pieces = tuple(differing(one, other))
    events = tuple(bracket_events(one, other)) if match.kind is not Kind.SAME else ()
    return Row(
        match,
        pieces,
        before[0].label.strip() if before else "",
        after[0].label.strip() if after else "",
        events,
    )


def _joined(paragraphs: Sequence[Paragraph]) -> list[str]:
    tokens: list[str] = []
    for each in paragraphs:
        tokens.extend([BREAK] if tokens else [])
        tokens.extend(each.tokens)
    return tokens


def differing(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the pieces that lead from old tokens to new ones; deleted before inserted."""
    head = 0
    while head < min(len(old), len(new)) and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < min(len(old), len(new)) - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    left, right = old[head : len(old) - tail], new[head : len(new) - tail]
    yield from _piece(EQUAL, old[:head])
    for tag, start, end, first, last in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if tag == "equal":
            yield from _piece(EQUAL, left[start:end])
        else:
            yield from _piece(DELETE, left[start:end])
            yield from _piece(INSERT, right[first:last])
    yield from _piece(EQUAL, old[len(old) - tail :] if tail else ())


def _piece(kind: str, tokens: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield tokens as pieces; the end of a paragraph stands alone."""
    words: list[str] = []
    for token in tokens:
        if token == BREAK:
            if words:
                yield kind, "".join(words)
            yield kind, BREAK
            words = []
        else:
            words.append(token)
    if words:
        yield kind, "".join(words)


def bracket_events(old: Sequence[str], new: Sequence[str]) -> Iterator[Event]:
    """Yield what became of each bracket, which is found again by the words that it holds."""
    before, old_words = _spans(old)
    after, new_words = _spans(new)
    if not before and not after:
        return
    place = _places(old_words, new_words)
    left = list(after)
    for span in before:
        own = [place[at] for at in range(*span) if at in place]
        words = _text(old_words[slice(*span)])
        best = _partner(own, left, words, new_words)
        if best is None:
            yield Event("resolved, words kept" if _is_kept(own, span) else "resolved, words dropped", words)
            continue
        left.remove(best)
        now = _text(new_words[slice(*best)])
        if now != words:
            yield Event(_changed(span, best, own), f"{words} → {now}")
    for span in left:
        yield Event("opened", _text(new_words[slice(*span)]))


def _spans(tokens: Sequence[str]) -> tuple[list[tuple[int, int]], list[str]]:
    """Return brackets as spans over the words that are no bracket and no blank, and those words."""
    count, places, words = 0, [], []
    for token in tokens:
        places.append(count)
        if token not in ("[", "]") and not token.isspace():
            words.append(token)
            count += 1
    signs = "".join(token if token in ("[", "]") else " " for token in tokens)
    return [(places[at], places[to]) for at, to in sorted(paired(signs).pairs.items())], words


def _places(old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return {m.a + step: m.b + step for m in matcher.get_matching_blocks() for step in range(m.size)}


def _partner(
    own: Sequence[int], spans: Sequence[tuple[int, int]], words: str, new_words: Sequence[str]
) -> tuple[int, int] | None:
    """Return the new bracket that holds most of the same words, and shares more than it differs."""
    best, most = None, 0.0
    for span in spans:
        shared = sum(span[0] <= at < span[1] for at in own)
        size = max(len(own), span[1] - span[0], 1)
        score = shared / size + (1.0 if _text(new_words[slice(*span)]) == words else 0.0)
        if score > most and (shared or score >= 1.0):
            best, most = span, score
    return best


def _is_kept(own: Sequence[int], span: tuple[int, int]) -> bool:
    return len(own) * 2 > span[1] - span[0]


def _changed(old: tuple[int, int], new: tuple[int, int], own: Sequence[int]) -> str:
    inside = all(new[0] <= at < new[1] for at in own)
    grown, shrunk = new[1] - new[0] > old[1] - old[0], new[1] - new[0] < old[1] - old[0]
    if shrunk:
        return "narrowed"
    return "widened" if grown and inside else "reworded"


def _text(words: Sequence[str]) -> str:
    return " ".join(words)
