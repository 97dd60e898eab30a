"""Lines of one kind as a list: narrowed by whom they are about and by days, page by page."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.db.models import F, Q, QuerySet

from secretariat.bodies.models import Membership, Tenure
from secretariat.bodies.spellings import ids_for
from secretariat.chairs.models import Chairmanship
from secretariat.commitments.models import Commitment, Owner, Statement, Strategy
from secretariat.evidence.lines import claims_open_to
from secretariat.evidence.models import Line
from secretariat.meetings.models import Meeting, Participant
from secretariat.people.actor import Actor
from secretariat.projects.models import Partner, Project
from secretariat.site.queries.naming import names_for
from secretariat.site.queries.reads import known_lines, reads_of
from secretariat.site.queries.rows import Look, Row
from secretariat.site.queries.written import rows_of
from secretariat.texts.models import Text

Narrow = Callable[[str, Actor], Q]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of line: its model, the column of its days, what narrows it and how."""

    model: type[Any]
    days: str
    by: Mapping[str, Narrow]


@dataclass(frozen=True, slots=True)
class Lines:
    """Some of a list of lines; `total` counts the lines, of which one may read twice "as known on" a day."""

    rows: tuple[Row, ...]
    total: int


def lines_of_kind(
    kind: str,
    look: Look,
    *,
    by: Mapping[str, str],
    on: date | None = None,
    since: date | None = None,
    until: date | None = None,
    offset: int = 0,
    limit: int,
) -> Lines:
    """Return the lines of a kind, the latest first, in a fixed number of queries.

    Lines are chosen and put in order by their present reading, also where an earlier one is shown.

    Args:
        by: what narrows the list (`KINDS[kind].by`) → code, slug or state.
        on: what may be true on that day.
        since, until: what may reach to the one or later, and may have begun by the other.
    """
    one = KINDS[kind]
    rows = one.model.objects.visible_to(look.viewer)
    for name, given in by.items():
        rows = rows.filter(one.by[name](given, look.viewer))
    rows = rows.filter(_reaching(one.days, since, until), _reaching(one.days, on, on))
    if "body" not in by and not settings.DEMO:
        rows = rows.filter(line__is_fictitious=False)
    return _read(rows.order_by(F(f"{one.days}_first").desc(nulls_last=True), "pk"), look, offset, limit)


def lines_of_any_kind(look: Look, *, kind: str = "", body: str = "", offset: int, limit: int) -> Lines:
    """Return lines in the order in which they were opened; what comes later stands behind."""
    rows = Line.objects.visible_to(look.viewer).filter(chosen__isnull=False)
    if kind:
        rows = rows.filter(kind=kind)
    if body:
        rows = rows.filter(body__slug=body)
    elif not settings.DEMO:
        rows = rows.filter(is_fictitious=False)
    return _read(rows.order_by("pk"), look, offset, limit)


def _read(rows: QuerySet[Any], look: Look, offset: int, limit: int) -> Lines:
    known = known_lines(rows, look)
    ids = list(known.values_list("pk", flat=True)[offset : offset + limit])
    reads = reads_of(ids, look)
    names = names_for([read.value for of_line in reads.values() for read in of_line], look)
    return Lines(tuple(rows_of(reads.of(ids), names, look)), known.count())


def _reaching(days: str, since: date | None, until: date | None) -> Q:
    """Return the condition for lines whose days may meet the window; those without any day do not."""
    if since is None and until is None:
        return Q()
    where = Q(**{f"{days}__isnull": False})
    if since is not None:
        where &= Q(**{f"{days}_end__isnull": True}) | Q(**{f"{days}_end__gt": since})
    if until is not None:
        where &= Q(**{f"{days}_first__isnull": True}) | Q(**{f"{days}_first__lte": until})
    return where


def _at(path: str) -> Narrow:
    return lambda given, _viewer: Q(**{path: given})


def _person(path: str) -> Narrow:
    """A Person under all spellings."""
    return lambda given, viewer: Q(**{f"{path}__in": ids_for(viewer, given)})


def _holder(code: str, _viewer: Actor) -> Q:
    jointly = Chairmanship.joint.through.objects.filter(party__code=code).values("chairmanship")
    return Q(holder__code=code) | Q(pk__in=jointly)


def _present(who: Narrow) -> Narrow:
    """Whom a closed claim names as present is not told to those who may not see that claim."""

    def narrow(given: str, viewer: Actor) -> Q:
        seen = Participant.objects.filter(
            who(given, viewer), claims_open_to(viewer, row="claim__"), claim__withdrawal__isnull=True
        )
        return Q(pk__in=seen.values("meeting"))

    return narrow


def _owned(who: Narrow) -> Narrow:
    return lambda given, viewer: Q(pk__in=Owner.objects.filter(who(given, viewer)).values("commitment"))


def _body_of_commitment(slug: str, viewer: Actor) -> Q:
    return Q(line__body__slug=slug) | _owned(_at("speaking_body__slug"))(slug, viewer)


def _partner(code: str, _viewer: Actor) -> Q:
    return Q(pk__in=Partner.objects.filter(party__code=code).values("project"))


def _body_of_statement(slug: str, _viewer: Actor) -> Q:
    return Q(line__body__slug=slug) | Q(speaking_body__slug=slug)


KINDS = {
    "chairmanship": Kind(
        Chairmanship,
        "term",
        {
            "body": _at("body__slug"),
            "party": _holder,
            "person": _person("person"),
            "status": _at("status"),
        },
    ),
    "membership": Kind(
        Membership,
        "during",
        {"body": _at("body__slug"), "party": _at("party__code"), "status": _at("status")},
    ),
    "tenure": Kind(
        Tenure,
        "during",
        {
            "body": _at("office__body__slug"),
            "party": _at("office__party__code"),
            "person": _person("person"),
        },
    ),
    "meeting": Kind(
        Meeting,
        "on",
        {
            "body": _at("body__slug"),
            "party": _present(_at("party__code")),
            "person": _present(_person("person")),
            "kind": _at("kind"),
            "status": _at("status"),
        },
    ),
    "text": Kind(Text, "adopted", {"body": _at("body__slug"), "status": _at("status")}),
    "strategy": Kind(Strategy, "next_review", {"body": _at("body__slug")}),
    "statement": Kind(
        Statement,
        "said",
        {"body": _body_of_statement, "party": _at("party__code"), "person": _person("person")},
    ),
    "commitment": Kind(
        Commitment,
        "said",
        {
            "body": _body_of_commitment,
            "party": _owned(_at("party__code")),
            "person": _owned(_person("person")),
            "stance": _at("stance"),
        },
    ),
    "project": Kind(
        Project,
        "planned",
        {"body": _at("body__slug"), "party": _partner, "state": _at("state")},
    ),
}
