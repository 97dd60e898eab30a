"""Commitments as rows of a table, each with its source; also as known on a day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from secretariat.commitments.models import Commitment, Priority
from secretariat.commitments.queries import days_late, terms_of
from secretariat.commitments.states import ENDED
from secretariat.commitments.terms import made_under
from secretariat.engines.values.date_labels import label
from secretariat.engines.values.edtf import parse
from secretariat.evidence.notes import Note
from secretariat.parties.models import Body
from secretariat.site.queries.commitment_course import Stood, lines_on, others_of, stance_words, stood
from secretariat.site.queries.naming import Names, names_for
from secretariat.site.queries.pointing import page_of
from secretariat.site.queries.reads import Read, reads_of
from secretariat.site.queries.rows import Link, Look


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardRow:
    """One commitment as a row of the board; `terms`: under which chair it was made, "A or B"."""

    id: str
    url: str
    words: str
    language: str
    body: Link | None
    owners: tuple[Link, ...]
    due: str
    due_edtf: str
    days_late: int
    state: str
    since: str
    stance: str
    said: str
    terms: tuple[Link, ...]
    priority: Link | None
    notes: tuple[Note, ...]
    distribution: str
    is_fictitious: bool
    is_apart: bool


def rows_at(ids: Sequence[int], look: Look) -> tuple[BoardRow, ...]:
    """Return commitments as rows, in their order, in a fixed number of queries."""
    on_them = lines_on(ids)
    reads = reads_of([*ids, *(line for lines in on_them.values() for line in lines)], look)
    bodies = _bodies_of(ids)
    also = [{"body": body.slug} for body in bodies.values()]
    names = names_for([*(read.value for of in reads.values() for read in of), *also], look)
    priorities = _priorities(reads.values(), look)
    parents = {body.pk: body.parent_id for body in bodies.values()}
    terms = terms_of(parents, look.viewer, look.language)
    rows = []
    for pk in ids:
        others = [read for read in others_of(reads, on_them.get(pk, ())) if not read.is_apart]
        of = bodies.get(pk)
        for said in reads.get(pk, ()):
            held = stood(said, [] if said.is_apart else others, names, look)
            rows.append(_row(said, held, of, names, terms.get(of.pk, []) if of else [], priorities, look))
    return tuple(rows)


def _row(
    said: Read,
    held: Stood,
    body: Body | None,
    names: Names,
    terms: Sequence[Any],
    priorities: Mapping[str, str],
    look: Look,
) -> BoardRow:
    value = said.value
    when = parse(value["said"]) if value["said"] else None
    late = 0 if held.state in ENDED else days_late(held.due, look.known or look.today)
    priority = held.priority or ""
    under = made_under(when, [term.days for term in terms])
    return BoardRow(
        id=said.line,
        url=page_of("commitment", said.line),
        words=value["words"],
        language=value.get("language") or "en",
        body=names.body(body.slug) if body else None,
        owners=held.owners,
        due=label(held.due, look.language) if held.due else "",
        due_edtf=held.due.text if held.due else "",
        days_late=late,
        state=held.state,
        since=held.since,
        stance=stance_words(value["stance"]),
        said=label(when, look.language) if when else "",
        terms=tuple(Link(terms[at].holder, page_of("chairmanship", terms[at].line)) for at in under),
        priority=Link(priorities[priority], page_of("priority", priority))
        if priority in priorities
        else None,
        notes=said.notes,
        distribution=said.distribution,
        is_fictitious=said.is_fictitious,
        is_apart=said.is_apart,
    )


def _bodies_of(ids: Sequence[int]) -> dict[int, Body]:
    rows = Commitment.objects.filter(pk__in=ids, line__body__isnull=False).select_related("line__body")
    return {row.pk: row.line.body for row in rows.only("line__body") if row.line.body}


def _priorities(reads: Any, look: Look) -> dict[str, str]:
    """Return public id → words of the priorities that are named and may be seen, in 1 query."""
    wanted = {read.value.get("priority") for of in reads for read in of} - {None}
    rows = Priority.objects.visible_to(look.viewer).filter(line__public_id__in=wanted)
    return dict(rows.values_list("line__public_id", "words"))
