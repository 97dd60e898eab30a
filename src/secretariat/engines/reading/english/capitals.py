"""Wire copy all in capitals, read as if its persons, titles and days were written in the usual case.

Reads a ReadingText; writes one with another view of the same length, the text untouched.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from secretariat.engines.reading.english.words import HONORIFIC, NO_NAME, SMALL_TITLE
from secretariat.engines.reading.gazetteer import Hit
from secretariat.engines.reading.text import ReadingText
from secretariat.engines.values.spans import Span

_FEWEST_LETTERS, _SHARE = 300, 0.97
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_OPENING = re.compile(r"(?:^|[.!?:]\s+[\"“]?|[\"“]|\n\s*)[a-zß-öø-ÿ]", re.MULTILINE)
_DAY = re.compile(
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:january|february|april|june|july|august|september|"
    r"october|november|december)\b|\b(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b(?=\.? \d)|"
    r"\b(?:march|may)\b(?= \d)"
)
_LEAD = re.compile(rf"(?:{SMALL_TITLE.pattern}|\b(?i:{HONORIFIC})\.?)\s+(?=[^\W\d_])")
# What ends a name where capitals do not: small words and verbs of telling.
_STOP = re.compile(
    r"(?:and|of|to|in|on|at|by|for|from|with|who|whose|which|that|as|is|was|were|has|had|have|will|would|did|"
    r"does|said|says|told|met|held|paid|made|gave|took|takes|led|left|spoke|also|not|the|a|an|after|before|"
    r"during|over|under|then|today|yesterday|here|there|arrives?|announces?|calls?|urges?|visits?|"
    r"\w{2,}(?:nc|t|ss|r|k|n|v|ch|sh|rt|ll|ic|id|iv|ow|ag|g|y)ed)$"
)
_MOST_NAMES = 4


def in_usual_case(source: ReadingText, hits: Sequence[Hit]) -> ReadingText:
    """Return the text as it stands, or one all in capitals with a view in the usual case.

    Known names (`hits`) keep their capitals, as does what follows a title and can be a name.
    """
    letters = [sign for sign in source.view if sign.isalpha()]
    if len(letters) < _FEWEST_LETTERS or sum(map(str.isupper, letters)) < _SHARE * len(letters):
        return source
    small = "".join(sign.lower() if len(sign.lower()) == 1 else sign for sign in source.view)
    known = [hit.span for hit in hits]
    names = _names(small, known)
    for word in _WORD.finditer(small):
        if word.group() in names and not any(span.meets(Span(*word.span())) for span in known):
            small = f"{small[: word.start()]}{_capitalised(word.group())}{small[word.end() :]}"
    small = _DAY.sub(lambda day: day.group().capitalize(), small)
    small = _OPENING.sub(lambda first: first.group().upper(), small)
    for hit in hits:
        words = hit.span.of(source.view)
        spelled = words if hit.pattern.is_acronym else _capitalised(words.lower())
        if len(spelled) == len(words):
            small = f"{small[: hit.span.start]}{spelled}{small[hit.span.end :]}"
    paragraphs = tuple(
        replace(p, is_heading=p.is_heading and p.span.of(small).rstrip()[-1:] not in ".!?\"'")
        for p in source.paragraphs
    )
    return replace(source, view=small, paragraphs=paragraphs)


def _capitalised(words: str) -> str:
    capital = _WORD.sub(lambda word: "-".join(part.capitalize() for part in word[0].split("-")), words)
    return re.sub(r"\b(?:Of|And|The|For|In|On|To)\b", lambda small: small[0].lower(), capital)


def _names(small: str, known: Sequence[Span]) -> frozenset[str]:
    """Return the words that follow a title up to a stop, in small letters."""
    found: set[str] = set()
    for lead in _LEAD.finditer(small):
        at = lead.end()
        for _ in range(_MOST_NAMES):
            word = _WORD.match(small, at)
            plain = word is None or _STOP.match(word[0]) or word[0].capitalize() in NO_NAME
            if word is None or plain or any(span.meets(Span(*word.span())) for span in known):
                break
            found.add(word[0])
            if small[word.end() : word.end() + 1] != " ":
                break
            at = word.end() + 1
    return frozenset(found)
