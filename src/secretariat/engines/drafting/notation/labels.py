"""Labels of paragraphs and options: `12.`, `(a)`, `4 bis`, `140quater(a)`, `PP2bis`, `OP6alt`, `Option (b):`.

Source: docs/reference/notation.md#labels.
"""

import re
from dataclasses import dataclass

from secretariat.engines.drafting.letters import LETTER, LETTER_OR_DIGIT, RAISED

_ORDINALS = (
    "bis", "ter", "quater", "quat", "quinquies", "sexies", "septies", "octies", "nonies", "novies", "decies",
    "undecies", "duodecies",
)  # fmt: skip
_ROMAN = r"(?:[IVXLC]+|[ivxlc]+)"
_SUFFIX = (
    rf"(?:[ \t.]?(?P<ordinal>{'|'.join(_ORDINALS)})(?P<count>\d{{1,2}})?(?!{LETTER}))?"
    rf"(?:[ \t]?(?P<alt>alt|Alt|ALT|Alternative)\.?(?:[ \t]?(?P<alts>\d{{1,2}}))?(?!{LETTER}))?"
)
_OPTION = re.compile(
    r"(?P<word>OPTION|Option|Variant|VARIANT)[ \t\xa0]*"
    rf"(?P<number>\d+[A-Za-z]?(?!{LETTER_OR_DIGIT})|\((?:\d+|[A-Za-z]|{_ROMAN})\)|(?<=\s)(?:{_ROMAN}|[A-Z])(?!{LETTER_OR_DIGIT})"
    r"|(?<=\s)[a-z](?=[:.)]))"
    rf"{_SUFFIX}[*_]*[:.]?[*_]*"
)
_PARAGRAPH = re.compile(
    r"(?P<word>PP|Pp|OP|Op|pp|op|Article[ \t]|ARTICLE[ \t]|Art\.[ \t]?)"
    rf"(?P<number>\d+(?:\.\d+)*){_SUFFIX}(?P<part>\([a-z]{{1,3}}\))?[.:]?(?!{LETTER_OR_DIGIT})"
)
_NUMBER = re.compile(
    rf"(?P<number>\d{{1,3}}(?:\.\d{{1,3}})*|\(\d{{1,3}}|3\.x|xx){_SUFFIX}"
    rf"(?P<part>\([a-z]{{1,3}}\))?(?P<close>[.):]|(?=[ \t{RAISED}]))"
)
_ENUMERATED = re.compile(
    rf"(?P<number>\((?:[a-z]{{1,2}}|{_ROMAN})\)|[A-Z]\.|{_ROMAN}\.|[a-z]\)){_SUFFIX}(?=[ \t])"
)


@dataclass(frozen=True, slots=True)
class Label:
    """A label as read: `kind` is option, variant, article, pp, op, paragraph or item; the rest as written."""

    kind: str
    number: str
    ordinal: str = ""
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """A label and where it ends."""

    label: Label
    end: int


def option_at(text: str, start: int, end: int) -> Found | None:
    """Return the option's label that begins at `start`.

    >>> option_at("OPTION II: none", 0, 15).label.number
    'II'
    """
    match = _OPTION.match(text, start, end)
    return _found(match, match["word"].lower()) if match else None


def label_at(text: str, start: int, end: int) -> Found | None:
    """Return the label of an option, article, paragraph or item that begins at `start`.

    >>> label_at("140quater(a) Parties", 0, 20).label
    Label(kind='paragraph', number='140(a)', ordinal='quater', alt='')
    """
    option = option_at(text, start, end)
    if option:
        return option
    match = _PARAGRAPH.match(text, start, end)
    if match:
        word = match["word"].strip(" \t.").lower()
        return _found(match, "article" if word.startswith("art") else word)
    match = _NUMBER.match(text, start, end)
    if match and _is_number(match):
        return _found(match, "paragraph")
    match = _ENUMERATED.match(text, start, end)
    return _found(match, "item") if match else None


def _is_number(match: re.Match[str]) -> bool:
    """Tell a paragraph's number from a sentence that begins with one: it has a sign behind it or a suffix."""
    number = match["number"]
    if number.startswith("("):
        return match["close"] == ")"
    has_sign = bool(match["close"] or match["ordinal"] or match["alt"] or match["part"])
    return has_sign or "." in number


def _found(match: re.Match[str], kind: str) -> Found:
    groups = match.groupdict()
    ordinal = f"{groups['ordinal'] or ''}{groups['count'] or ''}"
    alt = f"{groups['alt'] or ''}{groups['alts'] or ''}".lower()
    number = groups["number"].strip("().") + (groups.get("part") or "")
    return Found(Label(kind, number, ordinal, alt), match.end())
