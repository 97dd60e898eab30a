"""Agendas with their versions and reviews as a viewer may see them: what all pages about them start from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from secretariat.commitments.ages import Age, VersionFacts, age_of, is_review_overdue, state_of
from secretariat.commitments.models import Strategy, StrategyReview, StrategyVersion
from secretariat.commitments.states import VersionState
from secretariat.site.queries.rows import Look
from secretariat.texts.models import Text

_RUNS = (VersionState.IN_FORCE, VersionState.UNDER_REVIEW)


@dataclass(frozen=True, slots=True)
class Held:
    """An agenda with its versions, the oldest first, and its reviews, the latest first; `on`: today."""

    strategy: Strategy
    versions: tuple[StrategyVersion, ...]
    reviews: tuple[StrategyReview, ...]
    on: date

    @property
    def running_review(self) -> StrategyReview | None:
        """The review that runs, None where none does."""
        return next((review for review in self.reviews if review.closed_at is None), None)

    @property
    def states(self) -> Mapping[int, VersionState]:
        """Version (key) → how it stands today."""
        facts = {one.pk: facts_of(one) for one in self.versions}
        is_reviewed = self.running_review is not None
        return {
            pk: state_of(own, [each for other, each in facts.items() if other != pk], self.on,
                         is_reviewed=is_reviewed)
            for pk, own in facts.items()
        }  # fmt: skip

    @property
    def shown(self) -> StrategyVersion | None:
        """The version in force or under review, else the latest that has begun, else the first to come."""
        states = self.states
        runs = [one for one in self.versions if states[one.pk] in _RUNS]
        begun = [one for one in self.versions if states[one.pk] != VersionState.ADOPTED]
        found = runs or begun or list(self.versions[:1])
        return found[-1] if found else None

    @property
    def is_overdue(self) -> bool:
        """Whether its review should have been begun."""
        opened = [review.opened_at.date() for review in self.reviews]
        return is_review_overdue(
            self.strategy.next_review, [facts_of(one) for one in self.versions], self.on, reviewed=opened
        )


def held(look: Look, where: Q) -> list[Held]:
    """Return the agendas that meet the condition, in 3 queries."""
    rows: Any = Strategy.objects.visible_to(look.viewer).filter(where)
    strategies = list(rows.select_related("line", "body__parent").order_by("title", "pk"))
    keys = [one.pk for one in strategies]
    versions: Any = StrategyVersion.objects.visible_to(look.viewer).filter(
        of__in=keys, text__in=Text.objects.visible_to(look.viewer).values("pk")
    )
    of_each: dict[int, list[StrategyVersion]] = {}
    for version in versions.select_related("line", "text__line"):
        of_each.setdefault(version.of_id, []).append(version)
    reviews: dict[int, list[StrategyReview]] = {}
    running = StrategyReview.objects.visible_to(look.viewer).filter(of__in=keys)
    for review in running.select_related("draft").order_by("-opened_at", "-pk"):
        reviews.setdefault(review.of_id, []).append(review)
    return [
        Held(one, tuple(sorted(of_each.get(one.pk, ()), key=_begins)), tuple(reviews.get(one.pk, ())),
             look.today)
        for one in strategies
    ]  # fmt: skip


def facts_of(version: StrategyVersion) -> VersionFacts:
    """Return what is on record of a version."""
    return VersionFacts(version.text.adopted, version.in_force, version.text.status)


def age_words(version: StrategyVersion | None, on: date) -> str:
    """Return the age of a version in words; "" where its adoption is not known or lies ahead."""
    age = age_of(version.text.adopted, on) if version else None
    return _words_of(age) if age else ""


def _words_of(age: Age) -> str:
    if len(age.years) > 1:
        return _("%(least)d or %(most)d years") % {"least": age.years[0], "most": age.years[1]}
    years, days = age.years[0], age.days
    parts: Sequence[str] = [ngettext("%(n)d year", "%(n)d years", years) % {"n": years}]
    if days is not None:
        shown_days = ngettext("%(n)d day", "%(n)d days", days) % {"n": days}
        parts = [*(parts if years else ()), *([shown_days] if days or not years else ())]
    return ", ".join(parts)


def _begins(version: StrategyVersion) -> tuple[date, int]:
    begins = facts_of(version).begins
    return (begins.first if begins else None) or date.min, version.pk
