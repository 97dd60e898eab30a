"""The closing report of a term, counted from the record: each number with the lines behind it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from secretariat.bodies.models import Tenure
from secretariat.chairs.models import Chairmanship
from secretariat.commitments.models import Commitment, Statement
from secretariat.desk.queries.fates import Fate, fates
from secretariat.meetings.models import Meeting
from secretariat.parties.models import Body
from secretariat.site.queries.page_parts import Gathered, Written, gather, write
from secretariat.site.queries.reads import Read
from secretariat.site.queries.rows import Link, Look, Row, Section, section
from secretariat.site.queries.term_commitments import term_commitments
from secretariat.site.queries.term_days import has_days, perhaps_in, surely_in
from secretariat.site.queries.term_figures import Chapter, Figure
from secretariat.site.queries.term_work import (
    ProgrammeShown,
    WorkGathered,
    gather_work,
    work_shown,
)
from secretariat.site.queries.written import day_of, rows_of
from secretariat.texts.models import Text
from secretariat.texts.states import TextStatus

MOST = 2000
NOT_PRESIDED = ("related body", "secretariat", "fund")

UNTOLD = "untold"  # announced for a day that has passed, and the record says no more
FORTHCOMING = ("planned", "confirmed")
Names = tuple[tuple[str, Promise], ...]
MEETINGS: Names = (
    ("held", gettext_lazy("Held")),
    ("planned", gettext_lazy("Planned, the day is still to come")),
    (UNTOLD, gettext_lazy("Planned, the day has passed, and the record says no more")),
    ("postponed", gettext_lazy("Postponed")),
    ("dropped", gettext_lazy("Dropped: cancelled or not held")),
)
EVENTS: Names = tuple((key, words) for key, words in MEETINGS if key != "postponed")
TEXTS: Names = (("adopted", gettext_lazy("Adopted")),)
STATEMENTS: Names = (("chair", gettext_lazy("Of the chair")), ("others", gettext_lazy("Of others")))
MADE: Names = (("made", gettext_lazy("Made")),)
FATES: Names = (
    ("as-announced", gettext_lazy("Kept as announced")),
    ("otherwise", gettext_lazy("Happened otherwise")),
    ("did-not-happen", gettext_lazy("Did not happen")),
    ("no-trace", gettext_lazy("Looked for, no trace found")),
    ("unconfirmed", gettext_lazy("The record holds what may be their end; nobody has confirmed it")),
    ("overdue", gettext_lazy("Overdue: the day has passed, no trace on record")),
    ("awaited", gettext_lazy("Still awaited")),
)
INITIATIVES: Names = (
    ("offered", gettext_lazy("Open to others")),
    ("taken-up", gettext_lazy("Taken up")),
    ("done", gettext_lazy("Done")),
    ("dropped", gettext_lazy("Dropped")),
)
DROPPED = {"cancelled": "dropped", "not-held": "dropped"}


@dataclass(frozen=True, slots=True)
class ClosingReport:
    """The report of a term as of a day; without chapters where nothing can be counted.

    `presided`: the organs whose lines count beside the body's own.
    """

    id: str
    holder: Link
    body: Link
    row: Row
    as_of: date
    is_over: bool
    presided: tuple[Link, ...]
    chapters: tuple[Chapter, ...]
    programme: ProgrammeShown | None
    served: int
    is_fictitious: bool

    @property
    def unserved(self) -> int:
        """How many priorities no act on record served."""
        return len(self.programme.priorities) - self.served if self.programme else 0


@dataclass(frozen=True, slots=True)
class _Counted:
    """The lines of a term before they are read: those surely in it, and of each kind those perhaps in it."""

    surely: Mapping[str, Gathered]
    perhaps: Mapping[str, Gathered]
    work: WorkGathered


def closing_report(public_id: str, look: Look) -> ClosingReport | None:
    """Return the report of a term; None where the viewer may not see it, or it had not been said by then."""
    term = (
        Chairmanship.objects.visible_to(look.viewer)
        .select_related("line", "body", "holder")
        .filter(line__public_id=public_id)
        .first()
    )
    if term is None:
        return None
    presided = presided_by(term)
    counted = _gathered(term, presided, look)
    parts = [*counted.surely.values(), *counted.perhaps.values(), *counted.work.parts]
    also_named = [{"body": slug} for slug in presided.values()]
    also = [term.pk, *counted.work.also]
    written = write(parts, look, seen_from="body", also=also, also_named=also_named)
    read = next(iter(written.reads.get(term.pk, ())), None)
    if read is None:
        return None
    row = rows_of([read], written.names, look, seen_from="body")[0]
    day = look.known or look.today
    programme = work_shown(counted.work, written, look, may_work=False).programme
    return ClosingReport(
        id=public_id,
        holder=row.head,
        body=written.names.body(term.body.slug),
        row=row,
        as_of=day,
        is_over=bool(term.term and term.term.end and term.term.end <= day),
        presided=tuple(written.names.body(slug) for slug in presided.values() if slug != term.body.slug),
        chapters=_chapters(term, presided, counted, written, look) if has_days(term) else (),
        programme=programme,
        served=sum(bool(one.served) for one in programme.priorities) if programme else 0,
        is_fictitious=term.line.is_fictitious,
    )


def presided_by(term: Chairmanship) -> dict[int, str]:
    """Return the body and its organs over which its chair presides: no related bodies, no secretariat."""
    organs = Body.objects.filter(parent=term.body_id)
    for kind in NOT_PRESIDED:
        organs = organs.exclude(kind__istartswith=kind)
    return {term.body_id: term.body.slug, **dict(organs.order_by("slug").values_list("pk", "slug"))}


def _gathered(term: Chairmanship, presided: Iterable[int], look: Look) -> _Counted:
    bodies = list(presided)
    kinds: dict[str, tuple[QuerySet[Any], str]] = {
        "meetings": (Meeting.objects.filter(body__in=bodies, part_of=None), "on"),
        "texts": (Text.objects.filter(body__in=bodies).exclude(status=TextStatus.PLANNED), "adopted"),
        "statements": (Statement.objects.filter(line__body__in=bodies), "said"),
        "promises": (Commitment.objects.filter(line__body__in=bodies), "said"),
    }

    def taken(key: str, lines: QuerySet[Any], when: str, where: Q) -> Gathered:
        found = lines.filter(where) if has_days(term) else lines.none()
        return gather(key, "", found.order_by(f"{when}_first", "pk"), look, MOST)

    return _Counted(
        surely={key: taken(key, lines, when, surely_in(term, when)) for key, (lines, when) in kinds.items()},
        perhaps={
            key: taken(key, lines, when, perhaps_in(term, when) & ~surely_in(term, when))
            for key, (lines, when) in kinds.items()
        },
        work=gather_work(term, look),
    )


def _chapters(
    term: Chairmanship, presided: Iterable[int], counted: _Counted, written: Written, look: Look
) -> tuple[Chapter, ...]:
    day = look.known or look.today

    def chapter(
        key: str, title: str, names: Names, sort: Callable[[Read], str], reads: list[Read]
    ) -> Chapter:
        return _chapter(key, title, names, _sorted(reads, sort), counted, written, look)

    def reads(key: str) -> list[Read]:
        return written.reads.of(counted.surely[key].ids)

    people = _people_of(term, look)
    promises = reads("promises")
    told = _fates(promises, look)
    return (
        chapter("meetings", _("Meetings"), MEETINGS, lambda read: _state(read, day), reads("meetings")),
        chapter(
            "events",
            _("Events of the programme"),
            EVENTS,
            lambda read: _state(read, day),
            written.reads.of(counted.work.events.ids),
        ),
        chapter("texts", _("Texts adopted"), TEXTS, lambda read: "adopted", reads("texts")),
        chapter(
            "statements",
            _("Statements"),
            STATEMENTS,
            lambda read: "chair" if _is_of_chair(read, term, people) else "others",
            reads("statements"),
        ),
        _with_fates(
            chapter(
                "promises",
                _("Promises made under this chair"),
                FATES if told is not None else MADE,
                lambda read: told[read.line_id].state if told and read.line_id in told else "made",
                promises,
            ),
            {read.line: told[read.line_id] for read in promises if told and read.line_id in told},
        ),
        *filter(None, (term_commitments(term, presided, look),)),
        chapter(
            "initiatives",
            _("Initiatives open to other bodies"),
            INITIATIVES,
            lambda read: str(read.value["state"]),
            written.reads.of(counted.work.initiatives.ids),
        ),
    )


def _sorted(reads: Iterable[Read], sort: Callable[[Read], str]) -> dict[str, list[Read]]:
    found: dict[str, list[Read]] = {}
    for read in reads:
        found.setdefault(sort(read), []).append(read)
    return found


def _state(read: Read, day: date) -> str:
    """Return the heading under which a meeting or event is counted."""
    state, when = str(read.value["status"]), day_of(read)
    if state in FORTHCOMING:
        return UNTOLD if when and when.end and when.end <= day else "planned"
    return DROPPED.get(state, state)


def _chapter(
    key: str,
    title: str,
    names: Names,
    found: Mapping[str, Sequence[Read]],
    counted: _Counted,
    written: Written,
    look: Look,
) -> Chapter:
    """Return the figures in their order, with the lines behind each; zero is a figure too."""
    unsure = counted.perhaps.get(key)
    parts = [(f"{key}-{name}", str(words), found.get(name, ())) for name, words in names]
    sections = [
        section(anchor, words, rows_of(reads, written.names, look, seen_from="body"))
        for anchor, words, reads in parts
        if reads
    ]
    figures = [Figure(words, len(reads), anchor if reads else "") for anchor, words, reads in parts]
    if unsure and unsure.total:
        words = str(_("Perhaps in this term: the days are not exact, or reach beyond it"))
        rows = rows_of(written.reads.of(unsure.ids), written.names, look, seen_from="body")
        sections.append(section(f"{key}-unsure", words, rows, total=unsure.total))
        figures.append(Figure(words, unsure.total, f"{key}-unsure"))
    return Chapter(key, title, sum(map(len, found.values())), tuple(figures), tuple(sections))


def _people_of(term: Chairmanship, look: Look) -> frozenset[str]:
    """Return the slugs of those who held an office of the chair's Party."""
    if term.holder is None:
        return frozenset()
    rows = Tenure.objects.visible_to(look.viewer).filter(office__party=term.holder)
    return frozenset(rows.values_list("person__slug", flat=True))


def _is_of_chair(read: Read, term: Chairmanship, people: frozenset[str]) -> bool:
    speaker = read.value["speaker"]
    code = term.holder.code if term.holder else None
    return (code is not None and speaker["party"] == code) or speaker["person"] in people


def _fates(reads: Sequence[Read], look: Look) -> dict[int, Fate] | None:
    """Return what became of each promise; None where one looks back: what came later is not told."""
    if look.known is not None:
        return None
    return fates(look.viewer, look.today, [read.line_id for read in reads])


def _with_fates(chapter: Chapter, told: Mapping[str, Fate]) -> Chapter:
    """Return the chapter with each promise's fate as its state, and the line that shows it."""
    return replace(chapter, sections=tuple(_fated(part, told) for part in chapter.sections))


def _fated(part: Section, told: Mapping[str, Fate]) -> Section:
    rows = [row for group in (*part.groups, *part.apart) for row in group.rows]
    return section(part.key, part.title, [fated(row, told.get(row.id)) for row in rows], total=part.total)


def fated(row: Row, fate: Fate | None) -> Row:
    """Return the row of a promise with its fate as its state, and a link to the line that shows it."""
    if fate is None:
        return row
    shown = (Link(fate.words, fate.url),) if fate.url else ()
    return replace(row, state=fate.state, links=(*row.links, *shown))
