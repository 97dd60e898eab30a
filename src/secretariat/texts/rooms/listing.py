"""Lists of what bodies have under way: texts, packages, soundings; page by page, each with its body named."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar

from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.utils.translation import get_language

from secretariat.bodies.queries import LONG, names_of
from secretariat.parties.models import Body
from secretariat.people.actor import Actor
from secretariat.texts import policies
from secretariat.texts.models import Package, Sounding

ON_A_PAGE = 50
Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Listed(Generic[Row]):
    """One page of a list; `bodies`: (slug, name) of those that have any; `may_open` one in `body`."""

    rows: tuple[Row, ...]
    bodies: tuple[tuple[str, str], ...]
    body: str
    number: int
    pages: int
    may_open: bool


@dataclass(frozen=True, slots=True)
class UnderWay:
    """A package or a sounding in a list; `far`: how far it has come, in words."""

    id: str
    title: str
    body: str
    body_slug: str
    opened_at: datetime
    far: str


def listed(
    seen: "QuerySet[Any]",
    viewer: Actor,
    at: datetime,
    row: Callable[[Any, Mapping[int, str]], Row],
    *,
    body: str,
    page: str,
    among: Q | None = None,
    beside: Callable[[Any], Iterable[int]] = lambda _: (),
) -> Listed[Row]:
    """Return a page of what the viewer may see, the latest first, in 4 queries; 1 more with `body`.

    Args:
        row: shows one, with the names of bodies by key.
        body: slug of that of which alone they are shown; empty for all.
        among: of which of them.
        beside: keys of other bodies that one names.
    """
    shown = seen.filter(among or Q(), **({"body__slug": body} if body else {}))
    of = Body.objects.select_related("parent").filter(slug=body).first() if body else None
    paginator = Paginator(shown.select_related("body").order_by("-opened_at", "-pk"), ON_A_PAGE)
    found = paginator.get_page(page)
    having: dict[int, str] = dict(seen.order_by().values_list("body_id", "body__slug").distinct())
    others = {key for one in found for key in beside(one)}
    named = names_of("body", {*having, *others}, get_language() or "en", LONG, viewer)
    return Listed(
        rows=tuple(row(one, named) for one in found),
        bodies=tuple(sorted((slug, named.get(pk, slug)) for pk, slug in having.items())),
        body=body, number=found.number, pages=paginator.num_pages,
        may_open=of is not None and policies.may_steer(viewer, of, at),
    )  # fmt: skip


def under_way(of: Package | Sounding, named: Mapping[int, str], far: str) -> UnderWay:
    """Return a package or a sounding as a list shows it."""
    body = named.get(of.body_id, of.body.slug)
    return UnderWay(of.public_id, of.title, body, of.body.slug, of.opened_at, far)
