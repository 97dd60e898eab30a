"""The drafting room: the text with its brackets, who wants what, what stands in the way."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from secretariat.engines.drafting.notation.positions import Stance
from secretariat.engines.drafting.operations.brackets import Brackets
from secretariat.engines.drafting.operations.matrix import obstacles
from secretariat.engines.drafting.operations.values import (
    Change,
    DropParagraph,
    Edit,
    MergeParagraph,
    MoveParagraph,
    NewParagraph,
    Paragraph,
    State,
    Status,
)
from secretariat.texts import touching
from secretariat.texts.models import Draft
from secretariat.texts.rooms.look import Held, Look, Rights
from secretariat.texts.rooms.names import Names
from secretariat.texts.rooms.segments import BracketShown, Segment, Writer
from secretariat.texts.rooms.signs import Sign, sign_of

SHOW = ("all", "contested", "reserved", "parked", "agreed", "own")


@dataclass(frozen=True, slots=True)
class WholeEdit:
    """A proposal on a whole paragraph, in words: put in (with its own words), left out, moved, parted."""

    edit: str
    proposal: str
    who: str
    what: str
    label: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class ParagraphShown:
    """A paragraph of the room. `called`: how one speaks of it; `waits_for`: what is agreed before it.

    `actors`: who proposes or holds anything here, as far as the viewer may know of it.
    """

    key: str
    label: str
    called: str
    segments: tuple[Segment, ...]
    sign: Sign
    status: str
    brackets: tuple[BracketShown, ...]
    proposals: tuple[str, ...]
    held: tuple[Held, ...]
    waits_for: tuple[str, ...]
    whole: tuple[WholeEdit, ...]
    put_in: tuple[WholeEdit, ...]
    actors: frozenset[str]
    is_own: bool

    @property
    def is_contested(self) -> bool:
        """Whether anything is proposed in it, on it or behind it."""
        return bool(self.brackets or self.whole or self.put_in)

    @property
    def is_reserved(self) -> bool:
        """Whether somebody reserves."""
        return self.sign.manner == "reserved" or any(one.kind for one in self.held)


@dataclass(frozen=True, slots=True)
class Hindrance:
    """What stands before a clean text: where, what kind, in which words, and who could lift it."""

    key: str
    called: str
    kind: str
    words: str
    who: str


@dataclass(frozen=True, slots=True)
class Room:
    """A room as one viewer sees it; `head`: new paragraphs before all others."""

    draft: Draft
    body: str
    head: tuple[WholeEdit, ...]
    paragraphs: tuple[ParagraphShown, ...]
    hindrances: tuple[Hindrance, ...]
    rights: Rights
    names: Names

    def shown(self, which: str) -> tuple[ParagraphShown, ...]:
        """Return the paragraphs of a filter."""
        wanted = _WANTED.get(which)
        return tuple(one for one in self.paragraphs if wanted(one)) if wanted else self.paragraphs


_WANTED: Mapping[str, Callable[[ParagraphShown], bool]] = {
    "contested": lambda one: one.is_contested,
    "reserved": lambda one: one.is_reserved,
    "parked": lambda one: one.status == Status.PARKED or bool(one.waits_for),
    "agreed": lambda one: Status(one.status).is_frozen,
    "own": lambda one: one.is_own,
}


def room_of(look: Look) -> Room:
    """Return the room."""
    writer = Writer(look.names, look.held)
    by_paragraph = touching.proposals_by_paragraph(look.state)
    whole = _whole_edits(look)
    brackets = Brackets(look.state)
    shown = tuple(
        _paragraph(look, paragraph, writer, brackets, by_paragraph.get(paragraph.id, ()), whole)
        for paragraph in look.state.text
    )
    return Room(
        draft=look.draft,
        body=look.body,
        head=tuple(whole.get("", ())),
        paragraphs=shown,
        hindrances=tuple(_hindrances(look)),
        rights=look.rights,
        names=look.names,
    )


def _paragraph(
    look: Look,
    paragraph: Paragraph,
    writer: Writer,
    brackets: Brackets,
    proposals: tuple[str, ...],
    whole: Mapping[str, list[WholeEdit]],
) -> ParagraphShown:
    first = len(writer.brackets)
    segments = tuple(writer.written(brackets.of(paragraph.id)))
    own = tuple(writer.brackets[first:])
    edits = whole.get(paragraph.id, [])
    held = look.held_on(paragraph.id) + tuple(
        one for key in look.settled.get(paragraph.id, ()) for one in look.held_on(key)
    )
    reserved = any(one.kind for one in held) or any(
        each.stance is Stance.RESERVE for key in proposals for each in look.held.get(key, ())
    )
    links = look.state.links.get(paragraph.id, ())
    waits = [
        key for key in look.state.order if key in links and not look.state.paragraphs[key].status.is_frozen
    ]
    actors = {actor for key in proposals for actor in look.state.proposals[key].actors}
    actors |= {each.actor for key in (*proposals, paragraph.id) for each in look.held.get(key, ())}
    return ParagraphShown(
        key=paragraph.id,
        label=paragraph.label,
        called=touching.called(look.state, paragraph.id),
        segments=segments,
        sign=sign_of(
            paragraph.status,
            is_adopted=look.draft.is_adopted,
            is_contested=bool(own or edits),
            is_reserved=reserved,
        ),
        status=paragraph.status.value,
        brackets=own,
        proposals=proposals,
        held=held,
        waits_for=tuple(touching.called(look.state, key) for key in waits),
        whole=tuple(one for one in edits if not one.words),
        put_in=tuple(one for one in edits if one.words),
        actors=frozenset(actors),
        is_own=bool(actors & look.own),
    )


def _whole_edits(look: Look) -> dict[str, list[WholeEdit]]:
    found: dict[str, list[WholeEdit]] = {}
    proposals = sorted(look.state.proposals.values(), key=lambda one: (one.at, one.id))
    for proposal in proposals:
        who = look.names.list(proposal.actors) if proposal.actors else ""
        for key, edit in proposal.live.items():
            if isinstance(edit, Change):
                continue
            at = edit.after if isinstance(edit, NewParagraph) else edit.paragraph
            label = edit.label if isinstance(edit, NewParagraph) else ""
            words = edit.text if isinstance(edit, NewParagraph) else ""
            one = WholeEdit(key, proposal.id, who, what_of(look.state, edit), label, words)
            found.setdefault(at, []).append(one)
    return found


def what_of(state: State, edit: Edit) -> str:
    """Return in words what an edit does with a whole paragraph."""
    match edit:
        case NewParagraph():
            return _("put in")
        case DropParagraph():
            return _("leave this paragraph out")
        case MoveParagraph(after=after):
            place = touching.called(state, after)
            return _("move it behind %(place)s") % {"place": place} if place else _("move it to the head")
        case MergeParagraph():
            return _("join it to the paragraph before it")
        case _:
            return _("part it in two")


_KINDS: Mapping[str, Promise] = {
    "bracket": gettext_lazy("open bracket"),
    "reservation": gettext_lazy("reservation without a statement"),
    "to confirm": gettext_lazy("position to be confirmed"),
    "placeholder": gettext_lazy("blank to fill"),
}


def _hindrances(look: Look) -> Iterable[Hindrance]:
    at = touching.places_of_proposals(look.state) | {key: key for key in look.state.order}
    for one in obstacles(look.state):
        key = at.get(one.paragraph) or touching.paragraph_of_proposal(look.state, one.paragraph)
        words = one.words if len(one.words) < 160 else f"{one.words[:159]}…"
        yield Hindrance(
            key=key,
            called=touching.called(look.state, key) or _("head of the text"),
            kind=str(_KINDS.get(one.code, one.code)),
            words=words,
            who=look.names.list(one.actors) if one.actors else "",
        )
