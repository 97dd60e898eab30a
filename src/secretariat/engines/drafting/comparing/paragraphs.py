"""Which paragraph of one revision became which of another: kept, moved, split, merged, put in, taken out.

Source: docs/reference/comparing.md#how-paragraphs-are-matched.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from secretariat.engines.drafting.notation.blocks import cut
from secretariat.engines.drafting.notation.labels import label_at
from secretariat.engines.drafting.notation.nodes import BlockKind

_TOKEN = re.compile(r"\w+(?:['’-]\w+)*|\s+|[^\w\s]")
_LEAD = re.compile(r"[ \t\xa0>*_#•·–—\ufeff-]*")
_BLANKS = re.compile(r"\s+")
ALIKE = 0.5  # share of words in common from which two paragraphs are one, changed
_COMMON = 40  # paragraphs of one revision that share a run, above which it tells nothing
_SHORT = 12  # words up to which single words tell paragraphs too
_MOVED_ALIKE = 0.7  # the same for paragraphs that also stand elsewhere


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as compared: its label, and its text with single blanks for line ends."""

    label: str
    text: str
    tokens: tuple[str, ...]

    @property
    def body(self) -> str:
        """The text behind its label."""
        return self.text[len(self.label) :].strip() if self.label else self.text


class Kind(StrEnum):
    """What became of a paragraph."""

    SAME = "same"
    CHANGED = "changed"
    INSERTED = "inserted"
    REMOVED = "removed"
    MOVED = "moved"
    SPLIT = "split"
    MERGED = "merged"


@dataclass(frozen=True, slots=True)
class Match:
    """Paragraphs of the old and of the new revision that belong together, by their numbers from 0."""

    kind: Kind
    old: tuple[int, ...]
    new: tuple[int, ...]


def paragraphs_of(text: str, *, is_wrapped: bool = False) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a text, blank ones left out."""
    return tuple(
        paragraph_of(
            " ".join(text[each.start : each.end].split()) if is_wrapped else text[each.start : each.end]
        )
        for each in cut(text, is_wrapped=is_wrapped)
        if each.kind is not BlockKind.BLANK
    )


def paragraph_of(text: str) -> Paragraph:
    """Return one paragraph of a text as it is compared."""
    text = text.strip("\r\n").rstrip()
    lead = _LEAD.match(text)
    at = lead.end() if lead else 0
    found = label_at(text, at, len(text))
    return Paragraph(text[: found.end] if found else "", text, tuple(_TOKEN.findall(text)))


def matched(old: Sequence[Paragraph], new: Sequence[Paragraph]) -> tuple[Match, ...]:
    """Return what became of each paragraph, by the new revision; those taken out where they stood."""
    scores = _scores(old, new)
    pairs = _in_order(scores, len(new))
    moved = _elsewhere(scores, pairs)
    matches = [
        Match(_kind(old[one], new[other], is_moved=one in moved), (one,), (other,))
        for one, other in sorted({**pairs, **moved}.items())
    ]
    return tuple(in_order(_with_splits(old, new, matches), len(old), len(new)))


def _kind(old: Paragraph, new: Paragraph, *, is_moved: bool) -> Kind:
    if is_moved:
        return Kind.MOVED
    return Kind.SAME if old.text == new.text else Kind.CHANGED


def _key(paragraph: Paragraph) -> str:
    return _BLANKS.sub(" ", paragraph.body)


def _scores(old: Sequence[Paragraph], new: Sequence[Paragraph]) -> dict[tuple[int, int], float]:
    """Return how alike paragraphs are: 2 for equal ones, else the share of common words if it is enough."""
    equal: dict[str, list[int]] = defaultdict(list)
    by_run: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for right, paragraph in enumerate(new):
        equal[_key(paragraph)].append(right)
        for run in _runs(paragraph):
            by_run[run].append(right)
    words = [_words(paragraph) for paragraph in new]
    found: dict[tuple[int, int], float] = {}
    for left, paragraph in enumerate(old):
        own = _words(paragraph)
        near = {r for run in _runs(paragraph) for r in by_run.get(run, ()) if len(by_run[run]) <= _COMMON}
        for right in near:
            score = _alike(own, words[right])
            if score >= ALIKE:
                found[left, right] = score
        found.update(dict.fromkeys(((left, right) for right in equal.get(_key(paragraph), ())), 2.0))
    return found


def _runs(paragraph: Paragraph) -> set[tuple[str, ...]]:
    """Return the runs of three words of a paragraph, and the words themselves where it is short."""
    words = [token.casefold() for token in paragraph.tokens if token[0].isalnum()]
    runs = {tuple(words[at : at + 3]) for at in range(len(words) - 2)}
    return runs | {(word,) for word in words} if len(words) <= _SHORT else runs


def _words(paragraph: Paragraph) -> Counter[str]:
    return Counter(token.casefold() for token in paragraph.tokens if token[0].isalnum())


def _alike(one: Counter[str], other: Counter[str]) -> float:
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 0.0


def _in_order(scores: Mapping[tuple[int, int], float], count: int) -> dict[int, int]:
    """Return the pairs that do not cross and together are most alike (a Fenwick tree keeps the best)."""
    best: list[tuple[float, tuple[int, int] | None]] = [(0.0, None)] * (count + 1)
    before: dict[tuple[int, int], tuple[int, int] | None] = {}
    for left, right in sorted(scores, key=lambda pair: (pair[0], -pair[1])):
        total, last = 0.0, None
        at = right
        while at:
            if best[at][0] > total:
                total, last = best[at]
            at -= at & -at
        before[left, right] = last
        total += scores[left, right]
        at = right + 1
        while at <= count:
            if total > best[at][0]:
                best[at] = total, (left, right)
            at += at & -at
    pair = max(best, key=lambda each: each[0])[1]
    found: dict[int, int] = {}
    while pair is not None:
        found[pair[0]] = pair[1]
        pair = before[pair]
    return found


def _elsewhere(scores: Mapping[tuple[int, int], float], pairs: Mapping[int, int]) -> dict[int, int]:
    """Return pairs that stand elsewhere and are much alike, the most alike first."""
    found: dict[int, int] = {}
    taken = set(pairs.values())
    for left, right in sorted(scores, key=lambda pair: (-scores[pair], pair)):
        is_free = left not in pairs and left not in found and right not in taken
        if is_free and scores[left, right] >= _MOVED_ALIKE:
            found[left] = right
            taken.add(right)
    return found


def _with_splits(old: Sequence[Paragraph], new: Sequence[Paragraph], matches: list[Match]) -> list[Match]:
    """Return matches where a paragraph and its unpaired neighbour together are what one was before."""
    free_new = set(range(len(new))) - {each for match in matches for each in match.new}
    free_old = set(range(len(old))) - {each for match in matches for each in match.old}
    found = []
    for match in matches:
        (one,), (other,) = match.old, match.new
        split = _neighbour(old[one], new, other, free_new)
        merged = _neighbour(new[other], old, one, free_old) if split is None else None
        if split is not None:
            free_new.discard(split)
            found.append(Match(Kind.SPLIT, match.old, tuple(sorted((other, split)))))
        elif merged is not None:
            free_old.discard(merged)
            found.append(Match(Kind.MERGED, tuple(sorted((one, merged))), match.new))
        else:
            found.append(match)
    return found


def _neighbour(whole: Paragraph, parts: Sequence[Paragraph], at: int, free: set[int]) -> int | None:
    """Return the unpaired neighbour that makes a part much more alike to the whole."""
    words = _words(whole)
    alone = _alike(words, _words(parts[at]))
    for near in (at + 1, at - 1):
        if near in free and _alike(words, _words(parts[at]) + _words(parts[near])) > max(alone + 0.1, 0.8):
            return near
    return None


def in_order(matches: Sequence[Match], old_count: int, new_count: int) -> Iterator[Match]:
    """Yield all matches by the new revision, and what was taken out behind what stood before it."""
    by_new = {match.new[0]: match for match in matches}
    by_old = {each: match for match in matches for each in match.old}
    behind: dict[int, list[Match]] = defaultdict(list)
    last = -1
    for left in range(old_count):
        match = by_old.get(left)
        if match is None:
            behind[last].append(Match(Kind.REMOVED, (left,), ()))
        elif match.kind is not Kind.MOVED:
            last = max(match.new)
    inside = {each for match in matches for each in match.new[1:]}
    yield from behind[-1]
    for right in range(new_count):
        if right not in inside:
            yield by_new.get(right, Match(Kind.INSERTED, (), (right,)))
        yield from behind.get(right, ())
