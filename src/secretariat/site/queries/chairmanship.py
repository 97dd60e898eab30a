"""The page of a term in the chair: announced, held, not held, and what happened instead."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import F
from django.utils.translation import gettext as _

from secretariat.chairs import policies
from secretariat.chairs.models import Chairmanship
from secretariat.chairs.states import TermStatus
from secretariat.site.queries.closing_report import presided_by
from secretariat.site.queries.disagreements import Disagreement, disagreements
from secretariat.site.queries.documents import DocumentRow, documents_cited
from secretariat.site.queries.page_parts import Gathered, write
from secretariat.site.queries.rows import Link, Look, Row, Section
from secretariat.site.queries.term_commitments import term_commitments
from secretariat.site.queries.term_figures import Chapter
from secretariat.site.queries.term_work import WorkShown, gather_work, work_shown
from secretariat.site.queries.written import rows_of


@dataclass(frozen=True, slots=True)
class ChairmanshipPage:
    """All that the page of a term shows; `instead`: other terms of the body over the same days.

    `may_work`: the viewer keeps the programme, events and initiatives of the term.
    """

    id: str
    body_slug: str
    holder: Link
    body: Link
    row: Row
    instead: Section | None
    before: tuple[Row, ...]
    after: tuple[Row, ...]
    work: WorkShown
    commitments: Chapter | None
    documents: tuple[DocumentRow, ...]
    disagreements: tuple[Disagreement, ...]
    is_fictitious: bool
    may_work: bool


def chairmanship_page(public_id: str, look: Look, at: datetime) -> ChairmanshipPage | None:
    """Return the page of a term; None where the viewer may not see it, or it had not been said by then."""
    term = (
        Chairmanship.objects.visible_to(look.viewer)
        .select_related("line", "body__parent", "holder")
        .prefetch_related("joint")
        .filter(line__public_id=public_id)
        .first()
    )
    if term is None:
        return None
    instead, before, after = _others(term, look)
    work = gather_work(term, look)
    also = [term.pk, *before, *after, *work.also]
    written = write([instead, *work.parts], look, seen_from="body", also=also)
    may_work = look.known is None and look.viewer.is_signed_in and policies.may_work(look.viewer, term, at)
    read = next(iter(written.reads.get(term.pk, ())), None)
    if read is None:
        return None
    row = rows_of([read], written.names, look, seen_from="body")[0]
    return ChairmanshipPage(
        id=public_id,
        body_slug=term.body.slug,
        holder=row.head,
        body=written.names.body(term.body.slug),
        row=row,
        instead=written.of("instead"),
        before=tuple(rows_of(written.reads.of(before), written.names, look, seen_from="body")),
        after=tuple(rows_of(written.reads.of(after), written.names, look, seen_from="body")),
        work=work_shown(work, written, look, may_work=may_work),
        commitments=term_commitments(term, presided_by(term), look),
        documents=documents_cited([term.pk], look),
        disagreements=disagreements([term.pk], [term.body.slug], look).get(term.pk, ()),
        is_fictitious=term.line.is_fictitious,
        may_work=may_work,
    )


def _others(term: Chairmanship, look: Look) -> tuple[Gathered, list[int], list[int]]:
    """Return the terms over the same days, the held or planned one before, and the one after."""
    rows = Chairmanship.objects.visible_to(look.viewer).filter(body=term.body_id).exclude(pk=term.pk)
    terms = list(rows.order_by(F("term_first").asc(nulls_first=True), "pk").only("pk", "term", "status"))
    during = term.term
    same = [t for t in terms if during and t.term and _shares_days(term, t)]
    instead = Gathered("instead", _title(term), tuple(t.pk for t in same), len(same))
    counted = [t for t in terms if t.status in {TermStatus.HELD, TermStatus.PLANNED} and t not in same]
    before = [t.pk for t in counted if _precedes(t, term)]
    after = [t.pk for t in counted if _precedes(term, t)]
    return instead, before[-1:], after[:1]


def _shares_days(one: Chairmanship, other: Chairmanship) -> bool:
    """Two terms that touch on a partial boundary share nothing; only days inside both count."""
    if one.term is None or other.term is None or not one.term.may_meet(other.term):
        return False
    if one.status == other.status == TermStatus.HELD:
        return one.term.surely_meets(other.term)
    return True


def _precedes(one: Chairmanship, other: Chairmanship) -> bool:
    if one.term is None or other.term is None or other.term.first is None:
        return False
    return one.term.first is None or one.term.first < other.term.first


def _title(term: Chairmanship) -> str:
    if term.status == TermStatus.NOT_HELD:
        return _("What happened instead")
    return _("Other terms over the same days")
