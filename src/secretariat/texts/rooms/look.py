"""A draft as one viewer sees it: what they may do, whom they may hear, and what everybody is called."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property

from django.utils.translation import gettext as _

from secretariat.engines.drafting.adoption.steps import NEXT, Stage
from secretariat.engines.drafting.notation.positions import Stance
from secretariat.engines.drafting.operations.matrix import reserved
from secretariat.engines.drafting.operations.values import (
    Change,
    Edit,
    NewParagraph,
    Position,
    State,
)
from secretariat.people.actor import Actor
from secretariat.texts import climbing, log, policies, touching
from secretariat.texts.models import Consideration, Draft
from secretariat.texts.rooms.names import Names, body_called, members_of, names_for, speakers_of
from secretariat.texts.rooms.segments import words_of
from secretariat.texts.states import BY_HAND, DraftStage


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
class Rights:
    """What the viewer may do here. `speaks_for`: code → name of the Parties in whose name they may act.

    `may_steer`: the Chair's acts on words that are open; `may_lead`: take a step with the text by hand;
    `may_consider`: say what came of the text on its way, for the body or for the organ that has it now.
    """

    may_take_part: bool
    may_steer: bool
    may_lead: bool
    may_consider: bool
    may_tell: bool
    sees_names: bool
    is_inside: bool
    speaks_for: Mapping[str, str]


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
            may_steer=self.steers and self.draft.is_open,
            may_lead=self.steers and bool(self.led_to),
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
        at = touching.places_of_proposals(self.state)
        found = []
        for key, place in at.items():
            proposal = self.state.proposals[key]
            words = " … ".join(_words_of(edit) for edit in proposal.live.values())
            called = touching.called(self.state, place) or _("head")
            found.append((key, f"{called}, {self.names.list(proposal.actors)}: {_begun(words)}"))
        return found

    @property
    def led_to(self) -> tuple[DraftStage, ...]:
        """The stages to which the text may be led from here by hand."""
        following = {one.value for one in NEXT[Stage(self.draft.stage)]}
        return tuple(one for one in BY_HAND if one.value in following)

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
