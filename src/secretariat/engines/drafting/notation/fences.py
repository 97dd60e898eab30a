"""Which signs are pairs: within a block by a stack, over blocks by a second one; the rest are faults.

Each fault is told once. A bracket that opens a block and is not closed in it may be closed by the last sign
of a later block in the same section. A section ends before the next heading of its own level or a higher one.
Source: docs/reference/notation.md#faults.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass

from secretariat.engines.drafting.notation.blocks import DECORATION, NO_HEADING, Cut
from secretariat.engines.drafting.notation.labels import label_at
from secretariat.engines.drafting.notation.nodes import BlockKind, Fault, Span, Suggestion

_SIGN = re.compile(r"[\[\]{}]")
_DECORATION = re.compile(DECORATION)
_TAIL = frozenset(" \t\r\n\f\xa0*_.;:,]0123456789")  # what may stand behind the last bracket of a block
_ROUND = re.compile(r"[()]")
_NUMBERED = re.compile(r"(?:^|[\s\[])(?:\w|[ivx]+|\d+)\Z")  # `a)` and `1)` number a list
_NEAR = 2_000  # code points within which a partner of another shape is looked for
DEEPEST = 64  # pairs deeper than this stay signs; published drafts reach 8


@dataclass(frozen=True, slots=True)
class Signs:
    """The signs of one block: all in order, opening to closing of each pair, and the closing ones."""

    order: tuple[int, ...]
    partners: dict[int, int]
    closing: frozenset[int]
    open: tuple[int, ...]
    stray: tuple[int, ...]
    is_deep: bool = False


def signs_of(text: str, start: int, end: int) -> Signs:
    """Match the brackets of a block; then its braces, where they cross no bracket."""
    order = tuple(match.start() for match in _SIGN.finditer(text, start, end))
    partners, stack, stray, is_deep = {}, [], [], False
    for at in order:
        if text[at] == "[":
            stack.append(at)
        elif text[at] == "]":
            if not stack:
                stray.append(at)
            elif len(stack) > DEEPEST:
                stack.pop()
                is_deep = True
            else:
                partners[stack.pop()] = at
    braces, loose = _braces(text, order, partners)
    partners.update(braces)
    opened = sorted([*stack, *(at for at in loose if text[at] == "{")])
    stray = sorted([*stray, *(at for at in loose if text[at] == "}")])
    return Signs(order, partners, frozenset(partners.values()), tuple(opened), tuple(stray), is_deep)


def _braces(text: str, order: tuple[int, ...], brackets: dict[int, int]) -> tuple[dict[int, int], list[int]]:
    """Return the pairs of braces that nest with the pairs of brackets, and the braces left over."""
    pairs, loose = {}, []
    stack: list[int] = []
    closing = set(brackets.values())
    for at in order:
        sign = text[at]
        if at in brackets or sign == "{":
            stack.append(at)
        elif at in closing:
            while text[stack[-1]] == "{":
                loose.append(stack.pop())
            stack.pop()
        elif sign == "}":
            if stack and text[stack[-1]] == "{" and len(stack) <= DEEPEST:
                pairs[stack.pop()] = at
            else:
                loose.append(at)
    loose.extend(at for at in stack if text[at] == "{")
    return pairs, loose


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A bracket that opened a block and waits for a later one to close it."""

    at: int
    level: int
    block: Cut


class Fences:
    """Collects spans and faults, block after block."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._rounds = [match.start() for match in _ROUND.finditer(text)]
        self._waiting: list[_Waiting] = []
        self._spans: list[tuple[int, int]] = []
        self._faults: list[Fault] = []
        self._level = NO_HEADING

    def block(self, each: Cut, signs: Signs) -> Signs:
        """Take the signs of the next block; return them as they are."""
        if each.kind is BlockKind.HEADING:
            self._end_sections(each.level)
            self._level = each.level
        if signs.stray:
            self._close(each, signs)
        if signs.open:
            self._open(each, signs)
        if signs.is_deep:
            at = signs.order[0]
            message = f"More than {DEEPEST} brackets stand in each other; the inner ones are left as signs."
            self._faults.append(Fault("too_deep", at, self._text[at], message, None))
        return signs

    def closed(self) -> tuple[tuple[Span, ...], tuple[Fault, ...]]:
        """Return the brackets over blocks and the faults, in order of their places."""
        self._end_sections(NO_HEADING)
        spans = (Span(number, *pair) for number, pair in enumerate(sorted(self._spans)))
        return tuple(spans), tuple(sorted(self._faults, key=lambda fault: fault.offset))

    def _end_sections(self, level: int) -> None:
        """Give up the brackets whose section ends before a heading of this level."""
        kept = []
        for waiting in self._waiting:
            if level > waiting.level > NO_HEADING:
                kept.append(waiting)
            else:
                self._unclosed(waiting.at, waiting.block)
        self._waiting = kept

    def _open(self, each: Cut, signs: Signs) -> None:
        initial = _initial(self._text, each)
        for at in signs.open:
            if at in initial:
                self._waiting.append(_Waiting(at, self._level, each))
            else:
                self._unclosed(at, each)

    def _close(self, each: Cut, signs: Signs) -> None:
        final = each.end
        while final > each.start and self._text[final - 1] in _TAIL:
            final -= 1
        for at in signs.stray:
            if self._text[at] == "]" and at >= final and self._waiting:
                self._spans.append((self._waiting.pop().at, at))
            else:
                self._stray(at, each)

    def _unclosed(self, at: int, each: Cut) -> None:
        sign = self._text[at]
        partner = "]" if sign == "[" else "}"
        other = self._unmatched_round(at, min(each.end, at + _NEAR), ")")
        if sign == "[" and other is not None:
            suggestion = Suggestion("replace", other, partner)
            hint = "A round bracket behind it has no partner: perhaps it should be square."
        else:
            suggestion = Suggestion("insert", _end_of_words(self._text, at, each.end), partner)
            hint = "Close it at the end of this block, or take it out; nothing behind the block is touched."
        code = "unclosed" if sign == "[" else "unclosed_brace"
        self._faults.append(Fault(code, at, sign, f"“{sign}” is never closed. {hint}", suggestion))

    def _stray(self, at: int, each: Cut) -> None:
        sign = self._text[at]
        other = self._unmatched_round(max(each.start, at - _NEAR), at, "(")
        if sign == "]" and other is not None:
            suggestion = Suggestion("replace", other, "[")
            hint = "A round bracket before it has no partner: perhaps it should be square."
        else:
            suggestion = Suggestion("remove", at, sign)
            hint = "Take it out, or open it where the contested words begin."
        code = "stray_close" if sign == "]" else "stray_brace"
        self._faults.append(Fault(code, at, sign, f"“{sign}” closes nothing. {hint}", suggestion))

    def _unmatched_round(self, start: int, end: int, sign: str) -> int | None:
        """Return the first `)` without its `(`, or the last `(` without its `)`, between two places."""
        stack = []
        for at in self._rounds[bisect_left(self._rounds, start) : bisect_left(self._rounds, end)]:
            if self._text[at] == "(":
                stack.append(at)
            elif stack:
                stack.pop()
            elif sign == ")" and not _NUMBERED.search(self._text, max(start, at - 8), at):
                return at
        return stack[-1] if stack and sign == "(" else None


def _initial(text: str, each: Cut) -> set[int]:
    """Return the brackets that a block begins with, before or right after its label."""
    found: set[int] = set()
    at, has_label = each.start, False
    while True:
        decoration = _DECORATION.match(text, at, each.end)
        at = decoration.end() if decoration else at
        if text[at : at + 1] == "[":
            found.add(at)
            at += 1
            continue
        label = None if has_label else label_at(text, at, each.end)
        if label is None:
            return found
        has_label, at = True, label.end


def _end_of_words(text: str, start: int, end: int) -> int:
    """Return the end of the last word of a block."""
    while end > start + 1 and text[end - 1] in " \t\r\n\f":
        end -= 1
    return end
