"""Today: who presides, what comes next, what was adopted and published last, what waits for staff."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from secretariat.bodies.anniversaries import Occasion
from secretariat.commitments.models import Commitment
from secretariat.commitments.states import ENDED
from secretariat.engines.values.date_labels import label
from secretariat.engines.values.edtf import Edtf, parse
from secretariat.evidence.models import Document, Finding, Reading
from secretariat.evidence.notes import notes_by_line
from secretariat.evidence.states import FindingState
from secretariat.handover.queries import waiting_for
from secretariat.meetings.models import Meeting
from secretariat.meetings.states import MeetingStatus
from secretariat.people.actor import Actor, Role
from secretariat.site.queries.anniversaries import occasions, words_of
from secretariat.site.queries.commitments_waiting import nearest_owed
from secretariat.site.queries.cross_chairs_waiting import cross_chairs_waiting
from secretariat.site.queries.naming import Names, address, names_at
from secretariat.site.queries.news import latest_news
from secretariat.site.queries.reviews_due import reviews_due
from secretariat.site.queries.rows import Link, Look
from secretariat.site.queries.running import running_terms
from secretariat.site.queries.today import (
    Adopted,
    Coming,
    HandoverReady,
    InTheChair,
    NextTerm,
    Published,
    Today,
    Waiting,
)
from secretariat.site.queries.troika import Term, Troika, is_last_known, troika_on
from secretariat.texts.models import Text
from secretariat.texts.states import TextStatus

CHAIRS_SHOWN = 60
COMING_OF_EACH = 8
LATEST_OF_EACH = 6
LOOKED_AT = 200  # deadlines; members that owe the same under one paragraph share a row
AHEAD = timedelta(days=400)
EXPECTED_MEETINGS = (MeetingStatus.PLANNED, MeetingStatus.CONFIRMED, MeetingStatus.POSTPONED)


def today_for(viewer: Actor, on: date, *, with_fictitious: bool, language: str = "en") -> Today:
    """Return what the home page shows to a viewer on a day.

    Runs 12 queries, two more where there is news, seven more for staff, two for delegations, two for who owes
    something, however much the record holds.
    """
    record = _Record(viewer, on, with_fictitious, language)
    return Today(
        day=label(Edtf.day(on), language),
        iso_day=on.isoformat(),
        waiting=_waiting(viewer, with_fictitious),
        owing=nearest_owed(viewer, on, language),
        chairs=record.chairs(),
        coming=record.coming(),
        adopted=record.adopted(),
        published=record.published(),
        handover=_handover_file(viewer, on, language),
        news=latest_news(record.look, timezone.now(), LATEST_OF_EACH),
        reviews=reviews_due(record.look, with_fictitious=with_fictitious),
        cross_chairs=cross_chairs_waiting(record.look, with_fictitious=with_fictitious),
    )


class _Record:
    """The rows of the page, fetched once, and how they read."""

    def __init__(self, viewer: Actor, on: date, with_fictitious: bool, language: str) -> None:
        self.look = Look(viewer, language, on)
        self.on = on
        self.language = language
        real = Q() if with_fictitious else Q(line__is_fictitious=False)
        terms = running_terms(viewer, on).filter(real).select_related("line", "body", "holder")
        troikas = _troikas(terms.order_by("body_id", "term_first", "pk"), on)
        self.presiding = [term.key for troika in troikas for term in troika.current]
        self.incoming = {t.key.body_id: t.key for troika in troikas for t in troika.incoming[:1]}
        self.meetings = list(_meetings(viewer, on).filter(real)[:COMING_OF_EACH])
        self.deadlines = _deadlines(_commitments(viewer, on).filter(real)[:LOOKED_AT])[:COMING_OF_EACH]
        until = on + AHEAD
        self.anniversaries = occasions(self.look, until, with_fictitious=with_fictitious)[:COMING_OF_EACH]
        self.texts = list(_texts(viewer, on).filter(real)[:LATEST_OF_EACH])
        self.documents = list(_documents(viewer, with_fictitious)[:LATEST_OF_EACH])
        self.names = self._names()
        self.notes = notes_by_line(self._lines(), viewer, language)

    def chairs(self) -> tuple[InTheChair, ...]:
        """Return who presides, by the names of the bodies."""
        nearest = sorted(self.presiding, key=lambda term: term.term.end or date.max)[:CHAIRS_SHOWN]
        rows = (self._in_the_chair(term) for term in nearest)
        return tuple(sorted(rows, key=lambda row: (row.body.label, row.status)))

    def coming(self) -> tuple[Coming, ...]:
        """Return what lies ahead, the nearest first."""
        ahead = [
            *((t.term, self._handover(t)) for t in self._near_handovers()),
            *((m.on, self._meeting(m)) for m in self.meetings),
            *((alike[0].due, self._deadline(alike)) for alike in self.deadlines),
            *((a.anniversary.on, self._anniversary(a)) for a in self.anniversaries),
        ]
        ahead.sort(key=lambda pair: (max(pair[0].first or self.on, self.on), pair[0].end or date.max))
        return tuple(row for _, row in ahead)

    def adopted(self) -> tuple[Adopted, ...]:
        """Return the texts adopted last."""
        return tuple(self._text(text) for text in self.texts)

    def published(self) -> tuple[Published, ...]:
        """Return the documents published last."""
        return tuple(self._document(document) for document in self.documents)

    def _near_handovers(self) -> list[Any]:
        near = [t for t in self.incoming.values() if t.term_first <= self.on + AHEAD]
        return sorted(near, key=lambda t: (t.term_first, t.pk))[:COMING_OF_EACH]

    def _names(self) -> Names:
        terms = [*self.presiding, *self.incoming.values()]
        rows: list[Any] = [*terms, *self.meetings, *self.texts, *self.documents]
        return names_at(
            self.look,
            parties={term.holder.code for term in terms if term.holder},
            bodies={
                *(row.body.slug for row in rows if row.body),
                *(one.body for one in self.anniversaries if one.body),
            },
        )

    def _body(self, row: Any) -> Link | None:
        return self.names.body(row.body.slug) if row.body else None

    def _holder(self, term: Any) -> Link:
        return self.names.party(term.holder.code) if term.holder else Link(term.holder_words)

    def _lines(self) -> Iterable[int]:
        rows: list[Any] = [*self.presiding, *self._near_handovers(), *self.meetings]
        kept = [one.line for one in self.anniversaries]
        return [*kept, *(row.pk for row in (*rows, *(alike[0] for alike in self.deadlines), *self.texts))]

    def _in_the_chair(self, term: Any) -> InTheChair:
        following = self.incoming.get(term.body_id)
        return InTheChair(
            public_id=term.public_id,
            body=self.names.body(term.body.slug),
            holder=self._holder(term),
            status=term.status,
            until=_until(term.term, self.language),
            days=days_left(term.term, self.on),
            following=self._next_term(following) if following else None,
            is_last_known=is_last_known(term.term, self.on),
            is_fictitious=term.line.is_fictitious,
            notes=self.notes.get(term.pk, ()),
        )

    def _next_term(self, term: Any) -> NextTerm:
        since = _since(term.term, self.language)
        return NextTerm(term.public_id, self._holder(term), since, term.status)

    def _handover(self, term: Any) -> Coming:
        return Coming(
            kind="handover",
            public_id=term.public_id,
            on=_since(term.term, self.language),
            title="",
            body=self._body(term),
            party=self._holder(term),
            status=term.status,
            is_fictitious=term.line.is_fictitious,
            notes=self.notes.get(term.pk, ()),
        )

    def _meeting(self, meeting: Any) -> Coming:
        return Coming(
            kind="meeting",
            public_id=meeting.public_id,
            on=label(meeting.on, self.language),
            title=meeting.title_in(self.language),
            body=self._body(meeting),
            party=Link(""),
            status=meeting.status,
            is_fictitious=meeting.line.is_fictitious,
            notes=self.notes.get(meeting.pk, ()),
        )

    def _deadline(self, alike: Sequence[Any]) -> Coming:
        commitment = alike[0]
        return Coming(
            kind="deadline",
            public_id=commitment.public_id,
            on=label(commitment.due, self.language),
            title=commitment.words,
            body=None,
            party=Link(""),
            status=commitment.stance,
            is_fictitious=commitment.line.is_fictitious,
            notes=self.notes.get(commitment.pk, ()),
            alike_count=len(alike),
        )

    def _anniversary(self, one: Occasion) -> Coming:
        is_body = one.kind == "body"
        body = self.names.body(one.body) if one.body else None
        return Coming(
            kind="anniversary",
            public_id=one.public_id,
            on=label(one.anniversary.on, self.language),
            title=words_of(one.anniversary.years),
            body=None if is_body else body,
            party=body if is_body and body else Link(one.title, address("site:text", one.of)),
            status="",
            is_fictitious=one.is_fictitious,
            notes=self.notes.get(one.line, ()),
        )

    def _text(self, text: Any) -> Adopted:
        return Adopted(
            public_id=text.public_id,
            title=text.title,
            language=text.language,
            kind=text.kind,
            body=self._body(text),
            on=label(text.adopted, self.language),
            is_fictitious=text.line.is_fictitious,
            notes=self.notes.get(text.pk, ()),
        )

    def _document(self, document: Document) -> Published:
        return Published(
            public_id=document.public_id,
            title=document.title,
            publisher=document.publisher,
            body=self._body(document),
            on=label(document.published, self.language) if document.published else "",
            is_fictitious=document.is_fictitious,
        )


def days_left(term: Edtf, on: date) -> tuple[int, ...]:
    """Return the days left of a term, `on` among them; two numbers where the source leaves two answers."""
    if term.end is None:
        return ()
    most = (term.end - on).days
    least = (term.surely_end - on).days if term.has_sure_days and term.surely_end else most
    return (most,) if least == most else (max(least, 0), most)


def _until(term: Edtf, language: str) -> str:
    if term.is_end_unknown:
        return label(term, language)
    return label(parse(term.finish.text), language) if term.finish else ""


def _since(term: Edtf, language: str) -> str:
    return label(parse(term.start.text), language) if term.start else ""


def _troikas(terms: Iterable[Any], on: date) -> list[Troika[Any]]:
    """Return the troika of each body."""
    return [
        troika_on(on, [Term(term, term.term, term.status) for term in of_body])
        for _, of_body in groupby(terms, key=lambda term: term.body_id)
    ]


def _meetings(viewer: Actor, on: date) -> QuerySet[Any]:
    return (
        Meeting.objects.visible_to(viewer)
        .filter(on_end__gt=on, status__in=EXPECTED_MEETINGS)
        .select_related("line", "body")
        .order_by("on_end", "pk")
    )


def _commitments(viewer: Actor, on: date) -> QuerySet[Any]:
    return (
        Commitment.objects.visible_to(viewer)
        .filter(due_end__gt=on)
        .exclude(state__in=ENDED)
        .select_related("line")
        .order_by("due_end", "pk")
    )


def _deadlines(commitments: Iterable[Any]) -> list[list[Any]]:
    """Return the commitments, those that owe the same by one day under one paragraph together."""
    alike: dict[tuple[object, ...], list[Any]] = {}
    for one in commitments:
        alike.setdefault((one.words, one.due, one.text_id, one.paragraph), []).append(one)
    return list(alike.values())


def _texts(viewer: Actor, on: date) -> QuerySet[Any]:
    return (
        Text.objects.visible_to(viewer)
        .filter(adopted_first__lte=on)
        .exclude(status=TextStatus.PLANNED)
        .select_related("line", "body")
        .order_by("-adopted_first", "-pk")
    )


def _documents(viewer: Actor, with_fictitious: bool) -> QuerySet[Document]:
    real = Q() if with_fictitious else Q(is_fictitious=False)
    newest = F("published_first").desc(nulls_last=True)
    seen = Document.objects.visible_to(viewer).filter(real).select_related("body")
    return seen.order_by(newest, "-received_at", "-pk")


def _handover_file(viewer: Actor, on: date, language: str) -> HandoverReady | None:
    """Return the latest file for a chair that the viewer's delegation takes over; 1 query for delegations."""
    file = waiting_for(viewer, on)
    if file is None:
        return None
    begins = label(file.term.term, language) if file.term and file.term.term else ""
    return HandoverReady(file.public_id, file.content["body"]["name"], file.number, begins)


def _waiting(viewer: Actor, with_fictitious: bool) -> tuple[Waiting, ...]:
    """Return the documents of the viewer's secretariats with findings that nobody has decided on."""
    bodies = {seat.body for seat in viewer.seats if seat.role is Role.STAFF}
    if not bodies:
        return ()
    latest = Reading.objects.filter(document=OuterRef("reading__document")).order_by("-read_at", "-pk")
    rows = (
        Finding.objects.filter(state=FindingState.OPEN, reading=Subquery(latest.values("pk")[:1]))
        .filter(reading__document__body__slug__in=bodies)
        .filter(reading__document__in=Document.objects.visible_to(viewer))
        .filter(Q() if with_fictitious else Q(reading__document__is_fictitious=False))
        .values_list("reading__document__public_id", "reading__document__title")
        .annotate(finding_count=Count("pk"))
        .order_by("reading__document__public_id")[:COMING_OF_EACH]
    )
    return tuple(Waiting(*row) for row in rows)
