"""The log of a draft in sentences: the history of a paragraph, and what changed since one left the room."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from secretariat.engines.drafting.notation.positions import Stance
from secretariat.engines.drafting.operations import acts
from secretariat.engines.drafting.operations.acts import Act
from secretariat.engines.drafting.operations.log import from_line
from secretariat.engines.drafting.operations.values import (
    Change,
    DropParagraph,
    Edit,
    MergeParagraph,
    MoveParagraph,
    NewParagraph,
    SplitParagraph,
    State,
)
from secretariat.texts import touching
from secretariat.texts.rooms.look import Look
from secretariat.texts.rooms.names import Names
from secretariat.texts.rooms.segments import words_of
from secretariat.texts.states import DraftStage

BECAME = (DraftStage.ADOPTED, DraftStage.NOT_ADOPTED, DraftStage.WITHDRAWN, DraftStage.SEALED)


@dataclass(frozen=True, slots=True)
class Told:
    """One operation in words, or a step of the text (`number` 0).

    `paragraphs`: key → how it is called, of those that it touches.
    """

    number: int
    at: datetime
    who: str
    what: str
    paragraphs: tuple[tuple[str, str], ...]
    paper: str
    why: str


@dataclass(frozen=True, slots=True)
class Log:
    """The operations of a draft with where each of them stands, and its steps, in 2 queries."""

    rows: tuple[tuple[int, Act, str], ...]
    places: Mapping[str, tuple[str, ...]]
    state: State
    steps: tuple[tuple[datetime, str, str], ...]

    def told(self, names: Names, *, after: int = 0, paragraph: str = "") -> tuple[Told, ...]:
        """Return operations in words, the latest first; and the steps of the text, where all is told.

        Args:
            after: only those with a higher number; paragraph: only those that touch it, and what the whole
                text became.
        """
        found = [
            self._one(number, act, paper, names)
            for number, act, paper in self.rows
            if number > after and (not paragraph or paragraph in self._touched(act))
        ]
        if not after:
            wanted = BECAME if paragraph else DraftStage.values
            latest_first = reversed(self.steps)  # sorting leaves those of one moment as they stand
            found += [self._step(*one) for one in latest_first if one[1] in wanted]
        return tuple(sorted(found, key=lambda one: (one.at, not one.number, one.number), reverse=True))

    def _step(self, at: datetime, stage: str, note: str) -> Told:
        what = _("is now: %(stage)s") % {"stage": DraftStage(stage).label}
        return Told(0, at, _("The text"), what, (), "", note)

    def _one(self, number: int, act: Act, paper: str, names: Names) -> Told:
        known = [key for key in self._touched(act) if key in self.state.paragraphs]
        return Told(
            number=number,
            at=act.at,
            who=names.of(act.author),
            what=_said(act, self.state, names),
            paragraphs=tuple(
                (key, touching.called(self.state, key)) for key in known if key in self.state.order
            ),
            paper=paper if names.are_shown else "",
            why=_why(act) if names.are_shown else "",  # whoever gives a reason often says who they are
        )

    def _touched(self, act: Act) -> tuple[str, ...]:
        match act:
            case acts.Open():
                return tuple(key for key, _label, _words in act.paragraphs)
            case acts.Propose() | acts.Amend():
                return self.places.get(act.id, ())
            case acts.Hold() | acts.Lift() | acts.Confirm() | acts.LinkReservation():
                return self.places.get(act.target, (act.target,))
            case acts.Withdraw():
                return self.places.get(act.proposal, ())
            case acts.MergeIdentical():
                return tuple({key: None for one in act.proposals for key in self.places.get(one, ())})
            case acts.Choose() | acts.Unbracket() | acts.Widen() | acts.Narrow():
                return self.places.get(act.bracket.rpartition(".")[0], ())
            case acts.SetMode():
                return self.places.get(act.chain.rpartition(".")[0], ())
            case acts.SetStatus() | acts.Reopen():
                return (act.paragraph,)
            case acts.Link():
                return (act.paragraph, *act.until)
            case acts.Consolidate():
                return (*act.superseded, *(key for key, *_rest in act.new))
            case acts.Renumber():
                return tuple(key for key, _label in act.labels)
            case _:
                return ()


def log_of(look: Look) -> Log:
    """Return the log of a draft as far as its viewer hears it, in 2 queries."""
    lines = look.draft.operations.order_by("number").values_list("number", "act", "paper", "in_confidence")
    known = [(number, from_line(line), paper, confided) for number, line, paper, confided in lines]
    places = _places(act for _number, act, *_rest in known)
    heard = (
        (number, act, paper)
        for number, act, paper, confided in known
        if not confided or look.hears(act.author)
    )
    steps = look.draft.steps.order_by("number").values_list("at", "to", "note")
    return Log(tuple(heard), places, look.state, tuple(steps))


def _places(log: Iterable[Act]) -> dict[str, tuple[str, ...]]:
    """Return proposal or amendment → the paragraphs in which its words were born or to which it spoke.

    A token is named after the paragraph or the edit in which it was born.
    """
    home: dict[str, str] = {}
    found: dict[str, tuple[str, ...]] = {}
    for act in log:
        if isinstance(act, acts.Widen):
            found[act.id] = found.get(act.bracket.rpartition(".")[0], ())
        if not isinstance(act, acts.Propose | acts.Amend):
            continue
        at: dict[str, None] = {}
        for number, edit in enumerate(act.edits):
            key = _home(edit, home)
            at[key] = None
            home[f"{act.id}.{number}"] = key
            if isinstance(edit, NewParagraph):
                at[edit.paragraph] = None
        found[act.id] = tuple(at)
    return found


def _home(edit: Edit, home: Mapping[str, str]) -> str:
    if isinstance(edit, Change):
        origin = edit.after.rpartition(":")[0]
        return home.get(origin, origin)
    return edit.after if isinstance(edit, NewParagraph) else edit.paragraph


def _said(act: Act, state: State, names: Names) -> str:
    """Return what an operation did, as a sentence without its subject."""
    if isinstance(act, acts.Hold):
        return _held(act, state, names)
    said = _SAID.get(type(act))
    return said(act) if said else type(act).__name__


_SAID: Mapping[type[Act], Callable[[Any], str]] = {
    acts.Open: lambda act: _("opened the text with %(count)d paragraphs") % {"count": len(act.paragraphs)},
    acts.Propose: lambda act: _proposed(act),
    acts.Amend: lambda act: _("amended the words on a mandate"),
    acts.Lift: lambda act: _("lifted what it held"),
    acts.Withdraw: lambda act: _("withdrew from a proposal"),
    acts.MergeIdentical: lambda act: (
        _("united %(count)d identical proposals") % {"count": len(act.proposals)}
    ),
    acts.Choose: lambda act: (
        _("closed a bracket: the words stay")
        if act.alternative == "base"
        else _("closed a bracket with the words proposed")
    ),
    acts.Unbracket: lambda act: _("took brackets off"),
    acts.Widen: lambda act: _("let a bracket cover more words"),
    acts.Narrow: lambda act: _("let a bracket cover fewer words"),
    acts.Confirm: lambda act: _("confirmed what it held"),
    acts.LinkReservation: lambda act: _("put a reservation into a statement"),
    acts.SetMode: lambda act: _("said that brackets side by side are %(mode)s") % {"mode": act.mode.value},
    acts.SetStatus: lambda act: _("marked it as %(status)s") % {"status": act.status.value},
    acts.Reopen: lambda act: _("opened it again"),
    acts.Link: lambda act: _("said that nothing is agreed here before it is agreed there"),
    acts.Consolidate: lambda act: _("consolidated %(count)d paragraphs") % {"count": len(act.superseded)},
    acts.Renumber: lambda act: _("numbered the paragraphs anew"),
    acts.Issue: lambda act: _("issued %(label)s") % {"label": act.label or act.symbol},
}


def _proposed(act: acts.Propose) -> str:
    if all(isinstance(edit, Change) and edit.inserted is None for edit in act.edits):
        return _("put words in brackets")
    if all(isinstance(edit, NewParagraph) for edit in act.edits):
        return _("proposed a new paragraph")
    whole = [_WHOLE[type(edit)] for edit in act.edits if type(edit) in _WHOLE]
    if whole:
        return "; ".join(map(str, whole))
    words = "; ".join(
        f"“{one.inserted.strip()}”" for one in act.edits if isinstance(one, Change) and one.inserted
    )
    if not words:
        return _("proposed to take words out")
    return _("proposed %(words)s") % {"words": words if len(words) < 120 else f"{words[:119]}…"}


_WHOLE: Mapping[type[Edit], Promise] = {
    DropParagraph: gettext_lazy("proposed to leave the paragraph out"),
    MoveParagraph: gettext_lazy("proposed to move the paragraph"),
    SplitParagraph: gettext_lazy("proposed to part the paragraph in two"),
    MergeParagraph: gettext_lazy("proposed to join the paragraph to the one before it"),
}


def _held(act: acts.Hold, state: State, names: Names) -> str:
    if act.stance is Stance.RESERVE:
        kind = act.reservation
        stance = _("entered a %(kind)s reservation") % {"kind": kind} if kind else _("entered a reservation")
    else:
        stance = words_of(act.stance)
    proposal = state.proposals.get(act.target)
    if proposal is None:
        return _("%(stance)s: the paragraph") % {"stance": stance}
    whose = names.list(proposal.tabled_by)
    return _("%(stance)s: the proposal of %(whose)s") % {"stance": stance, "whose": whose}


def _why(act: Any) -> str:
    for name in ("rationale", "ruling", "reason", "mandate"):
        if getattr(act, name, ""):
            return str(getattr(act, name))
    if isinstance(act, acts.Consolidate):
        return " ".join([*(one[-1] for one in act.new), *(reason for _key, reason in act.dropped)])
    return ""
