"""What the calendar of chairs is asked for, and the ways on from there: earlier, later, nearer, farther."""

from dataclasses import dataclass
from datetime import date

FIRST_YEAR, LAST_YEAR = 1900, 2200
YEARS_BEFORE, YEARS = 6, 11  # before today; in all, where no years are asked for
SPANS = (1, 5, YEARS, 20, 40)


@dataclass(frozen=True, slots=True)
class Asked:
    """Years, both inside, and the filters: code of a Party, slug of a Body, level; "" for all."""

    first_year: int
    last_year: int
    party: str = ""
    body: str = ""
    level: str = ""
    page: int = 1

    @property
    def days(self) -> tuple[date, date]:
        """The years as half-open days."""
        return date(self.first_year, 1, 1), date(self.last_year + 1, 1, 1)

    @property
    def span(self) -> int:
        """How many years."""
        return self.last_year - self.first_year + 1

    @property
    def is_filtered(self) -> bool:
        """Whether not all bodies are asked for."""
        return bool(self.party or self.body or self.level)


@dataclass(frozen=True, slots=True)
class Step:
    """Other years."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Zoom:
    """So many years around those that are looked at."""

    years: int
    first: int
    last: int
    is_current: bool


def years_asked(first: int, last: int, today: date) -> tuple[int, int]:
    """Return the years to show: those around today, or as many from the one that is given.

    >>> years_asked(0, 0, date(2026, 3, 16)), years_asked(1990, 0, date(2026, 3, 16))
    ((2020, 2030), (1990, 2000))
    """
    if not first:
        first = last - YEARS + 1 if last else today.year - YEARS_BEFORE
    first = max(first, FIRST_YEAR)
    return first, min(max(last or first + YEARS - 1, first), LAST_YEAR)


def steps(asked: Asked) -> tuple[Step | None, Step | None]:
    """Return as many years before and after; None where the calendar ends."""
    first, last, span = asked.first_year, asked.last_year, asked.span
    earlier = Step(max(first - span, FIRST_YEAR), first - 1) if first > FIRST_YEAR else None
    later = Step(last + 1, min(last + span, LAST_YEAR)) if last < LAST_YEAR else None
    return earlier, later


def zooms(asked: Asked, today: date) -> tuple[Zoom, ...]:
    """Return narrower and wider years: around today where it is in sight, else around the middle."""
    is_in_sight = asked.first_year <= today.year <= asked.last_year
    middle = today.year if is_in_sight else (asked.first_year + asked.last_year) // 2
    return tuple(_zoom(years, middle, asked) for years in SPANS)


def _zoom(years: int, middle: int, asked: Asked) -> Zoom:
    first = max(min(middle - years * YEARS_BEFORE // YEARS, LAST_YEAR - years + 1), FIRST_YEAR)
    return Zoom(years, first, first + years - 1, asked.span == years)
