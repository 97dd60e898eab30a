"""Bytes of a draft as text and back, byte for byte, whatever they are; and where a sign stands in them.

Source: docs/reference/notation.md#files.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_LINE_END = re.compile(r"\r\n|\n|\r")
_HEAD = 4_096  # bytes that tell how a file is written
_ESCAPED = re.compile("[\udc80-\udcff]")


@dataclass(frozen=True, slots=True)
class Source:
    """A file as text: `mark` is its byte order mark, which is no part of `text`."""

    text: str
    encoding: str
    mark: bytes = b""

    @property
    def data(self) -> bytes:
        """The bytes, as they came."""
        return self.mark + encoded(self.text, self.encoding)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sign stands: offset in code points, byte of the file (from 0); line and column (from 1)."""

    offset: int
    byte: int
    line: int
    column: int


def read(data: bytes) -> Source:
    """Return the text of any bytes; what no encoding explains is carried along and comes back as it was.

    UTF-8 and UTF-16 by their mark, or UTF-16 by its empty bytes, else UTF-8; a file that is no UTF-8 at all
    is read as Windows-1252, where single odd bytes in UTF-8 stay what they are.

    >>> read(b"[shall] [\\x85]").text, read(b"\\xef\\xbb\\xbf[a]").mark
    ('[shall] […]', b'\\xef\\xbb\\xbf')
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = _decoded(data[len(mark) :], encoding)
            if text is not None:
                return Source(text, encoding, mark)
    for encoding in _wide(data):
        text = _decoded(data, encoding)
        if text is not None:
            return Source(text, encoding)
    text = data.decode("utf-8", "surrogateescape")
    odd = len(_ESCAPED.findall(text))
    if odd and not any(sign > "\x7f" and not "\udc80" <= sign <= "\udcff" for sign in text):
        western = _decoded(data, "cp1252")
        if western is not None:
            return Source(western, "cp1252")
    return Source(text, "utf-8")


def _wide(data: bytes) -> Iterator[str]:
    """Yield the encoding of two bytes a sign that a file without a mark has: every other byte is empty."""
    head = data[:_HEAD]
    pairs = len(head) // 2
    for encoding, odd, even in (("utf-16-le", head[1::2], head[::2]), ("utf-16-be", head[::2], head[1::2])):
        if len(data) % 2 == 0 and pairs > 1 and odd.count(0) > pairs * 0.7 and even.count(0) < pairs * 0.1:
            yield encoding


def encoded(text: str, encoding: str) -> bytes:
    """Return text as bytes of its file; halves of signs and odd bytes come back as they were."""
    return text.encode(encoding, "surrogatepass" if encoding.startswith("utf-16") else "surrogateescape")


def _decoded(data: bytes, encoding: str) -> str | None:
    """Return the text if it leads back to the same bytes."""
    wide = encoding.startswith("utf-16")
    try:
        text = data.decode(encoding, "surrogatepass" if wide else "surrogateescape")
        return text if encoded(text, encoding) == data else None
    except UnicodeError:
        return None


class Places:
    """The places of a source; asked for in rising order they cost one pass."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._lines = [0, *(match.end() for match in _LINE_END.finditer(source.text))]
        self._known = (0, len(source.mark))

    def at(self, offset: int) -> Place:
        """Return the place of an offset in the text."""
        line = bisect_right(self._lines, offset)
        before, byte = self._known if self._known[0] <= offset else (0, len(self._source.mark))
        byte += len(encoded(self._source.text[before:offset], self._source.encoding))
        self._known = offset, byte
        return Place(offset, byte, line, offset - self._lines[line - 1] + 1)

    @property
    def line_count(self) -> int:
        """How many lines the text has; an empty text has none."""
        return len(self._lines) - (self._lines[-1] == len(self._source.text))
