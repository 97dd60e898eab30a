"""Changes of the signs of a line, as changes of the words that the text has there.

Source: docs/reference/exports.md#files-that-come-back.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from secretariat.engines.drafting.exporting.sheets import Piece, Sheet
from secretariat.engines.drafting.operations.spans import Kind
from secretariat.engines.drafting.operations.values import Change, State

_TOKEN = re.compile(r"\w+(?:['’-]\w+)*|\s+|[^\w\s]")
_MOST = 4_000_000  # pairs of words of one paragraph that are compared; above, it is left to people


@dataclass(frozen=True, slots=True)
class Stroke:
    """Signs taken out from `start` to `end` of a line, and signs put in there."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Misplaced:
    """A stroke that changes no words of the text: what it touched, and why it is not read."""

    words: str
    reason: str


BRACKETS = "It goes over a bracket or a name, which are no words of the text: take a position in the room."
NUMBERS = "Numbers are given by the secretariat."
TOO_MUCH = "Too much of it was changed to compare it: table it in the room."
WHOLE = "It changes words of a paragraph that is only proposed: table a proposal of your own in the room."


def strokes_between(old: str, new: str) -> list[Stroke] | None:
    """Return the strokes that lead from one line to another; None where there is too much to compare."""
    one, other = _TOKEN.findall(old), _TOKEN.findall(new)
    if len(one) * len(other) > _MOST:
        return None
    starts = [0]
    for word in one:
        starts.append(starts[-1] + len(word))
    return [
        Stroke(starts[a], starts[b], "".join(other[c:d]))
        for tag, a, b, c, d in SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
        if tag != "equal"
    ]


class Places:
    """A line with the token that stands at each place of it."""

    def __init__(self, state: State, sheet: Sheet) -> None:
        self._state = state
        self._atoms: list[Piece] = [piece for piece in sheet.pieces if piece.text]
        self._starts = [0]
        for atom in self._atoms:
            self._starts.append(self._starts[-1] + len(atom.text))
        self._text = sheet.text
        self._homes: dict[str, str] = {}
        self._orders: dict[str, list[str]] = {}
        self._heads: dict[str, str] = {}
        for atom in self._atoms:
            self._learn(atom.token)

    def _learn(self, token: str) -> None:
        if not token or token in self._homes:
            return
        home = self._state.home(token)
        if home is None:
            return
        key, tokens = home
        self._orders[key] = [each.id for each in tokens if each.is_alive]
        self._heads[key] = tokens[0].id
        self._homes |= {each.id: key for each in tokens}

    @property
    def paragraph(self) -> str:
        """The paragraph whose words stand in the line; empty in one that is only proposed."""
        return next((key for key in self._orders if key in self._state.paragraphs), "")

    def changes(self, strokes: Sequence[Stroke]) -> Iterator[Change | Misplaced]:
        """Yield the changes of words that strokes of one author make."""
        for run in self._runs(strokes):
            yield from self._placed(run)

    def _runs(self, strokes: Sequence[Stroke]) -> Iterator["_Run"]:
        """Yield strokes as runs of whole tokens: what is left of a token is put in again."""
        gone: set[int] = set()
        put_in: dict[int, str] = {}
        for stroke in strokes:
            gone.update(range(stroke.start, stroke.end))
            put_in[stroke.start] = put_in.get(stroke.start, "") + stroke.text
        run: _Run | None = None
        for number, atom in enumerate(self._atoms):
            start = self._starts[number]
            before = put_in.get(start, "")
            new = "".join(
                (put_in.get(at, "") if at > start else "") + ("" if at in gone else sign)
                for at, sign in enumerate(atom.text, start)
            )
            is_changed = new != atom.text
            if before or is_changed:
                run = run or _Run(number, number, "")
                run = _Run(run.first, number + is_changed, run.text + before + (new if is_changed else ""))
            if run and not is_changed:
                yield run
                run = None
        last = put_in.get(self._starts[-1], "")
        if last or run:
            run = run or _Run(len(self._atoms), len(self._atoms), "")
            yield _Run(run.first, run.end, run.text + last)

    def _placed(self, run: "_Run") -> Iterator[Change | Misplaced]:
        removed = self._atoms[run.first : run.end]
        strange = next((atom for atom in removed if not atom.token), None)
        if strange:
            words = "".join(atom.text for atom in removed)
            yield Misplaced(words or run.text, _REASONS.get(strange.kind, BRACKETS))
        elif not removed:
            yield self._put_in(run)
        else:
            groups: dict[str, list[str]] = {}
            for atom in removed:
                groups.setdefault(self._homes[atom.token], []).append(atom.token)
            text = run.text
            for home, tokens in groups.items():
                yield Change(self._before(home, tokens[0]), tuple(tokens), text)
                text = ""

    def _put_in(self, run: "_Run") -> Change | Misplaced:
        """Return words put in between others: into proposed words only where both sides are such."""
        before = self._atoms[run.first - 1] if run.first else None
        behind = self._atoms[run.first] if run.first < len(self._atoms) else None
        if not self.paragraph:
            return Misplaced(run.text, WHOLE)
        if before and before.token and (behind is None or self._is_same_home(before, behind)):
            return Change(before.token, (), run.text)
        if behind and behind.token and before and before.kind is Kind.OPENS:
            return Change(self._before(self._homes[behind.token], behind.token), (), run.text)
        own = [
            atom.token for atom in self._atoms[: run.first] if self._homes.get(atom.token) == self.paragraph
        ]
        return Change(own[-1] if own else self._heads[self.paragraph], (), run.text)

    def _is_same_home(self, before: Piece, behind: Piece) -> bool:
        if behind.kind in (Kind.CLOSES, Kind.BY):
            return True
        return self._homes.get(before.token) == self._homes.get(behind.token)

    def _before(self, home: str, token: str) -> str:
        at = self._orders[home].index(token)
        return self._orders[home][at - 1] if at else self._heads[home]


@dataclass(frozen=True, slots=True)
class _Run:
    """Pieces of a line from `first` to `end`, and the signs that take their place."""

    first: int
    end: int
    text: str


_REASONS = {Kind.LABEL: NUMBERS, Kind.WORDS: WHOLE}
