"""Interchange objects as NDJSON, as a table for the terminal, as a page with the passages lit."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

Line = Mapping[str, Any]


def ndjson(lines: Iterable[Line]) -> Iterator[str]:
    """Yield one line of JSON per document."""
    for line in lines:
        written = json.dumps(line, ensure_ascii=False, separators=(", ", ": "))
        # Legal in JSON, but some readers take them for the end of a line.
        for sign in "\u2028\u2029\u0085":
            written = written.replace(sign, f"\\u{ord(sign):04x}")
        yield written + "\n"


FORMATS: Mapping[str, Callable[[Iterable[Line]], Iterator[str]]] = {"ndjson": ndjson}
