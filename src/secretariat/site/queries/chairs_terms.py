"""The terms of the calendar of chairs: as the record has them today, or as known on a day."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.db.models import Q

from secretariat.bodies.queries import bodies_known_to, names_and_acronyms
from secretariat.chairs.models import Chairmanship
from secretariat.chairs.states import TermStatus
from secretariat.engines.values.edtf import Edtf, parse
from secretariat.evidence.lines import claims_open_to, lines_open_to
from secretariat.evidence.models import Claim
from secretariat.parties.models import Body
from secretariat.site.queries.bodies import in_its_own_right
from secretariat.site.queries.known_on import known_on
from secretariat.site.queries.rows import Look

COUNTED = frozenset((TermStatus.HELD, TermStatus.PLANNED))


@dataclass(frozen=True, slots=True)
class CalendarBody:
    """A Body of the calendar, called by its acronym where it has one."""

    slug: str
    level: str
    name: str
    full_name: str
    is_fictitious: bool = False


@dataclass(frozen=True, slots=True)
class CalendarTerm:
    """A term; `parties` are the codes of its holder, or of each Party of a joint chair."""

    line: int
    id: str
    body: str
    code: str
    words: str
    parties: tuple[str, ...]
    during: Edtf
    status: str

    @property
    def is_counted(self) -> bool:
        """Whether its Parties preside, or will."""
        return self.status in COUNTED


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of the years asked; `undated`: how many were said on a day that nobody knows."""

    terms: tuple[CalendarTerm, ...]
    undated: int = 0


def calendar_bodies(look: Look) -> dict[str, CalendarBody]:
    """Return slug → organisation that the viewer may know, in 2 queries; mere organs have no row."""
    rows = Body.objects.filter(in_its_own_right(), bodies_known_to(look.viewer))
    if not settings.DEMO:
        rows = rows.filter(is_fictitious=False)
    found = list(rows.values_list("slug", "level", "is_fictitious"))
    full, short = names_and_acronyms([slug for slug, *_ in found], look.language, look.viewer)
    return {
        slug: CalendarBody(
            slug, level, short.get(slug) or full.get(slug) or slug, full.get(slug, slug), is_fictitious
        )
        for slug, level, is_fictitious in found
    }


def calendar_terms(look: Look, bodies: Iterable[str], first: date, end: date) -> Terms:
    """Return the terms of the bodies that reach into the days, in 2 queries; as known where asked."""
    known = set(bodies)
    found = _today(look, first, end) if look.known is None else _as_known(look, first, end)
    return Terms(tuple(term for term in found.terms if term.body in known), found.undated)


def _today(look: Look, first: date, end: date) -> Terms:
    rows = list(
        Chairmanship.objects.visible_to(look.viewer)
        .filter(_reaching_into(first, end), term__isnull=False)
        .order_by("term_first", "pk")
        .values_list(
            "pk", "line__public_id", "body__slug", "holder__code", "holder_words", "term", "status"
        )
    )  # fmt: skip
    joint = _joint_parties(first, end)
    return Terms(
        tuple(
            CalendarTerm(
                pk, public_id, body, code or "", words, _parties(code, joint.get(pk)), during, status
            )
            for pk, public_id, body, code, words, during, status in rows
        )
    )


def _reaching_into(first: date, end: date, path: str = "") -> Q:
    begun = Q(**{f"{path}term_first__isnull": True}) | Q(**{f"{path}term_first__lt": end})
    return begun & (Q(**{f"{path}term_end__isnull": True}) | Q(**{f"{path}term_end__gt": first}))


def _joint_parties(first: date, end: date) -> Mapping[int, list[str]]:
    rows = Chairmanship.joint.through.objects.filter(_reaching_into(first, end, "chairmanship__"))
    joint: dict[int, list[str]] = {}
    for pk, code in rows.order_by("party__code").values_list("chairmanship_id", "party__code"):
        joint.setdefault(pk, []).append(code)
    return joint


def _parties(code: str | None, joint: Iterable[str] | None) -> tuple[str, ...]:
    return (code,) if code else tuple(joint or ())


def _as_known(look: Look, first: date, end: date) -> Terms:
    """Read what had been said by the day; of what was said on a day that nobody knows, tell the number."""
    assert look.known is not None
    said = (
        Claim.objects.standing()
        .filter(claims_open_to(look.viewer), lines_open_to(look.viewer, row="line__"))
        .filter(line__kind="chairmanship", line__chosen__isnull=False)
    )
    claims: dict[int, list[_Claim]] = {}
    dated = said.filter(said_on_first__lte=look.known).values_list(
        "pk", "line_id", "line__public_id", "value", "said_on", "entered_at"
    )
    for row in dated:
        claims.setdefault(row[1], []).append(_Claim(*row))
    readings = (known_on(of_line, look.known).reading for of_line in claims.values())
    found = (_term(reading) for reading in readings if reading is not None)
    terms = [term for term in found if term and _is_within(term.during, first, end)]
    undated = said.filter(said_on__isnull=True).exclude(line__in=[term.line for term in terms])
    reaching = Chairmanship.objects.filter(_reaching_into(first, end)).values("pk")
    count = undated.filter(line__in=reaching).values("line").distinct().count()
    return Terms(tuple(sorted(terms, key=lambda term: (term.during.order_key, term.id))), count)


@dataclass(frozen=True, slots=True)
class _Claim:
    pk: int
    line_id: int
    line: str
    value: Mapping[str, Any]
    said_on: Edtf | None
    entered_at: Any


def _term(claim: _Claim) -> CalendarTerm | None:
    value = claim.value
    if not value.get("term"):
        return None
    code = value.get("holder") or ""
    return CalendarTerm(
        line=claim.line_id,
        id=claim.line,
        body=value["body"],
        code=code,
        words=value.get("holder_words") or "",
        parties=_parties(code, value.get("joint")),
        during=parse(value["term"]),
        status=value["status"],
    )


def _is_within(during: Edtf, first: date, end: date) -> bool:
    return (during.first is None or during.first < end) and (during.end is None or during.end > first)
