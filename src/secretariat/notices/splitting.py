"""Typed text into paragraphs and sentences. Pure.

An empty line parts paragraphs. A line break inside a paragraph ends a sentence, and so does a full stop,
question or exclamation mark before a capital, but not after an initial or a usual abbreviation.
"""

import re

_PARAGRAPHS = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")
_END = re.compile(r"[.!?…][\"”’»)\]]*[ \t]+(?=[\"“‘«(\[]?[A-ZÀ-ÖØ-ÞА-ЯЁ0-9])")
_SPACES = re.compile(r"[ \t\u00a0]+")
_SHORT = re.compile(
    r"(?:^|[\s(“«\"])(?:[A-ZА-ЯЁ]|Mr|Mrs|Ms|Dr|Prof|St|Amb|Gen|Hon|H\.\s?E|H\.\s?R\.\s?H|No|Nos|Art|para|paras"
    r"|Doc|vs|etc|cf|г|гг|ул|им|проф|акад|ст|п|пп|т\.\s?е|т\.\s?д|т\.\s?п)\.$"
)


def paragraphs_of(text: str) -> list[list[str]]:
    """Return paragraphs of sentences; what is empty is left out.

    >>> paragraphs_of("Alba chairs. H.E. Ana Brenn came.\\n\\nIt was dry")
    [['Alba chairs.', 'H.E. Ana Brenn came.'], ['It was dry']]
    """
    plain = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    found = (sentences_of(part) for part in _PARAGRAPHS.split(plain))
    return [part for part in found if part]


def sentences_of(paragraph: str) -> list[str]:
    """Return the sentences of one paragraph.

    >>> sentences_of("The 4. Council met. It adopted 2 texts.")
    ['The 4. Council met.', 'It adopted 2 texts.']
    """
    found: list[str] = []
    for line in paragraph.splitlines():
        start = 0
        for match in _END.finditer(line):
            told = line[start : match.end()].rstrip()
            if _SHORT.search(told) or _is_ordinal(told):
                continue
            found.append(told)
            start = match.end()
        found.append(line[start:])
    return [plain for each in found if (plain := _SPACES.sub(" ", each).strip())]


def _is_ordinal(told: str) -> bool:
    """Tell whether it ends in a number that counts ("the 4. Council"), not in a year or a sum."""
    return bool(re.search(r"(?:^|\s)\d{1,2}\.$", told)) and len(told.split()) < 4
