"""Terms in a clause: from when to when somebody holds something, each end as the words give it."""

from dataclasses import dataclass
from datetime import timedelta

from secretariat.engines.reading.english.events.clauses import Clause, T
from secretariat.engines.reading.english.events.filled import Filled, from_day, to_day
from secretariat.engines.reading.findings import Slot
from secretariat.engines.reading.mentions import DateMention
from secretariat.engines.reading.sieve import Sieved
from secretariat.engines.reading.text import ReadingText
from secretariat.engines.values.edtf import parse

_END = Sieved(
    r"\b(?:until|till|through|up\s+to|ends?\s+(?:on|in)|ended\s+(?:on|in)|expires?\s+(?:on|in)"
    r"|conclude[sd]?\s+(?:on|in)|finish(?:es|ed)\s+(?:on|in))\s+(?:the"
    rf"\s+)?(?:end\s+of\s+)?(?P<t>{T})"
)
_START = Sieved(
    r"\b(?:from|From|since|Since|starting|beginning|as\s+of|with\s+effect\s+from|effective|(?:began"
    r"|begins|begin|starts|started|start)"
    r"(?:\s+(?:on|in|from))?|on|On|in|In|for|during|throughout)\s+(?:the\s+)?(?:early\s+|end\s+of\s+"
    r"|years?\s+|(?:period|term|biennium|month|session)\s+(?:of\s+|from\s+)?)?"
    rf"(?P<t>{T})"
)
_BRACKET = Sieved(rf"\(\s*(?:in\s+|for\s+|from\s+)?(?:the\s+)?(?P<t>{T})[^()]{{0,20}}\)")

_SPAN = Sieved(rf"^\s+(?P<t>{T})(?=[\s,.;:]|$)")
_BARE = Sieved(rf"\s+(?P<t>{T})(?=[\s,.;]|$)")


@dataclass(frozen=True, slots=True)
class Term:
    """Start and end of a term; either may be missing."""

    start: Filled | None = None
    end: Filled | None = None
    dates: tuple[DateMention, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Tell whether neither end is known."""
        return self.start is None and self.end is None


def term_in(source: ReadingText, clause: Clause, start: int, end: int) -> Term:
    """Return the term that the words `clause.text[start:end]` give."""
    words = clause.text[start:end]
    for pattern in (_BRACKET, _START, _SPAN):
        for found in pattern.finditer(words):
            date = clause.dates[start + found.start("t")]
            if date.is_range:
                # A half-year is start and end at once.
                last_side = to_day(source, date) if date.edtf and "/" in date.edtf else None
                return Term(from_day(source, date), last_side, (date,))
    last = _END.search(words)
    first = next(
        (m for m in _START.finditer(words) if not last or (m["t"] and m.start("t") != last.start("t"))), None
    )
    if first is None:
        first = _BRACKET.search(words)
    if first is None and last is None:
        first = _BARE.match(words)
    dates = [clause.dates[start + found.start("t")] for found in (first, last) if found]
    return Term(
        from_day(source, clause.dates[start + first.start("t")]) if first else None,
        to_day(source, clause.dates[start + last.start("t")]) if last else None,
        tuple(dates),
    )


def day_after(source: ReadingText, date: DateMention) -> Filled | None:
    """Return the start of what follows a term that ends with `date`: the next day, month or year."""
    if date.edtf is None or date.is_range:
        return None
    end = parse(date.edtf).end
    if end is None:
        return None
    exact = {4: "%Y", 7: "%Y-%m"}.get(len(date.edtf), "%Y-%m-%d")
    slot = Slot(date.span, date.span.of(source.text), date.span)
    return Filled(end.strftime(exact), slot)


def years_after(source: ReadingText, start: Filled, date: DateMention, years: int) -> Filled | None:
    """Return a start "a year after that", to the month at most."""
    if not isinstance(start.value, str):
        return None
    later = f"{int(start.value[:4]) + years:04}{start.value[4:7]}"
    return Filled(later, Slot(date.span, date.span.of(source.text), date.span))


def is_one_day(date: DateMention) -> bool:
    """Tell whether a date is one calendar day."""
    if date.edtf is None:
        return False
    interval = parse(date.edtf)
    return (
        interval.first is not None
        and interval.end is not None
        and interval.end - interval.first == timedelta(days=1)
    )
