"""What a grammar of a language sees in a date: the parts that are written, and how they lean."""

from dataclasses import dataclass
from enum import StrEnum

from secretariat.engines.values.spans import Span


class Lean(StrEnum):
    """To which side of the day of the document the clause of a date looks."""

    PAST = "past"
    FUTURE = "future"
    OPEN = "open"


class Relation(StrEnum):
    """What a relative date is measured from, and in which unit."""

    DAY = "day"  # today, yesterday: `shift` days from the day of the document
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    WEEKDAY = "weekday"  # "on Friday": `shift` -1 strictly before, +1 strictly after, 0 by the lean
    TOLD_DAY = "told-day"  # "the same day", "the day before": `shift` days from the day told before it
    THE_YEAR = "the-year"  # "of the year": the one told before it in the paragraph, else that of the document
    SAME_YEAR = "same-year"  # "of that year": the year of the date before it in the text


@dataclass(frozen=True, slots=True)
class Parts:
    """The written parts of one end of a date; `season` is an EDTF code (21-24, 25-32, 33-36, 40, 41)."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    season: int | None = None
    is_decade: bool = False


@dataclass(frozen=True, slots=True)
class DateSeen:
    """One date as written.

    `last` is set for a range. `weekday` is 0 for Monday, with or without a calendar date beside it.
    `relation` and `shift` describe relative dates; `first` may then hold a month ("last June") or a
    season ("the second half of next year").
    """

    span: Span
    first: Parts = Parts()
    last: Parts | None = None
    weekday: int | None = None
    relation: Relation | None = None
    shift: int = 0
    lean: Lean = Lean.OPEN
