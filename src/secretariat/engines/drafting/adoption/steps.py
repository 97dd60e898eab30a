"""The steps of a text from draft to publication, and what each of them needs.

Source: docs/reference/adoption.md#steps.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from secretariat.engines.drafting.errors import BadStep


class Stage(StrEnum):
    """How far a text has come."""

    DRAFT = "draft"
    CIRCULATED = "circulated"
    IN_NEGOTIATION = "in negotiation"
    CLEAN = "clean ad referendum"
    TABLED = "tabled"
    UNDER_SILENCE = "under silence"
    BEFORE_THE_BODY = "before the body"
    BROKEN = "broken"
    NOT_ADOPTED = "not adopted"
    POSTPONED = "postponed"
    WITHDRAWN = "withdrawn"
    ADOPTED = "adopted"
    EDITED = "edited"
    CONCORDANT = "concordant"
    SEALED = "sealed"
    PUBLISHED = "published"
    RECTIFIED = "rectified"


_S = Stage
NEXT: Mapping[Stage, tuple[Stage, ...]] = {
    _S.DRAFT: (_S.CIRCULATED, _S.WITHDRAWN),
    _S.CIRCULATED: (_S.IN_NEGOTIATION, _S.TABLED, _S.WITHDRAWN),
    _S.IN_NEGOTIATION: (_S.CLEAN, _S.CIRCULATED, _S.POSTPONED, _S.WITHDRAWN),
    _S.CLEAN: (_S.IN_NEGOTIATION, _S.TABLED, _S.WITHDRAWN),
    _S.TABLED: (_S.UNDER_SILENCE, _S.BEFORE_THE_BODY, _S.IN_NEGOTIATION, _S.POSTPONED, _S.WITHDRAWN),
    _S.UNDER_SILENCE: (_S.ADOPTED, _S.BROKEN),
    _S.BROKEN: (_S.IN_NEGOTIATION, _S.TABLED, _S.WITHDRAWN),
    _S.BEFORE_THE_BODY: (_S.ADOPTED, _S.NOT_ADOPTED, _S.POSTPONED, _S.WITHDRAWN),
    _S.POSTPONED: (_S.IN_NEGOTIATION, _S.TABLED, _S.WITHDRAWN),
    _S.NOT_ADOPTED: (_S.IN_NEGOTIATION,),
    _S.WITHDRAWN: (),
    _S.ADOPTED: (_S.EDITED, _S.CONCORDANT),
    _S.EDITED: (_S.CONCORDANT,),
    _S.CONCORDANT: (_S.SEALED,),
    _S.SEALED: (_S.PUBLISHED,),
    _S.PUBLISHED: (_S.RECTIFIED,),
    _S.RECTIFIED: (_S.PUBLISHED,),
}
_FINAL = frozenset({_S.ADOPTED, _S.EDITED, _S.CONCORDANT, _S.SEALED, _S.PUBLISHED, _S.RECTIFIED})


class StatementKind(StrEnum):
    """What a member attaches to a decision. None of them blocks it or alters a word of the text."""

    INTERPRETATIVE = "interpretative statement"
    EXPLANATION = "explanation of position"
    DISASSOCIATION = "disassociation"
    RESERVATION = "reservation"


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement attached to a decision."""

    by: str
    kind: StatementKind
    text: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Step:
    """One step that was taken.

    Attributes:
        text_hash: hash of the words as they stood then.
        note: the outcome, ruling or reason.
    """

    to: Stage
    by: str
    at: datetime
    text_hash: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Ruling:
    """What the chair ruled: on what (an order of amendments, a motion), in words, and on which ground.

    Attributes:
        is_challenged, is_upheld: whether somebody appealed against it, and how the vote on that went.
    """

    by: str
    at: datetime
    on: str
    words: str
    ground: str = ""
    is_challenged: bool = False
    is_upheld: bool = True


@dataclass(frozen=True, slots=True)
class Course:
    """The course of a text; `unconfirmed` have agreed ad referendum and not confirmed."""

    steps: tuple[Step, ...] = ()
    statements: tuple[Statement, ...] = ()
    languages: frozenset[str] = frozenset()
    required_languages: frozenset[str] = frozenset()
    unconfirmed: frozenset[str] = field(default_factory=frozenset)
    rulings: tuple["Ruling", ...] = ()

    @property
    def stage(self) -> Stage:
        """How far it has come."""
        return self.steps[-1].to if self.steps else Stage.DRAFT


def advanced(course: Course, step: Step, *, obstacles: int = 0) -> Course:
    """Return the course after a step.

    Args:
        course: so far.
        step: to take; steps are in order of time.
        obstacles: how many points stand before a clean text.
    Raises:
        BadStep: the stage does not follow, or something that it needs is missing.
    """
    if step.to not in NEXT[course.stage]:
        raise BadStep(f"A text that is {course.stage.value} does not become {step.to.value}.")
    if course.steps and step.at < course.steps[-1].at:
        raise BadStep("A step cannot be earlier than the one before it.")
    _check_needs(course, step, obstacles)
    return replace(course, steps=(*course.steps, step))


def _check_needs(course: Course, step: Step, obstacles: int) -> None:
    missing = sorted(course.required_languages - course.languages)
    if step.to in (Stage.CLEAN, Stage.UNDER_SILENCE, Stage.ADOPTED) and obstacles:
        raise BadStep(f"{obstacles} points stand before a clean text.")
    if step.to in (Stage.TABLED, Stage.CONCORDANT) and missing:
        raise BadStep(f"Languages are missing: {', '.join(missing)}.")
    if step.to is Stage.ADOPTED and course.unconfirmed:
        raise BadStep(f"Agreed ad referendum and not confirmed: {', '.join(sorted(course.unconfirmed))}.")
    if step.to is Stage.ADOPTED and course.steps and step.text_hash != course.steps[-1].text_hash:
        raise BadStep(
            "The words are not those that were before the body: a changed text needs a new procedure."
        )
    if step.to is Stage.SEALED and not any(each.to is Stage.ADOPTED for each in course.steps):
        raise BadStep("Only what was adopted is sealed.")


def attached(course: Course, statement: Statement) -> Course:
    """Return the course with a statement attached to the decision; the words and their hash stay as they are.

    Raises:
        BadStep: nothing has been adopted, or the statement is empty.
    """
    if course.stage not in _FINAL:
        raise BadStep("A statement is attached to a decision that was taken.")
    if not statement.text.strip():
        raise BadStep("A statement says something.")
    return replace(course, statements=(*course.statements, statement))


def ruled(course: Course, ruling: Ruling) -> Course:
    """Return the course with a ruling of the chair on record.

    Raises:
        BadStep: it says nothing, or names nothing that it is on.
    """
    if not ruling.words.strip() or not ruling.on.strip():
        raise BadStep("A ruling says what it is on, and what was ruled.")
    return replace(course, rulings=(*course.rulings, ruling))


def confirmed(course: Course, by: str) -> Course:
    """Return the course with an agreement ad referendum confirmed.

    Raises:
        BadStep: nothing of this actor waits to be confirmed.
    """
    if by not in course.unconfirmed:
        raise BadStep(f"Nothing of {by} waits to be confirmed.")
    return replace(course, unconfirmed=course.unconfirmed - {by})
