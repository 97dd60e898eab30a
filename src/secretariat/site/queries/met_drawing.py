"""Who met whom, drawn: the subject's own on the left, whom they met on the right, a line for each pair. Pure.

The line is the broader the oftener they met. The table beside it says the same.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from secretariat.site.queries.rows import Link

WIDTH, ROW, TOP = 720, 26, 16
LEFT, RIGHT = 240, 480  # where names end and begin
MOST = 24  # on either side
BROADEST = 8.0
LETTERS = 32  # of a name that find room


@dataclass(frozen=True, slots=True)
class Tie:
    """Two who met, and how often."""

    own: Link
    other: Link
    count: int


@dataclass(frozen=True, slots=True)
class Node:
    """A name at its place; `dot`: where its mark is."""

    link: Link
    text: str
    x: int
    y: int
    dot: int
    anchor: str


@dataclass(frozen=True, slots=True)
class Line:
    """A drawn tie: data of a path, breadth, and what it says."""

    path: str
    breadth: str
    title: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawing; `left_out`: how many persons found no room."""

    width: int
    height: int
    nodes: tuple[Node, ...]
    lines: tuple[Line, ...]
    left_out: int


def drawing_of(ties: Sequence[Tie]) -> Drawing:
    """Return the drawing of ties, those that met most first."""
    own = list(dict.fromkeys(tie.own for tie in ties))
    others = list(dict.fromkeys(tie.other for tie in ties))
    left, right = own[:MOST], others[:MOST]
    height = TOP * 2 + ROW * max(len(left), len(right))
    at_left, at_right = _spread(left, height), _spread(right, height)
    most = max((tie.count for tie in ties), default=1)
    drawn = [tie for tie in ties if tie.own in at_left and tie.other in at_right]
    return Drawing(
        width=WIDTH,
        height=height,
        nodes=(
            *(Node(link, _short(link.label), LEFT - 8, y, LEFT, "end") for link, y in at_left.items()),
            *(Node(link, _short(link.label), RIGHT + 8, y, RIGHT, "start") for link, y in at_right.items()),
        ),
        lines=tuple(_line(tie, at_left[tie.own], at_right[tie.other], most) for tie in drawn),
        left_out=len(own) - len(left) + len(others) - len(right),
    )


def _spread(links: Sequence[Link], height: int) -> dict[Link, int]:
    """Return names at equal distances around the middle."""
    first = (height - ROW * len(links)) // 2 + ROW // 2
    return {link: first + ROW * at for at, link in enumerate(links)}


def _line(tie: Tie, one: int, other: int, most: int) -> Line:
    middle = (LEFT + RIGHT) // 2
    breadth = 1.5 + (BROADEST - 1.5) * (tie.count - 1) / max(most - 1, 1)
    return Line(
        path=f"M{LEFT} {one}C{middle} {one} {middle} {other} {RIGHT} {other}",
        breadth=f"{breadth:.1f}",
        title=f"{tie.own.label} – {tie.other.label}: {tie.count}",
    )


def _short(name: str) -> str:
    return name if len(name) <= LETTERS else f"{name[: LETTERS - 1].rstrip()}…"
