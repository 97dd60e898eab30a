"""A text as PDF/A-2a and PDF/UA-1: brackets told by their signs, lines numbered while it is negotiated."""

from dataclasses import replace

from secretariat.engines.drafting.exporting.facts import Facts
from secretariat.engines.drafting.notation.views import View
from secretariat.engines.drafting.operations.showing import viewed
from secretariat.engines.drafting.operations.spans import Kind, Line
from secretariat.engines.drafting.operations.values import State
from secretariat.papers.paper import Block, Clause, Heading, Paper, Source, Words
from secretariat.papers.pdf import pdf_of


def as_pdf(
    state: State,
    facts: Facts,
    view: View,
    *,
    statements: tuple[tuple[str, str], ...] = (),
    foot: str = "",
    sources: tuple[Source, ...] = (),
) -> bytes:
    """Return the text as a PDF file; each page says symbol, distribution, date, and page x of y in its head.

    Args:
        statements: what is attached, each with its heading.
        sources: what the file carries inside; it is PDF/A-3a then.
    Raises:
        NotClean: the clean view of a text that still holds something open.
    """
    return pdf_of(replace(paper_of(state, facts, view, statements=statements, foot=foot), sources=sources))


def paper_of(
    state: State, facts: Facts, view: View, *, statements: tuple[tuple[str, str], ...] = (), foot: str = ""
) -> Paper:
    """Return the text as a paper."""
    blocks: list[Block] = [_clause(line) for line in viewed(state, view, names=facts.names)]
    for heading, words in statements:
        blocks += [Heading(heading), Words(words)]
    return Paper(
        title=facts.title,
        masthead=facts.body,
        symbol=facts.symbol,
        marks=tuple(filter(None, (facts.distribution, facts.date))),
        lede=tuple(filter(None, (facts.meeting,))),
        blocks=blocks,
        foot=foot,
        language=facts.language,
        is_headed=True,
        has_lines=view is not View.CLEAN,
        made_at=facts.made_at,
    )


def _clause(line: Line) -> Clause:
    """Return a paragraph with its number at the side; that of one only proposed stays inside its bracket."""
    first = line.spans[0] if line.spans else None
    if first is None or first.kind is not Kind.LABEL:
        return Clause("", line.text)
    return Clause(first.text.strip(), "".join(span.text for span in line.spans[1:]))
