"""Coverage drawn: a bar for each line of an agenda, what is not ended dark, what has ended pale. Pure.

The table beside it says the same.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from secretariat.site.queries.rows import Link

WIDTH, ROW, TOP = 720, 24, 8
LEFT = 300  # where the bars begin
ROOM = WIDTH - LEFT - 48  # of the longest bar
LETTERS = 40  # of a line that find room
MOST = 60


@dataclass(frozen=True, slots=True)
class Bar:
    """A line with the number of what is not ended and of what has ended."""

    line: Link
    running: int
    ended: int


@dataclass(frozen=True, slots=True)
class Drawn:
    """A bar at its place; `title` says all of it."""

    line: Link
    text: str
    title: str
    y: int
    text_y: int
    running: int
    ended_x: int
    ended: int
    count: int
    count_x: int


@dataclass(frozen=True, slots=True)
class Drawing:
    """The drawing; `left_out`: how many lines found no room."""

    width: int
    height: int
    left: int
    bars: tuple[Drawn, ...]
    left_out: int


def drawing_of(bars: Sequence[Bar]) -> Drawing | None:
    """Return the drawing, None where there is nothing to draw."""
    if not bars:
        return None
    most = max(max(bar.running + bar.ended for bar in bars), 1)
    drawn = tuple(_drawn(bar, at, most) for at, bar in enumerate(bars[:MOST]))
    return Drawing(WIDTH, TOP * 2 + ROW * len(drawn), LEFT, drawn, len(bars) - len(drawn))


def _drawn(bar: Bar, at: int, most: int) -> Drawn:
    y = TOP + ROW * at
    running, ended = (round(ROOM * count / most) for count in (bar.running, bar.ended))
    name = bar.line.label
    return Drawn(
        line=bar.line,
        text=name if len(name) <= LETTERS else f"{name[: LETTERS - 1].rstrip()}…",
        title=f"{name}: {bar.running} + {bar.ended}",
        y=y + 4,
        text_y=y + ROW // 2,
        running=running,
        ended_x=LEFT + running,
        ended=ended,
        count=bar.running + bar.ended,
        count_x=LEFT + running + ended + 6,
    )
