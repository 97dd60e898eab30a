"""Operations that list: bodies, parties, persons, documents, and lines of each kind."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Field, Query, Router

from secretariat.bodies.states import MembershipStatus
from secretariat.chairs.states import TermStatus
from secretariat.commitments.states import Stance
from secretariat.meetings.states import MeetingKind, MeetingStatus
from secretariat.parties.models import Level, PartyKind
from secretariat.projects.states import ProjectState
from secretariat.site.api.answering import Rows, cut, rows_of
from secretariat.site.api.asking import AsKnown, Code, Narrowed, NoticeLanguage, Paged, Words, look_of
from secretariat.site.queries.bodies import BodyRow, bodies_page
from secretariat.site.queries.documents import DocumentRow, documents_received, rows_for
from secretariat.site.queries.lines import KINDS, lines_of_any_kind, lines_of_kind
from secretariat.site.queries.news import NewsRow, news_rows, published
from secretariat.site.queries.parties import PartyRow, parties_page
from secretariat.site.queries.people import PersonRow, named_people, people_rows
from secretariat.site.queries.rows import Row
from secretariat.texts.states import TextStatus

router = Router()
Answer = dict[str, Any]
_PARTY = Field(None, description="Code of the party.")
_PERSON = Field(None, description="Slug of the person, under any spelling.")


class Bodies(Paged):
    """Parameters."""

    level: Level | None = None
    q: Words | None = Field(None, description="Part of the name or acronym.")


class Parties(Paged):
    """Parameters."""

    kind: PartyKind | None = None
    q: Words | None = Field(None, description="Part of the name or code.")


class People(Paged):
    """Parameters."""

    q: Words | None = Field(None, description="Part of the name.")


class Documents(Paged):
    """Parameters."""

    body: Code | None = Field(None, description="Slug of the body that keeps the document.")


class AnyLines(Paged, AsKnown):
    """Parameters."""

    kind: Code | None = Field(None, description="chairmanship, membership, name, …")
    body: Code | None = Field(None, description="Slug of the body whose seats decide who may see the line.")


class Chairs(Narrowed):
    """Parameters."""

    party: Code | None = _PARTY
    person: Code | None = _PERSON
    status: TermStatus | None = None


class Seats(Narrowed):
    """Parameters."""

    party: Code | None = _PARTY
    status: MembershipStatus | None = None


class Tenures(Narrowed):
    """Parameters."""

    party: Code | None = _PARTY
    person: Code | None = _PERSON


class Meetings(Narrowed):
    """Parameters."""

    party: Code | None = Field(None, description="Code of a party that took part.")
    person: Code | None = Field(None, description="Slug of a person who took part, under any spelling.")
    kind: MeetingKind | None = None
    status: MeetingStatus | None = None


class News(Paged):
    """Parameters."""

    body: Code | None = Field(None, description="Slug of the body that published it.")
    written: NoticeLanguage | None = Field(None, description="Only what is published in this language: en.")


class Texts(Narrowed):
    """Parameters."""

    status: TextStatus | None = None


class Statements(Narrowed):
    """Parameters."""

    party: Code | None = _PARTY
    person: Code | None = _PERSON


class Projects(Narrowed):
    """Parameters."""

    party: Code | None = _PARTY
    state: ProjectState | None = None


class Commitments(Narrowed):
    """Parameters."""

    party: Code | None = _PARTY
    person: Code | None = _PERSON
    stance: Stance | None = None


@router.get("/bodies", response=Rows[BodyRow], url_name="api-bodies", tags=["Who there is"])
def list_bodies(request: HttpRequest, asked: Query[Bodies]) -> Answer:
    """Organisations by name, each with its chair of today and the number of its members."""
    page = bodies_page(look_of(request), level=asked.level or "", words=asked.q or "")
    return rows_of(request, asked, cut(asked, page.bodies), len(page.bodies))


@router.get("/parties", response=Rows[PartyRow], url_name="api-parties", tags=["Who there is"])
def list_parties(request: HttpRequest, asked: Query[Parties]) -> Answer:
    """Parties by name: states, regions, cities, organisations that hold a seat or a chair."""
    page = parties_page(look_of(request), kind=asked.kind or "", words=asked.q or "")
    return rows_of(request, asked, cut(asked, page.parties), len(page.parties))


@router.get("/persons", response=Rows[PersonRow], url_name="api-persons", tags=["Who there is"])
def list_persons(request: HttpRequest, asked: Query[People]) -> Answer:
    """Persons by name, each with the office held last."""
    look = look_of(request)
    named = named_people(look, asked.q or "")
    return rows_of(request, asked, people_rows(cut(asked, named), look), len(named))


@router.get("/documents", response=Rows[DocumentRow], url_name="api-documents", tags=["Sources"])
def list_documents(request: HttpRequest, asked: Query[Documents]) -> Answer:
    """Documents, received last first."""
    look = look_of(request)
    found = documents_received(look, asked.body or "")
    shown = found[asked.offset : asked.offset + asked.limit]
    return rows_of(request, asked, rows_for(shown, look), found.count())


@router.get("/notices", response=Rows[NewsRow], url_name="api-notices", tags=["News"])
def list_notices(request: HttpRequest, asked: Query[News]) -> Answer:
    """Notices that are published, newest first; each in the language asked for, else yours, else its own."""
    look, now = look_of(request), timezone.now()
    found = published(look, now, asked.body or "", asked.written or "")
    rows = news_rows(found[asked.offset : asked.offset + asked.limit], look, asked.written or "")
    return rows_of(request, asked, rows, found.count())


@router.get("/lines", response=Rows[Row], url_name="api-lines", tags=["The record"])
def list_lines(request: HttpRequest, asked: Query[AnyLines]) -> Answer:
    """Every line of the record in the order of entry: what is new comes last. For whoever keeps a copy."""
    found = lines_of_any_kind(
        look_of(request, asked.known),
        kind=asked.kind or "",
        body=asked.body or "",
        offset=asked.offset,
        limit=asked.limit,
    )
    return rows_of(request, asked, found.rows, found.total)


@router.get("/chairmanships", response=Rows[Row], url_name="api-chairmanships", tags=["The record"])
def list_chairmanships(request: HttpRequest, asked: Query[Chairs]) -> Answer:
    """Terms in the chair: planned, held, not held, disputed; the latest first."""
    return _listed("chairmanship", request, asked)


@router.get("/memberships", response=Rows[Row], url_name="api-memberships", tags=["The record"])
def list_memberships(request: HttpRequest, asked: Query[Seats]) -> Answer:
    """Seats of parties in bodies."""
    return _listed("membership", request, asked)


@router.get("/tenures", response=Rows[Row], url_name="api-tenures", tags=["The record"])
def list_tenures(request: HttpRequest, asked: Query[Tenures]) -> Answer:
    """Who held which office."""
    return _listed("tenure", request, asked)


@router.get("/meetings", response=Rows[Row], url_name="api-meetings", tags=["The record"])
def list_meetings(request: HttpRequest, asked: Query[Meetings]) -> Answer:
    """Meetings and visits, to come and past."""
    return _listed("meeting", request, asked)


@router.get("/texts", response=Rows[Row], url_name="api-texts", tags=["The record"])
def list_texts(request: HttpRequest, asked: Query[Texts]) -> Answer:
    """Declarations, resolutions, strategies; days are those of adoption."""
    return _listed("text", request, asked)


@router.get("/strategies", response=Rows[Row], url_name="api-strategies", tags=["The record"])
def list_strategies(request: HttpRequest, asked: Query[Narrowed]) -> Answer:
    """Long-lived agendas; days are those of the next review, where one is fixed."""
    return _listed("strategy", request, asked)


@router.get("/statements", response=Rows[Row], url_name="api-statements", tags=["The record"])
def list_statements(request: HttpRequest, asked: Query[Statements]) -> Answer:
    """What somebody said; days are those on which it was said."""
    return _listed("statement", request, asked)


@router.get("/commitments", response=Rows[Row], url_name="api-commitments", tags=["The record"])
def list_commitments(request: HttpRequest, asked: Query[Commitments]) -> Answer:
    """What somebody undertook, proposed or supported; days are those on which it was said."""
    return _listed("commitment", request, asked)


@router.get("/projects", response=Rows[Row], url_name="api-projects", tags=["The record"])
def list_projects(request: HttpRequest, asked: Query[Projects]) -> Answer:
    """Funded actions; days are those for which they are planned."""
    return _listed("project", request, asked)


def _listed(kind: str, request: HttpRequest, asked: Narrowed) -> Answer:
    by = {name: str(given) for name in KINDS[kind].by if (given := getattr(asked, name))}
    found = lines_of_kind(
        kind,
        look_of(request, asked.known),
        by=by,
        on=asked.on,
        since=asked.since,
        until=asked.until,
        offset=asked.offset,
        limit=asked.limit,
    )
    return rows_of(request, asked, found.rows, found.total)
