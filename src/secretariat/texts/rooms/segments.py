"""The words of a paragraph with its brackets as a flat row of segments, so that a template only writes them.

A bracket has a number, and each of its alternatives a letter: `[1a every year][1b every second year — Alba]`.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from string import ascii_lowercase

from django.utils.translation import gettext as _

from secretariat.engines.drafting.notation.positions import Stance
from secretariat.engines.drafting.operations.brackets import Alternative, Bracket, Piece
from secretariat.engines.drafting.operations.values import Mode, Position, Token
from secretariat.texts.rooms.names import Names

WORDS, OPEN, CLOSE, NOTHING, WHO = "words", "open", "close", "nothing", "who"


@dataclass(frozen=True, slots=True)
class Segment:
    """One piece of a paragraph.

    kind: words; open and close (a bracket's sign; `mark` is its number and letter); nothing (an alternative
    without words); who (who stands behind it). `is_new`: whether the words are proposed.
    """

    kind: str
    text: str = ""
    mark: str = ""
    is_new: bool = False


@dataclass(frozen=True, slots=True)
class AlternativeShown:
    """An alternative as one chooses it: its mark, its words, who stands behind it."""

    id: str
    mark: str
    words: str
    who: str
    is_base: bool


@dataclass(frozen=True, slots=True)
class BracketShown:
    """An open bracket as one closes it; `chain`: the first of those side by side, which are `mode`."""

    id: str
    number: int
    alternatives: tuple[AlternativeShown, ...]
    held_by: str
    chain: str
    mode: str
    proposals: tuple[str, ...]

    @property
    def is_held_alone(self) -> bool:
        """Whether the words are in brackets without an alternative."""
        return len(self.alternatives) == 1


class Writer:
    """Writes paragraphs one after the other; brackets are numbered through the text."""

    def __init__(
        self, names: Names, held: Mapping[str, tuple[Position, ...]], *, is_silent: bool = False
    ) -> None:
        """`is_silent`: nothing at all is said of who stands behind words, not even how many."""
        self._names = names
        self._held = held
        self._is_silent = is_silent
        self._count = 0
        self.brackets: list[BracketShown] = []

    def written(self, pieces: Iterable[Piece], *, is_new: bool = False) -> list[Segment]:
        """Return the segments of pieces, in order."""
        found: list[Segment] = []
        for piece in pieces:
            if not isinstance(piece, Token):
                found.extend(self._bracket(piece))
            elif found and found[-1].kind == WORDS and found[-1].is_new == is_new:
                found[-1] = replace(found[-1], text=found[-1].text + piece.text)
            else:
                found.append(Segment(WORDS, piece.text, is_new=is_new))
        return found

    def _bracket(self, bracket: Bracket) -> Iterator[Segment]:
        self._count += 1
        number, at = self._count, len(self.brackets)
        is_inserted = not bracket.base.tokens and len(bracket.alternatives) > 1
        shown = bracket.alternatives[1:] if is_inserted else bracket.alternatives
        marks = [f"{number}{letter}" if len(shown) > 1 else str(number) for letter in ascii_lowercase]
        written = [self.written(each.pieces, is_new=each is not bracket.base) for each in shown]
        head, tail = _blanks(written)
        told: list[AlternativeShown] = []
        if is_inserted:
            told.append(AlternativeShown(bracket.base.id, "", "", "", is_base=True))
        if head:
            yield Segment(WORDS, " ")
        for number_, (each, inner) in enumerate(zip(shown, written, strict=True)):
            mark = marks[number_ % len(marks)]
            who = self._who(bracket, each)
            yield Segment(OPEN, "[", mark)
            yield from inner or [Segment(NOTHING, _("no text"))]
            if who:
                yield Segment(WHO, who)
            yield Segment(CLOSE, "]")
            words = "".join(token.text for token in each.tokens).strip()
            told.append(AlternativeShown(each.id, mark, words, who, each is bracket.base))
        if tail:
            yield Segment(WORDS, " ")
        self.brackets.insert(at, self._shown(bracket, number, told))

    def _shown(self, bracket: Bracket, number: int, told: list[AlternativeShown]) -> BracketShown:
        return BracketShown(
            id=bracket.id,
            number=number,
            alternatives=tuple(told),
            held_by=self._names.list(bracket.held_by) if bracket.held_by else "",
            chain=bracket.chain,
            mode="" if bracket.mode is Mode.UNKNOWN else bracket.mode.value,
            proposals=tuple(dict.fromkeys(edit.rpartition(".")[0] for edit in bracket.edits)),
        )

    def _who(self, bracket: Bracket, alternative: Alternative) -> str:
        """Return who proposes, supports, opposes or reserves an alternative, in words."""
        if self._is_silent:
            return ""
        told = [self._names.list(alternative.actors)] if alternative.actors else []
        stances: dict[Stance, list[str]] = {}
        for proposal in alternative.proposals:
            for position in self._held.get(proposal, ()):
                stances.setdefault(position.stance, []).append(position.actor)
        told += [f"{words_of(stance)}: {self._names.list(who)}" for stance, who in stances.items()]
        if alternative is bracket.base and bracket.held_by:
            told.append(f"{_('in brackets')}: {self._names.list(bracket.held_by)}")
        return "; ".join(told)


def words_of(stance: Stance) -> str:
    """Return a stance as a page names it."""
    return {
        Stance.PROPOSE: _("proposes"),
        Stance.COSPONSOR: _("cosponsors"),
        Stance.SUPPORT: _("supports"),
        Stance.RETAIN: _("retains"),
        Stance.CAN_LIVE_WITH: _("can live with it"),
        Stance.RESERVE: _("reserves"),
        Stance.OPPOSE: _("opposes"),
        Stance.DELETE: _("wants it out"),
    }[stance]


def _blanks(written: list[list[Segment]]) -> tuple[bool, bool]:
    """Take the blank that all alternatives begin or end with out of them; tell whether there was one."""
    full = [each for each in written if each]
    head = bool(full) and all(each[0].kind == WORDS and each[0].text[:1].isspace() for each in full)
    for each in full if head else ():
        each[0] = replace(each[0], text=each[0].text[1:])
    tail = bool(full) and all(each[-1].kind == WORDS and each[-1].text[-1:].isspace() for each in full)
    for each in full if tail else ():
        each[-1] = replace(each[-1], text=each[-1].text[:-1])
    return head, tail
