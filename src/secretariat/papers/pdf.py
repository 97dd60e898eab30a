"""A paper as PDF: tagged, readable aloud and for keeping (PDF/A-2a and PDF/UA-1; PDF/A-3a with sources)."""

import json
from dataclasses import asdict
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from secretariat.papers.paper import Block, Clause, Heading, Item, Paper, Words

TEMPLATE = Path(__file__).with_name("paper.typ")
Standard = Literal["a-2a", "a-3a", "ua-1"]
SIZES = ("10.5", "9.5", "8.5", "7.5")


def pdf_of(paper: Paper) -> bytes:
    """Return the paper as a PDF file.

    Letters that the fonts inside the package lack are sought in the fonts of the machine; where it has none
    either, the file is still written, but promises no standard.
    """
    sizes = SIZES if paper.is_one_page else SIZES[:1]
    written = b""
    for size in sizes:
        written = _set(paper, size)
        if pages_of(written) <= 1:
            break
    return written


def pages_of(pdf: bytes) -> int:
    """Return how many pages a PDF file has."""
    from io import BytesIO  # noqa: PLC0415 - with its only reader

    from pypdf import PdfReader  # noqa: PLC0415 - heavy, and only this function needs it

    return len(PdfReader(BytesIO(pdf)).pages)


def _set(paper: Paper, size: str) -> bytes:
    from typst import TypstError  # noqa: PLC0415 - heavy, and only this file needs it

    given = {"paper": json.dumps(_plain(paper), ensure_ascii=False), "size": size}
    at = paper.made_at.astimezone(UTC).replace(microsecond=0) if paper.made_at else None
    kept: list[Standard] = ["a-3a" if paper.sources else "a-2a", "ua-1"]
    try:
        return _compiled(given, kept, at, own_fonts=True)
    except TypstError as error:
        if "could not be displayed" not in str(error):
            raise
    try:
        return _compiled(given, kept, at, own_fonts=False)
    except TypstError:
        return _compiled(given, [], at, own_fonts=False)


def _compiled(
    given: dict[str, str], standards: list[Standard], at: datetime | None, *, own_fonts: bool
) -> bytes:
    import typst  # noqa: PLC0415 - heavy, and only this file needs it

    return typst.compile(
        _template(),
        format="pdf",
        pdf_standards=[*standards],
        ignore_system_fonts=own_fonts,
        sys_inputs=given,
        timestamp=at,
    )


@lru_cache(maxsize=1)
def _template() -> bytes:
    return TEMPLATE.read_bytes()


def _plain(paper: Paper) -> dict[str, Any]:
    given = {
        name: value for name, value in asdict(paper).items() if name not in {"blocks", "language", "made_at"}
    }
    return given | {"lang": paper.language[:2], "blocks": [_block(one) for one in paper.blocks]}


def _block(block: Block) -> dict[str, Any]:
    kinds = {Heading: "heading", Words: "words", Item: "item", Clause: "clause"}
    return {"kind": kinds.get(type(block), "table")} | asdict(block)
