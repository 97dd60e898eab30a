"""TXT and Markdown: bytes to characters, one for one; line breaks and a byte-order mark are kept."""

from secretariat.engines.reading.errors import Binary, WrongEncoding
from secretariat.engines.reading.findings import Remark
from secretariat.engines.values.formats import MARKS, SAMPLE, is_legible, unmarked_utf16

_MOST_DAMAGED = 1 / 50  # of the signs beyond ASCII, in what is still UTF-8
_LOWER_RUSSIAN = frozenset("абвгдежзийклмнопрстуфхцчшщъыьэюя")
_OFTEN_RUSSIAN = frozenset("оеаинтсрвл")


def decoded(data: bytes, name: str, declared: str | None = None) -> tuple[str, tuple[Remark, ...]]:
    """Return the characters of `data` and a Remark where the encoding had to be guessed.

    Args:
        declared: the encoding that the document itself names (HTML), if it does.
    Raises:
        WrongEncoding: the first bytes promise an encoding that the rest does not keep.
        Binary: the bytes are no text.
    """
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _legible(_as_promised(data, encoding, name), name), ()
    wide = unmarked_utf16(data)
    if wide and (text := _strict(data, wide)) is not None:
        return _legible(text, name), (_guess(name, wide),)
    for likely in ("utf-8", declared):
        if likely and (text := _strict(data, likely)) is not None:
            return _legible(text, name), ()
    return _guessed(data, name)


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError):  # a page may name any codec, also one that never decodes
        return None


def _as_promised(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        reason = f"its first bytes promise {encoding.upper()}, but byte {error.start} does not fit."
        raise WrongEncoding(name, reason, "Save it again as UTF-8.") from error


def _legible(text: str, name: str) -> str:
    """Return `text`, unless it has the control characters of a binary file."""
    if not is_legible(text):
        raise Binary(
            name, "it is neither text nor HTML, PDF or DOCX.", "Save the document as TXT, DOCX or PDF."
        )
    return text


def _guessed(data: bytes, name: str) -> tuple[str, tuple[Remark, ...]]:
    mended = data.decode("utf-8", errors="replace")
    damaged = mended.count("\ufffd")
    if damaged <= sum(sign > "\x7f" for sign in mended) * _MOST_DAMAGED:
        message = f"{name} is UTF-8 with {damaged} damaged places; each is shown as \ufffd."
        return _legible(mended, name), (Remark("encoding-damaged", message),)
    encoding = _single_byte_encoding(data[:SAMPLE])
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
