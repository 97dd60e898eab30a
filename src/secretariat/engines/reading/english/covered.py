"""Which code points of a text are taken: asked often, so kept as one mark for each."""

from collections.abc import Iterable

from secretariat.engines.values.spans import Span


class Covered:
    """The places that spans cover; `meets` costs the length of the span asked for, not the number of spans.

    >>> taken = Covered(20, [Span(3, 6)])
    >>> taken.meets(Span(0, 3)), taken.meets(Span(5, 9))
    (False, True)
    """

    def __init__(self, length: int, spans: Iterable[Span] = ()) -> None:
        self._marks = bytearray(length)
        for span in spans:
            self.add(span)

    def add(self, span: Span) -> None:
        """Take the places of `span`."""
        self._marks[span.start : span.end] = b"\1" * (span.end - span.start)

    def meets(self, span: Span) -> bool:
        """Tell whether a place of `span` is taken."""
        return self._marks.find(1, span.start, span.end) >= 0
