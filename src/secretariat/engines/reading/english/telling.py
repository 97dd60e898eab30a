"""A paragraph as one clause in which each quotation is a sign too, cut into sentences.

Reads Marked; writes Telling. Statements and commitments are read from it, so that no rule of reported
speech looks into what is quoted.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from secretariat.engines.reading.english.cues import LINK, SAID, SUBJECT, Q
from secretariat.engines.reading.english.events.clauses import Clause, T, clause_of, in_small_letters
from secretariat.engines.reading.english.quotes import Quotation, quotations
from secretariat.engines.reading.mentions import DateMention, Marked, Mention
from secretariat.engines.reading.sentences import cut_long
from secretariat.engines.reading.sieve import Sieved
from secretariat.engines.reading.text import Paragraph
from secretariat.engines.values.spans import Span

_STOP = Sieved(
    r"(?<=[.!?…])[\"'»”)\]]*\s+(?=[A-Z\ue000-\ue010\"'«“(\[À-Þ])|(?<=\ue010)\.?\s+(?=[A-Z\ue000-\ue006])"
)
_ABBREVIATION = Sieved(
    r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Dr|St|No|Nos|Art|vs|etc|Gen|Sen|Gov|Col|Prof|Amb|Hon|Jr|Sr|a\.i|"
    r"i\.e|e\.g|Rev))\.$"
)
_ENDED = Sieved(r"[.!?…][')\]]*$")
_CUE = Sieved(rf"{SUBJECT}{LINK}\s+{SAID}(?!\s+that\b)[^.{Q}]{{0,120}}\.")
_PLACE = (
    r"(?:[\ue001\ue003]|[A-Z][A-Z.'-]+(?: [A-Z][A-Z.'-]+)*|"
    r"[A-Z][a-z]+)(?:,\s*(?:[\ue001\ue003]|[A-Z][\w.]+))?"
)
_AGENCY = r"(?:\s*[/(][A-Za-z][A-Za-z .,/-]{1,30}[/)])"
# "MOSCOW, October 29. /TASS/. ", "Geneva (AFP) - ", "STOCKHOLM, March 3 - ", "11 May 2023 - ".
_DATELINE = Sieved(
    rf"(?:{_PLACE},?\s*\(?{T}\)?{_AGENCY}?\s*[.:–—-]+{_AGENCY}?[\s.:–—-]*|{_PLACE}{_AGENCY}\s*(?:-+|–|—|:)\s*"
    rf"|(?:\ue003|[A-Z][A-Z.' -]{{2,30}})(?:,\s*[\ue001\ue003])?\s+(?:--?|–|—)\s+|{T}\s*[-–—:]\s+)"
)
_SHORTEST_TELLING = 20  # signs of a sentence after a dateline
_LEAD = (
    r"(?:(?:[Ii]n|[Oo]n|[Aa]t|[Dd]uring|[Aa]fter|[Bb]efore|[Ff]ollowing|[Ff]or|[Ss]peaking|[Aa]ddressing|"
    r"[Cc]ommenting|[Rr]eferring|"
    r"[Ww]elcoming|[Ee]arlier|[Ll]ater|[Mm]eanwhile|[Tt]urning|[Cc]oncluding|[Oo]pening|[Aa]s|[Tt]o|"
    r"[Ww]ith|[Rr]ecalling|[Nn]oting|"
    r"[Hh]owever|[Mm]oreover|[Ff]urthermore|[Aa]dditionally|[Ff]inally|[Aa]lso|[Aa]nswering|[Aa]sked|"
    r"[Mm]arking|[Rr]egarding)"
    r"[^.;]{0,160}?,\s+|(?:On|In|At|During|After|"
    r"By)\s+(?:the\s+)?(?:[\w\ue003\ue007-]+\s+){1,4}(?=(?:the\s+)?[\ue000\ue001\ue005\ue006]))?"
)
_SUBJECT = Sieved(rf"{_LEAD}{SUBJECT}(?![\w'])")


@dataclass(frozen=True, slots=True)
class Telling:
    """A paragraph: its clause, its sentences as (start, end) in the clause, its quotations by place."""

    clause: Clause
    sentences: tuple[tuple[int, int], ...]
    quotes: Mapping[int, Quotation]

    def words_of(self, at: int, view: str) -> str:
        """Return the quoted words behind the sign at `at`."""
        return self.quotes[at].span.of(view)


def telling_of(marked: Marked, paragraph: Paragraph) -> Telling:
    """Return the paragraph with quotations as signs."""
    quoted = quotations(marked.source, paragraph)
    clause, quotes = _masked(in_small_letters(clause_of(marked, paragraph.span)), quoted)
    ended = frozenset(at for at, quote in quotes.items() if _ENDED.search(quote.span.of(marked.source.view)))
    sentences = (part for run in _sentences(clause.text, ended) for part in cut_long(clause.text, *run))
    return Telling(clause, tuple(sentences), quotes)


def _masked(clause: Clause, quoted: list[Quotation]) -> tuple[Clause, dict[int, Quotation]]:
    if not quoted:
        return clause, {}
    letters: list[str] = []
    places: list[Span] = []
    mentions: dict[int, Mention] = {}
    dates: dict[int, DateMention] = {}
    quotes: dict[int, Quotation] = {}
    ahead = list(quoted)
    for i, letter in enumerate(clause.text):
        place = clause.places[i]
        while ahead and ahead[0].whole.end <= place.start:
            ahead.pop(0)
        if ahead and place.start >= ahead[0].whole.start:
            if not quotes or quotes[max(quotes)] is not ahead[0]:
                quotes[len(letters)] = ahead[0]
                letters.append(Q)
                places.append(ahead[0].whole)
            continue
        if i in clause.mentions:
            mentions[len(letters)] = clause.mentions[i]
        if i in clause.dates:
            dates[len(letters)] = clause.dates[i]
        letters.append(letter)
        places.append(place)
    return Clause("".join(letters), tuple(places), mentions, dates), quotes


def _sentences(text: str, ended: frozenset[int]) -> Iterator[tuple[int, int]]:
    start = dateline_end(text)
    for stop in _STOP.finditer(text, start):
        if _ABBREVIATION.search(text[max(0, stop.start() - 8) : stop.start()]):
            continue
        if text[stop.start() - 1] == Q and not _ends(text, stop, ended):
            continue
        if stop.start() > start:
            yield start, stop.start()
        start = stop.end()
    if start < len(text.rstrip()):
        yield start, len(text.rstrip())


def _ends(text: str, stop: re.Match[str], ended: frozenset[int]) -> bool:
    """Tell whether a sentence ends with the quotation before `stop`: whole, and no "he said" follows."""
    closed = stop.group().startswith(".")
    cue = _CUE.match(text, stop.end())
    return (closed or stop.start() - 1 in ended) and not (cue and not closed)


def dateline_end(text: str) -> int:
    """Return where the news begins after "CITY, day. /AGENCY/."; 0 without a dateline."""
    match = _DATELINE.match(text)
    return match.end() if match else 0


def without_dateline(clause: Clause) -> Clause:
    """Return a sentence without the dateline before it: "NAIROBI, April 8 (Xinhua) -- S joined"."""
    start = dateline_end(clause.text)
    is_told = len(clause.text) - start > _SHORTEST_TELLING  # "2019: S" is a line of a list
    return clause.part(start, len(clause.text)) if start and is_told else clause


def subject_of(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return where the subject of a sentence stands, if the sentence begins with one."""
    match = _SUBJECT.match(text, start, end)
    return match.span("subject") if match else None
