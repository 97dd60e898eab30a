"""How old a version of an agenda is, how it stands on a day, and whether its review is overdue. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from secretariat.commitments.states import VersionState
from secretariat.engines.values.edtf import Edtf
from secretariat.texts.states import TextStatus


@dataclass(frozen=True, slots=True)
class VersionFacts:
    """What is on record of a version: both dates as the sources give them, the status of its text."""

    adopted: Edtf | None
    in_force: Edtf | None
    text_status: str

    @property
    def begins(self) -> Edtf | None:
        """From when it counts: when it came into force where somebody said so, else its adoption."""
        return self.in_force if self.in_force and self.in_force.first else self.adopted


@dataclass(frozen=True, slots=True)
class Age:
    """Full years since the adoption, and the days beyond them where the day is known.

    Where the adoption is known to the month or year alone, `years` may hold two answers.
    """

    years: tuple[int, ...]
    days: int | None


def state_of(
    version: VersionFacts, others: Sequence[VersionFacts], on: date, *, is_reviewed: bool
) -> VersionState:
    """Return how a version stands on a day.

    Args:
        others: the other versions of the same agenda.
        is_reviewed: whether a review of the agenda is open on that day.
    """
    if _is_over(version, others, on):
        return VersionState.SUPERSEDED
    begins = version.begins.first if version.begins else None
    if begins is not None and begins > on:
        return VersionState.ADOPTED
    if is_reviewed:
        return VersionState.UNDER_REVIEW
    if version.text_status == TextStatus.IN_FORCE or (version.in_force and version.in_force.holds(on)):
        return VersionState.IN_FORCE
    return VersionState.UNKNOWN


def _is_over(version: VersionFacts, others: Sequence[VersionFacts], on: date) -> bool:
    ended = version.in_force.end if version.in_force else None
    if version.text_status == TextStatus.SUPERSEDED or (ended is not None and ended <= on):
        return True
    own = version.begins.first if version.begins else None
    return any(
        own is not None and other.begins is not None and other.begins.first is not None
        and own < other.begins.first <= on
        for other in others
    )  # fmt: skip


def age_of(adopted: Edtf | None, on: date) -> Age | None:
    """Return how old something is that was adopted; None where no source says when, or it lies ahead.

    >>> age_of(Edtf.parse("2012-06-26"), date(2026, 11, 30))
    Age(years=(14,), days=157)
    >>> age_of(Edtf.parse("2012"), date(2026, 11, 30))
    Age(years=(13, 14), days=None)
    """
    if adopted is None or adopted.first is None or adopted.first > on:
        return None
    most = _years(adopted.first, on)
    if adopted.is_to_the_day:
        return Age((most,), (on - _later(adopted.first, most)).days)
    latest = min((adopted.end or on).toordinal() - 1, on.toordinal())
    least = _years(date.fromordinal(latest), on)
    return Age((most,) if least == most else (least, most), None)


def is_review_overdue(
    next_review: Edtf | None, versions: Sequence[VersionFacts], on: date, *, reviewed: Sequence[date] = ()
) -> bool:
    """Tell whether the day of the next review has passed without a review or another version since.

    Args:
        reviewed: days on which reviews were opened.
    """
    if next_review is None or next_review.end is None or next_review.end > on:
        return False
    since = next_review.first or next_review.end
    begun = [one.adopted.first for one in versions if one.adopted and one.adopted.first]
    return not any(since <= day <= on for day in (*begun, *reviewed))


def _years(since: date, on: date) -> int:
    return on.year - since.year - ((on.month, on.day) < (since.month, since.day))


def _later(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February
        return date(day.year + years, 3, 1)
