"""Where each term stands in the calendar of chairs: pure geometry.

A row of the calendar is as wide as the page leaves it: places along time are given in per cent of that width,
places across it in pixels.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from secretariat.chairs.states import TermStatus
from secretariat.engines.values.edtf import Edtf

LEAST_WIDTH = 900.0  # pixels that a row has at least; chairs.css sees to it
LETTER = 6.9  # width of a letter at the size in which bars are named
PADDING = 6.0
LEAST_LETTERS = 4
LEAST = 0.2  # per cent; a term of a day must still be seen
A_YEAR = timedelta(days=365)
Days = tuple[date | None, date | None]


@dataclass(frozen=True, slots=True)
class Bar:
    """A term before it is drawn; `shared`: the half-open days on which its holder has another chair."""

    url: str
    holder: str
    code: str
    title: str
    during: Edtf
    state: str
    is_of_party: bool = False
    is_lit: bool = False
    is_contradicted: bool = False
    shared: tuple[Days, ...] = ()


@dataclass(frozen=True, slots=True)
class Lane:
    """A Body's row: short name, full name, address, terms."""

    name: str
    full_name: str
    url: str
    bars: tuple[Bar, ...]
    is_fictitious: bool = False


@dataclass(frozen=True, slots=True)
class Strip:
    """Days on which the holder has another chair, as a strip under its bar."""

    x: str
    width: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A drawn term; `text` is the longest name that fits."""

    url: str
    title: str
    manner: str
    x: str
    width: str
    text: str
    strips: tuple[Strip, ...]
    is_contradicted: bool


@dataclass(frozen=True, slots=True)
class DrawnLane:
    """A Body's row as drawn."""

    name: str
    full_name: str
    url: str
    marks: tuple[Mark, ...]
    is_fictitious: bool


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of the axis with its word; at the right edge the word stands before the line."""

    x: str
    text: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """The whole calendar; `today_x` is None where today lies outside."""

    lanes: tuple[DrawnLane, ...]
    ticks: tuple[Tick, ...]
    today_x: str | None
    is_today_late: bool


def draw(lanes: Sequence[Lane], first: date, end: date, today: date) -> Drawing:
    """Return the calendar from `first` to the day before `end`."""
    scale = _Scale(first, end, today)
    has_today = first <= today < end
    return Drawing(
        lanes=tuple(_lane(lane, scale) for lane in lanes),
        ticks=tuple(_ticks(scale)),
        today_x=_n(scale.x(today)) if has_today else None,
        is_today_late=has_today and scale.x(today) > 90,
    )


@dataclass(frozen=True, slots=True)
class _Scale:
    first: date
    end: date
    today: date

    def x(self, day: date) -> float:
        within = min(max(day, self.first), self.end)
        return 100.0 * (within - self.first).days / (self.end - self.first).days

    @property
    def years(self) -> int:
        return self.end.year - self.first.year


def _lane(lane: Lane, scale: _Scale) -> DrawnLane:
    # What was announced and not held is drawn first, so that it lies behind what happened instead.
    bars = sorted(lane.bars, key=lambda bar: bar.state != TermStatus.NOT_HELD)
    over = sorted({_first(bar) for bar in bars if bar.state != TermStatus.NOT_HELD})
    marks = tuple(_mark(bar, scale, _room(bar, over, scale)) for bar in bars)
    return DrawnLane(lane.name, lane.full_name, lane.url, marks, lane.is_fictitious)


def _room(bar: Bar, over: Sequence[date], scale: _Scale) -> float:
    """Return how far a name may run: to the next term that is drawn over this one.

    Args:
        over: first days of the terms that are drawn over others, in their order.
    """
    begin = _first(bar)
    after = over[bisect_right(over, begin) :][:1]
    return (scale.x(after[0]) if after else 100.0) - scale.x(begin)


def _mark(bar: Bar, scale: _Scale, room: float) -> Mark:
    x = scale.x(_first(bar))
    width = max(scale.x(_end(bar, scale)) - x, LEAST)
    manner = [f"is-{bar.state}"]
    manner += ["is-of-party"] if bar.is_of_party else []
    manner += ["is-lit"] if bar.is_lit else []
    manner += ["is-vague"] if bar.during.first is None or bar.during.end is None else []
    return Mark(
        url=bar.url,
        title=bar.title,
        manner=" ".join(manner),
        x=_n(min(x, 100.0 - LEAST)),
        width=_n(width),
        text="" if bar.state == TermStatus.NOT_HELD else _fitting(bar, min(width, room)),
        strips=tuple(_strip(days, bar, scale) for days in bar.shared),
        is_contradicted=bar.is_contradicted,
    )


def _strip(days: Days, bar: Bar, scale: _Scale) -> Strip:
    """Return the strip of the shared days; it does not run beyond its bar, whose end may not be known."""
    x = scale.x(max(days[0] or date.min, _first(bar)))
    end = scale.x(min(days[1] or date.max, _end(bar, scale)))
    return Strip(_n(min(x, 100.0 - LEAST)), _n(max(end - x, LEAST)))


def _first(bar: Bar) -> date:
    """A term whose beginning nobody knows is drawn for the year before its end."""
    during = bar.during
    return during.first or (during.end - A_YEAR if during.end else date.min)


def _end(bar: Bar, scale: _Scale) -> date:
    """A term that goes on is drawn up to today; one whose end nobody knows, for a year."""
    during = bar.during
    if during.end:
        return during.end
    begun = during.first or scale.first
    if during.is_end_unknown:
        return begun + A_YEAR
    return max(scale.today, begun + A_YEAR)


def _fitting(bar: Bar, width: float) -> str:
    pixels = width * LEAST_WIDTH / 100 - PADDING
    for text in (bar.holder, bar.code):
        if text and len(text) * LETTER <= pixels:
            return text
    letters = int(pixels / LETTER) - 1
    return f"{bar.holder[:letters].rstrip()}…" if letters >= LEAST_LETTERS else ""


def _ticks(scale: _Scale) -> Iterable[Tick]:
    if scale.years <= 2:
        for year in range(scale.first.year, scale.end.year):
            for month in range(1, 13):
                day = date(year, month, 1)
                yield Tick(_n(scale.x(day)), f"{day:%Y-%m}" if month % 3 == 1 else "")
        return
    step = next(step for step in (1, 5, 10, 50) if scale.years <= 16 * step)
    for year in range(scale.first.year, scale.end.year):
        if year % step == 0:
            yield Tick(_n(scale.x(date(year, 1, 1))), str(year))


def _n(value: float) -> str:
    """Write a place: two decimals, point as SVG wants it whatever the reader's language."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
