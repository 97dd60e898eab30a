"""Numbers of items: 1, 1 bis, 2.1 ter. How they are read, how they stand, what comes next. Pure."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

SUFFIXES = (
    "", "bis", "ter", "quater", "quinquies", "sexies", "septies", "octies", "novies", "decies",
)  # fmt: skip
DEEPEST = 4
_LEVEL = re.compile(rf"(\d{{1,3}})\s*({'|'.join(SUFFIXES[1:])})?", re.IGNORECASE)


class BadNumber(ValueError):  # noqa: N818 - reads as what it is
    """No number of an item; the message says how one is written."""


@dataclass(frozen=True, slots=True, order=True)
class ItemNumber:
    """A number, level by level: (2, 0), (1, 2) is "2.1 ter". Numbers compare as they stand on an agenda."""

    levels: tuple[tuple[int, int], ...]

    @property
    def depth(self) -> int:
        """How far below the first level it stands."""
        return len(self.levels) - 1

    def __str__(self) -> str:
        return ".".join(f"{at} {SUFFIXES[then]}" if then else str(at) for at, then in self.levels)


def number_of(text: str) -> ItemNumber | None:
    """Return the number; None for an empty text.

    >>> str(number_of(" 2.1BIS. "))
    '2.1 bis'
    >>> number_of("1 bis") < number_of("1 ter") < number_of("2")
    True

    Raises:
        BadNumber: it is none.
    """
    written = " ".join(text.split()).rstrip(".")
    if not written:
        return None
    levels = tuple(_level(part, text) for part in written.split("."))
    if len(levels) > DEEPEST:
        raise BadNumber(f"“{text}” goes deeper than {DEEPEST} levels.")
    return ItemNumber(levels)


def _level(part: str, text: str) -> tuple[int, int]:
    found = _LEVEL.fullmatch(part.strip())
    if found is None or int(found[1]) == 0:
        raise BadNumber(f"“{text}” is no number of an item. Write for example 3, 3 bis or 3.1.")
    return int(found[1]), SUFFIXES.index((found[2] or "").lower())


def next_number(taken: Iterable[ItemNumber]) -> ItemNumber:
    """Return the first number of the first level behind all that are taken.

    >>> str(next_number([number_of("1"), number_of("3 bis"), number_of("2.7")]))
    '4'
    """
    return ItemNumber(((max((number.levels[0][0] for number in taken), default=0) + 1, 0),))


def inserted_after(number: ItemNumber, taken: Iterable[ItemNumber]) -> ItemNumber:
    """Return the number of an item put behind another without moving the next: 1 bis, 1 ter.

    Raises:
        BadNumber: there is no Latin word left for it.
    """
    there = set(taken)
    at, then = number.levels[-1]
    for suffix in range(then + 1, len(SUFFIXES)):
        candidate = ItemNumber((*number.levels[:-1], (at, suffix)))
        if candidate not in there:
            return candidate
    raise BadNumber(f"No number is left between {number} and the next one. Number the items anew.")


def anew(numbers: Sequence[ItemNumber | None]) -> list[ItemNumber | None]:
    """Return fresh numbers in this order, each at its level: 1, 1 bis, 2.1 become 1, 2, 2.1."""
    counts: list[int] = []
    fresh: list[ItemNumber | None] = []
    for number in numbers:
        if number is None:
            fresh.append(None)
            continue
        depth = min(number.depth, len(counts))
        counts = [*counts[:depth], (counts[depth] if depth < len(counts) else 0) + 1]
        fresh.append(ItemNumber(tuple((count, 0) for count in counts)))
    return fresh


def misplaced(numbers: Iterable[ItemNumber | None]) -> tuple[ItemNumber, ItemNumber] | None:
    """Return the first two that stand the wrong way round or are the same; None where all ascend."""
    before: ItemNumber | None = None
    for number in numbers:
        if number is not None:
            if before is not None and number <= before:
                return before, number
            before = number
    return None
