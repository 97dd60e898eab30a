"""The grammar of English dates: patterns from the most to the least complete, and what each one says.

Each pattern has named groups; `_seen` turns them into the parts of a date.
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from secretariat.engines.reading.dates.seen import DateSeen, Parts, Relation
from secretariat.engines.reading.english.date_words import (
    DASH,
    DAY,
    FRACTIONS,
    FULL_WEEKDAY,
    MONTH,
    ORDINAL,
    ROMAN,
    SEASONS,
    WEEKDAY,
    YEAR,
    number,
)
from secretariat.engines.reading.sieve import Sieved
from secretariat.engines.values.spans import Span

_OF = r"(?:\s+day)?\s*(?:of\s+)?"
_COMMA_YEAR = rf"(?:,?\s+(?:of\s+)?(?P<year>{YEAR}))?"
# A look at the first sign spares most places of a text the trial of the whole pattern.
_WEEKDAY = rf"(?:(?P<weekday>{WEEKDAY}),?\s+(?:the\s+)?)?"
_ON = rf"(?=[A-Z\d]){_WEEKDAY}"
_BEFORE_YEAR = (
    r"(?:in|In|IN|since|Since|until|till|by|By|of|for|from|From|during|During|before|after|After|through|to"
    r"|between|between\s+\d{4}\s+and|year|years|early|late|mid|mid-|beginning of|end of|until the end of)"
)
_BEFORE_MONTH = (
    r"(?:in|In|since|Since|until|till|by|By|from|From|during|During|of|for|to|through|early|late|mid-|mid"
    r"|before|after|beginning of|end of)"
)
# "of 2000 delegates" counts; "by June Smith" names.
_NO_COUNT = r"(?!\s+(?:[a-z]+ly\s+)?(?:[a-z]{3,}(?:ers|ates|ants|ries|ons|eds|res|nes)|people|km|miles)\b)"
_NO_NAME = r"(?!\s+[A-Z][a-z]+\s+(?:said|says|and\s+[A-Z]))"
_PART = r"(?:(?:the\s+)?(?:early|late|mid|end|beginning|middle|close|start)(?:\s+of|\s+in|-|\s)\s*)?"

_PATTERNS: tuple[tuple[str, str], ...] = (
    (
        "iso-range",
        r"(?P<y1>\d{4})-(?P<m1>\d\d)-(?P<d1>\d\d)\s?(?:/|–|to|-)\s?(?P<y2>\d{4})-(?P<m2>\d\d)-"
        r"(?P<d2>\d\d)",
    ),
    ("iso", r"(?<![\d-])(?P<y1>\d{4})-(?P<m1>\d\d)-(?P<d1>\d\d)(?![\d-])"),
    (
        "day-month-range",
        rf"{_ON}(?P<d1>{DAY}){_OF}(?P<m1>{MONTH})(?:,?\s+(?P<y1>{YEAR}))?,?{DASH}(?:{WEEKDAY},?\s+)?"
        rf"(?P<d2>{DAY}){_OF}(?P<m2>{MONTH})(?:,?\s+(?:of\s+)?(?P<y2>{YEAR}))?",
    ),
    (
        "month-day-range",
        rf"{_ON}(?P<m1>{MONTH})\s+(?P<d1>{DAY})(?:,?\s+(?P<y1>{YEAR}))?,?{DASH}(?:{WEEKDAY},?\s+)?"
        rf"(?P<m2>{MONTH})\s+(?P<d2>{DAY})(?:,?\s+(?P<y2>{YEAR}))?",
    ),
    (
        "days-month",
        rf"{_ON}(?P<d1>{DAY})(?:\s*,\s*{DAY})*,?{DASH}(?:{WEEKDAY},?\s+)?(?P<d2>{DAY}){_OF}"
        rf"(?P<m1>{MONTH}){_COMMA_YEAR}",
    ),
    (
        "month-days",
        rf"{_ON}(?P<m1>{MONTH})\s+(?P<d1>{DAY})(?:\s*,\s*{DAY}(?!\d))*,?{DASH}(?P<d2>{DAY})"
        rf"(?!\s+{MONTH})(?:,?\s+(?P<year>{YEAR}))?",
    ),
    (
        "roman",
        rf"(?<![\w.])(?P<d1>\d{{1,2}})[. ]"
        rf"(?P<roman>{'|'.join(sorted(ROMAN, key=len, reverse=True))})[. ](?P<year>{YEAR})",
    ),
    ("dotted", r"(?<![\d.])(?P<d1>\d{1,2})\.\s?(?P<m1>\d{1,2})\.\s?(?P<y1>(?:19|20)\d\d)(?!\d)"),
    ("slashed", r"(?<![\d/])(?P<d1>\d{1,2})/(?P<m1>\d{1,2})/(?P<y1>(?:19|20)\d\d)(?!\d)"),
    (
        "day-month",
        rf"(?=[A-Z\d]|\b[efnst]){_WEEKDAY}(?:(?P<d1>{DAY}){_OF}|(?P<word>{ORDINAL})\s+(?:day\s+)?of\s+)"
        rf"(?P<m1>{MONTH}){_COMMA_YEAR}(?P<that>\s+(?:of\s+)?(?:that|the same)\s+year)?",
    ),
    ("month-day", rf"{_ON}(?P<m1>{MONTH})(?:\s+|(?<=\.))"
     rf"(?:the\s+)?(?P<d1>{DAY})(?![:\d])(?:,?\s+(?P<year>{YEAR}))?"),
    (
        "month-range",
        rf"(?P<m1>{MONTH})(?:\s+(?P<y1>{YEAR}))?{DASH}(?P<m2>{MONTH})(?:\s+(?:of\s+)?"
        rf"(?P<y2>{YEAR}))?(?!\s+\d)",
    ),
    ("month-year", rf"(?P<m1>{MONTH}),?\s+(?:of\s+)?(?P<year>{YEAR})"),
    (
        "fraction",
        r"(?P<nth>first|second|third|fourth|last|latter|1st|2nd)\s+(?P<piece>half|quarter|semester)\s+of"
        r"\s+(?:the\s+year\s+)?"
        rf"(?:(?P<year>{YEAR})|(?P<rel>(?:this|next|last|the same|that|the)\s+year(?!\s+\d)))",
    ),
    ("fraction-bare", r"(?P<nth>first|second)\s+(?P<piece>half)\s+(?P<year>(?:19|20)\d\d)"),
    (
        "season",
        r"(?P<season>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)\s+(?:of\s+|in\s+)?(?:"
        rf"(?P<year>{YEAR})|(?P<rel>(?:this|next|last|that)\s+year))",
    ),
    ("years", rf"(?<![\d/.-])(?P<y1>{YEAR})\s?[-–—/]\s?(?P<y2>{YEAR}|\d\d(?![\d-]))"),
    (
        "years-and",
        rf"(?:from|between|From|Between)\s+(?P<y1>{YEAR})\s+(?:to|and|until|till)\s+"
        rf"(?P<y2>{YEAR})",
    ),
    ("decade", r"(?P<decade>(?:1[89]|20)\d0)'?s\b"),
    ("month-that-year", rf"(?P<m1>{MONTH})\s+(?:of\s+)?(?:that|the same)\s+year"),
    ("that-month", r"(?:of|in)\s+(?:the same|that)\s+year"),
    ("month-rel", rf"(?P<rel>[Ll]ast|[Nn]ext|[Tt]his past|[Tt]his)\s+(?P<m1>{MONTH})(?!\s+\d)"),
    ("month-of-rel", rf"(?P<m1>{MONTH})\s+(?:of\s+)?(?P<rel>(?:this|next|last)\s+year)"),
    ("weekday-rel", rf"\b(?P<rel>[Ll]ast|[Nn]ext|[Tt]his past|[Tt]his|coming)\s+(?P<weekday>{WEEKDAY})"),
    (
        "year-rel",
        r"\b(?P<rel>"
        r"(?:[Tt]his|[Nn]ext|[Ll]ast|[Tt]he current|[Tt]he previous|[Tt]he coming)\s+year)\b"
        r"(?:'s)?",
    ),
    ("month-only-rel", r"\b(?P<rel>(?:[Tt]his|[Nn]ext|[Ll]ast)\s+month)\b(?:'s)?"),
    ("week-rel", r"\b(?P<rel>(?:[Tt]his|[Nn]ext|[Ll]ast)\s+week)\b(?:'s)?"),
    (
        "day-rel",
        r"\b(?P<rel>[Tt]oday|[Yy]esterday|[Tt]omorrow|[Tt]onight|[Tt]his\s+(?:morning|afternoon|evening)"
        r"|[Ll]ast\s+(?:night|evening))\b(?:'s)?",
    ),
    (
        "day-told",
        r"\b(?P<rel>(?:[Tt]he\s+)?same\s+(?:day|morning|afternoon|evening)|[Tt]he\s+(?:previous|following|next)"
        r"\s+day|[Aa]\s+day\s+(?:earlier|later)|[Tt]he\s+day\s+(?:before|after)(?=\s*[.,;]|\s+(?:in|at|by|and)\b"
        r"|\s*$))",
    ),
    (
        "month",
        rf"\b(?:{_BEFORE_MONTH})\s*(?:the\s+)?"
        r"(?:end of\s+|beginning of\s+|middle of\s+|early\s+|late\s+|mid-)?(?P<core>"
        rf"(?P<m1>{MONTH}))(?!\s*\d){_NO_NAME}",
    ),
    (
        "year",
        rf"\b{_BEFORE_YEAR}\s*(?:the\s+)?(?:year\s+|end of\s+|beginning of\s+)?(?P<core>{_PART}"
        rf"(?P<year>{YEAR}))(?!\s*[-–/]\d)(?![\w%]){_NO_COUNT}",
    ),
    ("bracketed-year", rf"\((?P<core>(?P<year>{YEAR}))\)"),
    ("weekday", rf"\b(?P<weekday>{FULL_WEEKDAY})(?:'s)?(?=\W|$)"),
)  # fmt: skip
_COMPILED = tuple((name, Sieved(pattern)) for name, pattern in _PATTERNS)

_SHIFTS = {
    "this": 0, "current": 0, "last": -1, "previous": -1, "next": 1, "coming": 1, "past": -1,
    "same": 0, "before": -1, "earlier": -1, "after": 1, "later": 1, "following": 1,
    "today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1,
}  # fmt: skip


@lru_cache(maxsize=8)
def dates_in(view: str) -> tuple[DateSeen, ...]:
    """Return the dates of a text without their lean; where two patterns meet, the more complete wins.

    Kept for the last few texts: each rule that needs the dateline asks again.
    """
    return tuple(_dates_in(view))


def _dates_in(view: str) -> Iterator[DateSeen]:
    taken = bytearray(len(view))
    for name, pattern in _COMPILED:
        for found in pattern.finditer(view):
            group = "core" if "core" in found.re.groupindex else 0
            start, end = found.span(group)
            end = start + len(view[start:end].rstrip(" .,"))
            if any(taken[start:end]):
                continue
            seen = _seen(name, found, Span(start, end))
            if seen is not None:
                taken[start:end] = b"\1" * (end - start)
                yield seen


def _seen(name: str, found: re.Match[str], span: Span) -> DateSeen | None:
    groups = {key: value for key, value in found.groupdict().items() if value}
    build = _BUILDERS.get(name, _calendar)
    return build(groups, span)


def _int(groups: dict[str, str], key: str) -> int | None:
    return number(groups[key]) if key in groups else None


def _calendar(groups: dict[str, str], span: Span) -> DateSeen | None:
    """Build single days and ranges of every order from d1, m1, y1, d2, m2, y2 or a common year."""
    year = _int(groups, "year")
    first_year, last_year = _int(groups, "y1") or year, _int(groups, "y2") or year
    day = _int(groups, "d1") or _int(groups, "word")
    first = Parts(first_year or last_year, _int(groups, "m1"), day)
    last = None
    if "d2" in groups or "m2" in groups or "y2" in groups:
        last = Parts(last_year or first_year, _int(groups, "m2") or first.month, _int(groups, "d2"))
        first = _own_year(first, last, "y1" in groups)
    weekday = _int(groups, "weekday") if last is None else None
    relation = Relation.SAME_YEAR if "that" in groups else None
    return DateSeen(span, first, last, weekday, relation)


def _own_year(first: Parts, last: Parts, is_written: bool) -> Parts:
    """Give the first end of "30 December to 2 January 2024" the year before."""
    if is_written or first.year is None or last.year is None or first.month is None or last.month is None:
        return first
    if (first.month, first.day or 0) > (last.month, last.day or 0):
        return Parts(first.year - 1, first.month, first.day)
    return first


def _slashed(groups: dict[str, str], span: Span) -> DateSeen | None:
    """Read 29/10/2021 and 10/29/2021; where day and month could change places the date is not read."""
    one, other, year = (int(groups[key]) for key in ("d1", "m1", "y1"))
    if one > 12 >= other:
        return DateSeen(span, Parts(year, other, one))
    if other > 12 >= one or one == other:
        return DateSeen(span, Parts(year, one, other))
    return DateSeen(span, Parts(year))


def _roman(groups: dict[str, str], span: Span) -> DateSeen | None:
    return DateSeen(span, Parts(number(groups["year"]), ROMAN[groups["roman"]], number(groups["d1"])))


def _grouped(groups: dict[str, str], span: Span) -> DateSeen | None:
    """Build halves, quarters and seasons, with a year or measured from the day of the document."""
    if "season" in groups:
        season: int | None = SEASONS[groups["season"].lower()]
    else:
        season = FRACTIONS.get((groups["nth"], groups["piece"]))
    if season is None:
        return None
    if "rel" not in groups:
        return DateSeen(span, Parts(number(groups["year"]), season=season))
    return _of_year(groups["rel"], Parts(season=season), span)


def _of_year(words: str, parts: Parts, span: Span) -> DateSeen:
    if words.startswith("the year"):
        return DateSeen(span, parts, relation=Relation.THE_YEAR)
    if words.startswith(("that", "the same")):
        return DateSeen(span, parts, relation=Relation.SAME_YEAR)
    return DateSeen(span, parts, relation=Relation.YEAR, shift=_shift(words))


def _shift(words: str) -> int:
    found = [_SHIFTS[word] for word in words.lower().split() if word in _SHIFTS]
    return found[-1] if found else 0


def _years(groups: dict[str, str], span: Span) -> DateSeen | None:
    first, last = groups["y1"], groups["y2"]
    whole = int(last) if len(last) == 4 else int(first[:2] + last)
    return DateSeen(span, Parts(int(first)), Parts(whole)) if int(first) < whole else None


def _decade(groups: dict[str, str], span: Span) -> DateSeen | None:
    return DateSeen(span, Parts(int(groups["decade"]), is_decade=True))


def _that_year(groups: dict[str, str], span: Span) -> DateSeen | None:
    return DateSeen(span, Parts(month=_int(groups, "m1")), relation=Relation.SAME_YEAR)


def _month_of_year(groups: dict[str, str], span: Span) -> DateSeen | None:
    return _of_year(groups["rel"], Parts(month=_int(groups, "m1")), span)


def _measured(relation: Relation) -> Callable[[dict[str, str], Span], DateSeen | None]:
    def build(groups: dict[str, str], span: Span) -> DateSeen | None:
        shift = _shift(groups.get("rel", ""))
        return DateSeen(span, weekday=_int(groups, "weekday"), relation=relation, shift=shift)

    return build


def _month_before(groups: dict[str, str], span: Span) -> DateSeen | None:
    """Read "last June", "next June": the year stays open here, the side is told by the lean."""
    return DateSeen(span, Parts(month=_int(groups, "m1")), shift=_shift(groups["rel"]))


_BUILDERS: dict[str, Callable[[dict[str, str], Span], DateSeen | None]] = {
    "slashed": _slashed, "roman": _roman, "fraction": _grouped, "fraction-bare": _grouped,
    "season": _grouped, "years": _years, "years-and": _years, "decade": _decade,
    "month-that-year": _that_year, "that-month": _that_year, "month-rel": _month_before,
    "month-of-rel": _month_of_year, "weekday-rel": _measured(Relation.WEEKDAY),
    "year-rel": _measured(Relation.YEAR), "month-only-rel": _measured(Relation.MONTH),
    "day-told": _measured(Relation.TOLD_DAY), "week-rel": _measured(Relation.WEEK),
    "day-rel": _measured(Relation.DAY),
    "weekday": _measured(Relation.WEEKDAY),
}  # fmt: skip
