"""What a pair of brackets is, told by its content; kinds are tried in a fixed order, contested is the rest.

Source: docs/reference/notation.md#kinds-of-brackets.
"""

import re

from secretariat.engines.drafting.notation.nodes import Kind
from secretariat.engines.drafting.notation.profiles import Digits, Profile

_M = r"[*_~]*"  # emphasis of Markdown, which often begins inside a bracket
_NO_TEXT = re.compile(
    rf"\s*{_M}(?:no\s+(?:text|article\s+\w+|paragraph\s+\w+|provisions?)\b[^\[\]]{{0,40}}|)\.?{_M}\s*",
    re.IGNORECASE,
)
_STATUS = re.compile(
    rf"\s*{_M}(?:(?:provisionally\s+)?agreed(?:\s+(?:ad\s+ref(?:erendum|\.)?|in\s+(?:informals|principle|cow)))?"
    rf"(?:[,;]?\s+pending\s+[^\[\]]{{1,80}})?|pending\s+[^\[\]]{{1,80}}|closed)\.?{_M}\s*",
    re.IGNORECASE,
)
_ELLIPSIS = re.compile(r"\s*(?:…+|\.{3,}|…\.+)\s*")
_PLACEHOLDER = re.compile(
    rf"\s*{_M}(?:x+|_{{2,}}|#{{2,}}|(?:insert|placeholder)\b.*"
    r"|to\s+be\s+(?:determined|decided|confirmed|inserted|added|completed|agreed|defined|specified|developed"
    r"|elaborated|discussed|considered|drafted|updated)\b.*|tb[acd])\s*",
    re.IGNORECASE | re.DOTALL,
)
_NUMBER = re.compile(r"\s*\d+\s*")
_FOOTNOTE = re.compile(r"\^[^\s\[\]]+|\s*(?:fn|footnote|note)\.?\s*\d+\s*", re.IGNORECASE)
_EDITORIAL = re.compile(
    rf"\s*{_M}(?:sic\b|ed(?:itor)?s?['’.]?s?\.?\s*(?:note)?\s*:|(?:(?:editor(?:ial|['’]s)?|drafting|secretariat|"
    r"facilitators?['’]?s?|(?:co-)?chairs?['’]?s?|bureau|explanatory|legal)\s+)?(?:note|comment|remark|footnote)s?\b"
    r"(?:\s+(?:by|from|of)\s+the\s+[\w-]+)?\s*:)",
    re.IGNORECASE,
)


def kind_of(text: str, start: int, end: int, profile: Profile) -> Kind:
    """Return the kind of the bracket whose content stands in `text[start:end]`."""
    if _NO_TEXT.fullmatch(text, start, end):
        return Kind.NO_TEXT
    if _STATUS.fullmatch(text, start, end):
        return Kind.STATUS
    if _ELLIPSIS.fullmatch(text, start, end):
        return Kind.OMISSION if profile.has_omissions else Kind.PLACEHOLDER
    if _PLACEHOLDER.fullmatch(text, start, end):
        return Kind.PLACEHOLDER
    if _NUMBER.fullmatch(text, start, end):
        return Kind.NOTE if profile.digits is Digits.NOTE else Kind.CONTESTED
    if _FOOTNOTE.fullmatch(text, start, end):
        return Kind.NOTE
    return Kind.EDITORIAL if _EDITORIAL.match(text, start, end) else Kind.CONTESTED
