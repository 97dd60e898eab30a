"""What became of what was announced: each Expectation with its end, or with what the record holds so far."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Prefetch, Q, QuerySet

from secretariat.desk.addresses import address_of_line
from secretariat.desk.compare.closers import Closer, Expected, closers_of, kinds_that_close
from secretariat.desk.compare.held import Held
from secretariat.desk.compare.identities import Known
from secretariat.desk.compare.stems import stems
from secretariat.desk.models import Closing, Expectation
from secretariat.desk.queries.held_lines import lines_held
from secretariat.desk.queries.known_names import known_names
from secretariat.desk.states import Ending
from secretariat.desk.words import in_one_line
from secretariat.distribution import Viewer
from secretariat.engines.values.date_labels import label
from secretariat.engines.values.edtf import Edtf
from secretariat.evidence.models import Claim, Line
from secretariat.evidence.notes import Note, notes_by_line
from secretariat.parties.models import Body

_MOST = 200
_MOST_CLOSERS = 6
_ORDER = ("overdue", "awaited", "closed")


@dataclass(frozen=True, slots=True)
class End:
    """A line that shows, or may show, what became of it."""

    line: str
    words: str
    state: str
    url: str
    ending: str
    ending_label: str
    reason: str
    searched_until: str
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Awaited:
    """Something announced. `state`: closed, overdue, awaited; `end` what a person confirmed.

    `candidates`: what the record holds that may have become of it; nobody has confirmed it.
    """

    public_id: str
    version: int
    kind: str
    words: str
    url: str
    horizon: str
    said: str
    state: str
    end: End | None
    confirmed_by: str
    candidates: tuple[End, ...]
    notes: tuple[Note, ...]
    document: str

    @property
    def shown_state(self) -> str:
        """The code under which a page shows the state."""
        return self.end.ending if self.end else self.state


@dataclass(frozen=True, slots=True)
class SinceThen:
    """All that was announced about a subject, and up to which day the record was looked at."""

    items: tuple[Awaited, ...]
    until: str

    def __bool__(self) -> bool:
        return bool(self.items)


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
) -> SinceThen:
    """Return what was announced in, by or about one subject, in a fixed number of queries.

    Args:
        on: the day for which "overdue" is meant.
        document: public id. body: slug. party: code. person: slug. line: public id.
    """
    where = Q()
    for about, value in (
        (_document, document),
        (_body, body),
        (_party, party),
        (_person, person),
        (_line, line),
    ):
        if value is not None:
            where &= about(value)
    return _since(expectations(viewer).filter(where).distinct(), viewer, on, language)


def all_expectations(viewer: Viewer, on: date, language: str = "en") -> SinceThen:
    """Return everything that is awaited, for the desk."""
    return _since(expectations(viewer), viewer, on, language)


def expectations(viewer: Viewer) -> QuerySet[Expectation]:
    """Return the expectations of standing claims that the viewer may see."""
    closings = Closing.objects.filter(reopening__isnull=True).select_related("by_line__chosen", "by")
    return (
        Expectation.objects.filter(
            claim__in=Claim.objects.standing().visible_to(viewer), line__in=Line.objects.visible_to(viewer)
        )
        .select_related("claim__finding__reading__document", "line__body", "line__chosen")
        .prefetch_related(Prefetch("closings", queryset=closings), "claim__finding__passages")
        .order_by(F("horizon_first").asc(nulls_last=True), "opened_at", "pk")
    )


def _since(found: QuerySet[Expectation], viewer: Viewer, on: date, language: str) -> SinceThen:
    rows = list(found[:_MOST])
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
    page = _Page(known, notes, on, language)
    return SinceThen(tuple(page.awaited(row, proposed[row.pk]) for row in rows), label_of_day(on, language))


def label_of_day(day: date, language: str) -> str:
    """Return a day in words."""
    return label(Edtf.day(day), language)


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
        for kind in sorted(kinds_that_close([row.line.kind for row in rows]))
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
    where = Q(**{f"{kind}__body__slug__in": bodies})
    return where | Q(**{f"{kind}__body__parent__slug__in": bodies}) if kind == "report" else where


@dataclass(frozen=True, slots=True)
class _Page:
    known: Known
    notes: Mapping[int, Sequence[Note]]
    on: date
    language: str

    def awaited(self, row: Expectation, closers: Sequence[Closer]) -> Awaited:
        """Return one expectation as a page shows it."""
        closing = row.closings.all()[0] if row.closings.all() else None
        overdue = bool(row.horizon and row.horizon.end and row.horizon.end <= self.on)
        finding = row.claim.finding
        return Awaited(
            public_id=row.public_id,
            version=row.version,
            kind=row.line.kind,
            words=self._words(row),
            url=address_of_line(row.line.kind, row.line.public_id),
            horizon=label(row.horizon, self.language) if row.horizon else "",
            said=label(row.claim.said_on, self.language) if row.claim.said_on else "",
            state="closed" if closing else "overdue" if overdue else "awaited",
            end=self._closed(closing) if closing else None,
            confirmed_by=f"{closing.by}, {closing.at:%Y-%m-%d}" if closing else "",
            candidates=tuple(self._candidate(closer) for closer in closers),
            notes=self._own_notes(row),
            document=finding.reading.document.public_id if finding else "",
        )

    def _words(self, row: Expectation) -> str:
        if row.line.kind in {"statement", "commitment"}:
            return " ".join(row.words.split())
        return in_one_line(row.line.kind, row.claim.value, self.known, self.language)

    def _own_notes(self, row: Expectation) -> tuple[Note, ...]:
        """Return the source of the announcement itself: the passages of its own claim."""
        passages = (
            {passage.words for passage in row.claim.finding.passages.all()} if row.claim.finding else set()
        )
        return tuple(
            note for note in self.notes.get(row.line_id, ()) if not passages or _bears(note, passages)
        )

    def _closed(self, closing: Closing) -> End:
        line = closing.by_line
        return End(
            line=line.public_id if line else "",
            words=self._line_words(line.kind, line.chosen.value) if line and line.chosen else "",
            state=str(line.chosen.value.get("status") or "") if line and line.chosen else "",
            url=address_of_line(line.kind, line.public_id) if line else "",
            ending=closing.ending,
            ending_label=str(closing.get_ending_display()),
            reason="",
            searched_until=label_of_day(closing.searched_until, self.language)
            if closing.searched_until
            else "",
            notes=tuple(self.notes.get(line.pk, ())) if line else (),
        )

    def _candidate(self, closer: Closer) -> End:
        line = closer.line
        searched = line.value.get("searched_until")
        return End(
            line=line.public_id,
            words=self._line_words(line.kind, line.value),
            state=str(line.value.get("status") or ""),
            url=address_of_line(line.kind, line.public_id),
            ending=closer.ending.value,
            ending_label=str(Ending(closer.ending).label),
            reason=closer.reason,
            searched_until=label_of_day(date.fromisoformat(searched), self.language) if searched else "",
            notes=tuple(self.notes.get(line.line_id, ())),
        )

    def _line_words(self, kind: str, value: Mapping[str, object]) -> str:
        return in_one_line(kind, value, self.known, self.language)


def _bears(note: Note, passages: set[str]) -> bool:
    """Tell whether the note rests on one of the passages; it may join several of one document."""
    return any(words.strip() in note.words for words in passages)


def _document(public_id: str) -> Q:
    return Q(claim__finding__reading__document__public_id=public_id)


def _body(slug: str) -> Q:
    kinds = ("chairmanship", "meeting", "membership", "text")
    where = Q(line__body__slug=slug)
    for kind in kinds:
        where |= Q(**{f"line__{kind}__body__slug": slug})
    return where


def _party(code: str) -> Q:
    return (
        Q(line__chairmanship__holder__code=code)
        | Q(line__membership__party__code=code)
        | Q(line__statement__party__code=code)
        | Q(line__commitment__owners__party__code=code)
        | Q(line__meeting__participants__party__code=code)
    )


def _person(slug: str) -> Q:
    where = Q()
    for path in ("statement__person", "commitment__owners__person", "meeting__participants__person"):
        where |= Q(**{f"line__{path}__slug": slug}) | Q(**{f"line__{path}__same_as__slug": slug})
    return where


def _line(public_id: str) -> Q:
    """What the line itself announces; of a text also what is said that it should become."""
    where = Q(line__public_id=public_id)
    titles = (
        Claim.objects.standing()
        .filter(line__public_id=public_id, line__kind="text")
        .values_list("value__title", "line__body_id")
    )
    for title, body_id in titles:
        where |= Q(words__icontains=title, line__body_id=body_id, line__kind__in=("statement", "commitment"))
    return where
