"""A paper as a Word file, for whoever edits it further."""

import io
from typing import Any

from secretariat.papers.paper import Block, Clause, Heading, Item, Paper, Table, Words

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def docx_of(paper: Paper) -> bytes:
    """Return the paper as a Word file: headings, lists and tables by the styles that Word offers."""
    from docx import Document  # noqa: PLC0415 - heavy, and only this file needs it
    from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: PLC0415 - with it

    document = Document()
    document.core_properties.title = paper.title
    document.core_properties.author = paper.masthead
    document.core_properties.language = paper.language
    if paper.masthead:
        document.add_paragraph().add_run(paper.masthead).bold = True
    for mark in filter(None, (paper.symbol, *paper.marks)):
        document.add_paragraph(mark).alignment = WD_ALIGN_PARAGRAPH.RIGHT
    document.add_heading(paper.title, level=1)
    for words in paper.lede:
        document.add_paragraph(words)
    for block in paper.blocks:
        _write(document, block)
    if paper.foot:
        document.sections[0].footer.paragraphs[0].text = paper.foot
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def _write(document: Any, block: Block) -> None:
    if isinstance(block, Heading):
        document.add_heading(block.text, level=block.level + 1)
    elif isinstance(block, Words):
        for words in block.text.split("\n"):
            run = document.add_paragraph().add_run(words)
            run.bold = block.is_strong
            run.italic = block.is_soft
    elif isinstance(block, Clause):
        document.add_paragraph("\t".join(filter(None, (block.number, block.text))))
    elif isinstance(block, Item):
        _item(document, block)
    else:
        _table(document, block)


def _item(document: Any, item: Item) -> None:
    from docx.shared import Mm  # noqa: PLC0415 - heavy, and only this file needs it

    written = document.add_paragraph()
    written.paragraph_format.left_indent = Mm(13 + 7 * item.depth)
    written.paragraph_format.first_line_indent = Mm(-13)
    written.paragraph_format.tab_stops.add_tab_stop(Mm(13 + 7 * item.depth))
    written.add_run(f"{item.number}\t{item.title}").bold = True
    if item.side:
        written.add_run(f" ({item.side})")
    for words in item.below:
        document.add_paragraph(words).paragraph_format.left_indent = Mm(13 + 7 * item.depth)


def _table(document: Any, given: Table) -> None:
    if given.caption:
        document.add_paragraph(given.caption)
    table = document.add_table(rows=1, cols=len(given.head), style="Table Grid")
    for cell, words in zip(table.rows[0].cells, given.head, strict=True):
        cell.paragraphs[0].add_run(words).bold = True
    for row in given.rows:
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words
