"""What the chair of two bodies at once puts to both in the demonstration year, and what comes of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from secretariat.chairs.models import Chairmanship
from secretariat.commitments.models import Priority
from secretariat.evidence.models import Line
from secretariat.initiatives.actions.add_step import add_step
from secretariat.initiatives.actions.answer_initiative import Word, answer_initiative
from secretariat.initiatives.actions.close_step import close_step
from secretariat.initiatives.actions.propose_initiative import propose_initiative
from secretariat.initiatives.models import AskedBody, JointInitiative, JointStep
from secretariat.people.actor import Actor

What = Mapping[str, Any]


@dataclass(slots=True)
class Together:
    """The initiatives and actions of the year, by the acts that made them."""

    initiatives: dict[str, int] = field(default_factory=dict)
    steps: dict[str, int] = field(default_factory=dict)

    def of(self, what: What) -> JointInitiative:
        """Return the initiative of an act."""
        found: JointInitiative = JointInitiative.objects.get(pk=self.initiatives[what["of"]])
        return found

    def asked(self, what: What) -> AskedBody:
        """Return the body of an act that was asked."""
        return AskedBody.objects.get(initiative=self.of(what), body__slug=what["body"])


@dataclass(frozen=True, slots=True)
class Joining:
    """Who acts, when, in which act of the script."""

    together: Together
    id: str
    by: Actor
    at: datetime
    line_of: Callable[[str], Line]


def _propose(doing: Joining, what: What) -> None:
    keys = [doing.line_of(known).pk for known in what["terms"]]
    rows = Chairmanship.objects.select_related("line", "body__parent", "holder").in_bulk(keys)
    lines = Priority.objects.filter(line__in=[doing.line_of(known) for known in what["lines"]])
    made = propose_initiative(
        terms=[rows[key] for key in keys], party=what["party"], title=what["title"], aim=what["aim"],
        lines=list(lines), distribution=what["distribution"], by=doing.by, at=doing.at,
    )  # fmt: skip
    doing.together.initiatives[doing.id] = made.pk


def _answer(doing: Joining, what: What) -> None:
    asked = doing.together.asked(what)
    word = Word(on=doing.at.date(), note=what["note"], address=what["address"])
    answer_initiative(
        asked=asked, state=what["state"], word=word, by=doing.by, at=doing.at, seen_version=asked.version
    )


def _add(doing: Joining, what: What) -> None:
    made = add_step(
        initiative=doing.together.of(what), asked=doing.together.asked(what), words=what["words"],
        due=what["due"], by=doing.by, at=doing.at,
    )  # fmt: skip
    doing.together.steps[doing.id] = made.pk


def _close(doing: Joining, what: What) -> None:
    step = JointStep.objects.get(pk=doing.together.steps[what["of"]])
    close_step(
        step=step, state=what["state"], on=doing.at.date(), words=what["words"], by=doing.by, at=doing.at,
        seen_version=step.version,
    )  # fmt: skip


INITIATIVES: Mapping[str, Callable[[Joining, What], None]] = {
    "propose_initiative": _propose,
    "answer_initiative": _answer,
    "add_step": _add,
    "close_step": _close,
}
