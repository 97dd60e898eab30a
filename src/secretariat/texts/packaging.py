"""Packages: which texts they hold, what stands in the way of each, and what a person saw of them.

Call the checks within the transaction of the act, on a locked package.
"""

from collections.abc import Sequence
from typing import Any

from django.db.models import Sum
from django.utils.translation import gettext as _

from secretariat.distribution import Distribution
from secretariat.engines.drafting.operations.matrix import obstacles
from secretariat.people.actor import Actor
from secretariat.refusals import Invalid, StaleRevision, WrongState
from secretariat.texts import course, log
from secretariat.texts.models import Draft, Package, PackageText
from secretariat.texts.states import ADOPTED_FROM, ADOPTED_STAGES, GIVEN_UP

OUT_OF_IT = ADOPTED_STAGES | GIVEN_UP


def seen_of(package: Package) -> int:
    """Return a number that grows with each change of the package and of any text in it, in 1 query."""
    texts: int | None = package.texts.aggregate(of_all=Sum("draft__version"))["of_all"]
    return int(package.version) + (texts or 0)


def locked_as_seen(package: Package, seen: int) -> Package:
    """Return a package that is still open, locked with its texts: none changes between the look and the act.

    Raises:
        StaleRevision: something of it changed since. WrongState: it was adopted.
    """
    found: Package = (
        Package.objects.select_for_update(of=("self",)).select_related("body__parent").get(pk=package.pk)
    )
    _lock(found.texts.values("draft"))
    if seen_of(found) != seen:
        raise StaleRevision(
            "Somebody changed this package, or a text in it, after you opened the page. Look again, then act."
        )
    if not found.is_open:
        raise WrongState("The package was adopted: nothing of it changes any more.")
    return found


def texts_of(package: Package) -> list[PackageText]:
    """Return the texts of a package in their order, in 1 query."""
    return list(package.texts.select_related("draft__body__parent"))


def refuse_unfit(package: Package, texts: Sequence[Draft], by: Actor) -> None:
    """Refuse texts of which one cannot be in the package; lock them, so that no two packages take one.

    Raises:
        Invalid: of another body, or not to be seen by who puts it in; for named readers alone; adopted or
            withdrawn; in another package that is open.
    """
    keys = [one.pk for one in texts]
    _lock(keys)
    seen = {one.pk: one for one in Draft.objects.visible_to(by).filter(pk__in=keys)}
    for one in texts:
        _refuse_one(package, seen.get(one.pk))


def _lock(keys: Any) -> None:
    """Lock texts until the end of the transaction, always in the same order."""
    list(Draft.objects.select_for_update().filter(pk__in=keys).order_by("pk").values_list("pk"))


def _refuse_one(package: Package, draft: Draft | None) -> None:
    if draft is None or draft.body_id != package.body_id:
        raise Invalid("Choose texts of this body.", field="texts")
    if draft.distribution == Distribution.RESTRICTED:
        raise Invalid("A text for named readers alone is adopted by itself.", field="texts")
    if draft.stage in OUT_OF_IT:
        raise Invalid(f"“{draft}” is {draft.get_stage_display().lower()}.", field="texts")
    others = PackageText.objects.filter(draft=draft, package__adopted_at__isnull=True, reason="")
    other = others.exclude(package=package).select_related("package").first()
    if other is not None:
        raise Invalid(f"“{draft}” is in another package: {other.package}.", field="texts")


def hindrances_of(draft: Draft) -> tuple[str, ...]:
    """Return what stands before the adoption of a text, in words.

    Queries: 1 where its log is not known here, 1 for its other languages where they were not prefetched.
    """
    state = log.state_of(draft)
    found = [_("open: %(words)s") % {"words": one.words} for one in obstacles(state)]
    if draft.stage not in ADOPTED_FROM:
        found.insert(
            0, _("not ready to be adopted: %(stage)s") % {"stage": draft.get_stage_display().lower()}
        )
    if missing := course.missing_languages(draft, state):
        found.append(_("languages missing or behind: %(codes)s") % {"codes": ", ".join(missing)})
    return tuple(found)
