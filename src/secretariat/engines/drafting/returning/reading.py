"""What a Word file that comes back proposes: edits by author, comments, and all that could not be read.

The file is read against the text as it stood when the file was made. Changes that were in it then are known
by their author and time and propose nothing new. Source: docs/reference/exports.md#files-that-come-back.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from secretariat.engines.drafting.errors import BadFile
from secretariat.engines.drafting.exporting.facts import Facts
from secretariat.engines.drafting.exporting.markup import bookmark
from secretariat.engines.drafting.exporting.parts import MARKING, W, stamp
from secretariat.engines.drafting.exporting.sheets import Form, Sheet
from secretariat.engines.drafting.exporting.word import author_of, head_of, sheets_of
from secretariat.engines.drafting.notation.labels import label_at
from secretariat.engines.drafting.operations.values import (
    DropParagraph,
    Edit,
    MergeParagraph,
    MoveParagraph,
    NewParagraph,
    SplitParagraph,
    State,
)
from secretariat.engines.drafting.returning.opening import Limits, Opened, opened
from secretariat.engines.drafting.returning.paragraphs import Change as Tracked
from secretariat.engines.drafting.returning.paragraphs import Segment, Written, written
from secretariat.engines.drafting.returning.placing import (
    TOO_MUCH,
    Misplaced,
    Places,
    Stroke,
    strokes_between,
)
from secretariat.engines.drafting.returning.values import SENDER, Comment, Origin, Returned

_W = f"{{{W}}}"


def origin_of(data: bytes, limits: Limits | None = None) -> Origin:
    """Return what a file says of itself; its text is then replayed to that count and given to `read_back`.

    Raises:
        BadFile: it is not read, or says nothing.
    """
    return told_origin(opened(data, limits))


def read_back(
    data: bytes, state: State, facts: Facts, *, new_id: Callable[[], str], limits: Limits | None = None
) -> Returned:
    """Return what a file proposes.

    Args:
        state: the text as it stood when the file was made (`Origin.count` operations).
        facts: those with which it was made; of them the names and the body count.
        new_id: gives the id of a new paragraph.
    Raises:
        BadFile: it is not read, says nothing of itself, or is of another text.
    """
    file = opened(data, limits)
    origin = told_origin(file)
    return read_opened(file, origin, state, facts, new_id=new_id)


def read_opened(
    file: Opened, origin: Origin, state: State, facts: Facts, *, new_id: Callable[[], str]
) -> Returned:
    """Return what a file proposes that is open already; as `read_back`."""
    if origin.text != facts.text:
        raise BadFile("It is a file of another text.")
    return _Reader(file, state, facts, origin, new_id).read()


def told_origin(file: Opened) -> Origin:
    """Return what an open file says of itself; as `origin_of`."""
    said = ""
    for each in file.properties if file.properties is not None else ():
        if each.get("name") == MARKING:
            said = "".join(each.itertext()).strip()
    parts = said.split()
    try:
        text, form, count, named = parts
        return Origin(text, Form(form), int(count), named == "named")
    except ValueError as error:
        raise BadFile("It does not say of which text it is: change a file that was made here.") from error


@dataclass(slots=True)
class _Place:
    """A paragraph of the file with the paragraph of the text that it is, if any."""

    written: Written
    sheet: Sheet | None
    is_head: bool = False


class _Reader:
    def __init__(
        self, file: Opened, state: State, facts: Facts, origin: Origin, new_id: Callable[[], str]
    ) -> None:
        self._file = file
        self._state = state
        self._facts = facts
        self._new_id = new_id
        self._origin = origin
        self._result = Returned(origin)
        sheets = sheets_of(state, origin.form, facts)
        self._sheets = {bookmark(sheet.key): sheet for sheet in sheets if sheet.key}
        self._heads = {bookmark(key): words for key, words in head_of(facts)}
        self._known = self._known_changes(sheets)

    def read(self) -> Returned:
        """Return what the file proposes."""
        places = self._placed(written(self._file.document))
        self._read_moves(places)
        self._read_splits(places)
        self._read_paragraphs(places)
        self._read_missing(places)
        self._read_comments(places)
        return self._result

    def _known_changes(self, sheets: Sequence[Sheet]) -> frozenset[tuple[str, str]]:
        by = [sheet.by for sheet in sheets if sheet.by]
        by += [piece.by for sheet in sheets for piece in sheet.pieces if piece.by]
        return frozenset(author_of(each, self._facts) for each in by)

    def _is_new(self, change: Tracked) -> bool:
        if not self._origin.is_named and self._origin.form is Form.REDLINE:
            return change.author != self._facts.body
        return (change.author, _second(change.at)) not in self._known

    def _placed(self, paragraphs: Sequence[Written]) -> list[_Place]:
        places = []
        for each in paragraphs:
            keys = [mark for mark in each.marks if mark in self._sheets]
            sheet = self._sheets[keys[0]] if keys else None
            is_head = sheet is None and any(mark in self._heads for mark in each.marks)
            places.append(_Place(each, sheet, is_head))
            for lost in each.lost:
                self._unread(sheet, SENDER, lost, "It is no text: hand it over as a document of its own.")
            if len(keys) > 1:
                self._unread(sheet, SENDER, "", "Paragraphs were joined without being tracked.")
        return places

    def _read_moves(self, places: list[_Place]) -> None:
        """Read paragraphs that were moved as such, and take both their places out of what is read further."""
        away = {_all_of(each.written, "moveFrom", self._is_new): each for each in places}
        away.pop("", None)
        for at, place in enumerate(places):
            words = _all_of(place.written, "moveTo", self._is_new)
            source = away.get(words) if words else None
            sheet = source and (source.sheet or place.sheet)
            if source is None or not sheet or sheet.key not in self._state.order:
                continue
            author = next(c.author for s in place.written.segments for c in s.changes if self._is_new(c))
            self._add(author, MoveParagraph(sheet.key, self._behind(places, at, but=sheet.key)), sheet, words)
            source.is_head = place.is_head = True
            source.sheet = sheet

    def _behind(self, places: Sequence[_Place], at: int, *, but: str = "") -> str:
        """Return the paragraph of the text behind which a place of the file stands."""
        for place in reversed(places[:at]):
            if place.sheet and place.sheet.key in self._state.order and place.sheet.key != but:
                return place.sheet.key
        return ""

    def _read_splits(self, places: list[_Place]) -> None:
        """Read a paragraph that became two: its words stand in both, none changed."""
        for place, following in pairwise(places):
            if place.sheet is None or place.is_head or following.sheet or following.is_head:
                continue
            first, second = (_text(each.written, self._was_there) for each in (place, following))
            whole = place.sheet.text
            if not second or first == whole or not _is_parted(whole, first, second):
                continue
            if first.strip():
                self._split(place, following, first)
            else:
                place.written.segments = following.written.segments
                place.written.ends = following.written.ends
                following.is_head = True

    def _split(self, place: _Place, following: _Place, first: str) -> None:
        sheet = place.sheet
        assert sheet is not None
        author = next((each.author for each in place.written.ends if self._is_new(each)), SENDER)
        at, token = 0, ""
        for piece in sheet.pieces:
            at += len(piece.text)
            if at > len(first):
                break
            token = piece.token or token
        if token and sheet.key in self._state.order:
            self._add(author, SplitParagraph(sheet.key, token, self._new_id(), ""), sheet, first)
            place.is_head = following.is_head = True

    def _was_there(self, changes: Sequence[Tracked]) -> bool:
        return not any(self._is_new(each) and not each.is_out for each in changes)

    def _stays(self, changes: Sequence[Tracked]) -> bool:
        return not any(self._is_new(each) and each.is_out for each in changes)

    def _read_paragraphs(self, places: Sequence[_Place]) -> None:
        for at, place in enumerate(places):
            if place.is_head:
                continue
            if place.sheet is None:
                self._read_new(places, at)
            else:
                self._read_changed(place.sheet, place.written, places, at)

    def _read_new(self, places: Sequence[_Place], at: int) -> None:
        words = _text(places[at].written, self._stays).strip()
        if not words:
            return
        author = _author(places[at].written.segments, self._is_new)
        found = label_at(words, 0, len(words))
        label = words[: found.end].strip() if found else ""
        text = words[found.end :].strip() if found else words
        edit = NewParagraph(self._behind(places, at), self._new_id(), label, text)
        self._add(author, edit, None, words)

    def _read_changed(self, sheet: Sheet, paragraph: Written, places: Sequence[_Place], at: int) -> None:
        before, after = _text(paragraph, self._was_there), _text(paragraph, self._stays)
        whole = sheet.text
        if before == after == whole:
            self._read_end(sheet, paragraph, places, at)
            return
        if not after.strip() and whole.strip() and sheet.key in self._state.order:
            self._add(_author(paragraph.segments, self._is_new), DropParagraph(sheet.key), sheet, whole)
            return
        by_author = self._strokes(sheet, paragraph.segments, before)
        if by_author is None:
            self._unread(sheet, SENDER, after, TOO_MUCH)
            return
        places_of = Places(self._state, sheet)
        for author, strokes in by_author.items():
            for change in places_of.changes(strokes):
                if isinstance(change, Misplaced):
                    self._unread(sheet, author, change.words, change.reason)
                else:
                    self._add(author, change, sheet, change.inserted or "")
        self._read_end(sheet, paragraph, places, at)

    def _strokes(
        self, sheet: Sheet, segments: Sequence[Segment], before: str
    ) -> Mapping[str, list[Stroke]] | None:
        """Return the strokes of each author: those tracked, or all by comparison where some were not."""
        if before != sheet.text:
            after = "".join(each.text for each in segments if self._stays(each.changes))
            compared = strokes_between(sheet.text, after)
            return None if compared is None else {_author(segments, self._is_new): compared}
        found: dict[str, list[Stroke]] = {}
        at = 0
        for each in segments:
            was_there, stays = self._was_there(each.changes), self._stays(each.changes)
            end = at + len(each.text) if was_there else at
            if was_there is not stays:
                author = next(c.author for c in reversed(each.changes) if self._is_new(c))
                text = each.text if stays else ""
                found.setdefault(author, []).append(Stroke(at, end, text))
            at = end
        return found

    def _read_end(self, sheet: Sheet, paragraph: Written, places: Sequence[_Place], at: int) -> None:
        """Read the end of a paragraph that was taken out: the next one is to be joined to it."""
        author = next((each.author for each in paragraph.ends if self._is_new(each) and each.is_out), None)
        following = next((each.sheet for each in places[at + 1 :] if each.sheet), None)
        if author is not None and following and following.key in self._state.order:
            self._add(author, MergeParagraph(following.key), following, following.text)

    def _read_missing(self, places: Sequence[_Place]) -> None:
        """Read what is no longer in the file: a paragraph of the text, or one that somebody had proposed."""
        there = {place.sheet.key for place in places if place.sheet}
        for sheet in self._sheets.values():
            if sheet.key in there or not sheet.text:
                continue
            if sheet.key in self._state.order:
                self._add(SENDER, DropParagraph(sheet.key), sheet, sheet.text)
            else:
                self._unread(
                    sheet, SENDER, sheet.text, "A proposal is no longer in the file: oppose it in the room."
                )
        stand = [place.sheet.key for place in places if place.sheet and place.sheet.key in self._state.order]
        if stand != [key for key in self._state.order if key in set(stand)]:
            self._unread(None, SENDER, "", "Paragraphs stand in another order without being moved as such.")

    def _read_comments(self, places: Sequence[_Place]) -> None:
        where = {number: place for place in places for number in place.written.comments}
        known = self._known_comments()
        for each in self._file.comments.iter(f"{_W}comment") if self._file.comments is not None else ():
            author, at = (each.get(f"{_W}author") or "").strip(), each.get(f"{_W}date") or ""
            place = where.get(each.get(f"{_W}id") or "")
            words = "\n".join("".join(p.itertext(f"{_W}t")) for p in each.iter(f"{_W}p")).strip()
            if words and (author, _second(at)) not in known:
                key = place.sheet.key if place and place.sheet else ""
                self._result.comments.append(Comment(author, at, words, key))

    def _known_comments(self) -> frozenset[tuple[str, str]]:
        """Return author and time of the comments that the file went out with; without names it had none."""
        notes = (note for sheet in self._sheets.values() for piece in sheet.pieces for note in piece.notes)
        named = notes if self._origin.is_named else ()
        return frozenset((self._facts.name(note.actor), stamp(note.at)) for note in named)

    def _add(self, author: str, edit: Edit, sheet: Sheet | None, words: str) -> None:
        self._result.add(self._state, author, edit, place=sheet.key if sheet else "", words=words)

    def _unread(self, sheet: Sheet | None, author: str, words: str, reason: str) -> None:
        self._result.pass_over(sheet.key if sheet else "", author, words, reason)


def _text(paragraph: Written, is_in: Callable[[Sequence[Tracked]], bool]) -> str:
    return "".join(each.text for each in paragraph.segments if is_in(each.changes))


def _author(segments: Sequence[Segment], is_new: Callable[[Tracked], bool]) -> str:
    """Return the author of the first new change; the sender where nothing was tracked."""
    return next((c.author for each in segments for c in each.changes if is_new(c)), SENDER)


def _all_of(paragraph: Written, tag: str, is_new: Callable[[Tracked], bool]) -> str:
    """Return the words of a paragraph all of which one kind of new change covers; else nothing."""
    covered = [
        any(change.tag == tag and is_new(change) for change in each.changes)
        for each in paragraph.segments
        if each.text.strip()
    ]
    return "".join(each.text for each in paragraph.segments).strip() if covered and all(covered) else ""


def _is_parted(whole: str, first: str, second: str) -> bool:
    return whole.startswith(first) and "".join((first + second).split()) == "".join(whole.split())


def _second(moment: str) -> str:
    """Return a time as written to the second in UTC; programs write it with or without a zone."""
    return moment if moment.endswith("Z") else f"{moment.partition('.')[0]}Z"
