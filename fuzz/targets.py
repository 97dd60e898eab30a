"""One function per parser: bytes in, nothing out; what it raises but the parser's own errors is a defect."""

import json
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from secretariat.cli.inputs import BadDates, dates_of
from secretariat.data.body_files import body_file
from secretariat.data.strict import BadFacts
from secretariat.engines.drafting.errors import BadLog
from secretariat.engines.drafting.inspection import inspect
from secretariat.engines.drafting.notation.parsing import parse as parse_draft
from secretariat.engines.drafting.notation.views import View, render
from secretariat.engines.drafting.operations.replaying import steps
from secretariat.engines.drafting.source import read as read_draft
from secretariat.engines.reading.errors import NotALine, Unreadable
from secretariat.engines.reading.intake import docx, html, pdf
from secretariat.engines.reading.intake.open import open_document
from secretariat.engines.reading.intake.received import Limits
from secretariat.engines.reading.interchange_in import reading_of
from secretariat.engines.reading.mending import mend
from secretariat.engines.reading.segments import segment
from secretariat.engines.values.addresses import web_address
from secretariat.engines.values.edtf import parse
from secretariat.engines.values.errors import BadAddress, BadDate, NotTaken
from secretariat.engines.values.formats import format_of

Target = Callable[[bytes], None]
LIMITS = Limits(size_bytes=1_000_000, characters=200_000, pages=50, unpacked_bytes=5_000_000)


def kind_of_file(data: bytes) -> None:
    """What kind of file it is, told by its bytes."""
    try:
        format_of(data, "file.html")
    except NotTaken:
        return


def plain_text(data: bytes) -> None:
    """A text in any encoding, then what is done with every text; no offset may leave it."""
    try:
        received = open_document(data, name="file.txt", limits=LIMITS)
    except Unreadable:
        return
    received.text.encode("utf-8")  # what a database keeps: no halves of signs
    mended = mend(received.text)
    for paragraph in segment(mended.text).paragraphs:
        back = mended.back(paragraph.span)
        assert 0 <= back.start <= back.end <= len(received.text)


def web_page(data: bytes) -> None:
    """A page of the web."""
    try:
        html.opened(data, "file.html", LIMITS)
    except Unreadable:
        return


def pdf_file(data: bytes) -> None:
    """A PDF."""
    try:
        pdf.opened(data, "file.pdf", LIMITS)
    except Unreadable:
        return


def word_file(data: bytes) -> None:
    """A Word file."""
    try:
        docx.opened(data, "file.docx", LIMITS)
    except Unreadable:
        return


def edtf_date(data: bytes) -> None:
    """A date; what is taken is written back as it can be taken again."""
    try:
        date = parse(data.decode("utf-8", errors="replace"))
    except BadDate:
        return
    assert parse(date.text) == date


def interchange_line(data: bytes) -> None:
    """A line of the interchange format."""
    try:
        line = json.loads(data)
    except (ValueError, RecursionError):
        return
    try:
        reading_of(line)
    except NotALine:
        return


def publication_dates(data: bytes) -> None:
    """A file for `--dates`."""
    try:
        dates_of(data.decode("utf-8", errors="replace"))
    except BadDates:
        return


def facts_file(data: bytes) -> None:
    """A file of facts on a body."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "body.json"
        path.write_bytes(data)
        try:
            body_file(path, lambda place: None)
        except BadFacts:
            return


def address(data: bytes) -> None:
    """An address of the web."""
    try:
        web_address(data.decode("utf-8", errors="replace"))
    except BadAddress:
        return


def bracketed_text(data: bytes) -> None:
    """A negotiated text: nothing is refused, each byte comes back, a view changes no bracket."""
    source = read_draft(data)
    assert source.data == data
    for is_markdown in (False, True):
        assert inspect(source, is_wrapped=is_markdown, is_markdown=is_markdown).is_roundtrip
    shown = render(parse_draft(source.text), View.UNATTRIBUTED)
    assert shown.count("[") == source.text.count("[")


def log_of_operations(data: bytes) -> None:
    """A log of a text under negotiation: followed to its end, or the line that is wrong is named."""
    try:
        list(steps(data.decode("utf-8", errors="surrogateescape").split("\n")))
    except BadLog:
        return


TARGETS: Mapping[str, Target] = {
    target.__name__.replace("_", "-"): target
    for target in (
        kind_of_file, plain_text, web_page, pdf_file, word_file, edtf_date, interchange_line,
        publication_dates, facts_file, address, bracketed_text, log_of_operations,
    )
}  # fmt: skip
