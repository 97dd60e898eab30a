"""A Finding of the interchange format in one line, for tables and pages."""

from collections.abc import Callable, Mapping
from typing import Any

Line = Mapping[str, Any]


def when(finding: Line) -> str:
    """Return the day or days of a finding.

    >>> when({"kind": "meeting", "start": "2021-12-08", "end": "2021-12-10"})
    '2021-12-08–2021-12-10'
    """
    start, end = finding.get("start"), finding.get("end")
    single = finding.get("date") or (finding.get("due") and f"by {finding['due']}")
    if start and end and start != end:
        return f"{start}–{end}"
    if end and not start:
        return f"until {end}"
    return start or single or ""


def summary(finding: Line, text: str) -> str:
    """Return what a finding says, in one line; `text` gives the words of a statement or commitment."""
    return _SUMMARIES[finding["kind"]](finding, text)


def _office(finding: Line, _: str) -> str:
    return _joined(": ", finding["person"], _joined(", ", finding["office"], finding["organisation"]))


def _meeting(finding: Line, _: str) -> str:
    name = finding["title"] or finding["type"]
    with_whom = _joined(", ", *finding["participants"])
    body = finding["body"]
    if body and body in name:
        body = None
    return _joined(" · ", name, body, finding["place"], finding["mode"], with_whom, finding["status"])


def _chairmanship(finding: Line, _: str) -> str:
    return f"{finding['holder'] or 'chair'} in the chair of {finding['body'] or '?'} ({finding['status']})"


def _membership(finding: Line, _: str) -> str:
    change = finding["change"] if finding["change"] != "none" else None
    return f"{finding['party']}: {_joined(', ', finding['status'], change)} of {finding['body']}"


def _statement(finding: Line, text: str) -> str:
    words = _words(finding["span"], text)
    return _joined(": ", finding["speaker"] or "?", f"“{words}”" if finding["quote"] else words)


def _commitment(finding: Line, text: str) -> str:
    return (
        f"{_joined(', ', *finding['actors']) or '?'} ({finding['stance']}): {_words(finding['span'], text)}"
    )


def _adoption(finding: Line, _: str) -> str:
    return _joined(" · ", finding["title"] or finding["instrument"], finding["body"])


def _words(span: Mapping[str, int] | None, text: str) -> str:
    return " ".join(text[span["start"] : span["end"]].split()) if span else ""


def _joined(mark: str, *parts: str | None) -> str:
    return mark.join(part for part in parts if part)


_SUMMARIES: Mapping[str, Callable[[Line, str], str]] = {
    "office": _office,
    "meeting": _meeting,
    "chairmanship": _chairmanship,
    "membership": _membership,
    "statement": _statement,
    "commitment": _commitment,
    "adoption": _adoption,
}
