"""The figures of a bracketed text, each by one plain definition over the whole of it.

They are counted on the signs alone, not on what the parser makes of them, so that anybody can count again.
Source: docs/reference/notation.md#figures.
"""

import re
from dataclasses import dataclass

from secretariat.engines.drafting.letters import LETTER, LETTER_OR_DIGIT

# Blanks within a line, those included that no eye sees.
BLANK = "[^\\S\\r\\n\\f\\v\x1c-\x1f\x85\u2028\u2029]|[\u200b\u2060\ufeff]"
LINE_END = r"(?:\r\n|\n|\r)"
_B = f"(?:{BLANK})*"
_JOINT = re.compile(f"{_B}(/?){_B}")
_WRAPPED_JOINT = re.compile(f"{_B}(?:(/){_B}(?:{LINE_END}{_B})?|{LINE_END}{_B}(?:(/){_B})?)?")
_LEADING = re.compile(r"\[[,;:.]")
_PLACEHOLDER = re.compile(r"\s*(?:x+|…+|\.{3,}|(?:insert|placeholder)\b.*)\s*", re.IGNORECASE | re.DOTALL)
_NUMBER = re.compile(r"\s*\d+\s*")
_ORDINAL = re.compile("bis|ter|quater|quinquies")
_CUT_WORD = re.compile(rf"{LETTER}-\r?\n\Z")  # `wa-` at the end of a line: what follows is no word


def option_pattern(*, is_wrapped: bool) -> re.Pattern[str]:
    """Return the pattern of an option's label; in hard-wrapped text one line end may part word and number.

    `Options` and `an option` are no labels; nor is `Option a` before further words, where `a` is an article.
    """
    gap = f"(?:{_B}{LINE_END}?{_B})" if is_wrapped else _B
    end = rf"(?!{LETTER_OR_DIGIT})"
    number = rf"\d+(?:(?:bis|ter|quater|quinquies|[A-Za-z]){end}|{end})"
    within = r"\((?:\d+|[A-Za-z]|[IVXLC]+|[ivxlc]+)\)"
    letter = rf"(?:[IVXLC]+|[ivxlc]+|[A-Zb-z]|a(?=\s*(?:[:.)\]*_]|$)|\s+[-–—])){end}"  # no article
    return re.compile(
        rf"(?<!{LETTER_OR_DIGIT})(?:Option|OPTION)(?:{gap}(?:{number}|{within})|(?=\s){gap}(?:{letter}))",
        re.MULTILINE,
    )


OPTION = option_pattern(is_wrapped=False)
_WRAPPED_OPTION = option_pattern(is_wrapped=True)


@dataclass(frozen=True, slots=True)
class Figures:
    """What is counted; see the reference for each definition."""

    opens: int
    closes: int
    pairs: int
    max_depth: int
    unclosed: int
    stray_close: int
    adjacent_groups: int
    largest_adjacent_group: int
    slash_joined: int
    intraword: int
    leading_punct: int
    placeholder_brackets: int
    number_only_brackets: int
    option_labels: int
    ordinal_suffixes: int
    brace_notes: int


@dataclass(frozen=True, slots=True)
class Pairing:
    """Signs matched by a plain stack over the whole text: pairs as open to close, the rest as offsets."""

    pairs: dict[int, int]
    unclosed: tuple[int, ...]
    stray: tuple[int, ...]
    max_depth: int


def paired(text: str, signs: str = "[]") -> Pairing:
    """Match the opening and closing signs of a text by one stack.

    >>> paired("[a [b] c]] [").pairs
    {3: 5, 0: 8}
    """
    stack: list[int] = []
    pairs: dict[int, int] = {}
    stray: list[int] = []
    deepest = 0
    for match in re.finditer(f"[{re.escape(signs)}]", text):
        if match.group() == signs[0]:
            stack.append(match.start())
            deepest = max(deepest, len(stack))
        elif stack:
            pairs[stack.pop()] = match.start()
        else:
            stray.append(match.start())
    return Pairing(pairs, tuple(stack), tuple(stray), deepest)


@dataclass(frozen=True, slots=True)
class Run:
    """Sibling pairs side by side, parted only by blanks, a slash or (wrapped) one line end: their offsets."""

    opens: tuple[int, ...]
    slashes: int


def runs(text: str, pairs: dict[int, int], *, is_wrapped: bool = False) -> tuple[Run, ...]:
    """Return the runs of two or more sibling pairs, in order of their first sign."""
    joint = _WRAPPED_JOINT if is_wrapped else _JOINT
    following: dict[int, tuple[int, bool]] = {}
    for opened, closed in pairs.items():
        match = joint.match(text, closed + 1)
        if match and match.end() in pairs:
            following[opened] = match.end(), "/" in match.group()
    later = {at for at, _ in following.values()}
    found = []
    for first in sorted(following.keys() - later):
        members, slashes = [first], 0
        while members[-1] in following:
            at, has_slash = following[members[-1]]
            members.append(at)
            slashes += has_slash
        found.append(Run(tuple(members), slashes))
    return tuple(found)


def measure(text: str, *, is_wrapped: bool = False) -> Figures:
    """Count a text.

    Args:
        text: as read; offsets play no part.
        is_wrapped: its lines were cut at a width, so that one line end may part what belongs together.

    >>> measure("[shall][should]/[will] 3bis [X]").adjacent_groups
    1
    """
    pairing = paired(text)
    groups = runs(text, pairing.pairs, is_wrapped=is_wrapped)
    option = _WRAPPED_OPTION if is_wrapped else OPTION
    return Figures(
        opens=text.count("["),
        closes=text.count("]"),
        pairs=len(pairing.pairs),
        max_depth=pairing.max_depth,
        unclosed=len(pairing.unclosed),
        stray_close=len(pairing.stray),
        adjacent_groups=len(groups),
        largest_adjacent_group=max((len(group.opens) for group in groups), default=0),
        slash_joined=sum(group.slashes for group in groups),
        intraword=_intraword(text),
        leading_punct=len(_LEADING.findall(text)),
        placeholder_brackets=_full(_PLACEHOLDER, text, pairing.pairs),
        number_only_brackets=_full(_NUMBER, text, pairing.pairs),
        option_labels=len(option.findall(text)),
        ordinal_suffixes=sum(_is_ordinal(text, *match.span()) for match in _ORDINAL.finditer(text)),
        brace_notes=len(paired(text, "{}").pairs),
    )


def _full(pattern: re.Pattern[str], text: str, pairs: dict[int, int]) -> int:
    return sum(pattern.fullmatch(text, at + 1, to) is not None for at, to in pairs.items())


def _is_ordinal(text: str, start: int, end: int) -> bool:
    """Tell whether no letter stands on either side; digits may."""
    if text[start - 1 : start].isalpha() or text[end : end + 1].isalpha():
        return False
    return _CUT_WORD.search(text, max(0, start - 4), start) is None


def _intraword(text: str) -> int:
    """Count brackets inside a word: letter [ letter; lower-case letter ] lower-case letter."""
    count = 0
    for match in re.finditer(r"(?<=\w)[\[\]](?=\w)", text):
        before, after = text[match.start() - 1], text[match.end()]
        is_inside = before.isalpha() and after.isalpha()
        count += is_inside and (match.group() == "[" or (before.islower() and after.islower()))
    return count
