"""A file in the forms in which it is handed out."""

from collections.abc import Mapping
from typing import Any

from secretariat.handover.paper import paper_of
from secretariat.papers.pdf import pdf_of
from secretariat.papers.word import WORD, docx_of

MEDIA = {"pdf": "application/pdf", "docx": WORD, "json": "application/json; charset=utf-8"}


def written(content: Mapping[str, Any], form: str, marks: tuple[str, ...] = ()) -> bytes:
    """Return the file as "pdf" or "docx"."""
    paper = paper_of(content, marks=marks)
    return pdf_of(paper) if form == "pdf" else docx_of(paper)
