"""TXT and Markdown: bytes to characters, one for one; line breaks and a byte-order mark are kept."""

import codecs
import re

from secretariat.engines.reading.errors import Binary, WrongEncoding
from secretariat.engines.reading.findings import Remark

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = re.compile("[\x00-\x06\x0e-\x19\x1c-\x1f\x7f]")
_MOST_CONTROLS = 1 / 500  # of the characters; text has hardly any
_MOST_DAMAGED = 1 / 50  # of the signs beyond ASCII, in what is still UTF-8
_LOWER_RUSSIAN = frozenset("абвгдежзийклмнопрстуфхцчшщъыьэюя")
_OFTEN_RUSSIAN = frozenset("оеаинтсрвл")
_HIGH_BYTES = frozenset((0x00, 0x04, 0x20))  # of UTF-16 in Latin, Cyrillic and punctuation
_SAMPLE = 200_000  # bytes; enough to tell an encoding


def decoded(data: bytes, name: str, declared: str | None = None) -> tuple[str, tuple[Remark, ...]]:
    """Return the characters of `data` and a Remark where the encoding had to be guessed.

    Args:
        declared: the encoding that the document itself names (HTML), if it does.
    Raises:
        WrongEncoding: the first bytes promise an encoding that the rest does not keep.
        Binary: the bytes are no text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _legible(_as_promised(data, encoding, name), name), ()
    wide = _unmarked_utf16(data)
    if wide and (text := _strict(data, wide)) is not None:
        return _legible(text, name), (_guess(name, wide),)
    for likely in ("utf-8", declared):
        if likely and (text := _strict(data, likely)) is not None:
            return _legible(text, name), ()
    return _guessed(data, name)


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _as_promised(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        reason = f"its first bytes promise {encoding.upper()}, but byte {error.start} does not fit."
        raise WrongEncoding(name, reason, "Save it again as UTF-8.") from error


def _legible(text: str, name: str) -> str:
    """Return `text`, unless it has the control characters of a binary file."""
    if len(_CONTROL.findall(text[:_SAMPLE])) > len(text[:_SAMPLE]) * _MOST_CONTROLS:
        raise Binary(
            name, "it is neither text nor HTML, PDF or DOCX.", "Save the document as TXT, DOCX or PDF."
        )
    return text


def _unmarked_utf16(data: bytes) -> str | None:
    """Return the form of UTF-16 that nearly every second byte gives away: Latin, Cyrillic, punctuation."""
    sample = data[:2000]
    for encoding, offset in (("utf-16-le", 1), ("utf-16-be", 0)):
        high, low = sample[offset::2], sample[1 - offset :: 2]
        if (
            b"\0" in high
            and b"\0" not in low
            and sum(byte in _HIGH_BYTES for byte in high) > len(high) * 0.95
        ):
            return encoding
    return None


def _guessed(data: bytes, name: str) -> tuple[str, tuple[Remark, ...]]:
    mended = data.decode("utf-8", errors="replace")
    damaged = mended.count("\ufffd")
    if damaged <= sum(sign > "\x7f" for sign in mended) * _MOST_DAMAGED:
        message = f"{name} is UTF-8 with {damaged} damaged places; each is shown as \ufffd."
        return _legible(mended, name), (Remark("encoding-damaged", message),)
    encoding = _single_byte_encoding(data[:_SAMPLE])
    return _legible(data.decode(encoding, errors="replace"), name), (_guess(name, encoding),)


def _guess(name: str, encoding: str) -> Remark:
    message = f"{name} is not UTF-8; it was read as {encoding}. If letters look wrong, save it as UTF-8."
    return Remark("encoding-guessed", message)


def _single_byte_encoding(sample: bytes) -> str:
    """Return the encoding that makes the most plausible letters: Russian ones, else Western European."""
    high = sum(byte >= 0x80 for byte in sample)
    latin = sum(chr(byte).isalpha() for byte in sample if byte < 0x80)
    if high > latin / 3:
        russian = ("cp1251", "koi8-r", "cp866", "iso-8859-5")
        return max(russian, key=lambda encoding: _russian_score(sample, encoding))
    # In windows-1252 the bytes 80 to 9F are quotes and dashes, in ISO 8859-1 control characters.
    quotes = any(0x80 <= byte < 0xA0 for byte in sample)
    return "cp1252" if quotes else "iso-8859-1"


def _russian_score(sample: bytes, encoding: str) -> float:
    text = sample.decode(encoding, errors="replace")
    often = sum(sign in _OFTEN_RUSSIAN for sign in text)
    return often + 0.5 * sum(sign in _LOWER_RUSSIAN for sign in text) - 2 * text.count("\ufffd")
