"""Our chairs, our word: what a Party prepares, what its people promised, what waits for it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import F, Q
from django.utils.translation import gettext as _

from secretariat.bodies.models import Membership, Tenure
from secretariat.bodies.queries import names_by_address
from secretariat.bodies.states import MembershipStatus
from secretariat.chairs.models import Initiative
from secretariat.chairs.states import InitiativeState, TermStatus
from secretariat.commitments.models import Commitment, Owner, Statement
from secretariat.commitments.states import Stance
from secretariat.desk.queries.fates import Fate, fates
from secretariat.evidence.lines import claims_open_to, lines_open_to
from secretariat.meetings.models import Meeting, Participant
from secretariat.meetings.states import MeetingKind
from secretariat.parties.models import Party
from secretariat.site.queries.closing_report import FATES, fated
from secretariat.site.queries.naming import address
from secretariat.site.queries.page_parts import Gathered, Written, gather, write
from secretariat.site.queries.party_chairs import TurnAhead, terms_of, turns_ahead
from secretariat.site.queries.rows import Link, Look, Row, Section, section
from secretariat.site.queries.written import day_of, rows_of

ENDED = {"as-announced", "otherwise", "did-not-happen", "no-trace"}
A_YEAR = timedelta(days=366)
MOST = 200
VISITS = (MeetingKind.VISIT, MeetingKind.BILATERAL)


@dataclass(frozen=True, slots=True)
class TermAhead:
    """A term that is to come (`days_to_go` to its first day) or runs (`days_left`, None without an end).

    `is_exact`: the first day is known; `is_ours`: the viewer may open the page of its handover.
    """

    body: Link
    row: Row
    days_to_go: int | None
    days_left: int | None
    is_exact: bool
    is_ours: bool


@dataclass(frozen=True, slots=True)
class Count:
    """How many promises came to what."""

    state: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class WordPage:
    """All that the page shows; `since`: from which day on visits are shown."""

    code: str
    name: str
    is_fictitious: bool
    url: str
    terms: tuple[TermAhead, ...]
    turns: tuple[TurnAhead, ...]
    counts: tuple[Count, ...]
    promises: Section | None
    proposals: Section | None
    initiatives: Section | None
    visits: Section | None
    since: date


def party_word(code: str, look: Look) -> WordPage | None:
    """Return the page of a Party's chairs and word; None where there is no such Party."""
    party = Party.objects.filter(code=code).first()
    if party is None:
        return None
    day = look.known or look.today
    chairs = _chairs(party, day, look)
    parts = [chairs, _promises(party, look), _proposals(party, day, look), _initiatives(party, day, look)]
    parts.append(_visits(party, day, look))
    written = write(parts, look)
    told = _told([*parts[1].ids, *parts[2].ids], look)
    name = names_by_address("party", [code], look.language, viewer=look.viewer).get(code, code)
    promises = _with_fates(parts[1], written, told, look)
    proposals = [row for row in _with_fates(parts[2], written, told, look) if row.state not in ENDED]
    return WordPage(
        code=code,
        name=name,
        is_fictitious=party.is_fictitious,
        url=address("site:party", code),
        terms=_ahead(chairs, written, day, look),
        turns=turns_ahead(party, day, look),
        counts=_counts(promises),
        promises=_promised(promises),
        proposals=section("proposals", _("Proposals that wait for it"), proposals) if proposals else None,
        initiatives=written.of("initiatives"),
        visits=written.of("visits"),
        since=day - A_YEAR,
    )


def _chairs(party: Party, day: date, look: Look) -> Gathered:
    """Return the terms that run on the day or are to come, alone or jointly."""
    ahead = terms_of(party).filter(
        Q(term_end__gt=day) | Q(term_end__isnull=True, term_first__gt=day - A_YEAR),
        status__in=(TermStatus.HELD, TermStatus.PLANNED),
        term__isnull=False,
    )
    return gather("terms", "", ahead.order_by("term_first", "pk"), look, MOST)


def _ahead(part: Gathered, written: Written, day: date, look: Look) -> tuple[TermAhead, ...]:
    found = []
    reads = written.reads.of(part.ids)
    for read, row in zip(reads, rows_of(reads, written.names, look), strict=True):
        when = day_of(read)
        if read.is_apart or when is None or when.first is None:
            continue
        is_exact = when.first == when.surely_first
        has_begun = when.first <= day
        left = (when.end - day).days if has_begun and when.end else None
        found.append(
            TermAhead(
                body=written.names.body(read.value["body"]),
                row=row,
                days_to_go=None if has_begun else (when.first - day).days,
                days_left=left,
                is_exact=is_exact,
                is_ours=look.viewer.is_staff or read.value["body"] in look.viewer.limited_bodies,
            )
        )
    return tuple(found)


def _people(party: Party, look: Look) -> Q:
    """Return the condition for speakers: the Party itself, or whoever held one of its offices."""
    people = Tenure.objects.visible_to(look.viewer).filter(office__party=party).values("person")
    return Q(party=party) | Q(person__in=people)


def _promises(party: Party, look: Look) -> Gathered:
    """Return what the Party and its people undertook and said, the latest first; what is tied to a day."""
    owners = Owner.objects.filter(_people(party, look)).values("commitment")
    undertook = Commitment.objects.filter(pk__in=owners).order_by(F("said_first").desc(nulls_last=True), "pk")
    said = Statement.objects.filter(_people(party, look)).order_by(
        F("said_first").desc(nulls_last=True), "pk"
    )
    one, other = (gather("promises", "", rows, look, MOST) for rows in (undertook, said))
    return Gathered("promises", "", (*one.ids, *other.ids), one.total + other.total)


def _proposals(party: Party, day: date, look: Look) -> Gathered:
    """Return what others proposed in the bodies that it presides over now or next, latest first."""
    presided = (
        terms_of(party)
        .filter(lines_open_to(look.viewer, row="line__"), line__chosen__isnull=False)
        .filter(status__in=(TermStatus.HELD, TermStatus.PLANNED))
        .filter(Q(term_end__gt=day), term_first__lte=day + A_YEAR)
        .values("body")
    )
    rows = Commitment.objects.filter(
        Q(line__body__in=presided) | Q(line__body__parent__in=presided), stance=Stance.PROPOSED
    )
    own = Owner.objects.filter(_people(party, look)).values("commitment")
    others = rows.exclude(pk__in=own).order_by(F("said_first").desc(nulls_last=True), "pk")
    return gather("proposals", "", others, look, MOST)


def _initiatives(party: Party, day: date, look: Look) -> Gathered:
    """Return what other chairs have opened to bodies in which it sits or presides, or to whichever wishes."""
    seats = Membership.objects.visible_to(look.viewer).filter(
        party=party, status=MembershipStatus.MEMBER, is_current=True
    )
    presided = terms_of(party).filter(
        lines_open_to(look.viewer, row="line__"), line__chosen__isnull=False, term_end__gt=day
    )
    bodies = Q(open_to__in=seats.values("body")) | Q(open_to__in=presided.values("body"))
    rows = Initiative.objects.filter(
        bodies | Q(open_to__isnull=True),
        state=InitiativeState.OFFERED,
        body__is_fictitious=party.is_fictitious,
    )
    others = rows.exclude(holder=party).order_by("pk").distinct()
    return gather("initiatives", _("Initiatives that it could place"), others, look, MOST)


def _visits(party: Party, day: date, look: Look) -> Gathered:
    """Return the visits and meetings of two sides of its people or in its country: to come, and of a year."""
    took_part = Participant.objects.filter(_people(party, look), claim__withdrawal__isnull=True)
    present = took_part.filter(claims_open_to(look.viewer, row="claim__")).values("meeting")
    here = Q(country=party.code) if len(party.code) == 2 else Q(pk__in=())
    visits = Meeting.objects.filter(Q(pk__in=present) | here, kind__in=VISITS, part_of=None)
    near = visits.filter(Q(on_end__gt=day - A_YEAR) | Q(on_first__isnull=True))
    return gather("visits", _("Visits"), near.order_by(F("on_first").desc(nulls_last=True), "pk"), look, MOST)


def _told(ids: list[int], look: Look) -> dict[int, Fate]:
    """Return what became of each promise; nothing where one looks back: what came later is not told."""
    return {} if look.known is not None else fates(look.viewer, look.today, ids)


def _with_fates(part: Gathered, written: Written, told: Mapping[int, Fate], look: Look) -> list[Row]:
    """Return the rows with their fates; of a statement that announces nothing none is told."""
    reads = written.reads.of(part.ids)
    rows = []
    for read, row in zip(reads, rows_of(reads, written.names, look), strict=True):
        fate = told.get(read.line_id)
        is_silent = read.kind == "statement" and fate is not None and fate.state == "awaited"
        rows.append(row if is_silent else fated(row, fate))
    return rows


def _promised(rows: list[Row]) -> Section | None:
    """Return what was said and promised; the remark counts what became of it."""
    remark = " · ".join(f"{one.label}: {one.count}" for one in _counts(rows))
    title = _("What its people said and promised")
    return section("promises", title, rows, remark=remark) if rows else None


def _counts(rows: list[Row]) -> tuple[Count, ...]:
    """Return how many came to what, as the closing report names it; mere statements are left out."""
    return tuple(
        Count(state, str(words), found)
        for state, words in FATES
        if (found := sum(row.state == state for row in rows))
    )
