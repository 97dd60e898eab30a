"""What the forms of commitments offer to choose from: priorities and texts as open as what is entered."""

from typing import Any

from django.db.models import F, Q

from secretariat.commitments.models import Priority, StrategyVersion
from secretariat.distribution import STRICTNESS, Distribution
from secretariat.parties.models import Body
from secretariat.people.actor import Actor
from secretariat.texts.models import Text

MOST = 300
BEGINNING = 90


def priorities_of(body: Body | None, viewer: Actor, reach: str) -> list[tuple[str, Any]]:
    """Return the priorities of the agendas of a body and of its parent, the latest version first."""
    if body is None:
        return []
    of = (
        Q(of__of__body=body.pk) | Q(of__of__body=body.parent_id)
        if body.parent_id
        else Q(of__of__body=body.pk)
    )
    rows = Priority.objects.visible_to(viewer).filter(of, line__distribution__in=_open(reach))
    named = rows.order_by("-of", "position", "pk").values_list("line__public_id", "number", "words")
    return [(line, _short(f"{number} {words}".strip())) for line, number, words in named[:MOST]]


def lines_by_version(
    body: Body | None, viewer: Actor, reach: str, but: StrategyVersion | None = None
) -> list[tuple[str, Any]]:
    """Return the lines of the agendas of a body and of its parent, version by version, the latest first.

    Args:
        but: of its own agenda alone, and not of this version itself.
    """
    if body is None:
        return []
    of = Q(of__of=but.of_id) & ~Q(of=but.pk) if but else Q(of__of__body__in=[body.pk, body.parent_id])
    rows: Any = Priority.objects.visible_to(viewer).filter(of, line__distribution__in=_open(reach))
    latest = F("of__text__adopted_first").desc(nulls_last=True)
    named: dict[str, list[tuple[str, str]]] = {}
    for row in rows.select_related("line", "of__text").order_by(latest, "-of", "position", "pk")[:MOST]:
        named.setdefault(_short(row.of.text.title), []).append((row.public_id, _short(str(row))))
    return list(named.items())


def texts_of(body: Body, viewer: Actor) -> list[tuple[str, Any]]:
    """Return the texts of a body and of its parent, the one adopted last first."""
    of = Q(body=body.pk) | Q(body=body.parent_id) if body.parent_id else Q(body=body.pk)
    rows = Text.objects.visible_to(viewer).filter(of).order_by("-adopted_first", "-pk")
    return [(line, _short(title)) for line, title in rows.values_list("line__public_id", "title")[:MOST]]


def adopted_texts(body: Body, viewer: Actor) -> list[tuple[str, str]]:
    """Return the adopted texts of a body that may be a version, the latest first."""
    rows: Any = Text.objects.visible_to(viewer).filter(body=body).select_related("line")
    ordered = rows.exclude(status="planned").order_by("-adopted_first", "pk")
    return [(row.public_id, f"{row.title}, {row.adopted.text}" if row.adopted else row.title)
            for row in ordered]  # fmt: skip


def _open(reach: str) -> list[str]:
    """Return the distributions that go at least as far."""
    return [one for one in Distribution.values if STRICTNESS[one] <= STRICTNESS[reach]]


def _short(words: str) -> str:
    return words if len(words) <= BEGINNING else f"{words[: BEGINNING - 1].rstrip()}…"
