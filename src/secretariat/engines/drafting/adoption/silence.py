"""A silence procedure replayed: when it ends, to the second and in any time zone, and what broke it.

Source: docs/reference/adoption.md#silence.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from secretariat.engines.drafting.adoption.rules import SilenceRule, Unit
from secretariat.engines.drafting.errors import BadStep

_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Calendar:
    """Working days at the seat of a body: all but Saturdays, Sundays and the holidays given."""

    zone: ZoneInfo
    holidays: frozenset[date] = frozenset()

    def is_working(self, day: date) -> bool:
        """Tell whether work is done on a day."""
        return day.weekday() < _SATURDAY and day not in self.holidays


@dataclass(frozen=True, slots=True)
class Opening:
    """The opening of a silence procedure: `length` in the unit of the rule, `objections` made there."""

    at: datetime
    by: str
    role: str
    length: int
    objections: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Word:
    """What somebody sent in: an objection, an amendment, a comment, or an extension by the opener.

    Attributes:
        is_written: whether it came in writing.
        until: the new end, of an extension.
    """

    at: datetime
    by: str
    role: str
    kind: str
    is_written: bool = True
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Silence:
    """How it stands: not opened, running, broken or adopted; `notes` say why each word counted or not."""

    state: str
    expires_at: datetime
    broken_by: str
    notes: tuple[str, ...]


def expiry(opened_at: datetime, length: int, unit: Unit, calendar: Calendar) -> datetime:
    """Return the moment at which silence ends, in UTC.

    Hours are hours that pass, whatever clocks are changed meanwhile; days and working days end at the same
    time of day at the body's seat as it was when the silence began.

    Raises:
        BadStep: the opening has no time zone, or no length.
    """
    if opened_at.tzinfo is None:
        raise BadStep("An opening needs a time zone.")
    if length < 1:
        raise BadStep("A silence procedure needs a length.")
    if unit is Unit.HOURS:
        return opened_at.astimezone(UTC) + timedelta(hours=length)
    local = opened_at.astimezone(calendar.zone)
    day, left = local.date(), length
    while left:
        day += timedelta(days=1)
        left -= unit is Unit.DAYS or calendar.is_working(day)
    return datetime.combine(day, local.time(), calendar.zone).astimezone(UTC)


def replayed(
    rule: SilenceRule, opening: Opening, words: Iterable[Word], now: datetime, calendar: Calendar
) -> Silence:
    """Return how a silence procedure stands at a moment. A word that comes at the very end comes too late.

    Raises:
        BadStep: the opener is not entitled, or the time is shorter than the rule allows.
    """
    if opening.role not in rule.openers:
        raise BadStep(f"A {opening.role} may not open a silence procedure here.")
    if opening.length < rule.least:
        raise BadStep(f"The rule asks for at least {rule.least} {rule.unit.value}.")
    expires_at = expiry(opening.at, opening.length, rule.unit, calendar)
    if opening.objections and rule.stops_at_opening:
        by = ", ".join(opening.objections) if rule.is_breaker_shown else ""
        return Silence("not opened", expires_at, by, (f"Objection at the opening{': ' + by if by else ''}.",))
    notes: list[str] = []
    for word in sorted(words, key=lambda each: each.at):
        if word.at > now:
            break
        why = _why_not(rule, opening, word, expires_at)
        name = word.by if rule.is_breaker_shown or word.kind == "extension" else f"A {word.role}"
        if why:
            notes.append(f"{name}, {word.kind}: does not count, {why}.")
        elif word.kind == "extension" and word.until:
            expires_at = word.until.astimezone(UTC)
            notes.append(f"{name}: extended.")
        else:
            notes.append(f"{name}, {word.kind}: the silence is broken.")
            return Silence("broken", expires_at, word.by if rule.is_breaker_shown else "", tuple(notes))
    return Silence("adopted" if now >= expires_at else "running", expires_at, "", tuple(notes))


def _why_not(rule: SilenceRule, opening: Opening, word: Word, expires_at: datetime) -> str:
    """Return why a word changes nothing; empty where it counts."""
    if word.at < opening.at:
        return "it came before the opening"
    if word.at >= expires_at:
        return "it came too late"
    if word.kind == "extension":
        is_later = word.until is not None and word.until > expires_at
        return (
            "" if word.by == opening.by and is_later else "only the opener extends, and only to a later time"
        )
    if word.role not in rule.breakers:
        return f"a {word.role} may not break it"
    if not word.is_written:
        return "it is not in writing"
    return "" if word.kind in rule.broken_by else f"by this rule no {word.kind} breaks it"
