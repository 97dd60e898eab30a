"""What the operative paragraphs of an adopted text ask of whom, and by when: proposed, never believed.

An operative paragraph says it in the genre's few ways: "Requests X to ...", "X shall ...", "X reports ...",
"Each member names ...", "The Council decides to ...", "We will ...". What only takes note, welcomes, recalls
or believes asks nothing, unless it goes on "... and invites X to ...".
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from secretariat.engines.reading.dates.resolve import DocumentDay, resolve
from secretariat.engines.reading.dates.seen import DateSeen, Lean
from secretariat.engines.reading.segments import segment
from secretariat.engines.reading.undertaking_ways import WAYS, Ways
from secretariat.engines.values.edtf import parse
from secretariat.engines.values.spans import Span

_SUBJECT_SIGNS = 90  # a name that stands so early is who acts
_LONGEST_CODE = 3  # "IT" is a name, "it" is none
_Known = Sequence[tuple[re.Pattern[str], str]]


class Reason(StrEnum):
    """How it was seen what a paragraph asks."""

    UNREAD = "words of this language are not read"
    NOTHING = "takes note, welcomes or believes; asks nothing"
    MEMBERS_ASKED = "asks the members"
    NAMED_ASKED = "asks whom it names"
    MEMBERS_DO = "says what the members do"
    NAMED_ACT = "names who acts"
    MEMBERS_AGREED = "is agreed of the members"
    NAMED_AGREED = "is agreed of whom it names"
    ITSELF = "is decided by the body itself"
    FURTHER_ON = "names somebody further on"
    NOBODY = "names nobody"


@dataclass(frozen=True, slots=True)
class Undertaking:
    """What one paragraph asks. `owners` are keys of the names given; `by_all`: of each member alike.

    `by_itself`: of the body that adopted it, said or understood; `due` EDTF or None; `is_action` False where
    the paragraph asks nothing of anybody; `reason`: how that was seen.
    """

    reason: Reason
    owners: tuple[str, ...] = ()
    by_all: bool = False
    by_itself: bool = False
    due: str | None = None
    is_action: bool = True


def undertakings(
    paragraphs: Sequence[str], language: str, names: Mapping[str, str], adopted: date
) -> tuple[Undertaking, ...]:
    """Return what each paragraph asks.

    Args:
        paragraphs: the words of operative paragraphs, without their numbers.
        language: "en" or "ru"; of other languages nothing but the paragraph is known.
        names: name → key of those who may be asked: members, organs, offices.
        adopted: the day of the text; a date without a year is read from it.

    >>> words = "Requests the Bureau to report by 30 June."
    >>> asked = undertakings([words], "en", {"Bureau": "b"}, date(2026, 1, 9))
    >>> asked[0].owners, asked[0].due
    (('b',), '2026-06-30')
    """
    ways = WAYS.get(language)
    if ways is None:
        return tuple(Undertaking(Reason.UNREAD, by_itself=True) for _ in paragraphs)
    known = [(_pattern(name, ways.stem), key) for name, key in names.items() if name.strip()]
    return tuple(_read(words, ways, language, known, adopted) for words in paragraphs)


def _read(words: str, ways: Ways, language: str, known: _Known, adopted: date) -> Undertaking:
    """Return what one paragraph asks; of one that takes note first, what it asks further on."""
    if opening := ways.asks_nothing.match(words):
        further = ways.also_asks.search(words, opening.end())
        if further is None:
            return Undertaking(Reason.NOTHING, is_action=False)
        told = _requested(words[further.start() :], ways, known) or Undertaking(Reason.NOBODY, by_itself=True)
    else:
        told = _asked(words, ways, known)
    return replace(told, due=_due(words, ways, language, adopted)) if told.is_action else told


def _asked(words: str, ways: Ways, known: _Known) -> Undertaking:
    """Return of whom something is asked, by the first way that says it."""
    if told := _requested(words, ways, known):
        return told
    if ways.decides.match(words):
        return _agreed(words, ways, known)
    opening = words[:_SUBJECT_SIGNS]
    owners, everyone = _named(opening, known), ways.all_members.search(opening)
    if everyone and not (owners and _first(opening, known) < everyone.start()):
        return Undertaking(Reason.MEMBERS_DO, by_all=True)
    if owners:
        return Undertaking(Reason.NAMED_ACT, owners=owners)
    if owners := _named(words, known):
        return Undertaking(Reason.FURTHER_ON, owners=owners)
    return Undertaking(Reason.NOBODY, by_itself=True)


def _requested(words: str, ways: Ways, known: _Known) -> Undertaking | None:
    """Return whom a verb of request has behind it."""
    asked = ways.asks.search(words)
    if asked is None:
        return None
    whom = next(filter(None, asked.groups()), "")
    if ways.all_members.search(whom):
        return Undertaking(Reason.MEMBERS_ASKED, by_all=True)
    owners = _named(whom, known)
    return Undertaking(Reason.NAMED_ASKED, owners=owners) if owners else None


def _agreed(words: str, ways: Ways, known: _Known) -> Undertaking:
    """Return who is to carry out what the body decides: whom it says will do it, else the body itself."""
    told = ways.agreed_that.search(words)
    if told and ways.all_members.search(told["whom"]):
        return Undertaking(Reason.MEMBERS_AGREED, by_all=True)
    if told and (owners := _named(told["whom"], known)):
        return Undertaking(Reason.NAMED_AGREED, owners=owners)
    return Undertaking(Reason.ITSELF, by_itself=True)


def _named(words: str, known: _Known) -> tuple[str, ...]:
    """Return the keys of the names in the order in which they stand; a name inside a longer one is none."""
    hits = [(m.start(), m.end(), key) for pattern, key in known for m in pattern.finditer(words)]
    hits = [h for h in hits if not any(o[0] <= h[0] and h[1] <= o[1] and o[:2] != h[:2] for o in hits)]
    return tuple(dict.fromkeys(key for _, _, key in sorted(hits)))


def _first(words: str, known: _Known) -> int:
    return min(match.start() for pattern, _ in known for match in pattern.finditer(words))


def _pattern(name: str, stem: int) -> re.Pattern[str]:
    """Return how a name stands in a text; where a language inflects, the ends of its words may differ.

    Of a short word only the last sign may change, and into no more than two.
    """
    parts = []
    for word in name.split():
        if not stem or len(word) <= stem or not word[-1].islower():
            parts.append(re.escape(word))
        elif len(word) <= stem + 2:
            parts.append(re.escape(word[:-1]) + r"\w{0,2}")
        else:
            parts.append(re.escape(word[:-stem]) + r"\w{0,6}")
    whole = r"(?<!\w)" + r"\s+".join(parts) + r"(?!\w)"
    return re.compile(whole, re.IGNORECASE if len(name) > _LONGEST_CODE else 0)


def _due(words: str, ways: Ways, language: str, adopted: date) -> str | None:
    """Return the date behind the first word that sets a term, or of what is to be on a day that lies ahead.

    Of a date with two ends it is the last day.
    """
    source = segment(words, language)
    seen = [replace(one, lean=Lean.FUTURE) for one in _SEEN[language](source.view)]  # a term lies ahead
    units = [paragraph.span for paragraph in source.paragraphs]
    ahead = None
    for mention in resolve(seen, units, DocumentDay(adopted)):
        if not mention.edtf:
            continue
        before, last = source.view[: mention.span.start], mention.edtf.split("/")[-1]
        if ways.due.search(before):
            return last
        if ahead is None and ways.dated.search(before) and _begins(mention.edtf) > adopted:
            ahead = last
    return ahead


def _begins(edtf: str) -> date:
    return parse(edtf).first or date.min


def _english(view: str) -> Sequence[DateSeen]:
    from secretariat.engines.reading.english.date_patterns import dates_in  # noqa: PLC0415 - models are heavy

    return list(dates_in(view))


def _russian(view: str) -> Sequence[DateSeen]:
    from secretariat.engines.reading.russian.dates import dates_in  # noqa: PLC0415 - models are heavy
    from secretariat.engines.reading.russian.tokens import tokenise  # noqa: PLC0415 - models are heavy

    whole = Span(0, len(view))
    return dates_in(view, tokenise(view, whole), whole)


_SEEN: Mapping[str, Callable[[str], Sequence[DateSeen]]] = {"en": _english, "ru": _russian}
