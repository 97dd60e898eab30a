"""TXT and Markdown: bytes to characters, one for one; line breaks and a byte-order mark are kept."""

import codecs

from secretariat.engines.reading.errors import Binary, WrongEncoding
from secretariat.engines.reading.findings import Remark

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS = frozenset(range(32)) - {7, 8, 9, 10, 11, 12, 13, 26, 27}
_LOWER_RUSSIAN = frozenset("абвгдежзийклмнопрстуфхцчшщъыьэюя")
_OFTEN_RUSSIAN = frozenset("оеаинтсрвл")


def decoded(data: bytes, name: str) -> tuple[str, tuple[Remark, ...]]:
    """Return the characters of `data` and a Remark where the encoding had to be guessed.

    Raises:
        WrongEncoding: a mark or a declaration promises an encoding that the bytes do not keep.
        Binary: the bytes are no text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _as_promised(data, encoding, name), ()
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _guessed(data, name)
    if "\0" in text:
        raise _binary(name)
    return text, ()


def _as_promised(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise WrongEncoding(
            name,
            f"its first bytes promise {encoding.upper()}, but byte {error.start} does not fit.",
            "Save it again as UTF-8.",
        ) from error


def _guessed(data: bytes, name: str) -> tuple[str, tuple[Remark, ...]]:
    controls = sum(byte in _CONTROLS for byte in data[:65536])
    if controls > len(data[:65536]) // 1000:
        raise _binary(name)
    encoding = _single_byte_encoding(data)
    text = data.decode(encoding, errors="replace")
    message = f"{name} is not UTF-8; it was read as {encoding}. If letters look wrong, save it as UTF-8."
    return text, (Remark("encoding-guessed", message),)


def _single_byte_encoding(data: bytes) -> str:
    """Return the encoding that makes the most plausible letters: Russian ones, else Western European."""
    sample = data[:200_000]
    high = sum(byte >= 0x80 for byte in sample)
    letters = sum(chr(byte).isalpha() for byte in sample if byte < 0x80)
    if high <= letters / 3:
        # In windows-1252 the bytes 80 to 9F are quotes and dashes; in ISO 8859-1 they are controls.
        western = any(0x80 <= byte < 0xA0 for byte in sample) and _decodes(sample, "cp1252")
        return "cp1252" if western else "iso-8859-1"
    return max(
        ("cp1251", "koi8-r", "cp866", "iso-8859-5"), key=lambda encoding: _russian_score(sample, encoding)
    )


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _russian_score(data: bytes, encoding: str) -> float:
    text = data.decode(encoding, errors="replace")
    often = sum(sign in _OFTEN_RUSSIAN for sign in text)
    return often + 0.5 * sum(sign in _LOWER_RUSSIAN for sign in text) - 2 * text.count("\ufffd")


def _binary(name: str) -> Binary:
    return Binary(
        name,
        "it is neither text nor HTML, PDF or DOCX.",
        "Give the document itself, or save it as TXT, DOCX or PDF.",
    )
