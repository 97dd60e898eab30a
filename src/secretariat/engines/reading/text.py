"""The frozen reading text and its units; every stage reads these, none changes them."""

from dataclasses import dataclass

from secretariat.engines.values.spans import Span


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A unit that a blank line (plain text) or a block (HTML, DOCX, PDF) ends."""

    span: Span
    sentences: tuple[Span, ...]
    is_heading: bool


@dataclass(frozen=True, slots=True)
class ReadingText:
    """A document's text as given, with a view of the same length for analysis.

    `text` is never edited: offsets of Findings are its code points. `view` has the same length and
    differs only where a character hinders rules: a newline inside a paragraph is a space, curly quotes and
    apostrophes are straight where their kind does not matter, `*` and `_` of Markdown and no-break
    spaces are spaces. So `view[a:b]` and `text[a:b]` always speak of the same place.
    """

    text: str
    view: str
    paragraphs: tuple[Paragraph, ...]
    language: str
