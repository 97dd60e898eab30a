"""The board of commitments: what is owed, by whom, by when; counted by state, page by page."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet

from secretariat.bodies.queries import LONG, bodies_known_to, names_by_address
from secretariat.commitments.models import Owner, PriorityTopic
from secretariat.commitments.states import ENDED, Stance
from secretariat.engines.values.folding import sort_key
from secretariat.parties.models import Body
from secretariat.site.queries.commitment_rows import BoardRow, rows_at
from secretariat.site.queries.commitments_narrowing import (
    NOT_TAKEN_UP,
    OPEN,
    ORDERS,
    SORTS,
    STATES,
    Narrowed,
    listed_for,
    narrow,
    overdue_on,
)
from secretariat.site.queries.naming import names_for
from secretariat.site.queries.reads import known_lines
from secretariat.site.queries.rows import Link, Look

PAGE = 50
MOST_IN_FILE = 5000
MOST_OFFERED = 300


@dataclass(frozen=True, slots=True)
class Counted:
    """How many commitments stand so, beside the filters; `key` narrows to them."""

    key: str
    label: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """A page of the board."""

    rows: tuple[BoardRow, ...]
    total: int
    page: int
    page_count: int
    narrowed: Narrowed
    counts: tuple[Counted, ...]
    overdue: int
    bodies: tuple[tuple[str, str], ...]
    owners: tuple[tuple[str, str], ...]
    topics: tuple[str, ...]
    stances: tuple[tuple[str, Any], ...]
    states: tuple[tuple[str, Any], ...]
    sorts: tuple[tuple[str, Any], ...]
    of: Link | None
    of_slug: str
    is_fictitious: bool


def board(look: Look, narrowed: Narrowed, page: int) -> Board | None:
    """Return a page of the board, in a fixed number of queries; None where there is no such page or body."""
    of = _body(narrowed.body, look)
    if narrowed.body and of is None:
        return None
    rows = narrow(listed_for(look), narrowed, look)
    tally = _tally(narrow(listed_for(look), narrowed, look, but_state=True))
    known = known_lines(rows.order_by(*ORDERS[narrowed.sort]), look)
    total = known.count()
    page_count = max(1, -(-total // PAGE))
    if not 1 <= page <= page_count:
        return None
    ids = list(known.values_list("pk", flat=True)[(page - 1) * PAGE : page * PAGE])
    names = names_for([{"body": of.slug}], look) if of else None
    return Board(
        rows=rows_at(ids, look),
        total=total,
        page=page,
        page_count=page_count,
        narrowed=narrowed,
        counts=tally,
        overdue=narrow(listed_for(look), narrowed, look, but_state=True)
        .filter(overdue_on(look.today))
        .count(),
        bodies=_bodies(look),
        owners=_owners(look),
        topics=tuple(PriorityTopic.objects.order_by("topic").values_list("topic", flat=True).distinct()),
        stances=tuple(Stance.choices),
        states=STATES,
        sorts=SORTS,
        of=names.body(of.slug) if names and of else None,
        of_slug=of.slug if of else "",
        is_fictitious=bool(of and of.is_fictitious),
    )


def in_file(look: Look, narrowed: Narrowed) -> tuple[BoardRow, ...]:
    """Return the rows for a file: the first `MOST_IN_FILE`."""
    rows = narrow(listed_for(look), narrowed, look).order_by(*ORDERS[narrowed.sort])
    return rows_at(list(known_lines(rows, look).values_list("pk", flat=True)[:MOST_IN_FILE]), look)


def _tally(rows: "QuerySet[Any]") -> tuple[Counted, ...]:
    """Return how many stand in each state, in 1 query."""
    found = dict(rows.order_by().values_list("state").annotate(n=Count("pk")).values_list("state", "n"))
    labels: list[tuple[str, str, int]] = [
        (key, str(words), found.get("" if key == NOT_TAKEN_UP else key, 0)) for key, words in STATES[1:]
    ]
    still = sum(n for state, n in found.items() if state not in ENDED)
    return (Counted(OPEN, str(STATES[0][1]), still), *(Counted(*one) for one in labels))


def _body(slug: str, look: Look) -> Body | None:
    return Body.objects.filter(bodies_known_to(look.viewer), slug=slug).first() if slug else None


def _bodies(look: Look) -> tuple[tuple[str, str], ...]:
    """Return the bodies that are owed something of which the viewer may know, by name."""
    of = listed_for(look).order_by().values("line__body").distinct()
    slugs = Body.objects.filter(bodies_known_to(look.viewer), pk__in=of).values_list("slug", flat=True)
    return _named(names_by_address("body", slugs, look.language, LONG, look.viewer), look)


def _owners(look: Look) -> tuple[tuple[str, str], ...]:
    """Return the Parties and Bodies that owe something of which the viewer may know, by name."""
    rows = Owner.objects.filter(is_current=True, commitment__in=listed_for(look).order_by().values("pk"))
    pairs = set(rows.values_list("party__code", "speaking_body__slug").distinct()[:MOST_OFFERED])
    parties = {code for code, _slug in pairs if code}
    bodies = {slug for code, slug in pairs if slug}
    named = names_by_address("party", parties, look.language, viewer=look.viewer)
    of_bodies = names_by_address("body", bodies, look.language, LONG, look.viewer)
    return (*_named(named, look), *_named(of_bodies, look))


def _named(names: Mapping[str, str], look: Look) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(names.items(), key=lambda pair: sort_key(pair[1], look.language)))
