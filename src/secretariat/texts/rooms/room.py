"""The drafting room: the text with its brackets, who wants what, what stands in the way."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from secretariat.engines.drafting.adoption.steps import NEXT, Stage
from secretariat.engines.drafting.notation.positions import Stance
from secretariat.engines.drafting.operations.brackets import Brackets
from secretariat.engines.drafting.operations.matrix import obstacles, reserved
from secretariat.engines.drafting.operations.values import (
    Change,
    DropParagraph,
    Edit,
    MergeParagraph,
    MoveParagraph,
    NewParagraph,
    Paragraph,
    Position,
    State,
    Status,
)
from secretariat.people.actor import Actor
from secretariat.texts import climbing, log, policies, touching
from secretariat.texts.models import Consideration, Draft
from secretariat.texts.rooms.names import Names, body_called, members_of, names_for, speakers_of
from secretariat.texts.rooms.segments import BracketShown, Segment, Writer, words_of

SHOW = ("all", "contested", "reserved", "parked", "agreed", "own")


@dataclass(frozen=True, slots=True)
class Sign:
    """How far a paragraph has come, by sign and by word; `manner` is its class."""

    sign: str
    word: str
    manner: str


@dataclass(frozen=True, slots=True)
class Held:
    """Who holds what of a paragraph or a proposal; `is_own`: the viewer's own delegation does.

    `target`: the paragraph or proposal; `statement`: what a reservation was put into; `in_confidence`: only
    its own delegation, the Chair and the secretariat know. `may_…`: what the viewer may do with it.
    """

    target: str
    who: str
    stance: str
    kind: str
    statement: str
    is_own: bool
    to_confirm: bool
    source: str
    in_confidence: bool
    may_lift: bool
    may_confirm: bool
    may_announce: bool


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
class Rights:
    """What the viewer may do here. `speaks_for`: code → name of the Parties in whose name they may act.

    `may_consider`: say what came of the text on its way, for the body or for the organ that has it now.
    """

    may_take_part: bool
    may_steer: bool
    may_consider: bool
    may_tell: bool
    sees_names: bool
    is_inside: bool
    speaks_for: Mapping[str, str]


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


class Look:
    """A draft as one viewer sees it; what several pages need of it is asked once.

    Queries: the names of the body and of who speaks (1 each), the viewer's rights (up to 7), the log where
    this process has not seen it (1).
    """

    def __init__(self, draft: Draft, viewer: Actor, at: datetime) -> None:
        self.draft, self.viewer, self.at = draft, viewer, at

    @cached_property
    def state(self) -> State:
        """The text as it stands, without what others hold in confidence."""
        return self.heard(log.state_of(self.draft))

    def heard(self, whole: State) -> State:
        """Return a text without what others hold in confidence."""
        held = whole.positions.items()
        unheard = {key for key, one in held if one.is_confidential and not self.hears(one.actor)}
        if not unheard:
            return whole
        return replace(whole, positions={key: one for key, one in held if key not in unheard})

    def hears(self, actor: str) -> bool:
        """Tell whether the viewer knows what a delegation holds in confidence: itself, and whoever steers."""
        return actor in self.own or self.steers

    @cached_property
    def steers(self) -> bool:
        """Whether the viewer is the Chair, or of its secretariat."""
        return policies.may_steer(self.viewer, self.draft.body, self.at)

    @cached_property
    def rights(self) -> Rights:
        """What the viewer may do."""
        body = self.draft.body
        tells = policies.may_tell(self.viewer, body)
        holder = climbing.holder_of(self.steps)
        return Rights(
            may_take_part=self.draft.is_open and (bool(self.own) or tells),
            may_steer=self.steers,
            may_consider=self.steers
            or (holder is not None and policies.may_steer(self.viewer, holder, self.at)),
            may_tell=tells,
            sees_names=self.names.are_shown,
            is_inside=self.is_inside,
            speaks_for={code: self.names.called.get(code, code) for code in sorted(self.own)},
        )

    @cached_property
    def steps(self) -> list[Consideration]:
        """The steps that the text has taken through the organs of its body."""
        return climbing.steps_of(self.draft)

    @cached_property
    def names(self) -> Names:
        """The names of all who have spoken here."""
        shown = policies.sees_names(self.viewer, self.draft, self.at)
        return names_for(self.viewer, speakers_of(self.state) | self.own, are_shown=shown)

    @cached_property
    def body(self) -> str:
        """The name of the body."""
        return body_called(self.draft.body, self.viewer)

    @cached_property
    def own(self) -> frozenset[str]:
        """The Parties for whom the viewer speaks."""
        return policies.speaks_for(self.viewer, self.draft.body)

    @property
    def is_inside(self) -> bool:
        """Whether the viewer is of the members or the secretariat: the course of the talks is theirs."""
        return self.draft.body.slug in self.viewer.limited_bodies

    @cached_property
    def held(self) -> dict[str, tuple[Position, ...]]:
        """Target → positions."""
        found: dict[str, list[Position]] = {}
        for one in sorted(self.state.positions.values(), key=lambda each: (each.actor, each.target)):
            found.setdefault(one.target, []).append(one)
        return {key: tuple(each) for key, each in found.items()}

    @cached_property
    def announced(self) -> dict[tuple[str, str], str]:
        """(Code of a Party, target) → the statement into which it put its reservation; 1 query if any did.

        Who may not know who holds what reads no statement.
        """
        if not self.names.are_shown or not any(one.is_linked for one in self.state.positions.values()):
            return {}
        rows = self.draft.announced.values_list("party__code", "target", "words")
        return {(code, target): words for code, target, words in rows}

    @cached_property
    def settled(self) -> dict[str, tuple[str, ...]]:
        """Paragraph → the proposals accepted there on which somebody still reserves."""
        found: dict[str, dict[str, None]] = {}
        for one in reserved(self.state):
            proposal = self.state.proposals.get(one.target)
            if proposal is not None and not proposal.live:
                place = touching.paragraph_of_proposal(self.state, one.target)
                found.setdefault(place, {})[one.target] = None
        return {place: tuple(targets) for place, targets in found.items()}

    @cached_property
    def members(self) -> list[tuple[str, str]]:
        """The members of the body, as (code, name) by name: those of whom the secretariat may tell."""
        return list(members_of(self.draft.body, self.viewer, self.at).items())

    @cached_property
    def places(self) -> list[tuple[str, str]]:
        """The paragraphs of the text, as (key, what it is called and how it begins)."""
        return [
            (one.id, f"{touching.called(self.state, one.id)}: {_begun(one.text)}") for one in self.state.text
        ]

    @cached_property
    def standing(self) -> list[tuple[str, str]]:
        """The proposals that stand, as (id, whose they are, on which paragraph, with which words)."""
        at = {edit.rpartition(".")[0]: key for edit, key in touching.paragraph_of_edits(self.state).items()}
        found = []
        for key, place in at.items():
            proposal = self.state.proposals[key]
            words = " … ".join(_words_of(edit) for edit in proposal.live.values())
            called = touching.called(self.state, place) or _("head")
            found.append((key, f"{called}, {self.names.list(proposal.actors)}: {_begun(words)}"))
        return found

    @property
    def next_stages(self) -> tuple[str, ...]:
        """The stages to which the text may be led from here."""
        return tuple(one.value for one in NEXT[Stage(self.draft.stage)])

    def held_on(self, target: str) -> tuple[Held, ...]:
        """Return who holds what of a target."""
        return tuple(self._held(one) for one in self.held.get(target, ()))

    def _held(self, one: Position) -> Held:
        speaks = self.draft.is_open and (one.actor in self.own or self.rights.may_tell)
        return Held(
            target=one.target,
            who=self.names.of(one.actor),
            stance=words_of(one.stance),
            kind=one.reservation or (_("reservation") if one.stance is Stance.RESERVE else ""),
            statement=self.announced.get((one.actor, one.target), "") if one.is_linked else "",
            is_own=one.actor in self.own,
            to_confirm=one.to_confirm,
            source=one.source if self.names.are_shown else "",
            in_confidence=one.is_confidential,
            may_lift=speaks,
            may_confirm=speaks and one.to_confirm,
            may_announce=speaks and one.stance is Stance.RESERVE and not one.is_confidential,
        )


_BEGINNING = 60


def _begun(text: str) -> str:
    return text if len(text) <= _BEGINNING else f"{text[: _BEGINNING - 1].rstrip()}…"


def _words_of(edit: Edit) -> str:
    if isinstance(edit, Change):
        if edit.inserted is None:
            return _("in brackets")
        return f"“{edit.inserted.strip()}”" if edit.inserted.strip() else _("words taken out")
    return edit.text if isinstance(edit, NewParagraph) else _("the whole paragraph")


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
        sign=sign_of(paragraph.status, is_contested=bool(own or edits), is_reserved=reserved),
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


def sign_of(status: Status, *, is_contested: bool, is_reserved: bool) -> Sign:
    """Return how far a paragraph has come."""
    told = {
        Status.AGREED: Sign("✓", _("agreed"), "agreed"),
        Status.AD_REFERENDUM: Sign("(✓)", _("agreed ad referendum"), "ad-ref"),
        Status.CLOSED: Sign("■", _("closed"), "agreed"),
        Status.PARKED: Sign("‖", _("parked"), "parked"),
    }
    if status in told:
        return told[status]
    if is_contested:
        return Sign("[ ]", _("contested"), "contested")
    if is_reserved:
        return Sign("R", _("reserved"), "reserved")
    return Sign("○", _("open, nothing proposed"), "open")


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
    edits = touching.paragraph_of_edits(look.state)
    at = {edit.rpartition(".")[0]: paragraph for edit, paragraph in edits.items()}
    at |= {paragraph: paragraph for paragraph in look.state.order}
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
