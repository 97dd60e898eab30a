"""A text as plain words and as a page that stands alone.

Source: docs/reference/exports.md#plain-text-and-html.
"""

from html import escape

from secretariat.engines.drafting.exporting.facts import Facts
from secretariat.engines.drafting.notation.views import View
from secretariat.engines.drafting.operations.showing import viewed
from secretariat.engines.drafting.operations.spans import Kind, Line, Span
from secretariat.engines.drafting.operations.values import State

_STYLE = (
    "body{font:1rem/1.6 serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}"
    "header p{margin:0}.bracket{background:#eef3f8}.bracket .bracket{background:#dde8f2}"
    ".by,.note{font:.8125rem sans-serif;color:#444}.sign{font-weight:bold;color:#1f4e79}"
)


def as_text(state: State, facts: Facts, view: View) -> str:
    """Return the text as plain words: what it is, a blank line, and a line for each paragraph.

    Raises:
        NotClean: the clean view of a text that still holds something open.
    """
    lines = viewed(state, view, names=facts.names)
    head = [*filter(None, (facts.body, facts.meeting)), *facts.marks, "", facts.title, ""]
    return "".join(f"{line}\n" for line in (*head, *(line.text for line in lines)))


def as_page(state: State, facts: Facts, view: View) -> str:
    """Return the text as a page: brackets are signs, not colour alone, and paragraphs have their ids.

    Raises:
        NotClean: the clean view of a text that still holds something open.
    """
    lines = viewed(state, view, names=facts.names)
    head = "".join(
        f"<p>{_told(each)}</p>" for each in filter(None, (facts.body, facts.meeting, *facts.marks))
    )
    body = "\n".join(map(_paragraph, lines))
    return (
        f'<!DOCTYPE html>\n<html lang="{_told(facts.language)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_told(facts.title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n"
        f"<header>{head}</header>\n<h1>{_told(facts.title)}</h1>\n{body}\n</main>\n</body>\n</html>\n"
    )


def _paragraph(line: Line) -> str:
    return f'<p id="{_told(f"p-{line.key}")}">{"".join(map(_span, line.spans))}</p>'


def _span(span: Span) -> str:
    words = _told(span.text)
    match span.kind:
        case Kind.OPENS:
            return f'<span class="bracket"><span class="sign">{words}</span>'
        case Kind.CLOSES:
            return f'<span class="sign">{words}</span></span>'
        case Kind.BY | Kind.NOTE:
            return f'<span class="{span.kind.value}">{words}</span>'
        case _:
            return words


def _told(text: str) -> str:
    """Return text for a page; halves of signs, which a file cannot hold, as marks."""
    return escape(text.encode("utf-8", "replace").decode("utf-8"))
