"""HTML: the main text of a page, with its lists and tables, without its menus; no address is ever fetched."""

import logging
import re
from datetime import date

import lxml.html  # type: ignore[import-untyped]
from lxml import etree
from trafilatura import bare_extraction

from secretariat.engines.reading.errors import Broken, NoText
from secretariat.engines.reading.findings import Remark
from secretariat.engines.reading.intake.open import declared_encoding
from secretariat.engines.reading.intake.plain import decoded
from secretariat.engines.reading.intake.received import Format, Limits, Received

# Its notes name no page; a page without text is raised.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
logging.getLogger("htmldate").setLevel(logging.CRITICAL)

_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_FURNITURE = (
    "script",
    "style",
    "noscript",
    "template",
    "nav",
    "header",
    "footer",
    "aside",
    "button",
    "select",
    "a",
)
_DEEPEST = 500  # levels; the extraction loses what stands far deeper, without a word
_FEWEST_WORDS = 12  # outside links and menus; a page with less says nothing
# No guess from footers and addresses in the text, and no look at the clock.
_DATES = {"original_date": True, "extensive_search": False, "max_date": "2999-12-31"}


def opened(data: bytes, name: str, limits: Limits) -> Received:
    """Return the main text of a page, a block per paragraph.

    Raises:
        NoText: menus and links only.
        Broken: no page can be made of it.
    """
    markup, remarks = decoded(data, name, declared=declared_encoding(data))
    tree = _tree(_DECLARATION.sub("", markup.lstrip("\ufeff")), name)
    if _own_words(tree) < _FEWEST_WORDS:
        raise _no_text(name)
    page = bare_extraction(
        tree, with_metadata=True, include_comments=False, include_tables=True, date_extraction_params=_DATES
    )
    if page is None or isinstance(page, dict) or not (page.text or "").strip():
        raise _no_text(name)
    blocks = [block for line in (page.text or "").split("\n") if (block := _block(line))]
    published = _day(page.date)
    if published:
        message = f"The page itself gives {published} as its date; it is used where no other is known."
        remarks = (*remarks, Remark("date-from-page", message))
    return Received(
        text="\n\n".join(_with_title(page.title, blocks)),
        format=Format.HTML,
        remarks=remarks,
        published=published,
        title=page.title,
    )


def _tree(markup: str, name: str) -> lxml.html.HtmlElement:
    # The library's own limits cut a page off without a word; those of the process that opens it refuse it.
    parser = lxml.html.HTMLParser(no_network=True, huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        tree = lxml.html.document_fromstring(markup, parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise Broken(name, f"its HTML cannot be read ({error}).", "Save the page again.") from error
    if _is_deeper(tree, _DEEPEST):
        reason = f"it is nested more than {_DEEPEST} levels deep, as no page for readers is."
        raise Broken(name, reason, "Save its text.")
    return tree


def _is_deeper(tree: lxml.html.HtmlElement, limit: int) -> bool:
    depth = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > limit:
            return True
    return False


def _own_words(tree: lxml.html.HtmlElement) -> int:
    """Count the words that stand in the body outside links, menus, headers and footers."""
    inside = " or ".join(f"ancestor::{tag}" for tag in _FURNITURE)
    pieces = tree.xpath(f"//body//text()[not({inside})]")
    return sum(len(piece.split()) for piece in pieces)


def _no_text(name: str) -> NoText:
    return NoText(
        name,
        "the page holds menus and links, but no text of its own.",
        "Open the article itself and save that page.",
    )


def _block(line: str) -> str:
    """Return a line of the extracted text; a row of a table without its frame."""
    row = line.strip()
    if not row.startswith("|"):
        return row
    cells = [cell.strip() for cell in row.strip("|").split("|")]
    return " | ".join(cell for cell in cells if cell.strip("-:"))


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written[:10]) if written else None


def _with_title(title: str | None, blocks: list[str]) -> list[str]:
    """Put the title of the page first, unless the text begins with it."""
    if not title or any(_bare(title) in _bare(block) for block in blocks[:3]):
        return blocks
    return [title.strip(), *blocks]


def _bare(words: str) -> str:
    return "".join(sign for sign in words.casefold() if sign.isalnum())
