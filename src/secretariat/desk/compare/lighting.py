"""The text of a document cut at the ends of its passages, so that overlapping ones can all be lit. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Lit:
    """A passage to be lit: `key` is its anchor, `findings` the public ids that rest on it."""

    key: str
    start: int
    end: int
    findings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text with the same passages over it; `anchors` are of passages that begin here."""

    words: str
    findings: tuple[str, ...] = ()
    anchors: tuple[str, ...] = ()


def segments_of(text: str, passages: Iterable[Lit], shown_from: int = 0) -> tuple[Segment, ...]:
    """Return the text in segments; joined, their words are the text from `shown_from` on.

    >>> found = segments_of("abcdef", [Lit("p1", 1, 4, ("x",)), Lit("p2", 3, 5, ("y",))])
    >>> [(segment.words, segment.findings) for segment in found]
    [('a', ()), ('bc', ('x',)), ('d', ('x', 'y')), ('e', ('y',)), ('f', ())]
    """
    lit = sorted(passages, key=lambda passage: (passage.start, passage.end))
    ends = sorted({shown_from, len(text), *(p.start for p in lit), *(p.end for p in lit)})
    ends = [end for end in ends if end >= shown_from]
    begins: Mapping[int, list[Lit]] = _by_start(lit, shown_from)
    segments: list[Segment] = []
    over: list[Lit] = []
    for start, end in pairwise(ends):
        over = [passage for passage in over if passage.end > start] + begins.get(start, [])
        findings = tuple(dict.fromkeys(one for passage in over for one in passage.findings))
        anchors = tuple(passage.key for passage in begins.get(start, []))
        segments.append(Segment(text[start:end], findings, anchors))
    return tuple(segments)


def _by_start(lit: Sequence[Lit], shown_from: int) -> dict[int, list[Lit]]:
    begins: dict[int, list[Lit]] = defaultdict(list)
    for passage in lit:
        begins[max(passage.start, shown_from)].append(passage)
    return dict(begins)
