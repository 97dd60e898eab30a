"""A comparison as JSON and as a page that stands alone.

Source: docs/reference/comparing.md#formats.
"""

from collections.abc import Iterator
from html import escape
from typing import Any

from secretariat.engines.drafting.comparing.changes import BREAK, DELETE, INSERT, Comparison, Row
from secretariat.engines.drafting.comparing.paragraphs import Kind

_STYLE = (
    "body{font:1rem/1.5 serif;max-width:50rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}"
    "ins{background:#e0f2e0;text-decoration:underline}del{background:#fbe3e3;text-decoration:line-through}"
    ".note{font:.875rem sans-serif;color:#444;margin:0}"
    "section{border-left:.25rem solid #555;padding-left:.75rem}section.same{border-color:#fff}"
)
_SAID = {
    Kind.CHANGED: "Changed",
    Kind.INSERTED: "New paragraph",
    Kind.REMOVED: "Paragraph taken out",
    Kind.SPLIT: "Paragraph split in two",
    Kind.MERGED: "Two paragraphs merged",
}


def as_json(comparison: Comparison) -> dict[str, Any]:
    """Return what changed; paragraphs are numbered from 1, those that are the same are only counted."""
    return {
        "old_paragraphs": len(comparison.old),
        "new_paragraphs": len(comparison.new),
        "counts": {kind.value: comparison.count(kind) for kind in Kind},
        "renumbered": sum(row.is_renumbered for row in comparison.rows),
        "changes": [_row(row) for row in comparison.rows if row.match.kind is not Kind.SAME],
    }


def _row(row: Row) -> dict[str, Any]:
    return {
        "kind": row.match.kind.value,
        "old": [each + 1 for each in row.match.old],
        "new": [each + 1 for each in row.match.new],
        "old_label": row.old_label,
        "new_label": row.new_label,
        "renumbered": row.is_renumbered,
        "pieces": [{"kind": kind, "text": text} for kind, text in row.pieces],
        "brackets": [{"event": event.kind, "words": event.words} for event in row.events],
    }


def as_html(comparison: Comparison, *, title: str) -> str:
    """Return a page: each change told in words, not by colour alone."""
    rows = "\n".join(_section(comparison, row) for row in comparison.rows)
    counts = ", ".join(f"{comparison.count(kind)} {kind.value}" for kind in Kind if comparison.count(kind))
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_told(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n"
        f'<h1>{_told(title)}</h1>\n<p class="note">Paragraphs: {_told(counts)}.</p>\n'
        f"{rows}\n</main>\n</body>\n</html>\n"
    )


def _section(comparison: Comparison, row: Row) -> str:
    notes = "".join(f'<p class="note">{_told(note)}.</p>' for note in notes_on(comparison, row))
    words = "".join(_marked(kind, text) for kind, text in row.pieces)
    return f'<section class="{row.match.kind.value}">{notes}<p>{words}</p></section>'


def notes_on(comparison: Comparison, row: Row) -> Iterator[str]:
    """Yield sentences without their stop: what became of the paragraph, its number and its brackets."""
    kind = row.match.kind
    if kind is Kind.MOVED:
        before = row.match.old[0]
        place = f"behind “{_short(comparison.old[before - 1].text)}”" if before else "at the head"
        has_changed = comparison.old[before].body != comparison.new[row.match.new[0]].body
        yield f"Moved here{' and changed' if has_changed else ''}; it stood {place}"
    elif kind in _SAID:
        yield _SAID[kind]
    if row.is_renumbered:
        yield f"Renumbered from {row.old_label} to {row.new_label}"
    for event in row.events:
        yield f"Bracket {event.kind}: {event.words or 'without words'}"


def _marked(kind: str, text: str) -> str:
    if text == BREAK:
        return {INSERT: "<ins>¶</ins></p><p>", DELETE: "<del>¶</del> "}.get(kind, "</p><p>")
    tag = {INSERT: "ins", DELETE: "del"}.get(kind)
    return f"<{tag}>{_told(text)}</{tag}>" if tag else _told(text)


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 40 else words[:39] + "…"


def _told(text: str) -> str:
    """Return text for a page; halves of signs, which a file cannot hold, as marks."""
    return escape(text.encode("utf-8", "replace").decode("utf-8"))
