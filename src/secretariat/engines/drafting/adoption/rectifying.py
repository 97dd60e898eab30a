"""A correction after sealing: notice, a window for objections, a record; on the pattern of VCLT article 79.

Source: docs/reference/adoption.md#corrections.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from secretariat.engines.drafting.adoption.rules import CorrectionRule
from secretariat.engines.drafting.adoption.silence import Calendar, expiry
from secretariat.engines.drafting.errors import BadStep


@dataclass(frozen=True, slots=True)
class Correction:
    """One error: where it stands, in which language, what is written there, and what should be."""

    where: str
    language: str
    wrong: str
    right: str
    reason: str


@dataclass(frozen=True, slots=True)
class CorrectionNotice:
    """Notice of corrections to all who are bound; `length` in the unit of the rule."""

    at: datetime
    by: str
    role: str
    length: int
    corrections: tuple[Correction, ...]


@dataclass(frozen=True, slots=True)
class CorrectionObjection:
    """An objection in writing to one correction by its number from 0; to all of them if None."""

    at: datetime
    by: str
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Rectification:
    """How corrections stand: open, corrected, corrected in part or objected to.

    Attributes:
        made: those that are made; they have effect from the beginning, as if never written otherwise.
        refused: those objected to, each with who objected.
    """

    state: str
    expires_at: datetime
    made: tuple[Correction, ...]
    refused: tuple[tuple[Correction, tuple[str, ...]], ...]
    notes: tuple[str, ...]


def rectification(
    rule: CorrectionRule,
    notice: CorrectionNotice,
    objections: Iterable[CorrectionObjection],
    now: datetime,
    calendar: Calendar,
) -> Rectification:
    """Return how a notice of corrections stands at a moment. An objection at the very end comes too late.

    Raises:
        BadStep: who gave notice may not, the window is too short, or a correction corrects nothing.
    """
    _check(rule, notice)
    expires_at = expiry(notice.at, notice.length, rule.unit, calendar)
    against: list[set[str]] = [set() for _ in notice.corrections]
    notes: list[str] = []
    for each in sorted(objections, key=lambda one: (one.at, one.by)):
        if each.at > now:
            break
        if not notice.at <= each.at < expires_at:
            when = "before the notice" if each.at < notice.at else "too late"
            notes.append(f"{each.by}: does not count, it came {when}.")
            continue
        numbers = range(len(against)) if each.number is None else [each.number]
        for number in numbers:
            if not 0 <= number < len(against):
                raise BadStep(f"There is no correction {number}.")
            against[number].add(each.by)
        notes.append(f"{each.by}: objects.")
    pairs = list(zip(notice.corrections, against, strict=True))
    refused = tuple((correction, tuple(sorted(who))) for correction, who in pairs if who)
    if now < expires_at and len(refused) < len(pairs):
        return Rectification("open", expires_at, (), refused, tuple(notes))
    made = tuple(correction for correction, who in pairs if not who)
    state = "objected to" if not made else "corrected in part" if refused else "corrected"
    return Rectification(state, expires_at, made, refused, tuple(notes))


def corrected(text: str, corrections: Sequence[Correction]) -> str:
    """Return a text with corrections made, each where its words stand exactly once.

    Raises:
        BadStep: the wrong words stand nowhere, or in more than one place.
    """
    for each in corrections:
        if text.count(each.wrong) != 1:
            raise BadStep(
                f"“{each.wrong}” stands in {text.count(each.wrong)} places: name more of its words."
            )
        text = text.replace(each.wrong, each.right)
    return text


def _check(rule: CorrectionRule, notice: CorrectionNotice) -> None:
    if notice.role not in rule.proposers:
        raise BadStep(f"A {notice.role} may not give notice of corrections here.")
    if notice.length < rule.least:
        raise BadStep(f"The rule asks for at least {rule.least} {rule.unit.value}.")
    if not notice.corrections:
        raise BadStep("A notice names what is to be corrected.")
    for each in notice.corrections:
        if not each.wrong or each.wrong == each.right or not each.reason.strip():
            raise BadStep("A correction names the wrong words, the right ones, and a reason.")
