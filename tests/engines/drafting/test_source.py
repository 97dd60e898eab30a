"""Any bytes come back; offsets lead to bytes, lines and columns."""

import pytest

from secretariat.engines.drafting.source import Places, Source, read


@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        (b"", "", "utf-8"),
        ("[é] […]".encode(), "[é] […]", "utf-8"),
        (b"\xef\xbb\xbf[a]\r\n", "[a]\r\n", "utf-8"),
        (b"[\x85] \x93a\x94", "[…] “a”", "cp1252"),
        ("é".encode() + b"\xff", "é\udcff", "utf-8"),
        (b"\x81\x8d", "\udc81\udc8d", "cp1252"),
        ("[a]".encode("utf-16"), "[a]", "utf-16-le"),
        (b"\xfe\xff\x00[\x00]", "[]", "utf-16-be"),
        (b"\xff\xfe[", "ÿþ[", "cp1252"),
        (b"\xff\xfe\x00\xd8[\x00", "\ud800[", "utf-16-le"),
        (b"a\0b", "a\0b", "utf-8"),
        ("[é] fund".encode("utf-16-le"), "[é] fund", "utf-16-le"),
        ("[é] fund".encode("utf-16-be"), "[é] fund", "utf-16-be"),
        (b"a\0b\0c", "a\0b\0c", "utf-8"),
    ],
)
def test_bytes_are_read_and_come_back(data: bytes, text: str, encoding: str) -> None:
    source = read(data)
    assert (source.text, source.encoding, source.data) == (text, encoding, data)


def test_a_place_is_told_by_offset_byte_line_and_column() -> None:
    places = Places(Source("é\r\n[\rx\n\f…]", "utf-8", b"\xef\xbb\xbf"))
    found = [places.at(offset) for offset in (0, 3, 5, 8, 9, 3)]
    assert [(place.byte, place.line, place.column) for place in found] == [
        (3, 1, 1), (7, 2, 1), (9, 3, 1), (12, 4, 2), (15, 4, 3), (7, 2, 1),
    ]  # fmt: skip
    assert places.line_count == 4


def test_an_empty_text_has_no_line() -> None:
    assert [Places(read(data)).line_count for data in (b"", b"a", b"a\n", b"\n\n")] == [0, 1, 1, 2]
