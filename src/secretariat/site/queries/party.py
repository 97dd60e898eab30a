"""The page of a Party: everything about one member across all bodies."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import F, Q
from django.utils.translation import gettext as _

from secretariat.bodies.models import Membership, Name, Tenure
from secretariat.bodies.queries import LONG, names_by_address
from secretariat.chairs.states import TermStatus
from secretariat.commitments.models import Commitment, Statement
from secretariat.engines.values.date_labels import label
from secretariat.engines.values.edtf import of_days, parse
from secretariat.evidence.lines import claims_open_to
from secretariat.meetings.models import Meeting, Participant
from secretariat.parties.models import Party
from secretariat.practices.queries import Narrowed, PracticeRow, TakenUp, practices_of, taken_up_by
from secretariat.projects.models import Project
from secretariat.site.queries.naming import address
from secretariat.site.queries.overlaps import Chair, Shared, shared_days
from secretariat.site.queries.page_parts import Gathered, Written, gather, write
from secretariat.site.queries.party_chairs import TurnAhead, terms_of, turns_ahead
from secretariat.site.queries.pointing import page_of
from secretariat.site.queries.reads import Read
from secretariat.site.queries.rows import Link, Look, Section
from secretariat.site.queries.written import day_of


@dataclass(frozen=True, slots=True)
class PartyHead:
    """Who the page is about."""

    code: str
    name: str
    official: str
    kind: str
    is_fictitious: bool
    url: str


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two chairs of the Party at once: when, how many days, and whether in any reading of the dates."""

    one: Link
    other: Link
    one_term: str
    other_term: str
    when: str
    days: int | None
    is_sure: bool
    is_coming: bool


@dataclass(frozen=True, slots=True)
class PartyPage:
    """All that the page of a Party shows; `turns` are those that only a rule gives.

    `practices`: what it offers to other members; `taken_up`: what it took up from them. Who looks back at
    a day is told neither.
    """

    head: PartyHead
    sections: tuple[Section, ...]
    turns: tuple[TurnAhead, ...]
    overlaps: tuple[Overlap, ...]
    practices: tuple[PracticeRow, ...] = ()
    taken_up: tuple[TakenUp, ...] = ()


def party_page(code: str, look: Look) -> PartyPage | None:
    """Return the page of a Party; None where there is none."""
    party = Party.objects.filter(code=code).first()
    if party is None:
        return None
    parts = _gathered(party, look)
    written = write(parts, look, seen_from="party")
    turns = turns_ahead(party, look.known or look.today, look)
    now = look.known is None
    return PartyPage(
        head=_head(party, look),
        sections=written.sections,
        turns=turns,
        overlaps=_overlaps(parts, written, look),
        practices=practices_of(look.viewer, Narrowed(party=code), look.language) if now else (),
        taken_up=taken_up_by(look.viewer, code, look.language) if now else (),
    )


def _gathered(party: Party, look: Look) -> list[Gathered]:
    day = look.known or look.today
    seats = Membership.objects.filter(party=party)
    ended = Q(is_current=False) | Q(during_end__lte=day)
    chairs = terms_of(party)
    coming = Q(term_first__gt=day)
    spoke = Q(party=party)
    present = Participant.objects.filter(
        claims_open_to(look.viewer, row="claim__"), party=party, claim__withdrawal__isnull=True
    )
    took_part = Meeting.objects.filter(pk__in=present.values("meeting"))
    undertook = Commitment.objects.filter(owners__party=party)
    parts = (
        ("names", _("Names"), Name.objects.filter(party=party).order_by("form", "language", "pk")),
        ("chairs-to-come", _("Chairs to come"), chairs.filter(coming).order_by("term_first", "pk")),
        ("seats", _("Seats"), seats.exclude(ended).order_by("status", "body__slug")),
        (
            "former-seats",
            _("Former seats"),
            seats.filter(ended).order_by(F("during_end").desc(nulls_last=True), "pk"),
        ),
        (
            "chairs",
            _("Chairs held and announced"),
            chairs.exclude(coming).order_by(F("term_first").desc(nulls_last=True), "pk"),
        ),
        (
            "offices",
            _("People in office"),
            Tenure.objects.filter(office__party=party).order_by(
                F("during_end").desc(nulls_first=True), F("during_first").desc(nulls_last=True), "pk"
            ),
        ),
        ("commitments", _("Commitments"), undertook.order_by(F("said_first").desc(nulls_last=True), "pk")),
        (
            "projects",
            _("Projects"),
            Project.objects.filter(partners__party=party).order_by(
                F("planned_first").desc(nulls_last=True), "pk"
            ),
        ),
        (
            "statements",
            _("Statements"),
            Statement.objects.filter(spoke).order_by(F("said_first").desc(nulls_last=True), "pk"),
        ),
        ("meetings", _("Meetings"), took_part.order_by(F("on_first").desc(nulls_last=True), "pk")),
    )
    return [gather(key, title, lines, look) for key, title, lines in parts]


def _head(party: Party, look: Look) -> PartyHead:
    short = names_by_address("party", [party.code], look.language, viewer=look.viewer)
    official = names_by_address("party", [party.code], look.language, LONG, look.viewer)
    name = short.get(party.code, party.code)
    long_name = official.get(party.code, "")
    return PartyHead(
        code=party.code,
        name=name,
        official=long_name if long_name != name else "",
        kind=party.get_kind_display(),
        is_fictitious=party.is_fictitious,
        url=address("site:party", party.code),
    )


def _overlaps(parts: list[Gathered], written: Written, look: Look) -> tuple[Overlap, ...]:
    ids = [pk for part in parts if part.key in {"chairs", "chairs-to-come"} for pk in part.ids]
    chairs = [
        Chair(read, read.value["body"], day)
        for read in written.reads.of(ids)
        if (day := day_of(read))
        and not read.is_apart
        and read.value["status"] in {TermStatus.HELD, TermStatus.PLANNED}
    ]
    return tuple(_overlap(pair, written, look) for pair in shared_days(chairs))


def _overlap(pair: Shared[Read], written: Written, look: Look) -> Overlap:
    return Overlap(
        one=_chair(pair.one, written),
        other=_chair(pair.other, written),
        one_term=page_of("chairmanship", pair.one.line),
        other_term=page_of("chairmanship", pair.other.line),
        when=_days(pair.first, pair.end, look.language),
        days=pair.days,
        is_sure=pair.is_sure,
        is_coming=pair.end is None or pair.end > look.today,
    )


def _chair(read: Read, written: Written) -> Link:
    return written.names.body(read.value["body"])


def _days(first: date | None, end: date | None, language: str) -> str:
    if first and end:
        return label(of_days(first, end - timedelta(days=1)), language)
    return label(parse(f"{first}/.."), language) if first else ""
