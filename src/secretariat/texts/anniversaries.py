"""Anniversaries of texts, and of which texts one keeps them: docs/reference/anniversaries.md."""

from collections.abc import Collection
from datetime import date

from django.db.models import Q, QuerySet

from secretariat.bodies.anniversaries import Occasion
from secretariat.distribution import Viewer
from secretariat.engines.values.anniversaries import anniversaries
from secretariat.texts.models import Text
from secretariat.texts.states import TextStatus

LASTING = ("charter", "agenda", "strategy")
OF_A_SUMMIT = ("declaration", "statement")
SUMMIT = ("summit", "саммит", "sommet", "zirve", "gipfel", "szczyt")


def is_kept() -> Q:
    """Return the condition for texts whose anniversaries are kept.

    Charters, agendas and strategies, and declarations and statements that a summit adopted; as long as no
    other text has taken their place.
    """
    summit = Q()
    for word in SUMMIT:
        summit |= Q(adopted_at__icontains=word)
    kinds = Q(kind__in=LASTING) | (Q(kind__in=OF_A_SUMMIT) & summit)
    return kinds & ~Q(status__in=[TextStatus.SUPERSEDED, TextStatus.PLANNED])


def of_texts(
    viewer: Viewer, since: date, until: date, slugs: Collection[str] | None = None
) -> list[Occasion]:
    """Return the anniversaries of texts from `since` to the day before `until`, in 1 query.

    Args:
        slugs: of the texts of these bodies alone; None for all.
    """
    rows = (
        Text.objects.visible_to(viewer)
        .filter(is_kept(), adopted_first__isnull=False, body__isnull=False)
        .select_related("line", "body")
    )
    if slugs is not None:
        rows = rows.filter(body__slug__in=slugs)
    return _occasions(rows.order_by("pk"), since, until)


def of_text(viewer: Viewer, text: int, since: date, until: date) -> list[Occasion]:
    """Return those of one text (primary key), in 1 query; none where they are not kept."""
    rows = Text.objects.visible_to(viewer).filter(is_kept(), pk=text, adopted_first__isnull=False)
    return _occasions(rows.select_related("line", "body"), since, until)


def _occasions(rows: "QuerySet[Text]", since: date, until: date) -> list[Occasion]:
    found = [
        Occasion(
            kind="text", line=row.pk, public_id=row.public_id, of=row.public_id, title=row.title,
            body=row.body.slug if row.body else "", began=row.adopted,
            is_fictitious=row.line.is_fictitious, anniversary=one,
        )
        for row in rows
        if row.adopted is not None
        for one in anniversaries(row.adopted, since, until)
    ]  # fmt: skip
    return sorted(found, key=lambda one: one.order)
