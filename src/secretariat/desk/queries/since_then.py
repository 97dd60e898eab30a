"""What became of what was announced: each Expectation with its end, or with what the record holds so far."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from django.db.models import F, Prefetch, Q, QuerySet

from secretariat.bodies.spellings import ids_for
from secretariat.chairs.models import Chairmanship
from secretariat.chairs.states import TermStatus
from secretariat.desk.compare.closers import Closer, Expected, closers_of, kinds_that_close
from secretariat.desk.compare.held import Held
from secretariat.desk.compare.stems import stems
from secretariat.desk.models import Closing, Expectation
from secretariat.desk.queries.awaited import AwaitedPage, SinceThen, label_of_day
from secretariat.desk.queries.held_lines import lines_held
from secretariat.desk.queries.known_names import known_names
from secretariat.distribution import Viewer
from secretariat.evidence.lines import claims_open_to, lines_open_to
from secretariat.evidence.models import Claim, Document
from secretariat.evidence.notes import notes_by_line
from secretariat.meetings.models import Participant
from secretariat.parties.house import with_organs
from secretariat.parties.models import Body

__all__ = ["SinceThen", "all_expectations", "expectations", "since_then", "some_expectations"]

_MOST = 200
_MOST_CLOSERS = 6
_ORDER = ("overdue", "awaited", "closed")


def since_then(
    viewer: Viewer,
    on: date,
    language: str = "en",
    *,
    document: str | None = None,
    body: str | None = None,
    party: str | None = None,
    person: str | None = None,
    line: str | None = None,
    term: str | None = None,
) -> SinceThen:
    """Return what was announced in, by or about one subject, in a fixed number of queries.

    Args:
        on: the day for which "overdue" is meant.
        document: public id. body: slug. party: code. person: slug. line: public id. term: public id of a term
            in a chair: its programme, and what was promised to its body in its days.
    """
    where = _about(viewer, document=document, body=body, party=party, person=person, line=line, term=term)
    return _since(expectations(viewer).filter(where).distinct()[:_MOST], viewer, on, language)


def some_expectations(
    viewer: Viewer,
    on: date,
    language: str = "en",
    *,
    offset: int,
    limit: int,
    with_fictitious: bool,
    **about: str | None,
) -> tuple[SinceThen, int]:
    """Return some of what was announced, and how much there is in all.

    Args:
        about: as for `since_then`; several narrow one another.
    """
    found = expectations(viewer).filter(_about(viewer, **about))
    if not with_fictitious:
        found = found.filter(line__is_fictitious=False)
    found = found.distinct()
    return _since(found[offset : offset + limit], viewer, on, language), found.count()


def all_expectations(viewer: Viewer, on: date, language: str = "en") -> SinceThen:
    """Return everything that is awaited, for the desk."""
    return _since(expectations(viewer)[:_MOST], viewer, on, language)


def expectations(viewer: Viewer) -> QuerySet[Expectation]:
    """Return the expectations of standing claims that the viewer may see.

    One that a closed line ends is still awaited for whoever may not see that line.
    """
    shown = Q(by_line=None) | lines_open_to(viewer, row="by_line__")
    closings = Closing.objects.filter(shown, reopening__isnull=True).select_related("by_line__chosen", "by")
    return (
        Expectation.objects.filter(
            claims_open_to(viewer, row="claim__"),
            lines_open_to(viewer, row="line__"),
            claim__withdrawal__isnull=True,
        )
        .select_related("claim__finding__reading__document", "line__body", "line__chosen")
        .prefetch_related(Prefetch("closings", queryset=closings), "claim__finding__passages")
        .order_by(F("horizon_first").asc(nulls_last=True), "opened_at", "pk")
    )


def _about(viewer: Viewer, **subject: str | None) -> Q:
    where = Q()
    for name, value in subject.items():
        if value is not None:
            where &= _ABOUT[name](value, viewer)
    return where


def _since(found: QuerySet[Expectation], viewer: Viewer, on: date, language: str) -> SinceThen:
    rows = list(found)
    if not rows:
        return SinceThen((), label_of_day(on, language))
    held = _held(rows, viewer)
    known = known_names(viewer)
    names = stems(" ".join(name.text for name in known.bodies if name.key in _bodies_of(rows)))
    proposed = {row.pk: _closers(row, held, names) for row in rows}
    line_ids = {row.line_id for row in rows} | {
        c.line.line_id for closers in proposed.values() for c in closers
    }
    line_ids |= {c.by_line_id for row in rows for c in row.closings.all() if c.by_line_id}
    notes = notes_by_line(line_ids, viewer, language)
    page = AwaitedPage(known, notes, on, language)
    return SinceThen(tuple(page.awaited(row, proposed[row.pk]) for row in rows), label_of_day(on, language))


def _bodies_of(rows: Sequence[Expectation]) -> set[str]:
    return {str(row.claim.value.get("body") or (row.line.body.slug if row.line.body else "")) for row in rows}


def _closers(
    row: Expectation, held: Mapping[int, Sequence[Held]], common: frozenset[str]
) -> tuple[Closer, ...]:
    if row.closings.all():
        return ()
    expected = Expected(
        line=row.line.public_id,
        kind=row.line.kind,
        value=row.claim.value,
        words=row.words,
        horizon=row.horizon.text if row.horizon else None,
        common=common,
    )
    return closers_of(expected, held[row.pk])[:_MOST_CLOSERS]


def _held(rows: Sequence[Expectation], viewer: Viewer) -> dict[int, list[Held]]:
    """Return for each expectation the lines of the bodies that its document speaks of."""
    bodies: dict[int, set[str]] = defaultdict(set)
    for row in rows:
        body = str(row.claim.value.get("body") or (row.line.body.slug if row.line.body else ""))
        bodies[_source(row)] |= {body} - {""}
    every = set().union(*bodies.values()) if bodies else set()
    lines = [
        line
        for kind in sorted(kinds_that_close([row.line.kind for row in rows], [row.words for row in rows]))
        for line in lines_held(viewer, kind, _of_bodies(kind, every))
    ]
    organs = _organs(every)
    own = {row.line.public_id for row in rows}
    found: dict[int, list[Held]] = {}
    for row in rows:
        near = {slug for body in bodies[_source(row)] for slug in {body, *organs.get(body, ())}}
        found[row.pk] = [
            line
            for line in lines
            if line.value.get("body") in near or line.public_id in own & {row.line.public_id}
        ]
    return found


def _source(row: Expectation) -> int:
    """Return what expectations of one document share."""
    return row.claim.finding.reading.document_id if row.claim.finding else -row.pk


def _organs(bodies: set[str]) -> dict[str, set[str]]:
    organs: dict[str, set[str]] = defaultdict(set)
    for slug, parent in Body.objects.filter(parent__slug__in=bodies).values_list("slug", "parent__slug"):
        organs[parent].add(slug)
    return organs


def _of_bodies(kind: str, bodies: set[str]) -> Q:
    where = Q(**{f"{kind.replace('-', '')}__body__slug__in": bodies})
    return where | Q(**{f"{kind}__body__parent__slug__in": bodies}) if kind == "report" else where


def _document(public_id: str, viewer: Viewer) -> Q:
    return Q(
        claim__finding__reading__document__in=Document.objects.visible_to(viewer).filter(public_id=public_id)
    )


def _body(slug: str, _viewer: Viewer) -> Q:
    kinds = ("chairmanship", "meeting", "membership", "text")
    where = Q(line__body__slug=slug)
    for kind in kinds:
        where |= Q(**{f"line__{kind}__body__slug": slug})
    return where


def _party(code: str, viewer: Viewer) -> Q:
    return (
        Q(line__chairmanship__holder__code=code)
        | Q(line__programmeevent__of__holder__code=code)
        | Q(line__membership__party__code=code)
        | Q(line__statement__party__code=code)
        | Q(line__commitment__owners__party__code=code)
        | _took_part(Q(party__code=code), viewer)
    )


def _person(slug: str, viewer: Viewer) -> Q:
    spellings = ids_for(viewer, slug)
    said = Q(line__statement__person__in=spellings) | Q(line__commitment__owners__person__in=spellings)
    return said | _took_part(Q(person__in=spellings), viewer)


def _took_part(who: Q, viewer: Viewer) -> Q:
    """Whom a closed claim names as present is not told to those who may not see that claim."""
    seen = Participant.objects.filter(
        who, claims_open_to(viewer, row="claim__"), claim__withdrawal__isnull=True
    )
    return Q(line__meeting__in=seen.values("meeting"))


def _term(public_id: str, viewer: Viewer) -> Q:
    """What a term announces itself, its events, and what was surely said to its body while it ran."""
    where = Q(line__public_id=public_id) | Q(line__programmeevent__of__line__public_id=public_id)
    rows = Chairmanship.objects.visible_to(viewer).select_related("body")
    term = rows.filter(line__public_id=public_id, status=TermStatus.HELD).first()
    if term is None or term.term is None or term.term.first is None:
        return where
    bodies = [body.pk for body in with_organs(term.body)]
    for kind in ("commitment", "statement"):
        said = {f"line__{kind}__said_first__gte": term.term.first, f"line__{kind}__isnull": False}
        if term.term.end is not None:
            said |= {f"line__{kind}__said_end__lte": term.term.end}
        where |= Q(**said, line__body__in=bodies)
    return where


def _line(public_id: str, viewer: Viewer) -> Q:
    """What the line itself announces; of a text also what is said that it should become."""
    where = Q(line__public_id=public_id)
    titles = (
        Claim.objects.standing()
        .filter(claims_open_to(viewer), lines_open_to(viewer, row="line__"))
        .filter(line__public_id=public_id, line__kind="text")
        .values_list("value__title", "line__body_id")
    )
    for title, body_id in titles:
        where |= Q(words__icontains=title, line__body_id=body_id, line__kind__in=("statement", "commitment"))
    return where


_ABOUT: Mapping[str, Callable[[str, Viewer], Q]] = {
    "document": _document,
    "body": _body,
    "party": _party,
    "person": _person,
    "line": _line,
    "term": _term,
}
