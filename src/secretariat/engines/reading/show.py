"""Interchange objects as NDJSON, as a table for the terminal, as a page with the passages lit."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping

from secretariat.engines.reading.page import page
from secretariat.engines.reading.summary import Line, summary, when

_KIND_WIDTH, _WHEN_WIDTH, _WHAT_WIDTH = 12, 24, 110


def ndjson(lines: Iterable[Line]) -> Iterator[str]:
    """Yield one line of JSON per document."""
    for line in lines:
        written = json.dumps(line, ensure_ascii=False)
        # Legal in JSON, but some readers take them for the end of a line.
        for sign in "\u2028\u2029\u0085":
            written = written.replace(sign, f"\\u{ord(sign):04x}")
        yield written + "\n"


def table(lines: Iterable[Line]) -> Iterator[str]:
    """Yield a table per document: kind, when, what; a question mark before what is only a candidate."""
    for line in lines:
        yield _head(line) + "\n"
        for finding in line["findings"]:
            doubt = " " if finding["grade"] == "accepted" else "?"
            what = summary(finding, line.get("text", ""))
            row = f"{doubt} {finding['kind']:{_KIND_WIDTH}} {when(finding):{_WHEN_WIDTH}} {_cut(what)}"
            yield row.rstrip() + "\n"
        for remark in line["remarks"]:
            yield f"! {remark['message']}\n"
        yield "\n"


def _head(line: Line) -> str:
    counts = Counter(finding["kind"] for finding in line["findings"])
    found = ", ".join(f"{count} {kind}" for kind, count in sorted(counts.items())) or "no findings"
    facts = [line["name"], line["language"], line["published"] and f"published {line['published']}", found]
    return " · ".join(filter(None, facts))


def _cut(words: str) -> str:
    return words if len(words) <= _WHAT_WIDTH else words[: _WHAT_WIDTH - 1].rstrip() + "…"


FORMATS: Mapping[str, Callable[[Iterable[Line]], Iterator[str]]] = {
    "ndjson": ndjson,
    "table": table,
    "html": page,
}
