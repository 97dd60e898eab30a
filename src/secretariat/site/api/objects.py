"""Operations on one thing, on what is awaited, and on the words of a search."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from ninja import Field, Path, Query, Router

from secretariat.desk.queries.awaited import Awaited
from secretariat.desk.queries.since_then import some_expectations
from secretariat.site.api.answering import Rows, rows_of, there
from secretariat.site.api.asking import Asked, AsKnown, Code, Day, Paged, Words, look_of
from secretariat.site.queries.body import BodyPage, body_page
from secretariat.site.queries.chairmanship import ChairmanshipPage, chairmanship_page
from secretariat.site.queries.commitment import CommitmentPage, commitment_page
from secretariat.site.queries.document import DocumentPage, document_page
from secretariat.site.queries.line import LinePage, line_page
from secretariat.site.queries.meeting import MeetingPage, meeting_page
from secretariat.site.queries.notice import NoticePage, notice_page
from secretariat.site.queries.party import PartyPage, party_page
from secretariat.site.queries.person import PersonPage, person_page
from secretariat.site.queries.priority import PriorityPage, priority_page
from secretariat.site.queries.project import ProjectPage, project_page
from secretariat.site.queries.search import Found, found_for
from secretariat.site.queries.strategy import StrategyPage, strategy_page
from secretariat.site.queries.text import TextPage, text_page

router = Router()


class Expected(Paged):
    """Parameters."""

    on: Day | None = Field(None, description="The day for which “overdue” is meant; today where left out.")
    body: Code | None = Field(None, description="Slug of the body.")
    party: Code | None = Field(None, description="Code of the party.")
    person: Code | None = Field(None, description="Slug of the person.")
    document: Code | None = Field(None, description="Id of the document that announced it.")
    line: Code | None = Field(None, description="Id of the line.")


class Search(Asked):
    """Parameters."""

    q: Words = Field(description="Words that must all be there, in any order.")


@router.get("/bodies/{slug:slug}", response=BodyPage, url_name="api-body", tags=["Who there is"])
def get_body(request: HttpRequest, slug: Path[str], asked: Query[AsKnown]) -> Any:
    """One body: names, the chair with those before and after, and the first lines of each section."""
    return there(body_page(slug, look_of(request, asked.known)))


@router.get("/parties/{code}", response=PartyPage, url_name="api-party", tags=["Who there is"])
def get_party(request: HttpRequest, code: Path[str], asked: Query[AsKnown]) -> Any:
    """One party across all bodies, and where it holds two chairs at once."""
    return there(party_page(code, look_of(request, asked.known)))


@router.get("/persons/{slug:slug}", response=PersonPage, url_name="api-person", tags=["Who there is"])
def get_person(request: HttpRequest, slug: Path[str], asked: Query[AsKnown]) -> Any:
    """One person under all spellings."""
    return there(person_page(slug, look_of(request, asked.known)))


@router.get(
    "/chairmanships/{slug:id}", response=ChairmanshipPage, url_name="api-chairmanship", tags=["The record"]
)
def get_chairmanship(request: HttpRequest, id: Path[str], asked: Query[AsKnown]) -> Any:
    """One term in the chair, and what happened instead."""
    return there(chairmanship_page(id, look_of(request, asked.known), timezone.now()))


@router.get("/meetings/{slug:id}", response=MeetingPage, url_name="api-meeting", tags=["The record"])
def get_meeting(request: HttpRequest, id: Path[str], asked: Query[AsKnown]) -> Any:
    """One meeting or visit: its programme, who took part, the texts adopted there."""
    return there(meeting_page(id, look_of(request, asked.known)))


@router.get("/texts/{slug:id}", response=TextPage, url_name="api-text", tags=["The record"])
def get_text(request: HttpRequest, id: Path[str], asked: Query[AsKnown]) -> Any:
    """One text: what it replaces, what was promised about it."""
    return there(text_page(id, look_of(request, asked.known)))


@router.get("/commitments/{slug:id}", response=CommitmentPage, url_name="api-commitment", tags=["The record"])
def get_commitment(request: HttpRequest, id: Path[str], asked: Query[AsKnown]) -> Any:
    """One commitment: who owes it, by when, how it stands and by whose word, its whole course."""
    return there(commitment_page(id, look_of(request, asked.known), timezone.now()))


@router.get("/projects/{slug:id}", response=ProjectPage, url_name="api-project", tags=["The record"])
def get_project(request: HttpRequest, id: Path[str], asked: Query[AsKnown]) -> Any:
    """One project: how it stands, its way to approval, its partners and money, its whole course."""
    return there(project_page(id, look_of(request, asked.known), timezone.now()))


@router.get("/strategies/{slug:id}", response=StrategyPage, url_name="api-strategy", tags=["The record"])
def get_strategy(request: HttpRequest, id: Path[str], asked: Query[Asked]) -> Any:
    """One long-lived agenda: its versions with their states, its lines and what stands under each."""
    return there(strategy_page(id, look_of(request)))


@router.get("/priorities/{slug:id}", response=PriorityPage, url_name="api-priority", tags=["The record"])
def get_priority(request: HttpRequest, id: Path[str], asked: Query[Asked]) -> Any:
    """One line of an agenda: what carries it on, its measures, what stands under it."""
    return there(priority_page(id, look_of(request)))


@router.get("/lines/{slug:id}", response=LinePage, url_name="api-line", tags=["The record"])
def get_line(request: HttpRequest, id: Path[str], asked: Query[Asked]) -> Any:
    """One line with all its claims: on what each rests, when it was said, who entered it, who chose."""
    return there(line_page(id, look_of(request)))


@router.get("/notices/{slug:id}", response=NoticePage, url_name="api-notice", tags=["News"])
def get_notice(request: HttpRequest, id: Path[str], asked: Query[Asked]) -> Any:
    """One published notice: its sentences with the lines on which they rest, pictures, corrections."""
    return there(notice_page(id, look_of(request), timezone.now()))


@router.get("/documents/{slug:id}", response=DocumentPage, url_name="api-document", tags=["Sources"])
def get_document(request: HttpRequest, id: Path[str], asked: Query[AsKnown]) -> Any:
    """One document: its text with the passages on which lines rest, and those lines."""
    return there(document_page(id, look_of(request, asked.known)))


@router.get("/expectations", response=Rows[Awaited], url_name="api-expectations", tags=["Since then"])
def list_expectations(request: HttpRequest, asked: Query[Expected]) -> Any:
    """What was announced and what became of it: as announced, otherwise, overdue, no trace, awaited."""
    look = look_of(request)
    about = {name: getattr(asked, name) for name in ("body", "party", "person", "document", "line")}
    found, total = some_expectations(
        look.viewer,
        asked.on or look.today,
        look.language,
        offset=asked.offset,
        limit=asked.limit,
        with_fictitious=settings.DEMO or any(about.values()),
        **about,
    )
    return rows_of(request, asked, found.items, total)


@router.get("/search", response=Found, url_name="api-search", tags=["Who there is"])
def search(request: HttpRequest, asked: Query[Search]) -> Any:
    """Names, titles and words of documents; at most ten hits of each kind."""
    return found_for(asked.q, look_of(request), with_fictitious=settings.DEMO)
