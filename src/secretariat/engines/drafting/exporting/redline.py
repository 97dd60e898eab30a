"""A text as tracked changes: what stands is the base, each live proposal a change of its delegation.

All changes rejected, it is the text as it stands. No deletion stands inside an insertion, since other
programs lose such pairs: what is asked of proposed words is said in a comment.
Source: docs/reference/exports.md#redline.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from secretariat.engines.drafting.exporting.sheets import (
    By,
    Mark,
    Note,
    Piece,
    Sheet,
    noted,
    of,
    reasoned,
    told,
)
from secretariat.engines.drafting.operations.brackets import Alternative, Bracket, Brackets
from secretariat.engines.drafting.operations.brackets import Piece as Word
from secretariat.engines.drafting.operations.spans import Kind, asked, held_by_target, whole_edits
from secretariat.engines.drafting.operations.values import (
    DropParagraph,
    MergeParagraph,
    MoveParagraph,
    NewParagraph,
    Proposal,
    SplitParagraph,
    State,
    Token,
)


def redline(state: State) -> tuple[Sheet, ...]:
    """Return the text with every live proposal as a change."""
    return tuple(_Redline(state).sheets())


class _Redline:
    def __init__(self, state: State) -> None:
        self._state = state
        self._brackets = Brackets(state)
        self._changed = set(self._brackets.changed())
        self._held = held_by_target(state)
        self._whole = whole_edits(state)
        self._moves = self._tracked_moves()
        self._put_in: set[str] = set()

    def sheets(self) -> Iterator[Sheet]:
        """Yield the paragraphs, those proposed and both places of a move among them."""
        yield from self._behind("")
        for key in self._state.order:
            yield from self._paragraph(key)
            yield from self._behind(key)

    def _tracked_moves(self) -> dict[str, tuple[Proposal, str, MoveParagraph]]:
        """Return the moves of paragraphs of which nothing else is asked; all others are comments."""
        joined = {
            key
            for at, key in enumerate(self._state.order)
            for near in self._state.order[at : at + 2]
            if any(isinstance(edit, MergeParagraph) for *_, edit in self._whole.get(near, ()))
        }
        found: dict[str, tuple[Proposal, str, MoveParagraph]] = {}
        for key, edits in self._whole.items():
            own = [each for each in edits if not isinstance(each[2], NewParagraph)]
            if len(own) == 1 and key not in self._changed | joined:
                proposal, edit_key, edit = own[0]
                if isinstance(edit, MoveParagraph):
                    found[key] = proposal, edit_key, edit
        return found

    def _behind(self, key: str) -> Iterator[Sheet]:
        """Yield what is proposed to stand behind a paragraph: new ones, and those moved there."""
        for proposal, edit_key, edit in self._whole.get(key, ()):
            if isinstance(edit, NewParagraph):
                pieces = (
                    [Piece(f"{edit.label} ", Kind.LABEL, mark=Mark.IN, by=of(proposal))] if edit.label else []
                )
                pieces.append(Piece(edit.text, mark=Mark.IN, by=of(proposal)))
                yield Sheet(edit_key, tuple(noted(pieces, self._said(proposal))), Mark.IN, of(proposal))
        for moved, (proposal, edit_key, edit) in self._moves.items():
            if edit.after == key:
                pieces = self._moved(moved, Mark.MOVED_TO, of(proposal))
                pieces = noted(pieces, self._said(proposal))
                yield Sheet(edit_key, tuple(pieces), Mark.MOVED_TO, of(proposal), move=moved)

    def _paragraph(self, key: str) -> Iterator[Sheet]:
        if key in self._moves:
            by = of(self._moves[key][0])
            pieces = noted(self._moved(key, Mark.MOVED_FROM, by), map(told, self._held.get(key, ())))
            yield Sheet(key, tuple(pieces), Mark.MOVED_FROM, by, key)
            return
        edits = [each for each in self._whole.get(key, ()) if not isinstance(each[2], NewParagraph)]
        drop = next((each for each in edits if isinstance(each[2], DropParagraph)), None)
        pieces = self._label(key) + list(self._words(self._brackets.of(key)))
        merge = next((each for each in edits if isinstance(each[2], MergeParagraph)), None)
        if drop:
            pieces = [_taken_out(piece, of(drop[0])) for piece in pieces]
        elif merge and pieces and pieces[0].kind is Kind.LABEL:
            pieces[0] = _taken_out(pieces[0], of(merge[0]))
        notes = [told(each) for each in self._held.get(key, ())]
        for proposal, _, edit in edits:
            notes.extend(self._whole_notes(proposal, edit, is_tracked=bool(drop and edit is drop[2])))
        yield from self._parted(key, noted(pieces, notes), edits, drop)

    def _parted(
        self, key: str, pieces: list[Piece], edits: Sequence[tuple[Proposal, str, object]],
        drop: tuple[Proposal, str, object] | None,
    ) -> Iterator[Sheet]:  # fmt: skip
        """Yield a paragraph, in two where it is to be parted at a token that stands free; and its end."""
        split = next((each for each in edits if isinstance(each[2], SplitParagraph)), None)
        joined = self._joined(key)
        end, by = (Mark.OUT, of(drop[0])) if drop else (Mark.NONE, None)
        if joined and not drop:
            end, by = Mark.OUT, of(joined[0])
            pieces = [
                *pieces,
                *([Piece(joined[1].between, mark=Mark.IN, by=by)] if joined[1].between else []),
            ]
        if split and isinstance(split[2], SplitParagraph) and not drop:
            at = next((n for n, piece in enumerate(pieces) if piece.token == split[2].after), -1)
            if 0 <= at < len(pieces) - 1 and pieces[at].mark is Mark.NONE:
                yield Sheet(key, tuple(pieces[: at + 1]), Mark.IN, of(split[0]))
                yield Sheet(split[1], tuple(pieces[at + 1 :]), end, by)
                return
        yield Sheet(key, tuple(pieces), end, by)

    def _joined(self, key: str) -> tuple[Proposal, MergeParagraph] | None:
        """Return who proposes to join the paragraph behind this one to it, if anybody does."""
        at = self._state.order.index(key) + 1
        following = self._state.order[at] if at < len(self._state.order) else ""
        for proposal, _, edit in self._whole.get(following, ()) if following else ():
            if isinstance(edit, MergeParagraph):
                return proposal, edit
        return None

    def _whole_notes(self, proposal: Proposal, edit: object, *, is_tracked: bool) -> Iterator[Note]:
        """Yield what is said of an edit of the whole paragraph; the edit itself where no change shows it."""
        if not is_tracked:
            place = asked(self._state, edit)
            yield from (
                Note(each, proposal.at, f"Proposes this paragraph to be {place}.")
                for each in sorted(proposal.actors)
            )
        yield from self._said(proposal)

    def _said(self, proposal: Proposal) -> Iterator[Note]:
        yield from reasoned(proposal)
        yield from map(told, self._held.get(proposal.id, ()))

    def _label(self, key: str) -> list[Piece]:
        label = self._state.paragraphs[key].label
        return [Piece(f"{label} ", Kind.LABEL)] if label else []

    def _moved(self, key: str, mark: Mark, by: By) -> list[Piece]:
        label = [Piece(piece.text, piece.kind, mark=mark, by=by) for piece in self._label(key)]
        words = self._state.paragraphs[key].tokens
        is_copy = mark is Mark.MOVED_TO
        return label + [
            Piece(each.text, token="" if is_copy else each.id, mark=mark, by=by)
            for each in words
            if each.is_alive and each.text
        ]

    def _words(self, pieces: Iterable[Word]) -> Iterator[Piece]:
        for piece in pieces:
            if isinstance(piece, Token):
                yield Piece(piece.text, token=piece.id)
            else:
                yield from self._bracket(piece)

    def _bracket(self, bracket: Bracket) -> Iterator[Piece]:
        rivals = bracket.alternatives[1:]
        holds = [
            Note(actor, self._since(bracket, actor), "Holds these words in brackets.")
            for actor in bracket.held_by
        ]
        base = [told(each) for key in bracket.base.proposals for each in self._held.get(key, ())]
        if not rivals:
            yield from noted([Piece(each.text, token=each.id) for each in bracket.base.tokens], holds + base)
        elif len(rivals) == 1:
            yield from noted(self._interleaved(bracket, rivals[0]), [*holds, *base, *self._notes(rivals[0])])
        else:
            yield from self._side_by_side(bracket, rivals, holds + base)

    def _since(self, bracket: Bracket, actor: str) -> datetime:
        times = [
            proposal.at for proposal in self._state.proposals.values()
            if actor in proposal.actors and any(edit in proposal.edits for edit in bracket.edits)
        ]  # fmt: skip
        return min(times)

    def _interleaved(self, bracket: Bracket, alternative: Alternative) -> list[Piece]:
        """Return the base with the one alternative as changes of it: taken out before put in."""
        by = self._by(alternative)
        left = list(bracket.base.tokens)
        spots = {token.id: at for at, token in enumerate(left)}
        pieces: list[Piece] = []
        put_in: list[Piece] = []
        at = 0
        for piece in alternative.pieces:
            spot = spots.get(piece.id) if isinstance(piece, Token) else None
            if spot is None:
                put_in.extend(self._proposed([piece], by))
                continue
            pieces.extend(_out(left[at:spot], by))
            pieces.extend(put_in)
            pieces.append(Piece(left[spot].text, token=left[spot].id))
            put_in, at = [], spot + 1
        return [*pieces, *_out(left[at:], by), *put_in]

    def _side_by_side(
        self, bracket: Bracket, rivals: Sequence[Alternative], notes: list[Note]
    ) -> Iterator[Piece]:
        """Yield the base taken out by whoever came first, and each rival's words put in behind it."""
        first = self._by(rivals[0])
        base = list(_out(bracket.base.tokens, first))
        if bracket.base.tokens:
            words = _shortened(bracket.base.tokens)
            for rival in rivals[1:]:
                by = self._by(rival)
                instead = _shortened(rival.tokens)
                said = (
                    f"Proposes “{instead}” instead of “{words}”."
                    if instead
                    else f"Proposes to leave out “{words}”."
                )
                notes.extend(Note(actor, by.at, said) for actor in by.actors)
        yield from noted(base, notes) if base else ()
        for rival in rivals:
            written = self._proposed(rival.pieces, self._by(rival))
            yield from noted(written, self._notes(rival)) if written or not base else ()
        if base:
            silent = [each for each in rivals if not each.tokens]
            yield from noted([], [note for each in silent for note in self._notes(each)])

    def _proposed(self, pieces: Iterable[Word], by: By) -> list[Piece]:
        """Return proposed words. What others ask of them stands beside them, or is noted on them."""
        written: list[Piece] = []
        for piece in pieces:
            if isinstance(piece, Token):
                is_own = piece.id.rpartition(":")[0] in self._state.strands and piece.id not in self._put_in
                self._put_in.add(piece.id)
                written.append(Piece(piece.text, token=piece.id if is_own else "", mark=Mark.IN, by=by))
                continue
            base = self._proposed(piece.base.tokens, by)
            notes = [
                Note(actor, self._since(piece, actor), "Holds these words in brackets.")
                for actor in piece.held_by
            ]
            beside: list[Piece] = []
            for rival in piece.alternatives[1:]:
                whose = self._by(rival)
                instead = _shortened(rival.tokens)
                if piece.base.tokens:
                    words = _shortened(piece.base.tokens)
                    said = (
                        f"Proposes “{instead}” instead of “{words}”."
                        if instead
                        else f"Proposes to leave out “{words}”."
                    )
                    notes.extend(Note(actor, whose.at, said) for actor in whose.actors)
                beside.extend(noted(self._proposed(rival.pieces, whose), self._notes(rival)))
            written.extend(noted(base, notes) if base else ())
            written.extend(beside)
        return written

    def _notes(self, alternative: Alternative) -> Iterator[Note]:
        """Yield why an alternative is proposed, and the positions on it."""
        for key in alternative.proposals:
            yield from self._said(self._state.proposals[key])

    def _by(self, alternative: Alternative) -> By:
        times = [self._state.proposals[key].at for key in alternative.proposals]
        return By(alternative.actors, min(times))


def _out(tokens: Iterable[Token], by: By) -> Iterator[Piece]:
    return (Piece(each.text, token=each.id, mark=Mark.OUT, by=by) for each in tokens)


def _taken_out(piece: Piece, by: By) -> Piece:
    """Return a piece of a paragraph that is to go: what stands goes, what is proposed stays a proposal."""
    if piece.mark is not Mark.NONE:
        return piece
    return Piece(piece.text, piece.kind, piece.token, Mark.OUT, by, piece.notes)


def _shortened(tokens: Iterable[Token]) -> str:
    words = "".join(token.text for token in tokens).strip()
    return words if len(words) <= 300 else f"{words[:299]}…"
