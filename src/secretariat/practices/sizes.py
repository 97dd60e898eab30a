"""The classes of size: the only place where their bounds stand."""

from secretariat.practices.states import Size

BOUNDS: tuple[tuple[int, Size], ...] = ((50_000, Size.SMALL), (250_000, Size.MIDDLE), (1_000_000, Size.LARGE))


def size_of(population: int | None) -> Size:
    """Return the class: the first whose bound is above the number of inhabitants.

    >>> [str(size_of(n)) for n in (49_999, 50_000, 250_000, 999_999, 1_000_000, None)]
    ['small', 'middle', 'large', 'large', 'largest', 'unknown']
    """
    if population is None:
        return Size.UNKNOWN
    return next((size for bound, size in BOUNDS if population < bound), Size.LARGEST)
