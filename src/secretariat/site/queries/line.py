"""The page of one line: all that sources claim of it, on both clocks, and who chose the present reading."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from secretariat.dates import moment
from secretariat.engines.values.date_labels import label
from secretariat.evidence.lines import claims_open_to
from secretariat.evidence.models import Line, Withdrawal
from secretariat.evidence.notes import ClaimSeen, Note, claims_by_line
from secretariat.site.queries.acts import ActRow, act_rows
from secretariat.site.queries.history import entries_about
from secretariat.site.queries.in_words import Field, fields_of
from secretariat.site.queries.naming import Names, names_for
from secretariat.site.queries.pointing import PAGES, page_of
from secretariat.site.queries.reads import read_as
from secretariat.site.queries.rows import Look, Row
from secretariat.site.queries.written import rows_of


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """One claim: what it says (`value`, and in words), when it was said, who entered it, on what it rests."""

    said: str
    said_edtf: str
    entered_at: str
    entered_by: str
    value: Mapping[str, Any] = field(hash=False)
    distribution: str
    fields: tuple[Field, ...]
    inferred: tuple[str, ...]
    notes: tuple[Note, ...]
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """A claim that somebody took back, and why."""

    fields: tuple[Field, ...]
    entered_at: str
    at: str
    by: str
    reason: str


@dataclass(frozen=True, slots=True)
class LinePage:
    """All that the page of a line shows."""

    id: str
    kind: str
    row: Row | None
    page_url: str
    page_name: str
    reference: str
    sentence: str
    chosen_at: str
    chosen_by: str
    claims: tuple[ClaimRow, ...]
    withdrawn: tuple[Withdrawn, ...]
    acts: tuple[ActRow, ...]
    is_fictitious: bool


MOST_ACTS = 20


def line_page(public_id: str, look: Look) -> LinePage | None:
    """Return the page of a line; None where the viewer may see neither a claim nor a withdrawn one."""
    line = (
        Line.objects.visible_to(look.viewer).select_related("chosen_by").filter(public_id=public_id).first()
    )
    if line is None:
        return None
    claims = claims_by_line([line.pk], look.viewer, look.language).get(line.pk, [])
    withdrawn = list(
        Withdrawal.objects.filter(
            claims_open_to(look.viewer, row="claim__"), claim__line=line
        ).select_related("claim", "by")
    )
    if not claims and not withdrawn:
        return None
    names = names_for([c.value for c in claims] + [w.claim.value for w in withdrawn], look)
    row = _row(claims, names, look)
    return LinePage(
        id=public_id,
        kind=line.kind,
        row=row,
        page_url=_page(line, claims, names),
        page_name=row.head.label if row else "",
        reference=line.reference or "",
        sentence=_sentence(row),
        chosen_at=moment(line.chosen_at) if line.chosen_at else "",
        chosen_by=str(line.chosen_by) if line.chosen_by else "",
        claims=tuple(_claim(claim, names, look) for claim in claims),
        withdrawn=tuple(_withdrawn(one, names, look) for one in withdrawn),
        acts=act_rows(list(entries_about("line", public_id, look)[:MOST_ACTS]), look),
        is_fictitious=line.is_fictitious,
    )


def _row(claims: list[ClaimSeen], names: Names, look: Look) -> Row | None:
    chosen = next((claim for claim in claims if claim.is_chosen), None)
    if chosen is None:
        return None
    return rows_of([read_as(chosen, [chosen], look)], names, look)[0]


def _page(line: Line, claims: list[ClaimSeen], names: Names) -> str:
    """Return the page on which the line stands: its own, or that of whom it is about."""
    if line.kind in PAGES:
        return page_of(line.kind, line.public_id)
    value = next((c.value for c in claims if c.is_chosen), {})
    if isinstance(value.get("meeting"), str):
        return page_of("meeting", value["meeting"])
    speaker = value.get("speaker") or value
    for kind, link in (("person", names.person), ("body", names.body), ("party", names.party)):
        if isinstance(speaker.get(kind), str) and speaker[kind]:
            return link(speaker[kind]).url
    return ""


def _claim(claim: ClaimSeen, names: Names, look: Look) -> ClaimRow:
    first = claim.notes[0] if claim.notes else None
    return ClaimRow(
        said=label(claim.said_on, look.language) if claim.said_on else "",
        said_edtf=claim.said_on.text if claim.said_on else "",
        entered_at=moment(claim.entered_at),
        entered_by=first.entered_by if first else "",
        value=claim.value,
        distribution=claim.distribution,
        fields=fields_of(claim.value, names, look),
        inferred=first.inferred if first else (),
        notes=claim.notes,
        is_chosen=claim.is_chosen,
    )


def _withdrawn(one: Withdrawal, names: Names, look: Look) -> Withdrawn:
    return Withdrawn(
        fields=fields_of(one.claim.value, names, look),
        entered_at=moment(one.claim.entered_at),
        at=moment(one.at),
        by=str(one.by),
        reason=one.reason,
    )


def _sentence(row: Row | None) -> str:
    """Return the line in one sentence, as one would cite it."""
    if row is None:
        return ""
    parts = [
        row.head.label,
        *(link.label for link in row.links),
        *row.facts,
        *([f"“{row.words}”"] if row.words else []),
        *([row.when] if row.when else []),
        *([row.state.replace("-", " ")] if row.state else []),
    ]
    sources = dict.fromkeys(f"{n.label}{', ' + n.said if n.said else ''}" for n in row.notes if n.label)
    told = "; ".join(sources)
    return f"{', '.join(parts)}." + (f" {told}." if told else "")
