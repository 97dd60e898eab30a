"""A text under negotiation as words: bracketed, attributed, unattributed, clean.

Source: docs/reference/operations.md#views.
"""

from collections.abc import Iterable, Iterator, Sequence

from secretariat.engines.drafting.errors import NotClean
from secretariat.engines.drafting.notation.positions import Stance
from secretariat.engines.drafting.notation.views import View
from secretariat.engines.drafting.operations.brackets import Alternative, Bracket, Brackets, Piece
from secretariat.engines.drafting.operations.matrix import before_clean
from secretariat.engines.drafting.operations.values import (
    Change,
    DropParagraph,
    MergeParagraph,
    MoveParagraph,
    NewParagraph,
    Position,
    Proposal,
    SplitParagraph,
    State,
    Token,
)


def shown(state: State, view: View) -> str:
    """Return the text, a line for each paragraph.

    Attributed writes positions behind the words of each alternative; the other views hold no actor's name
    that is not part of the wording.

    Raises:
        NotClean: the clean view of a text that still holds something open.
    """
    if view is View.CLEAN:
        found = before_clean(state)
        if found:
            raise NotClean(tuple(each.words for each in found))
    return "".join(f"{line}\n" for _, line in lines(state, view))


def lines(state: State, view: View) -> Iterator[tuple[str, str]]:
    """Yield the paragraphs by their ids, those only proposed by the ids of their edits."""
    return _Writer(state, is_attributed=view is View.ATTRIBUTED).lines()


class _Writer:
    def __init__(self, state: State, *, is_attributed: bool) -> None:
        self._state = state
        self._brackets = Brackets(state)
        self._is_attributed = is_attributed
        self._held: dict[str, list[Position]] = {}
        for position in sorted(state.positions.values(), key=lambda each: each.actor):
            if not position.is_confidential:
                self._held.setdefault(position.target, []).append(position)
        self._whole: dict[str, list[tuple[Proposal, str, object]]] = {}
        for proposal in sorted(state.proposals.values(), key=lambda each: (each.at, each.id)):
            for key, edit in proposal.live.items():
                if not isinstance(edit, Change):
                    at = edit.after if isinstance(edit, NewParagraph) else edit.paragraph
                    self._whole.setdefault(at, []).append((proposal, key, edit))

    def lines(self) -> Iterator[tuple[str, str]]:
        """Yield the paragraphs, those only proposed among them."""
        yield from self._new("")
        for key in self._state.order:
            paragraph = self._state.paragraphs[key]
            words = self._words(self._brackets.of(key))
            line = f"{paragraph.label} {words.lstrip(' ')}" if paragraph.label else words
            edits = [each for each in self._whole.get(key, ()) if not isinstance(each[2], NewParagraph)]
            drops = [proposal for proposal, _, edit in edits if isinstance(edit, DropParagraph)]
            if drops:
                line = f"[{line}{self._signed(drops, 'delete')}]"
            yield key, line + "".join(self._note(proposal, edit) for proposal, _, edit in edits)
            yield from self._new(key)

    def _new(self, after: str) -> Iterator[tuple[str, str]]:
        for proposal, key, edit in self._whole.get(after, ()):
            if isinstance(edit, NewParagraph):
                label = f"{edit.label} " if edit.label else ""
                yield key, f"[{label}{edit.text}{self._signed([proposal], '')}]"

    def _note(self, proposal: Proposal, edit: object) -> str:
        by = f" ({', '.join(sorted(proposal.actors))})" if self._is_attributed else ""
        match edit:
            case MoveParagraph(after=after):
                place = f"behind {self._name(after)}" if after else "to the head of the text"
                return f" {{proposed to be moved {place}{by}}}"
            case SplitParagraph():
                return f" {{proposed to be parted{by}}}"
            case MergeParagraph():
                return f" {{proposed to be joined to the paragraph before it{by}}}"
            case _:
                return ""

    def _name(self, key: str) -> str:
        return f"paragraph {self._state.paragraphs[key].label or key}"

    def _words(self, pieces: Iterable[Piece]) -> str:
        return "".join(piece.text if isinstance(piece, Token) else self._bracket(piece) for piece in pieces)

    def _bracket(self, bracket: Bracket) -> str:
        """Write the alternatives that have words side by side, each in brackets."""
        written = [self._alternative(bracket, each) for each in bracket.alternatives]
        return "".join(each for each in written if each)

    def _alternative(self, bracket: Bracket, alternative: Alternative) -> str:
        words = self._words(alternative.pieces)
        if not words:
            return ""
        if not self._is_attributed:
            return f"[{words}]"
        shortened = words.rstrip(" ")
        return f"[{shortened}{self._behind(bracket, alternative)}{words[len(shortened) :]}]"

    def _behind(self, bracket: Bracket, alternative: Alternative) -> str:
        """Return who wants these words, and who wants them out."""
        wanted: dict[str, list[str]] = {"": list(alternative.actors)}
        for target in alternative.proposals:
            for position in self._held.get(target, ()):
                wanted.setdefault(position.stance.value, []).append(position.actor)
        silent = [each for each in bracket.alternatives[1:] if not each.tokens]
        for rival in silent if alternative is bracket.base else ():
            wanted.setdefault("delete", []).extend(rival.actors)
            for target in rival.proposals:
                for position in self._held.get(target, ()):
                    wanted.setdefault(_seen_from_base(position.stance), []).append(position.actor)
        if alternative is bracket.base:
            wanted.setdefault("oppose", []).extend(bracket.held_by)
        return _told(wanted)

    def _signed(self, proposals: Sequence[Proposal], verb: str) -> str:
        if not self._is_attributed:
            return ""
        return _told({verb: [actor for proposal in proposals for actor in proposal.actors]})


def _seen_from_base(stance: Stance) -> str:
    """Return what a stance on leaving words out is towards the words."""
    if stance.is_against:
        return Stance.RETAIN.value
    return Stance.DELETE.value if stance in (Stance.SUPPORT, Stance.RETAIN) else stance.value


def _told(wanted: dict[str, list[str]]) -> str:
    parts = [f"{', '.join(sorted(set(actors)))} {verb}".strip() for verb, actors in wanted.items() if actors]
    return f" - {'; '.join(parts)}" if parts else ""
