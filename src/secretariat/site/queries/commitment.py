"""The page of a Commitment: how it stands, by whose word, its course, and the terms it ran under."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from django.db.models import F, Q
from django.utils.translation import gettext as _

from secretariat.chairs.models import Chairmanship
from secretariat.chairs.states import TermStatus
from secretariat.commitments import policies
from secretariat.commitments.models import Commitment
from secretariat.commitments.queries import days_late
from secretariat.commitments.states import ENDED, Stance
from secretariat.commitments.terms import Course, Part, Sure, part_of
from secretariat.engines.values.date_labels import label
from secretariat.evidence.models import Claim, Line
from secretariat.projects.models import Project
from secretariat.projects.policies import may_run
from secretariat.site.queries.commitment_course import (
    Step,
    course_of,
    lines_on,
    others_of,
    stance_words,
    steps,
    stood,
)
from secretariat.site.queries.documents import DocumentRow, documents_cited
from secretariat.site.queries.naming import names_for
from secretariat.site.queries.pointing import page_of
from secretariat.site.queries.reads import Read, reads_of
from secretariat.site.queries.rows import Link, Look, Row
from secretariat.site.queries.written import rows_of

PROPOSALS = frozenset({Stance.PROPOSED, Stance.SUPPORTED})


@dataclass(frozen=True, slots=True)
class TermPart:
    """A term in the chair, and what it had to do with the commitment, in words."""

    term: Link
    when: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentPage:
    """All that the page of a Commitment shows.

    `stance`: how firmly it was undertaken, in words; `state`: "" where nobody has taken it up; `state_by`:
    by whose word; `days_late`: since its last possible day; `version`: of how it stands.
    """

    id: str
    title: str
    words: str
    language: str
    stance: str
    is_proposal: bool
    row: Row
    body: Link | None
    state: str
    state_since: str
    state_by: str
    is_over: bool
    owners: tuple[Link, ...]
    owners_before: tuple[Link, ...]
    due: str
    due_edtf: str
    due_before: str
    days_late: int
    text: Link | None
    paragraph: str
    priority: Link | None
    superseded_by: Link | None
    supersedes: tuple[Link, ...]
    course: tuple[Step, ...]
    terms: tuple[TermPart, ...]
    documents: tuple[DocumentRow, ...]
    version: int
    is_fictitious: bool
    projects: tuple[Link, ...]
    may_report: bool
    may_start: bool
    may_change: bool
    may_agree: bool


def commitment_page(public_id: str, look: Look, at: datetime) -> CommitmentPage | None:
    """Return the page of a commitment; None where the viewer may not see it, or it was said later."""
    found = (
        Commitment.objects.visible_to(look.viewer)
        .select_related("line__body__parent", "text__line")
        .filter(line__public_id=public_id)
        .first()
    )
    if found is None:
        return None
    on_it = lines_on([found.pk]).get(found.pk, [])
    reads = reads_of([found.pk, *on_it], look)
    said = next(iter(reads.get(found.pk, ())), None)
    if said is None:
        return None
    others = others_of(reads, on_it)
    body = found.line.body
    also = [{"body": body.slug}] if body else []
    names = names_for([said.value, *(read.value for read in others), *also], look)
    before = _supersedes(found, look)
    words_of = _words_of([said, *others], look)
    held = stood(said, [read for read in others if not read.is_apart], names, look)
    day = look.known or look.today
    may_follow = look.known is None and policies.may_follow_up(look.viewer, body, at)
    may_keep = look.known is None and policies.may_keep(look.viewer, body)
    return CommitmentPage(
        id=public_id,
        title=_short(said.value["words"]),
        words=said.value["words"],
        language=said.value.get("language") or "en",
        stance=stance_words(said.value["stance"]),
        is_proposal=said.value["stance"] in PROPOSALS,
        row=rows_of([said], names, look)[0],
        body=names.body(body.slug) if body else None,
        state=held.state,
        state_since=held.since,
        state_by=held.state_by,
        is_over=held.state in ENDED,
        owners=held.owners,
        owners_before=held.owners_before,
        due=label(held.due, look.language) if held.due else "",
        due_edtf=held.due.text if held.due else "",
        due_before=held.due_before,
        days_late=0 if held.state in ENDED else days_late(held.due, day),
        text=_link("text", said.value.get("text"), words_of),
        paragraph=said.value.get("number") or "",
        priority=_link("priority", held.priority, words_of),
        superseded_by=_link("commitment", held.superseded_by, words_of),
        supersedes=before,
        course=_mine(steps(said, others, names, look, words_of), found, look, at),
        terms=_terms(found, course_of(said, others), look),
        documents=documents_cited([found.pk, *on_it], look, with_papers=True),
        version=found.version,
        is_fictitious=found.line.is_fictitious,
        projects=_projects(found, look),
        may_start=may_follow
        and body is not None
        and may_run(look.viewer, body, at)
        and held.state not in ENDED,
        may_report=look.known is None and policies.may_report(look.viewer, found, at),
        may_change=may_follow,
        may_agree=may_keep and said.value["stance"] in PROPOSALS,
    )


def _supersedes(found: Commitment, look: Look) -> tuple[Link, ...]:
    rows = Commitment.objects.visible_to(look.viewer).filter(superseded_by=found).order_by("pk")
    return tuple(
        Link(_short(words), page_of("commitment", line))
        for line, words in rows.values_list("line__public_id", "words")
    )


def _projects(found: Commitment, look: Look) -> tuple[Link, ...]:
    rows = Project.objects.visible_to(look.viewer).filter(commitment=found).order_by("pk")
    return tuple(
        Link(title, page_of("project", line)) for line, title in rows.values_list("line__public_id", "title")
    )


def _words_of(reads: Iterable[Read], look: Look) -> dict[str, str]:
    """Return public id → words of what is pointed at, as far as the viewer may see it; in 1 query."""
    pointers = ("text", "priority", "superseded_by")
    wanted = {read.value.get(name) for read in reads for name in pointers} - {None, ""}
    lines = Line.objects.visible_to(look.viewer).filter(public_id__in=wanted, chosen__isnull=False)
    found = {}
    for line in lines.select_related("chosen"):
        value = line.chosen.value if line.chosen else {}
        found[line.public_id] = _short(str(value.get("title") or value.get("words") or ""))
    return found


def _link(kind: str, public_id: str | None, words_of: dict[str, str]) -> Link | None:
    if not public_id or public_id not in words_of:
        return None
    return Link(words_of[public_id], page_of(kind, public_id))


def _mine(course: tuple[Step, ...], found: Commitment, look: Look, at: datetime) -> tuple[Step, ...]:
    """Mark the reports and changes that the viewer may take back."""
    if look.known is not None or not look.viewer.is_signed_in or look.viewer.is_looking:
        return course
    ids = [step.id for step in course if step.kind != "said"]
    claims = Claim.objects.filter(line__public_id__in=ids, line__chosen=F("pk")).select_related("line")
    may = partial(policies.may_take_back, look.viewer, found)
    mine = {claim.line.public_id for claim in claims if may(claim, at)}
    return tuple(replace(step, is_mine=step.id in mine) for step in course)


def _terms(found: Commitment, course: Course, look: Look) -> tuple[TermPart, ...]:
    """Return the terms held or planned that it runs under, the first first, in 2 queries."""
    body = found.line.body
    if body is None:
        return ()
    of = Q(body=body.pk) | Q(body=body.parent_id) if body.parent_id else Q(body=body.pk)
    rows = (
        Chairmanship.objects.visible_to(look.viewer)
        .filter(of, status__in=(TermStatus.HELD, TermStatus.PLANNED), term__isnull=False)
        .filter(Q(term_first__isnull=True) | Q(term_first__lte=look.known or look.today))
        .select_related("line", "holder")
        .order_by("term_first", "pk")
    )
    terms = list(rows)
    own = [term for term in terms if term.body_id == body.pk] or terms
    names = names_for([{"holder": term.holder.code} for term in own if term.holder], look)
    found_parts = []
    for term in own:
        parts = _part_words(part_of(term.term, course, look.known or look.today))
        if parts:
            holder = names.party(term.holder.code).label if term.holder else term.holder_words
            link = Link(holder, page_of("chairmanship", term.public_id))
            found_parts.append(TermPart(link, label(term.term, look.language), parts))
    return tuple(found_parts)


def _part_words(part: Part) -> tuple[str, ...]:
    told = (
        (part.inherited, _("inherited")),
        (part.made, _("made")),
        (part.changed_owner, _("changed owner")),
        (part.done, _("ended")),
        (part.handed_on, _("handed on")),
    )
    return tuple(
        words if sure is Sure.YES else _("perhaps %(what)s") % {"what": words}
        for sure, words in told
        if sure is not Sure.NO
    )


def _short(words: str) -> str:
    return words if len(words) <= 120 else f"{words[:119].rstrip()}…"
