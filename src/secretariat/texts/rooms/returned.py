"""Texts that came back: those that were handed in, and what one of them proposes, for whoever may see it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from django.utils.translation import gettext as _

from secretariat.engines.drafting.operations.values import Change, NewParagraph, Paragraph, State
from secretariat.texts import touching
from secretariat.texts.models import Returned
from secretariat.texts.returned import Offer, offers_of
from secretariat.texts.rooms.look import Look
from secretariat.texts.rooms.room import what_of
from secretariat.texts.rooms.wording import SAME, Run, runs_of

_CONTEXT = 60  # characters that stay around a change
_WORD_FILE = "officedocument"


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
    count: int
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
    found = list(offers_of(row.read, look.state))
    ticked = {one.key for one in found if one.edit and one.is_whole} if taken is None else set(taken)
    own, others = _comments(look.state, row, found, frozenset(reasons))
    shown = {one.key: _offer(look.state, one, row.tabled, ticked) for one in found}
    authors = tuple(
        _author(look.state, number, one["author"], found, shown, own)
        for number, one in enumerate(row.read["authors"])
    )
    return Review(
        row=_row(look, row),
        count=row.count,
        later=look.draft.count - row.count,
        is_word=_WORD_FILE in row.media_type,
        authors=authors,
        comments=others,
        unread=tuple(
            UnreadShown(_called(look.state, place), author, words, reason)
            for place, author, words, reason in row.read["unread"]
        ),
        offers=tuple(shown.values()),
    )


def _author(
    state: State,
    number: int,
    name: str,
    offers: Iterable[Offer],
    shown: Mapping[str, OfferShown],
    comments: Mapping[tuple[int, str], tuple[CommentShown, ...]],
) -> AuthorShown:
    own = [one for one in offers if one.key.startswith(f"{number}.")]
    places = tuple(
        PlaceShown(
            key,
            _called(state, key) or _("head of the text"),
            tuple(shown[one.key] for one in own if one.place == key),
            comments.get((number, key), ()),
        )
        for key in dict.fromkeys(one.place for one in own)
    )
    is_open = any(not one.reason and not one.proposal for place in places for one in place.offers)
    return AuthorShown(number, name, places, is_open)


def _called(state: State, place: str) -> str:
    """Return what a paragraph is called, or that in which a proposal stands."""
    if place in state.paragraphs:
        return touching.called(state, place)
    at = touching.paragraph_of_edits(state).get(place)
    return touching.called(state, at) if at else ""


def _comments(
    state: State, row: Returned, offers: Iterable[Offer], ticked: frozenset[str]
) -> tuple[dict[tuple[int, str], tuple[CommentShown, ...]], tuple[CommentShown, ...]]:
    """Return the comments that stand beside a change of their author, by author and place; and the others."""
    numbers = {one["author"]: number for number, one in enumerate(row.read["authors"])}
    places = {(int(one.key.partition(".")[0]), one.place) for one in offers}
    own: dict[tuple[int, str], tuple[CommentShown, ...]] = {}
    others = []
    for number, (author, _at, words, place) in enumerate(row.read["comments"]):
        at = numbers.get(author, -1), place
        comment = CommentShown(author, words, _called(state, place))
        if at in places:
            key = str(number)
            own[at] = (*own.get(at, ()), replace(comment, key=key, is_taken=key in ticked))
        else:
            others.append(comment)
    return own, tuple(others)


def reasons_of(row: Returned, ticked: Iterable[str], offers: Iterable[Offer]) -> dict[tuple[int, str], str]:
    """Return the ticked comments as reasons, by author and paragraph."""
    numbers = {one["author"]: number for number, one in enumerate(row.read["authors"])}
    keys, found = set(ticked), dict[tuple[int, str], str]()
    for number, (author, _at, words, place) in enumerate(row.read["comments"]):
        if str(number) in keys and author in numbers:
            at = numbers[author], place
            found[at] = "\n".join(filter(None, (found.get(at, ""), words)))
    return found


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
