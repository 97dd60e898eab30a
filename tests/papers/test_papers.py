"""One paper, two files: what was said stands in both, in every script, and the PDF keeps its promises."""

from dataclasses import replace
from io import BytesIO

import pytest
from docx import Document
from pypdf import PdfReader

from secretariat.papers.paper import Heading, Item, Paper, Table, Words
from secretariat.papers.pdf import pages_of, pdf_of
from secretariat.papers.word import docx_of

PAPER = Paper(
    title="Order of the day",
    masthead="Union of the Three Rivers",
    symbol="UTR/C/2026/1",
    marks=("General", "12 May 2026"),
    lede=("16th Meeting of the Council",),
    blocks=(
        Heading("Tuesday"),
        Item("1 bis", "Budget #strong[x] $y$ @nobody", ("Ms. Ωμέγα, Şişli; Ivana Ћирић",), "10:00"),
        Words("Покой и порядок", is_soft=True),
        Table("Documents", ("Symbol", "Title"), (("UTR/1", "Note"), ("UTR/2", "Draft"))),
    ),
    foot="As of 1 May 2026",
)
SAID = (
    "Union of the Three Rivers",
    "UTR/C/2026/1",
    "1 bis",
    "#strong[x] $y$ @nobody",
    "Ωμέγα, Şişli",
    "Покой",
)


def text_of(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)


def test_pdf_says_it_all_and_takes_words_for_words() -> None:
    text = text_of(pdf_of(PAPER))
    assert [words for words in SAID if words not in text] == []


def test_pdf_is_tagged_in_its_language_and_declares_its_standards() -> None:
    root = PdfReader(BytesIO(pdf_of(replace(PAPER, language="ru")))).trailer["/Root"]
    assert (root["/MarkInfo"]["/Marked"], root["/Lang"]) == (True, "ru")
    metadata = root["/Metadata"].get_data().decode()
    assert "<pdfaid:part>2</pdfaid:part>" in metadata
    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata


@pytest.mark.parametrize("name", ["გიორგი", "Արամ", "محمد", "李明", "שרה", "ꙮꙮ 𓀀"])
def test_a_name_in_any_script_makes_a_file(name: str) -> None:
    assert pages_of(pdf_of(replace(PAPER, blocks=(Words(name),)))) == 1
    written = Document(BytesIO(docx_of(replace(PAPER, blocks=(Words(name),)))))
    assert name in [paragraph.text for paragraph in written.paragraphs]


def test_one_page_is_set_smaller_until_it_fits() -> None:
    many = tuple(Item(str(n), f"Item {n}", ("Rapporteur of the day",)) for n in range(1, 27))
    assert pages_of(pdf_of(replace(PAPER, blocks=many))) == 2
    assert pages_of(pdf_of(replace(PAPER, blocks=many, is_one_page=True))) == 1


def test_word_file_has_headings_items_and_tables() -> None:
    document = Document(BytesIO(docx_of(PAPER)))
    styles = {p.text: p.style.name for p in document.paragraphs}
    assert styles["Order of the day"] == "Heading 1"
    assert styles["Tuesday"] == "Heading 2"
    assert "1 bis\tBudget #strong[x] $y$ @nobody (10:00)" in styles
    assert [[cell.text for cell in row.cells] for row in document.tables[0].rows] == [
        ["Symbol", "Title"], ["UTR/1", "Note"], ["UTR/2", "Draft"],
    ]  # fmt: skip
    assert document.sections[0].footer.paragraphs[0].text == "As of 1 May 2026"
