"""Where each term stands in the calendar of chairs: pure geometry, in the units of the drawing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from secretariat.chairs.states import TermStatus
from secretariat.engines.values.edtf import Edtf

LABELS = 140.0
WIDTH = 1240.0
HEAD = 26.0
ROW = 30.0
BAR = 20.0
LETTER = 6.9  # width of a letter at the size in which bars are named
PADDING = 10.0
LEAST_LETTERS = 4
LEAST = 2.0  # a term of a day must still be seen


@dataclass(frozen=True, slots=True)
class Bar:
    """A term before it is drawn."""

    url: str
    holder: str
    code: str
    when: str
    during: Edtf
    state: str
    is_of_party: bool
    is_lit: bool


@dataclass(frozen=True, slots=True)
class Lane:
    """A Body's row: short name, full name, address, terms."""

    name: str
    full_name: str
    url: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """A drawn term; `text` is the longest name that fits, `text_x` where it stands."""

    url: str
    title: str
    manner: str
    x: str
    y: str
    width: str
    height: str
    text: str
    text_x: str
    text_y: str
    when: str
    state: str


@dataclass(frozen=True, slots=True)
class DrawnLane:
    """A Body's row as drawn."""

    name: str
    full_name: str
    url: str
    y: str
    text_y: str
    rule_y: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of the axis with its word."""

    x: str
    text_x: str
    text: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """The whole calendar; `today_x` is None where today lies outside."""

    width: str
    height: str
    head: str
    foot: str
    labels: str
    lanes: tuple[DrawnLane, ...]
    ticks: tuple[Tick, ...]
    today_x: str | None
    today_text_x: str | None


def draw(lanes: Sequence[Lane], first: date, end: date, today: date) -> Drawing:
    """Return the calendar from `first` to the day before `end`."""
    scale = _Scale(first, end)
    height = HEAD + ROW * len(lanes)
    has_today = first <= today < end
    return Drawing(
        width=_n(WIDTH),
        height=_n(height + 8),
        head=_n(HEAD),
        foot=_n(height),
        labels=_n(LABELS),
        lanes=tuple(_lane(lane, HEAD + ROW * at, scale) for at, lane in enumerate(lanes)),
        ticks=tuple(_ticks(scale)),
        today_x=_n(scale.x(today)) if has_today else None,
        today_text_x=_n(scale.x(today) + 4) if has_today else None,
    )


@dataclass(frozen=True, slots=True)
class _Scale:
    first: date
    end: date

    def x(self, day: date) -> float:
        within = min(max(day, self.first), self.end)
        return LABELS + (WIDTH - LABELS) * (within - self.first).days / (self.end - self.first).days

    @property
    def years(self) -> int:
        return self.end.year - self.first.year


def _lane(lane: Lane, y: float, scale: _Scale) -> DrawnLane:
    # What was announced and not held is drawn first, so that it lies behind what happened instead.
    bars = sorted(lane.bars, key=lambda bar: bar.state != TermStatus.NOT_HELD)
    return DrawnLane(
        name=lane.name,
        full_name=lane.full_name,
        url=lane.url,
        y=_n(y),
        text_y=_n(y + ROW / 2 + 4),
        rule_y=_n(y + ROW),
        marks=tuple(_mark(bar, y, scale, _room(bar, bars, scale)) for bar in bars),
    )


def _room(bar: Bar, bars: Sequence[Bar], scale: _Scale) -> float:
    """Return how far a name may run: to the next term that is drawn over this one."""
    begin = bar.during.first or date.min
    after = (b for b in bars if b.state != TermStatus.NOT_HELD and (b.during.first or date.min) > begin)
    return min((_begin(b, scale) for b in after), default=WIDTH) - _begin(bar, scale)


def _begin(bar: Bar, scale: _Scale) -> float:
    return scale.x(bar.during.first or scale.first)


def _mark(bar: Bar, y: float, scale: _Scale, room: float) -> Mark:
    x = _begin(bar, scale)
    width = max(scale.x(bar.during.end or _open_end(bar, scale)) - x, LEAST)
    is_behind = bar.state == TermStatus.NOT_HELD
    height = ROW - 2 if is_behind else BAR
    manner = [f"is-{bar.state}"]
    manner += ["is-of-party"] if bar.is_of_party else []
    manner += ["is-lit"] if bar.is_lit else []
    return Mark(
        url=bar.url,
        title=f"{bar.holder}, {bar.when}",
        manner=" ".join(manner),
        x=_n(x),
        y=_n(y + (ROW - height) / 2),
        width=_n(width),
        height=_n(height),
        text="" if is_behind else _fitting(bar, min(width, room)),
        text_x=_n(x + 5),
        text_y=_n(y + ROW / 2 + 4),
        when=bar.when,
        state=bar.state,
    )


def _open_end(bar: Bar, scale: _Scale) -> date:
    """A term whose end nobody knows is drawn for a year; one that goes on, to the edge."""
    if bar.during.is_end_unknown and bar.during.first:
        return bar.during.first + timedelta(days=365)
    return scale.end


def _fitting(bar: Bar, width: float) -> str:
    for text in (bar.holder, bar.code):
        if text and len(text) * LETTER + PADDING <= width:
            return text
    letters = int((width - PADDING) / LETTER) - 1
    return f"{bar.holder[:letters].rstrip()}…" if letters >= LEAST_LETTERS else ""


def _ticks(scale: _Scale) -> Iterable[Tick]:
    if scale.years <= 2:
        days = [date(y, m, 1) for y in range(scale.first.year, scale.end.year) for m in range(1, 13)]
        for day in days:
            yield _tick(scale, day, day.strftime("%Y-%m") if day.month % 3 == 1 else "")
        return
    step = 1 if scale.years <= 16 else 5
    for year in range(scale.first.year, scale.end.year):
        if year % step == 0:
            yield _tick(scale, date(year, 1, 1), str(year))


def _tick(scale: _Scale, day: date, text: str) -> Tick:
    x = scale.x(day)
    return Tick(_n(x), _n(x + 4), text)


def _n(value: float) -> str:
    """Write a coordinate: one decimal, point as SVG wants it whatever the reader's language."""
    return f"{value:.1f}".removesuffix(".0")
