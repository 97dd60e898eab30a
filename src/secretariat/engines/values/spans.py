"""Spans of a text."""

from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open run of code points of one text: `text[start:end]`."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"not a span: {self.start} to {self.end}")

    def of(self, text: str) -> str:
        """Return the words of this span.

        >>> Span(0, 4).of("Riga, 1 May")
        'Riga'
        """
        return text[self.start : self.end]

    def shifted(self, by: int) -> Self:
        """Return the same span in a text that begins `by` code points earlier."""
        return type(self)(self.start + by, self.end + by)

    def holds(self, other: "Span") -> bool:
        """Tell whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: "Span") -> bool:
        """Tell whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end
