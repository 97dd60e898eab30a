"""Papers as answers: PDF and Word."""

from django.http import HttpResponse

from secretariat.papers.paper import Paper
from secretariat.papers.pdf import pdf_of
from secretariat.papers.word import WORD, docx_of


def pdf_answer(paper: Paper, name: str) -> HttpResponse:
    """Return a paper as a PDF that the browser shows."""
    return answer(pdf_of(paper), "application/pdf", name, is_shown=True)


def word_answer(paper: Paper, name: str) -> HttpResponse:
    """Return a paper as a Word file that the browser keeps."""
    return answer(docx_of(paper), WORD, name)


def answer(data: bytes, kind: str, name: str, *, is_shown: bool = False) -> HttpResponse:
    """Return bytes of a kind under a name of plain letters."""
    response = HttpResponse(data, content_type=kind)
    how = "inline" if is_shown else "attachment"
    response["Content-Disposition"] = f'{how}; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response
