"""The acts by which a text is negotiated in the demonstration year, each by whoever would do it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from secretariat.evidence.models import Line
from secretariat.meetings.models import Meeting
from secretariat.parties.models import Body
from secretariat.people.actor import Actor
from secretariat.texts import proposing
from secretariat.texts.actions.amend_paragraph import amend_paragraph
from secretariat.texts.actions.bracket_words import bracket_words
from secretariat.texts.actions.choose_alternative import choose_alternative
from secretariat.texts.actions.issue_revision import issue_revision
from secretariat.texts.actions.link_paragraph import link_paragraph
from secretariat.texts.actions.mark_paragraph import mark_paragraph
from secretariat.texts.actions.move_draft import move_draft
from secretariat.texts.actions.open_draft import Opening, open_draft
from secretariat.texts.actions.reopen_paragraph import reopen_paragraph
from secretariat.texts.actions.table_proposal import table_proposal
from secretariat.texts.actions.take_position import take_position
from secretariat.texts.models import Draft
from secretariat.texts.taking_in import paragraphs_in

What = Mapping[str, Any]


@dataclass(slots=True)
class Rooms:
    """The drafts, proposals and silences of the year, by the acts that made them."""

    drafts: dict[str, int] = field(default_factory=dict)
    proposals: dict[str, str] = field(default_factory=dict)
    silences: dict[str, int] = field(default_factory=dict)
    soundings: dict[str, int] = field(default_factory=dict)
    commitments: dict[str, list[int]] = field(default_factory=dict)
    lines: Callable[[str], Line] = field(default=lambda known_as: Line.objects.get(reference=known_as))

    def draft(self, what: What) -> Draft:
        """Return the draft of an act as it stands."""
        rows = Draft.objects.select_related("body__parent")
        found: Draft = rows.get(pk=self.drafts[what["of"]])
        return found

    def target(self, draft: Draft, what: What) -> str:
        """Return the proposal of an earlier act, or a paragraph by its number."""
        known = self.proposals.get(what["target"])
        return known or proposing.paragraph_called(draft, what["target"])


@dataclass(frozen=True, slots=True)
class Doing:
    """Who acts, when, in which act of the script; `meeting`: the one that an act names."""

    rooms: Rooms
    id: str
    by: Actor
    at: datetime
    body: Body
    meeting: Meeting | None = None

    @property
    def usual(self) -> dict[str, Any]:
        """What every action is given."""
        return {"by": self.by, "at": self.at}


def _open(doing: Doing, what: What) -> None:
    opening = Opening(
        title=what["title"], kind=what["kind"], symbol=what["symbol"], distribution=what["distribution"],
        paragraphs=paragraphs_in("\n".join(what["paragraphs"])), meeting=doing.meeting,
        languages=tuple(what["languages"]), rule_set=what.get("rule_set", ""),
    )  # fmt: skip
    doing.rooms.drafts[doing.id] = open_draft(body=doing.body, opening=opening, **doing.usual).pk


def _table(doing: Doing, what: What) -> None:
    draft = doing.rooms.draft(what)
    edits = proposing.edits_of(draft, what["paragraph"], what["words"], label=what.get("label", ""))
    doing.rooms.proposals[doing.id] = table_proposal(
        draft=draft, edits=edits, seen_count=draft.count, rationale=what.get("rationale", ""),
        speaker=what.get("speaker", ""), paper=what.get("paper", ""), **doing.usual,
    )  # fmt: skip


def _bracket(doing: Doing, what: What) -> None:
    draft = doing.rooms.draft(what)
    bracket_words(
        draft=draft, paragraph=proposing.paragraph_called(draft, what["paragraph"]), words=what["words"],
        seen_count=draft.count, **doing.usual,
    )  # fmt: skip


def _hold(doing: Doing, what: What) -> None:
    draft = doing.rooms.draft(what)
    take_position(
        draft=draft, target=doing.rooms.target(draft, what), stance=what["stance"], seen_count=draft.count,
        reservation=what.get("reservation", ""), party=what.get("party", ""), paper=what.get("paper", ""),
        **doing.usual,
    )  # fmt: skip


def _choose(doing: Doing, what: What) -> None:
    draft = doing.rooms.draft(what)
    edit = f"{doing.rooms.proposals[what['target']]}.0"
    chosen = "base" if what["words"] == "base" else edit
    bracket = proposing.bracket_with(draft, edit)
    choose_alternative(
        draft=draft, bracket=bracket, alternative=chosen, ruling=what.get("ruling", ""),
        seen_count=draft.count, **doing.usual,
    )  # fmt: skip


def _mark(doing: Doing, what: What) -> None:
    draft = doing.rooms.draft(what)
    paragraph = proposing.paragraph_called(draft, what["paragraph"])
    mark_paragraph(
        draft=draft, paragraph=paragraph, status=what["status"], seen_count=draft.count, **doing.usual
    )


def _reopen(doing: Doing, what: What) -> None:
    draft = doing.rooms.draft(what)
    reopen_paragraph(
        draft=draft, paragraph=proposing.paragraph_called(draft, what["paragraph"]), reason=what["reason"],
        seen_count=draft.count, **doing.usual,
    )  # fmt: skip


def _amend(doing: Doing, what: What) -> None:
    draft = doing.rooms.draft(what)
    amend_paragraph(
        draft=draft, paragraph=proposing.paragraph_called(draft, what["paragraph"]), words=what["words"],
        mandate=what["mandate"], seen_count=draft.count, **doing.usual,
    )  # fmt: skip


def _link(doing: Doing, what: What) -> None:
    draft = doing.rooms.draft(what)
    link_paragraph(
        draft=draft, paragraph=proposing.paragraph_called(draft, what["paragraph"]),
        until=[proposing.paragraph_called(draft, one) for one in what["until"]], seen_count=draft.count,
        **doing.usual,
    )  # fmt: skip


def _issue(doing: Doing, what: What) -> None:
    draft = doing.rooms.draft(what)
    given = {name: what[name] for name in ("label", "symbol", "distribution", "is_attributed")}
    issue_revision(draft=draft, seen_version=draft.version, **given, **doing.usual)


def _move(doing: Doing, what: What) -> None:
    draft = doing.rooms.draft(what)
    move_draft(draft=draft, to=what["to"], seen_version=draft.version, **doing.usual)


ROOM: dict[str, Callable[[Doing, What], None]] = {
    "open_draft": _open,
    "table_proposal": _table,
    "bracket_words": _bracket,
    "take_position": _hold,
    "choose_alternative": _choose,
    "mark_paragraph": _mark,
    "reopen_paragraph": _reopen,
    "amend_paragraph": _amend,
    "link_paragraph": _link,
    "issue_revision": _issue,
    "move_draft": _move,
}
