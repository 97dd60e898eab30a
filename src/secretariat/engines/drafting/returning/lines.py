"""Words that come back without a Word file around them: a whole text or one paragraph, plain or Markdown.

They say neither of which text they are nor who changed what: they are read against the text that their sender
had before them, and all that differs is the sender's. Source: docs/reference/exports.md#files-that-come-back.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from secretariat.engines.drafting.comparing.paragraphs import (
    Kind,
    Match,
    Paragraph,
    matched,
    paragraph_of,
    paragraphs_of,
)
from secretariat.engines.drafting.errors import BadFile
from secretariat.engines.drafting.exporting.sheets import Piece, Sheet, plain_sheets
from secretariat.engines.drafting.markdown import words_of
from secretariat.engines.drafting.notation.views import View
from secretariat.engines.drafting.operations.showing import viewed
from secretariat.engines.drafting.operations.spans import Kind as SpanKind
from secretariat.engines.drafting.operations.values import (
    DropParagraph,
    MergeParagraph,
    MoveParagraph,
    NewParagraph,
    SplitParagraph,
    State,
)
from secretariat.engines.drafting.operations.values import Paragraph as Standing
from secretariat.engines.drafting.returning.placing import (
    NUMBERS,
    TOO_MUCH,
    Misplaced,
    Places,
    Stroke,
    strokes_between,
)
from secretariat.engines.drafting.returning.values import SENDER, Returned

_LEAD = " \t\xa0>*_#•-\ufeff"
_EMPHASIS = re.compile(r"(\*\*|__|\*)(?=\S)([^*\n]{1,5000}?)(?<=\S)\1")
_MOST_LINES = 5_000
GONE = "A proposal is not in what you sent: oppose it in the room."


def read_lines(
    text: str, state: State, *, new_id: Callable[[], str], head: Sequence[str] = (), is_markdown: bool = False
) -> Returned:
    """Return what a whole text proposes that somebody changed.

    Args:
        state: the text that they had before them, with or without its brackets.
        head: what may stand above the words: the title, the body, the symbol.
    Raises:
        BadFile: it has no words, or next to none of this text.
    """
    words = _plain(text) if is_markdown else text
    lines = [_bare(each) for each in paragraphs_of(words, is_wrapped=is_markdown)]
    while lines and lines[0].text in head:
        lines.pop(0)
    lines = [each for each in lines if each.text]
    if not lines:
        raise BadFile("It holds no words of a text.")
    if len(lines) > _MOST_LINES:
        raise BadFile(f"It has more than {_MOST_LINES:,} paragraphs.")
    return _Reader(state, new_id).whole(lines)


def read_paragraph(text: str, state: State, key: str, *, is_markdown: bool = False) -> Returned:
    """Return what the words of one paragraph propose that somebody changed.

    Raises:
        BadFile: it has no words.
    """
    words = _plain(text) if is_markdown else text
    line = _bare(paragraph_of(" ".join(words.split())))
    if not line.text:
        raise BadFile("It holds no words. To leave the paragraph out, propose that in the room.")
    reader = _Reader(state, lambda: "")
    reader.change(key, line)
    return reader.result


class _Reader:
    def __init__(self, state: State, new_id: Callable[[], str]) -> None:
        self.result = Returned()
        self._state, self._new_id = state, new_id
        self._bracketed = plain_sheets(viewed(state, View.BRACKETED))
        self._plain = [_as_it_stands(each) for each in state.text]
        self._forms: dict[str, list[Sheet]] = {}
        for sheet in (*self._bracketed, *self._plain):
            self._forms.setdefault(sheet.key, []).append(sheet)
        self._renumbered: list[str] = []

    def whole(self, lines: Sequence[Paragraph]) -> Returned:
        """Read a whole text, in the form to which it comes closest: with its brackets, or without them."""
        forms = [self._bracketed, self._plain]
        tried = [(sheets, matched([paragraph_of(each.text) for each in sheets], lines)) for sheets in forms]
        sheets, matches = min(tried, key=lambda each: _distance(each[1]))
        if all(each.kind in (Kind.INSERTED, Kind.REMOVED) for each in matches):
            raise BadFile("Nothing in it stands in this text. Is it a file of another one?")
        behind = ""
        for match in matches:
            behind = self._read(match, sheets, lines, behind)
        if self._renumbered:
            self.result.pass_over("", SENDER, ", ".join(self._renumbered), NUMBERS)
        return self.result

    def _read(self, match: Match, sheets: Sequence[Sheet], lines: Sequence[Paragraph], behind: str) -> str:
        """Read what became of a paragraph; return the one of the text behind which the next one stands."""
        own = [sheets[each].key for each in match.old]
        new = [lines[each] for each in match.new]
        match match.kind:
            case Kind.INSERTED:
                self._put_in(new[0], behind)
                return behind
            case Kind.REMOVED:
                self._left_out(sheets[match.old[0]])
                return behind
            case Kind.MOVED if own[0] in self._state.order:
                self._add(MoveParagraph(own[0], behind), own[0], new[0].text)
            case Kind.SPLIT if self._is_parted(own[0], *new):
                return own[0]
            case Kind.MERGED if self._is_joined(own, new[0]):
                return own[0]
        self.change(own[0], new[0])
        last = own[0] if own[0] in self._state.order else behind
        for line in new[1:]:
            self._put_in(line, last)
        for key in own[1:]:
            self._left_out(self._forms[key][0])
        return last

    def change(self, key: str, line: Paragraph) -> None:
        """Read a paragraph that was changed, against the form of it to which it comes closest."""
        tried: list[tuple[int, Sheet, list[Stroke]]] = []
        for sheet in self._forms[key]:
            bare, words = _without_labels(sheet, line)
            strokes = strokes_between(bare.text, words)
            if strokes is not None:
                tried.append((_size(strokes), bare, strokes))
        if not tried:
            self.result.pass_over(key, SENDER, line.text, TOO_MUCH)
            return
        _, sheet, strokes = min(tried, key=lambda each: each[0])
        self._note_number(key, line)
        for change in Places(self._state, sheet).changes(strokes):
            if isinstance(change, Misplaced):
                self.result.pass_over(key, SENDER, change.words, change.reason)
            else:
                self._add(change, key, change.inserted or "")

    def _note_number(self, key: str, line: Paragraph) -> None:
        own = self._state.paragraphs[key].label.strip() if key in self._state.paragraphs else ""
        given = line.label.strip()
        if own and given and own != given:
            self._renumbered.append(f"{own} → {given}")

    def _put_in(self, line: Paragraph, behind: str) -> None:
        edit = NewParagraph(behind, self._new_id(), line.label.strip(), line.body)
        self._add(edit, behind, line.text)

    def _left_out(self, sheet: Sheet) -> None:
        if sheet.key in self._state.order:
            self._add(DropParagraph(sheet.key), sheet.key, sheet.text)
        else:
            self.result.pass_over(sheet.key, SENDER, sheet.text, GONE)

    def _is_parted(self, key: str, first: Paragraph, second: Paragraph) -> bool:
        """Read a paragraph that became two, where no word of it changed; tell whether it did."""
        paragraph = self._state.paragraphs.get(key)
        words = f"{first.body}{second.body}"
        if paragraph is None or "".join(words.split()) != "".join(paragraph.text.split()):
            return False
        length, token = 0, ""
        for each in paragraph.tokens:
            if each.is_alive:
                length += len("".join(each.text.split()))
                token = each.id if length <= len("".join(first.body.split())) else token
        self._add(SplitParagraph(key, token, self._new_id(), second.label.strip()), key, second.text)
        return True

    def _is_joined(self, keys: Sequence[str], line: Paragraph) -> bool:
        """Read two paragraphs that became one, where no word of them changed; tell whether they did."""
        if not all(key in self._state.order for key in keys):
            return False
        whole = "".join("".join(self._state.paragraphs[key].text.split()) for key in keys)
        if whole != "".join(line.body.split()):
            return False
        self._add(MergeParagraph(keys[1]), keys[1], line.text)
        return True

    def _add(self, edit: object, key: str, words: str) -> None:
        self.result.add(self._state, SENDER, edit, place=key, words=words)  # type: ignore[arg-type]


def _as_it_stands(paragraph: Standing) -> Sheet:
    """Return a paragraph of the text without what is proposed."""
    label = [Piece(f"{paragraph.label} ", SpanKind.LABEL)] if paragraph.label else []
    words = (Piece(token.text, token=token.id) for token in paragraph.tokens if token.is_alive)
    return Sheet(paragraph.id, (*label, *words))


def _plain(text: str) -> str:
    """Return the words of a Markdown text without the signs of emphasis."""
    return _EMPHASIS.sub(r"\2", words_of(text).text)


def _bare(paragraph: Paragraph) -> Paragraph:
    """Return a paragraph without the signs of lists and headings around it."""
    return paragraph_of(paragraph.text.strip(_LEAD))


def _without_labels(sheet: Sheet, line: Paragraph) -> tuple[Sheet, str]:
    """Return a paragraph and a line without their numbers; where the paragraph has none, all of the line."""
    if not sheet.pieces or sheet.pieces[0].kind is not SpanKind.LABEL:
        return sheet, line.text
    return replace(sheet, pieces=sheet.pieces[1:]), line.body


def _size(strokes: Sequence[Stroke]) -> int:
    return sum(each.end - each.start + len(each.text) for each in strokes)


def _distance(matches: Sequence[Match]) -> tuple[int, int]:
    lost = sum(each.kind in (Kind.INSERTED, Kind.REMOVED) for each in matches)
    return lost, -sum(each.kind is Kind.SAME for each in matches)
