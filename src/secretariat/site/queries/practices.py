"""The pages of practices: the list with what it can be narrowed to, and one practice."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.utils.functional import Promise

from secretariat.bodies.queries import LONG, bodies_known_to, names_by_address
from secretariat.data.topics import topics_by_group
from secretariat.engines.values.folding import sort_key
from secretariat.meetings.document_forms import LANGUAGES
from secretariat.parties.models import Body
from secretariat.practices import policies
from secretariat.practices.models import Practice, PracticeTopic
from secretariat.practices.queries import Narrowed, PracticeRow, narrow, rows_of
from secretariat.practices.states import PracticeState, Size
from secretariat.site.queries.rows import Link, Look

PAGE = 50
MOST_IN_FILE = 5000
STATES = tuple((state.value, state.label) for state in PracticeState)
Choices = tuple[tuple[str, str | Promise], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticesPage:
    """A page of the list. `mine`: the viewer's own and its members' that are not published; `topics`: by
    group.
    """

    rows: tuple[PracticeRow, ...]
    total: int
    page: int
    page_count: int
    narrowed: Narrowed
    topics: tuple[tuple[str, Choices], ...]
    sizes: Choices
    languages: Choices
    states: Choices
    bodies: tuple[tuple[str, str], ...]
    mine: tuple[PracticeRow, ...]
    of: Link | None
    of_slug: str
    may_offer: bool
    is_fictitious: bool


def listed_for(look: Look) -> "QuerySet[Any]":
    """Return the practices that the viewer may see; what is invented in the demonstration alone."""
    rows = Practice.objects.visible_to(look.viewer)
    return rows if settings.DEMO else rows.filter(body__is_fictitious=False)


def practices_page(look: Look, narrowed: Narrowed, page: int) -> PracticesPage | None:
    """Return a page of the list, in 17 queries at most; None where there is no such page or body."""
    known = Body.objects.filter(bodies_known_to(look.viewer)).select_related("parent")
    of = known.filter(slug=narrowed.body).first() if narrowed.body else None
    if narrowed.body and of is None:
        return None
    every = listed_for(look)
    rows = narrow(every, narrowed).order_by("-published_on", "-pk")
    total = rows.count()
    page_count = max(1, -(-total // PAGE))
    if not 1 <= page <= page_count:
        return None
    open_states = (PracticeState.DRAFT, PracticeState.OFFERED)
    waiting = every.filter(state__in=open_states).order_by("state_since", "pk")[:PAGE]
    slugs = known.filter(pk__in=every.order_by().values("body")).values_list("slug", flat=True)
    names = names_by_address("body", {*slugs, narrowed.body} - {""}, look.language, LONG, look.viewer)
    return PracticesPage(
        rows=rows_of(rows[(page - 1) * PAGE : page * PAGE], look.viewer, look.language),
        total=total,
        page=page,
        page_count=page_count,
        narrowed=narrowed,
        topics=_topics(look, every),
        sizes=tuple((size.value, size.label) for size in Size),
        languages=LANGUAGES_OFFERED,
        states=STATES if look.viewer.is_signed_in else (),
        bodies=tuple(sorted(names.items(), key=lambda one: sort_key(one[1], look.language))),
        mine=rows_of(waiting, look.viewer, look.language) if look.viewer.is_signed_in else (),
        of=Link(names.get(of.slug, of.slug), f"/bodies/{of.slug}/") if of else None,
        of_slug=of.slug if of else "",
        may_offer=policies.may_offer(look.viewer, of),
        is_fictitious=bool(of and of.is_fictitious),
    )


LANGUAGES_OFFERED: Choices = tuple(LANGUAGES)


def practices_in_file(look: Look, narrowed: Narrowed) -> tuple[PracticeRow, ...]:
    """Return the rows for a file: the first `MOST_IN_FILE`."""
    rows = narrow(listed_for(look), narrowed).order_by("-published_on", "-pk")
    return rows_of(rows[:MOST_IN_FILE], look.viewer, look.language)


def _topics(look: Look, rows: "QuerySet[Any]") -> tuple[tuple[str, Choices], ...]:
    """Return the topics of the practices, by group, as one chooses among them."""
    found = PracticeTopic.objects.filter(practice__in=rows.order_by().values("pk"))
    used = set(found.values_list("topic", flat=True).distinct().order_by())
    groups: Sequence[tuple[str, Choices]] = [
        (
            group.name(look.language),
            tuple((one.key, one.name(look.language)) for one in inside if one.key in used),
        )
        for group, inside in topics_by_group()
    ]
    return tuple((name, inside) for name, inside in groups if inside)
