"""One self-contained page: each document with its passages lit, its findings beside it, and links both ways.

No script, no outside file: choosing a finding goes to its first passage and lights all of them (`:target`).
"""

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from importlib import resources
from itertools import pairwise

from secretariat.engines.reading.summary import Line, summary, when

_SIGNS = {
    "office": "Office",
    "meeting": "Meeting",
    "chairmanship": "Chairmanship",
    "membership": "Membership",
    "statement": "Statement",
    "commitment": "Commitment",
    "adoption": "Adoption",
}


def page(lines: Iterable[Line]) -> Iterator[str]:
    """Yield the page in pieces; documents are written as they come."""
    style = resources.files(__package__).joinpath("page.css").read_text(encoding="utf-8")
    yield (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>What the documents say</title>\n<style>\n{style}</style>\n</head>\n<body>\n"
        "<h1>What the documents say</h1>\n"
        "<p>Each number in a text leads to a finding; each finding leads to the words that say it.</p>\n"
    )
    for number, line in enumerate(lines, 1):
        yield _document(f"d{number}", line)
    yield "</body>\n</html>\n"


def _document(key: str, line: Line) -> str:
    language = line["language"] or "und"
    facts = [
        line["language"],
        line["published"] and f"published {line['published']}",
        f"{len(line['findings'])} findings",
    ]
    parts = [
        f'<article aria-labelledby="{key}">\n<h2 id="{key}">{escape(line["name"])}</h2>',
        f'<p class="facts">{escape(" · ".join(filter(None, facts)))}</p>',
        *(f'<p class="remark">{escape(remark["message"])}</p>' for remark in line["remarks"]),
    ]
    if line["findings"] or line.get("text"):
        parts += [
            f"<style>{_lighting(key, len(line['findings']))}</style>" if line["findings"] else "",
            f'<div class="sides">\n<div class="text" lang="{escape(language)}">{_lit(key, line)}</div>',
            f'<ol class="findings">\n{_findings(key, line)}</ol>\n</div>',
        ]
    return "\n".join(filter(None, parts)) + "\n</article>\n"


def _lighting(key: str, count: int) -> str:
    """Return the rules that light all passages of the finding that was chosen."""
    rules = (f"body:has(#{key}p{n}:target) .{key}f{n}" for n in range(1, count + 1))
    return ",".join(rules) + "{background:var(--lit);outline:2px solid var(--lit)}"


def _findings(key: str, line: Line) -> str:
    return "".join(
        _finding(key, n, finding, line.get("text", "")) for n, finding in enumerate(line["findings"], 1)
    )


def _finding(key: str, number: int, finding: Line, text: str) -> str:
    day = when(finding)
    about = " · ".join(filter(None, [_SIGNS[finding["kind"]], day]))
    doubt = '<span class="candidate">? candidate</span> ' if finding["grade"] == "candidate" else ""
    inferred = '<span class="inferred">partly inferred</span>' if _is_inferred(finding) else ""
    what = escape(summary(finding, text))
    return (
        f'<li id="{key}n{number}" class="{finding["kind"]}"><a href="#{key}p{number}">'
        f'<span class="about">{escape(about)}</span> {what}</a> {doubt}{inferred}</li>\n'
    )


def _is_inferred(finding: Line) -> bool:
    slots = (s for slot in finding["slots"].values() for s in (slot if isinstance(slot, list) else [slot]))
    return any(slot["inferred_from"] for slot in slots)


def _lit(key: str, line: Line) -> str:
    """Return the text with a mark round each run of words that the same findings rest on."""
    text: str = line.get("text", "")
    spans = [
        (span["start"], span["end"], number)
        for number, finding in enumerate(line["findings"], 1)
        for span in finding["evidence"]
    ]
    cuts = sorted({0, len(text), *(cut for start, end, _ in spans for cut in (start, end))})
    first = {number: min(s for s, _, n in spans if n == number) for number in {n for _, _, n in spans}}
    pieces = []
    for start, end in pairwise(cuts):
        anchors = "".join(f'<span id="{key}p{n}"></span>' for n, at in first.items() if at == start)
        on = [n for s, e, n in spans if s <= start and end <= e]
        ended = sorted({n for _, e, n in spans if e == end})
        pieces.append(anchors + _run(key, text[start:end], on) + _notes(key, ended))
    return "".join(pieces)


def _run(key: str, words: str, numbers: Sequence[int]) -> str:
    if not numbers:
        return escape(words)
    classes = " ".join(f"{key}f{number}" for number in numbers)
    return f'<mark class="{classes}">{escape(words)}</mark>'


def _notes(key: str, numbers: Sequence[int]) -> str:
    links = "\u202f".join(f'<a href="#{key}n{number}">{number}</a>' for number in numbers)
    return f"<sup>{links}</sup>" if links else ""
