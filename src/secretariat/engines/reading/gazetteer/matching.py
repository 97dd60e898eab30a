"""Find the known names of a text: whole words, longest first, doubtful acronyms with support."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ahocorasick_rs import AhoCorasick

from secretariat.engines.reading.gazetteer.patterns import Pattern, folded
from secretariat.engines.reading.mentions import Named
from secretariat.engines.values.spans import Span

_ORDER = {Named.BODY: 0, Named.STATE: 1, Named.DEMONYM: 2, Named.REGION: 3, Named.CITY: 4}
_MANY_SPACES = re.compile(r" {2,}")
_SPOKEN = 5  # letters of an acronym that is said as a word
_NEAR = 250  # code points within which another body supports a doubtful acronym
_SUPPORT = {
    "en": re.compile(
        r"[ '’s]*(?:Summit|Secretar|Chair|Council|[Mm]ember|[Mm]inisters|Assembly|Commission|Conference|"
        r"Leaders|Heads|Presiden|Charter|[Ss]ession|[Mm]eeting|Ministerial|Troika|Director|Standing|Countries|"
        r"States|Regional)"
    ),
    "ru": re.compile(
        r"\s*(?:[Сс]аммит|[Сс]екретар|[Пп]редседател|[Сс]овет|[Сс]тран|[Гг]осударств|[Гг]енсек|[Зз]аседани|[Сс]ессии)"
    ),
}


@dataclass(frozen=True, slots=True)
class Hit:
    """A known name in a text."""

    span: Span
    pattern: Pattern


@dataclass(frozen=True, eq=False)
class Gazetteer:
    """All known names, by language; a value: who adds names makes a new one with a new version."""

    version: str
    patterns: Mapping[str, Sequence[Pattern]]

    def find(self, view: str, language: str) -> tuple[Hit, ...]:
        """Return the known names of `view` in order; of two that overlap the longer one."""
        every = _whole_words(self, view, language)
        return tuple(
            hit
            for hit in _longest(every)
            if not hit.pattern.needs_support or _supported(hit, every, view, language)
        )


@lru_cache(maxsize=8)
def _automaton(gazetteer: Gazetteer, language: str) -> tuple[AhoCorasick, tuple[Pattern, ...]]:
    """Return the automaton of a language with the pattern of each of its forms."""
    forms: dict[str, Pattern] = {}
    for pattern in sorted(gazetteer.patterns.get(language, ()), key=lambda p: _ORDER[p.named]):
        forms.setdefault(folded(pattern.form), pattern)
    for form, pattern in list(forms.items()):
        if not pattern.is_acronym:
            forms.setdefault(form.upper(), pattern)
        elif len(form) >= _SPOKEN and form.isalpha() and not pattern.needs_support:
            forms.setdefault(form.title(), pattern)  # "Caricom"
    return AhoCorasick(list(forms)), tuple(forms.values())


def _single_spaced(view: str) -> tuple[str, list[int], list[int]]:
    """Return the text with runs of spaces made one, and the marks to carry its positions back."""
    places, shifts, shift = [0], [0], 0
    for run in _MANY_SPACES.finditer(view):
        shift += run.end() - run.start() - 1
        places.append(run.end() - shift)
        shifts.append(shift)
    return _MANY_SPACES.sub(" ", view), places, shifts


def _whole_words(gazetteer: Gazetteer, view: str, language: str) -> list[Hit]:
    automaton, patterns = _automaton(gazetteer, language)
    text, places, shifts = _single_spaced(folded(view))
    hits = []
    for index, start, end in automaton.find_matches_as_indexes(text, overlapping=True):
        starts_word = start == 0 or not (text[start - 1].isalnum() or text[start - 1] == "_")
        ends_word = end == len(text) or not text[end].isalnum()
        if starts_word and ends_word:
            first = start + shifts[bisect_right(places, start) - 1]
            last = end - 1 + shifts[bisect_right(places, end - 1) - 1]
            hits.append(Hit(Span(first, last + 1), patterns[index]))
    return hits


def _longest(hits: Iterable[Hit]) -> list[Hit]:
    """Keep of overlapping hits the longest, of equal ones the first."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda h: (h.span.start - h.span.end, h.span.start)):
        at = bisect_right(kept, hit.span.start, key=lambda h: h.span.start)
        before_meets = at > 0 and kept[at - 1].span.meets(hit.span)
        if not before_meets and not (at < len(kept) and kept[at].span.meets(hit.span)):
            kept.insert(at, hit)
    return kept


def _supported(hit: Hit, hits: Sequence[Hit], view: str, language: str) -> bool:
    """Tell whether a doubtful acronym has a second signal: its long name, a head noun, another body near."""
    for other in hits:
        sure = not other.pattern.needs_support and other.pattern.named is Named.BODY
        near = abs(other.span.start - hit.span.start) < _NEAR
        if sure and (other.pattern.entry.key == hit.pattern.entry.key or near):
            return True
    head = _SUPPORT.get(language)
    return bool(head and head.match(view, hit.span.end))
