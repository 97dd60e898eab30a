"""Symbols of documents: what comes after Rev.1, which document a symbol continues. Pure."""

import re
from collections.abc import Iterable

PARTS = {"rev": "Rev", "add": "Add", "corr": "Corr", "amend": "Amend"}
_LAST = re.compile(r"/(Rev|Add|Corr|Amend)\.(\d{1,3})$", re.IGNORECASE)
_GAPS = re.compile(r"\s+")


def plain(symbol: str) -> str:
    """Return a symbol without spaces around its parts, in one spelling of its suffixes.

    >>> plain(" UTR/C/2026/3 / rev.1 ")
    'UTR/C/2026/3/Rev.1'
    """
    written = re.sub(r"\s*/\s*", "/", _GAPS.sub(" ", symbol).strip())
    return _LAST.sub(lambda found: f"/{found[1].capitalize()}.{int(found[2])}", written)


def continued(symbol: str, relation: str, taken: Iterable[str]) -> str:
    """Return the next symbol of a revision, addendum or corrigendum.

    A revision revises the document, not its first revision: Rev.2 follows Rev.1. An addendum or a
    corrigendum is one of the very document that it names.

    >>> continued("UTR/3/Rev.1", "rev", ["UTR/3", "UTR/3/Rev.1"]), continued("UTR/3/Rev.1", "corr", [])
    ('UTR/3/Rev.2', 'UTR/3/Rev.1/Corr.1')
    """
    part = PARTS[relation]
    found = _LAST.search(symbol)
    base = symbol[: found.start()] if found and found[1].lower() == relation else symbol
    start = f"{base}/{part}."
    numbers = [
        int(one[len(start) :]) for one in taken if one.startswith(start) and one[len(start) :].isdecimal()
    ]
    return f"{start}{max(numbers, default=0) + 1}"
