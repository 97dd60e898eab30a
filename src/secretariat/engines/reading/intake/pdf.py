"""PDF: the text of its pages, without what repeats on each."""

import logging
import re
from collections import Counter
from collections.abc import Sequence
from io import BytesIO

from pypdf import PdfReader
from pypdf.errors import DependencyError, FileNotDecryptedError, PyPdfError

from secretariat.engines.reading.errors import Broken, Locked, NoText, TooLarge
from secretariat.engines.reading.findings import Remark
from secretariat.engines.reading.intake.received import Format, Limits, Received

# Its notes on how it mended a file name no file and help nobody; what fails is raised.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)

_PAGE_NUMBER = re.compile(r"\W*(?:page|p|стр|страница)?\W*\d+\W*(?:(?:of|из)\W*\d+\W*)?", re.IGNORECASE)
_LONGEST_PAGE_NUMBER = 40  # characters
_FEWEST_LETTERS = 20  # in the whole file; a scan has fewer
_FEWEST_PAGES = 3  # to say that something repeats
_MARGIN_LINES = 2  # at the head and foot of a page


def opened(data: bytes, name: str, limits: Limits) -> Received:
    """Return the text of a PDF.

    Raises:
        Locked, TooLarge, NoText, Broken.
    """
    pages = _pages(data, name, limits)
    if sum(sign.isalpha() for page in pages for sign in page) < _FEWEST_LETTERS:
        raise NoText(
            name, "the PDF holds pictures of pages, but no text.", "Run text recognition on it first."
        )
    kept, dropped = _without_margins(pages)
    remarks = [*_dropped_remark(dropped), *_blank_remark(pages)]
    return Received(text=_joined(kept), format=Format.PDF, remarks=tuple(remarks))


def _pages(data: bytes, name: str, limits: Limits) -> list[str]:
    try:
        return _extracted(PdfReader(BytesIO(data)), name, limits)
    except (FileNotDecryptedError, DependencyError) as error:
        raise _locked(name) from error
    except (PyPdfError, ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError) as error:
        # The library answers a damaged file with whatever its parser stumbled over.
        raise Broken(name, f"the PDF is damaged ({error}).", "Ask for the file again.") from error


def _extracted(reader: PdfReader, name: str, limits: Limits) -> list[str]:
    if reader.is_encrypted and not reader.decrypt(""):
        raise _locked(name)
    if len(reader.pages) > limits.pages:
        count, limit = len(reader.pages), limits.pages
        raise TooLarge(name, f"it has {count:,} pages, and {limit:,} is the limit.", "Split it.")
    pages: list[str] = []
    for page in reader.pages:
        pages.append(page.extract_text().replace("\r\n", "\n").replace("\0", ""))
        if sum(map(len, pages)) > limits.characters:
            reason = f"it has more than {limits.characters:,} characters, which is the limit."
            raise TooLarge(name, reason, "Split it.")
    return pages


def _locked(name: str) -> Locked:
    return Locked(name, "the PDF is protected by a password.", "Save a copy without one.")


def _without_margins(pages: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return the pages without running heads, feet and page numbers, and the lines that were dropped."""
    lines = [[line.strip() for line in page.split("\n")] for page in pages]
    seen = Counter(shape for page in lines for shape in {_shape(line) for line in _margins(page)})
    often = {shape for shape, count in seen.items() if count >= max(_FEWEST_PAGES, len(pages) / 2)}
    kept, dropped = [], set()
    for page in lines:
        margin = {line for line in _margins(page) if _shape(line) in often}
        dropped |= margin
        kept.append("\n".join(line for line in page if line not in margin).strip("\n"))
    return kept, sorted(dropped)


def _margins(page: Sequence[str]) -> list[str]:
    filled = [line for line in page if line]
    return filled[:_MARGIN_LINES] + filled[-_MARGIN_LINES:]


def _shape(line: str) -> str:
    """Return what a page number has in common with the others; other lines must repeat to the letter."""
    is_number = len(line) <= _LONGEST_PAGE_NUMBER and _PAGE_NUMBER.fullmatch(line)
    return re.sub(r"\d+", "0", line) if is_number else line


def _joined(pages: Sequence[str]) -> str:
    """Join pages: a sentence that goes on over the page stays in one paragraph."""
    text = ""
    for page in filter(None, pages):
        goes_on = text and page[0].islower() and not text.endswith((".", ":", ";", "!", "?"))
        text += ("\n" if goes_on else "\n\n") + page if text else page
    return text


def _dropped_remark(dropped: Sequence[str]) -> list[Remark]:
    if not dropped:
        return []
    shown = "; ".join(line[:60] for line in dropped[:5])
    return [
        Remark("margins-dropped", f"Lines that repeat at the head or foot of pages were left out: {shown}.")
    ]


def _blank_remark(pages: Sequence[str]) -> list[Remark]:
    blank = [number for number, page in enumerate(pages, 1) if not any(map(str.isalpha, page))]
    if not blank:
        return []
    listed = ", ".join(map(str, blank[:20]))
    return [Remark("page-without-text", f"These pages hold no text, perhaps pictures: {listed}.")]
