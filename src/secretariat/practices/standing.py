"""One practice with all that belongs to it: its results with what shows them, who took it up, who came."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from django.urls import reverse

from secretariat.bodies.queries import names_of
from secretariat.engines.values.date_labels import label
from secretariat.engines.values.money import shown
from secretariat.evidence.models import Document
from secretariat.evidence.states import CitationKind
from secretariat.meetings.document_forms import LANGUAGES
from secretariat.meetings.models import Meeting
from secretariat.parties.reach import of_members, of_own
from secretariat.people.actor import Actor
from secretariat.practices import policies
from secretariat.practices.models import PeerVisit, Practice, PracticeResult, Reuse
from secretariat.practices.queries import PracticeRow, rows_of
from secretariat.practices.rows.evidenced import Evidenced
from secretariat.practices.states import PracticeState, VisitState

_PROOF = ("passage__reading__document", "document")


@dataclass(frozen=True, slots=True)
class Shown:
    """What shows that something is so. `words`: of the document, or the entry; `is_closed`: there is more, in
    a document that the viewer may not see.
    """

    label: str
    url: str = ""
    words: str = ""
    seen_on: date | None = None
    is_closed: bool = False


@dataclass(frozen=True, slots=True)
class ResultTold:
    """A result and what shows it."""

    id: str
    words: str
    proof: Shown


@dataclass(frozen=True, slots=True, kw_only=True)
class ReuseTold:
    """That a member took the practice up."""

    id: str
    party: str
    party_name: str
    began: str
    words: str
    proof: Shown
    state: str
    state_label: str
    why: str
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitTold:
    """That a member asked to come and see; `meeting`: public id of the visit, "" where there is none."""

    id: str
    party: str
    party_name: str
    state: str
    state_label: str
    when: str
    meeting: str
    waits_for_me: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeTold:
    """A practice as the viewer may see it; `contacts` "" for whoever is no member.

    `may`: what the viewer can do with it now, by the verbs of `_may`.
    """

    row: PracticeRow
    problem: str
    done: str
    lessons: str
    cost: str
    sum: str
    during: str
    answers_in: tuple[str, ...]
    contacts: str
    population_year: int | None
    population_source: str
    state_since: date
    revised_on: date | None
    why: str
    results: tuple[ResultTold, ...]
    reuses: tuple[ReuseTold, ...]
    visits: tuple[VisitTold, ...]
    may: tuple[str, ...]
    version: int


def practice_told(public_id: str, viewer: Actor, language: str = "en") -> PracticeTold | None:
    """Return a practice; None where there is none that the viewer may see. 13 queries at most."""
    rows = Practice.objects.visible_to(viewer).filter(public_id=public_id)
    practice = rows.select_related("body__parent", "party").first()
    if practice is None:
        return None
    results = list(practice.results.filter(taken_back_at=None).select_related(*_PROOF))
    reuses = list(Reuse.objects.visible_to(viewer).filter(practice=practice).select_related("party", *_PROOF))
    open_documents = _documents_open([*results, *reuses], viewer)
    visits = _visits(practice, viewer)
    who = {row.party_id for row in reuses} | {row.party_id for row in visits}
    names = names_of("party", who, language, viewer=viewer)
    is_member = Practice.objects.filter(of_members(viewer) | of_own(viewer), pk=practice.pk).exists()
    return PracticeTold(
        row=rows_of(rows, viewer, language)[0], problem=practice.problem, done=practice.done,
        lessons=practice.lessons, cost=practice.cost, sum=shown(practice.amount, practice.currency, language),
        during=label(practice.during, language) if practice.during else "",
        answers_in=tuple(str(dict(LANGUAGES).get(code, code)) for code in practice.languages),
        contacts=practice.contacts if is_member else "",
        population_year=practice.population_year, population_source=practice.population_source,
        state_since=practice.state_since, revised_on=practice.revised_on, why=practice.why,
        results=tuple(_result(row, open_documents) for row in results),
        reuses=tuple(_reuse(row, names, open_documents, language) for row in reuses),
        visits=_visits_told(visits, practice, names, viewer, language),
        may=tuple(sorted(_may(practice, viewer))), version=practice.version,
    )  # fmt: skip


def _documents_open(rows: Iterable[Evidenced], viewer: Actor) -> frozenset[int]:
    """Return the keys of those documents of the proofs that the viewer may see, in 1 query."""
    keys = {row.document_id for row in rows if row.document_id}
    keys |= {row.passage.reading.document_id for row in rows if row.passage}
    return frozenset(Document.objects.visible_to(viewer).filter(pk__in=keys).values_list("pk", flat=True))


def proof_shown(row: Evidenced, open_documents: frozenset[int]) -> Shown:
    """Return what shows it, as far as the viewer may see it."""
    if row.source == CitationKind.REFERENCE:
        host = urlsplit(row.address).hostname or row.address
        return Shown(host, row.address, row.note, row.seen_on)
    document = row.passage.reading.document if row.passage else row.document
    if document is None:
        return Shown("", words=row.note)
    if document.pk not in open_documents:
        return Shown("", words="" if row.passage else row.note, is_closed=True)
    words = row.passage.words if row.passage else row.note
    return Shown(document.title, reverse("site:document", args=[document.public_id]), words)


def _result(row: PracticeResult, open_documents: frozenset[int]) -> ResultTold:
    return ResultTold(row.public_id, row.words, proof_shown(row, open_documents))


def _reuse(row: Reuse, names: Mapping[int, str], open_documents: frozenset[int], language: str) -> ReuseTold:
    return ReuseTold(
        id=row.public_id, party=row.party.code, party_name=names.get(row.party_id, row.party.code),
        began=label(row.began, language) if row.began else "", words=row.words,
        proof=proof_shown(row, open_documents), state=row.state, state_label=str(row.get_state_display()),
        why=row.why, version=row.version,
    )  # fmt: skip


def _visits(practice: Practice, viewer: Actor) -> list[PeerVisit]:
    rows = PeerVisit.objects.visible_to(viewer).filter(practice=practice)
    return list(rows.select_related("party", "meeting__line"))


def _visits_told(
    visits: Iterable[PeerVisit], practice: Practice, names: Mapping[int, str], viewer: Actor, language: str
) -> tuple[VisitTold, ...]:
    keeps = policies.may_keep(viewer, practice)
    return tuple(
        VisitTold(
            id=row.public_id, party=row.party.code, party_name=names.get(row.party_id, row.party.code),
            state=row.state, state_label=str(row.get_state_display()),
            when=label(row.on, language) if row.on else row.suits,
            meeting=row.meeting.public_id if row.meeting else "",
            waits_for_me=keeps and row.state == VisitState.ASKED,
        )
        for row in visits
    )  # fmt: skip


def _may(practice: Practice, viewer: Actor) -> list[str]:
    state = practice.state
    if state == PracticeState.WITHDRAWN:
        return []
    keeps, judges = policies.may_keep(viewer, practice), policies.may_judge(viewer, practice)
    able = {
        "revise": keeps,
        "add_result": keeps,
        "withdraw": keeps,
        "offer": keeps and state == PracticeState.DRAFT,
        "publish": judges and state == PracticeState.OFFERED,
        "judge": judges,
        "take_up": state == PracticeState.PUBLISHED and policies.may_take_up(viewer, practice),
    }
    return [verb for verb, may in able.items() if may]


@dataclass(frozen=True, slots=True)
class VisitOf:
    """The practice that a visit came to see."""

    practice: str
    title: str


def visit_of(meeting: Meeting | str, viewer: Actor) -> VisitOf | None:
    """Return the practice for which a meeting (or its public id) was a peer visit, in 1 query."""
    of = meeting if isinstance(meeting, str) else meeting.public_id
    rows = Practice.objects.visible_to(viewer).filter(visits__meeting__line__public_id=of)
    found = rows.values_list("public_id", "title").first()
    return VisitOf(*found) if found else None
