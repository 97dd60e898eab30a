"""How alike two lines of work are: by the words that both say, and by the topics that both have. Pure."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import sqrt

from secretariat.engines.likeness.stems import stems

ALIKE = 40  # of 100: from here on two lines are shown as alike; measured in docs/reference/levels.md
_OF_WORDS, _OF_TOPICS, _TOPICS_ALONE = 75, 25, 50


@dataclass(frozen=True, slots=True)
class Work:
    """A line of work: `owner`: whose; `topics`: keys of a vocabulary; `language`: of its words."""

    key: str
    owner: str
    words: str
    language: str
    topics: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two lines are, 0 to 100, and by what.

    `words`: those that both say, as one of them writes them; `topics`: those that both have. `is_by_topics`:
    the two are in different languages, so only their topics were compared.
    """

    score: int
    words: tuple[str, ...]
    topics: tuple[str, ...]
    is_by_topics: bool


@dataclass(frozen=True, slots=True)
class Pair:
    """Two lines of different owners; `one` has the smaller key."""

    one: Work
    other: Work
    how: Likeness


def likeness(one: Work, other: Work) -> Likeness:
    """Return how alike two lines are; the order in which they are given does not matter.

    The words that both say count 75, as a share of the geometric mean of what each says; the topics that both
    have 25, as a share of those that either has. One word in common, without a topic, counts nothing. In
    different languages only topics are compared, and count at most 50.

    >>> a = Work("a", "x", "Safety of ports", "en", frozenset({"transport"}))
    >>> b = Work("b", "y", "Safe ports and port safety", "en", frozenset({"transport"}))
    >>> likeness(a, b)
    Likeness(score=86, words=('ports', 'safety'), topics=('transport',), is_by_topics=False)
    """
    both, either = one.topics & other.topics, one.topics | other.topics
    share = len(both) / len(either) if either else 0.0
    topics = tuple(sorted(both))
    if one.language != other.language:
        return Likeness(round(_TOPICS_ALONE * share), (), topics, is_by_topics=True)
    ours, theirs = stems(one.words, one.language), stems(other.words, other.language)
    shared = ours.keys() & theirs.keys()
    words = tuple(sorted({min(ours[stem], theirs[stem]).casefold() for stem in shared}))
    if len(shared) == 1 and not both:
        return Likeness(0, words, topics, is_by_topics=False)
    said = len(shared) / sqrt(len(ours) * len(theirs)) if shared else 0.0
    return Likeness(round(_OF_WORDS * said + _OF_TOPICS * share), words, topics, is_by_topics=False)


def like_pairs(works: Iterable[Work], least: int = ALIKE) -> list[Pair]:
    """Return the pairs of lines of different owners that are alike, the most alike first.

    Only lines that share enough words, or a topic across languages, are compared; none other could be alike.
    """
    known = sorted(works, key=lambda work: work.key)
    found = []
    for at, with_ in sorted(_candidates(known, least)):
        one, other = known[at], known[with_]
        how = likeness(one, other)
        if how.score >= least:
            found.append(Pair(one, other, how))
    return sorted(found, key=lambda pair: (-pair.how.score, pair.one.key, pair.other.key))


def _candidates(known: Sequence[Work], least: int) -> set[tuple[int, int]]:
    """Return the places of the lines that could be alike, each with one of another owner.

    In one language their words must give what all topics in common would not: the rest is never looked at.
    """
    sizes = [sqrt(len(stems(work.words, work.language))) for work in known]
    shared: Counter[tuple[int, int]] = Counter()
    for places in _places(known, by_words=True):
        shared.update(combinations(places, 2))
    found = {
        (at, with_)
        for (at, with_), count in shared.items()
        if known[at].owner != known[with_].owner
        and _reaches(least, _OF_WORDS * count / (sizes[at] * sizes[with_]), known[at], known[with_])
    }
    for places in _places(known, by_words=False):
        found.update(
            (at, with_)
            for at, with_ in combinations(places, 2)
            if known[at].language != known[with_].language and known[at].owner != known[with_].owner
        )
    return found


def _reaches(least: int, of_words: float, one: Work, other: Work) -> bool:
    """Tell whether two lines reach a score, from what their words are worth; a score is rounded."""
    needed = least - 0.5 - of_words
    if needed > _OF_TOPICS or needed <= 0:
        return needed <= 0
    both = len(one.topics & other.topics)
    return bool(both) and _OF_TOPICS * both >= needed * len(one.topics | other.topics)


def _places(known: Sequence[Work], *, by_words: bool) -> Iterable[list[int]]:
    """Return the places of the lines that share a word of one language, or a topic."""
    said: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at, work in enumerate(known):
        keys = stems(work.words, work.language) if by_words else work.topics
        for key in keys:
            said[work.language if by_words else "", key].append(at)
    return said.values()
