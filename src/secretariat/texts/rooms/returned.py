"""Texts that came back: those that were handed in, and what one of them proposes, for whoever may see it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeAlias

from django.utils.translation import gettext as _

from secretariat.engines.drafting.operations.values import Change, NewParagraph, Paragraph, State
from secretariat.engines.drafting.returning.sending import returned_of
from secretariat.engines.drafting.returning.values import Comment
from secretariat.engines.drafting.returning.values import Returned as Found
from secretariat.engines.values.formats import Format
from secretariat.texts import touching
from secretariat.texts.models import Returned
from secretariat.texts.returned import Offer, offers_of
from secretariat.texts.rooms.look import Look
from secretariat.texts.rooms.room import what_of
from secretariat.texts.rooms.wording import SAME, Run, runs_of

_CONTEXT = 60  # characters that stay around a change
Beside: TypeAlias = tuple[int, str]  # number of an author, paragraph


@dataclass(frozen=True, slots=True)
class ReturnedRow:
    """A text that was handed in, as the list has it; `open`: changes that nobody tabled."""

    id: str
    file_name: str
    at: datetime
    by: str
    party: str
    place: str
    open: int
    tabled: int


@dataclass(frozen=True, slots=True)
class OfferShown:
    """One change: as words put in and taken out, or in words; where it cannot be tabled, why not.

    `is_whole`: whether all words that it takes out are still there.
    """

    key: str
    runs: tuple[Run, ...]
    what: str
    reason: str
    proposal: str
    is_whole: bool
    is_taken: bool


@dataclass(frozen=True, slots=True)
class CommentShown:
    """A comment of the file; `key` where it can be given as the reason of a proposal."""

    author: str
    words: str
    called: str = ""
    key: str = ""
    is_taken: bool = False


@dataclass(frozen=True, slots=True)
class PlaceShown:
    """A paragraph with what one author changes in it; `now`: its words."""

    key: str
    called: str
    offers: tuple[OfferShown, ...]
    comments: tuple[CommentShown, ...]


@dataclass(frozen=True, slots=True)
class AuthorShown:
    """An author whom the file names; "" for what nobody's tracking names: whoever handed it in."""

    number: int
    name: str
    places: tuple[PlaceShown, ...]
    is_open: bool


@dataclass(frozen=True, slots=True)
class UnreadShown:
    """What was not read: where, whose, which words, and why."""

    called: str
    author: str
    words: str
    reason: str


@dataclass(frozen=True, slots=True)
class Review:
    """A text that came back, in review; `later`: how much happened in the room since it was made."""

    row: ReturnedRow
    later: int
    is_word: bool
    authors: tuple[AuthorShown, ...]
    comments: tuple[CommentShown, ...]
    unread: tuple[UnreadShown, ...]
    offers: tuple[OfferShown, ...]


def handed_in(look: Look) -> tuple[ReturnedRow, ...]:
    """Return what was handed in and the viewer may see, the latest first, in 1 query."""
    rows = Returned.objects.visible_to(look.viewer).filter(draft=look.draft)
    return tuple(_row(look, one) for one in rows.select_related("account", "party").order_by("-at", "-pk"))


def _row(look: Look, one: Returned) -> ReturnedRow:
    total = sum(len(author["edits"]) for author in one.read["authors"])
    return ReturnedRow(
        id=one.public_id,
        file_name=one.file_name,
        at=one.at,
        by=str(one.account),
        party=look.names.called.get(one.party.code, one.party.code) if one.party else "",
        place=touching.called(look.state, one.paragraph) if one.paragraph else "",
        open=total - len(one.tabled),
        tabled=len(one.tabled),
    )


def review_of(look: Look, row: Returned, taken: Iterable[str] | None, reasons: Iterable[str] = ()) -> Review:
    """Return a text in review on the words that stand.

    Args:
        taken: keys of the changes that are ticked; all that can be where None is given.
        reasons: keys of the comments that are ticked.
    """
    read = returned_of(row.read)
    found = list(offers_of(read, look.state))
    ticked = {one.key for one in found if one.edit and one.is_whole} if taken is None else set(taken)
    called = _caller(look.state)
    own, others = _comments(read, found, called, frozenset(reasons))
    shown = {one.key: _offer(look.state, one, row.tabled, ticked) for one in found}
    authors = tuple(
        _author(number, name, [one for one in found if one.author == number], called, shown, own)
        for number, name in enumerate(read.edits)
    )
    return Review(
        row=_row(look, row),
        later=look.draft.count - row.count,
        is_word=row.media_type == Format.DOCX.value,
        authors=authors,
        comments=others,
        unread=tuple(
            UnreadShown(called(one.paragraph), one.author, one.words, one.reason) for one in read.unread
        ),
        offers=tuple(shown.values()),
    )


def _author(
    number: int,
    name: str,
    offers: Sequence[Offer],
    called: Callable[[str], str],
    shown: Mapping[str, OfferShown],
    comments: Mapping[Beside, Sequence[CommentShown]],
) -> AuthorShown:
    places = tuple(
        PlaceShown(
            key,
            called(key) or _("head of the text"),
            tuple(shown[one.key] for one in offers if one.place == key),
            tuple(comments.get((number, key), ())),
        )
        for key in dict.fromkeys(one.place for one in offers)
    )
    is_open = any(not one.reason and not one.proposal for place in places for one in place.offers)
    return AuthorShown(number, name, places, is_open)


def _caller(state: State) -> Callable[[str], str]:
    """Return what tells how a paragraph is called, or that in which a proposal stands."""
    strands = touching.paragraph_of_edits(state)
    return lambda place: touching.called(
        state, place if place in state.paragraphs else strands.get(place, "")
    )


def _comments(
    read: Found, offers: Iterable[Offer], called: Callable[[str], str], ticked: frozenset[str]
) -> tuple[dict[Beside, list[CommentShown]], tuple[CommentShown, ...]]:
    """Return the comments that stand beside a change of their author, by author and place; and the others."""
    places = {(one.author, one.place) for one in offers}
    own: dict[Beside, list[CommentShown]] = {}
    others = []
    for key, at, one in _placed(read):
        comment = CommentShown(one.author, one.words, called(one.paragraph))
        if at in places:
            own.setdefault(at, []).append(replace(comment, key=key, is_taken=key in ticked))
        else:
            others.append(comment)
    return own, tuple(others)


def reasons_of(row: Returned, ticked: Iterable[str]) -> dict[Beside, str]:
    """Return the ticked comments as reasons, by author and paragraph."""
    keys, found = set(ticked), dict[Beside, list[str]]()
    for key, at, one in _placed(returned_of(row.read)):
        if key in keys:
            found.setdefault(at, []).append(one.words)
    return {at: "\n".join(words) for at, words in found.items()}


def _placed(read: Found) -> Iterator[tuple[str, Beside, Comment]]:
    """Yield each comment with its key, and beside which changes it stands; -1 where its author has none."""
    numbers = {name: number for number, name in enumerate(read.edits)}
    for key, one in enumerate(read.comments):
        yield str(key), (numbers.get(one.author, -1), one.paragraph), one


def _offer(state: State, one: Offer, tabled: Mapping[str, str], ticked: set[str]) -> OfferShown:
    edit = one.edit or one.was
    runs: tuple[Run, ...] = ()
    what = ""
    if isinstance(edit, Change):
        runs = _excerpt(_difference(state, edit)) or (Run("ins", edit.inserted or ""),)
    elif isinstance(edit, NewParagraph):
        runs, what = (Run("ins", f"{edit.label} {edit.text}".strip()),), _("a new paragraph behind it")
    else:
        what = what_of(state, edit)
    proposal = tabled.get(one.key, "")
    is_taken = one.key in ticked and not one.reason and not proposal
    return OfferShown(one.key, runs, what, one.reason, proposal, one.is_whole, is_taken)


def _difference(state: State, edit: Change) -> list[Run]:
    home = state.home(edit.after)
    return list(runs_of(Paragraph(home[0], "", home[1]), (edit,))) if home else []


def _excerpt(runs: list[Run]) -> tuple[Run, ...]:
    """Return a difference with a few words around it."""
    found = []
    for at, run in enumerate(runs):
        text = run.text
        if run.kind == SAME and len(text) > 2 * _CONTEXT:
            head = "" if at == 0 else _begun(text)
            tail = "" if at == len(runs) - 1 else _ended(text)
            text = f"{head} … {tail}"
        found.append(Run(run.kind, text))
    return tuple(found)


def _begun(text: str) -> str:
    return text[:_CONTEXT].rpartition(" ")[0]


def _ended(text: str) -> str:
    return text[-_CONTEXT:].partition(" ")[2]
