"""Open work of every kind, planted in the union; beside it what is closed, others', or restricted.

Each item has words of its own ("Open decision 3"), so that each can be looked for.
"""

from collections.abc import Iterator

from tests.handover.ground import PLANTS, Ground, words
from tests.handover.planting import (  # noqa: F401 (each registers its kinds)
    chairs,
    reach,
    seats,
    sittings,
    sources,
    texts,
    works,
)

KINDS = tuple(PLANTS)


def planted(ground: Ground, count: int, kinds: tuple[str, ...] = KINDS) -> Iterator[tuple[str, str]]:
    """Plant so many items in turn over the kinds; yield kind and words of each."""
    for number in range(count):
        kind = kinds[number % len(kinds)]
        said = words(ground, kind, number)
        PLANTS[kind](ground, said, number)
        yield kind, said
