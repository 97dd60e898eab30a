"""Who may see it: public, general (all delegations), limited (members), restricted (named)."""

from collections.abc import Callable
from typing import Any, Protocol

from django.db import models
from django.db.models import Q


class Distribution(models.TextChoices):
    """How far a document or a line may go; always an explicit choice."""

    PUBLIC = "public", "Public"
    GENERAL = "general", "General: all delegations and observers"
    LIMITED = "limited", "Limited: members and the secretariat"
    RESTRICTED = "restricted", "Restricted: named readers only"


STRICTNESS = {name: at for at, name in enumerate(Distribution.values)}


class Viewer(Protocol):
    """Who looks: what an Actor tells of itself."""

    @property
    def account_id(self) -> int | None: ...
    @property
    def general_bodies(self) -> frozenset[str]:
        """Slugs of the bodies in which the viewer holds any seat."""
        ...

    @property
    def limited_bodies(self) -> frozenset[str]:
        """Slugs of the bodies in which the viewer holds a member's or a secretariat's seat."""
        ...


Named = Callable[[int], "models.QuerySet[Any]"]


def open_to(viewer: Viewer, *, body: str = "body", named: Named | None = None, row: str = "") -> Q:
    """Return the condition for rows that the viewer may see; deny by default.

    Args:
        body: path from the row to its Body.
        row: path to the row itself where the query starts elsewhere (`line__`).
        named: account → the keys of the restricted rows that name it as a reader, where rows have such a
            list; a subquery, because a join would double the rows.
    """
    reach, seat = f"{row}distribution", f"{row}{body}__slug__in"
    seen = Q(**{reach: Distribution.PUBLIC})
    if viewer.general_bodies:
        seen |= Q(**{reach: Distribution.GENERAL, seat: viewer.general_bodies})
    if viewer.limited_bodies:
        seen |= Q(**{reach: Distribution.LIMITED, seat: viewer.limited_bodies})
    if named and viewer.account_id is not None:
        seen |= Q(**{reach: Distribution.RESTRICTED, f"{row}pk__in": named(viewer.account_id)})
    return seen


def stricter(one: str, other: str) -> str:
    """Return the stricter of two distributions."""
    return max(one, other, key=STRICTNESS.__getitem__)
