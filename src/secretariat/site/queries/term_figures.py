"""What is counted of a term: figures, and the lines behind them."""

from dataclasses import dataclass

from secretariat.site.queries.rows import Section


@dataclass(frozen=True, slots=True)
class Figure:
    """A number, what it counts, and where the lines behind it stand on the page ("" where it is zero)."""

    label: str
    count: int
    anchor: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """What is counted of one kind: figures and the lines behind them; `unsure`: perhaps of this term."""

    key: str
    title: str
    total: int
    figures: tuple[Figure, ...]
    sections: tuple[Section, ...]
