"""Rounds of meetings in pairs as the viewer may see them: rows, one round, the timetable of a participant."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.db.models import Count, Q

from secretariat.bodies.queries import LONG, names_of
from secretariat.business import policies
from secretariat.business.countries import country_names
from secretariat.business.models import Pairing, Round, Seat
from secretariat.business.reasoning import in_words, points_of
from secretariat.business.states import RoundState
from secretariat.engines.matching import Why
from secretariat.meetings.models import Meeting
from secretariat.people.actor import Actor

_SHOWN = frozenset({RoundState.PUBLISHED, RoundState.HELD})


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundRow:
    """A round as a row. `meeting`, `meeting_url`: at which it is held, "" where the viewer may not see it."""

    id: str
    council: str
    council_name: str
    title: str
    meeting: str
    meeting_id: str
    day: date
    first: time
    minutes: int
    slots: int
    tables: int
    wishes_until: date
    takes_wishes: bool
    seats: int
    state: str
    state_label: str
    reason: str
    is_fictitious: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatTold:
    """A participant. `wishes`, `refuses`: whom it wants to meet, told to itself and to those who run the
    round; `pairs`: how many meetings it has, as far as told; `came`: None as long as nobody said.
    """

    id: str
    party: str
    party_name: str
    wishes: tuple[str, ...]
    refuses: tuple[str, ...]
    pairs: int
    came: bool | None
    may_sit: bool
    may_leave: bool
    shows_timetable: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PairTold:
    """Two at a table. `points`, `why`: what the pair counts and why, told to those who run the round."""

    id: str
    slot: int
    begins: time
    table: int
    one: str
    one_name: str
    other: str
    other_name: str
    is_by_hand: bool
    points: int
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundTold:
    """A round. `pairs`: told to those who run it; to participants once it is published. `may_sit`: the
    viewer may take a seat.
    """

    row: RoundRow
    version: int
    seats: tuple[SeatTold, ...]
    pairs: tuple[PairTold, ...]
    sees_pairs: bool
    may_run: bool
    may_sit: bool
    may_change_pairs: bool


@dataclass(frozen=True, slots=True)
class Appointment:
    """What one participant does in a slot: `table` is 0 and the names "" where it is free."""

    slot: int
    begins: time
    ends: time
    table: int
    party: str
    party_name: str


@dataclass(frozen=True, slots=True)
class Timetable:
    """The slots of one participant."""

    row: RoundRow
    party: str
    party_name: str
    slots: tuple[Appointment, ...]


def rounds_for(viewer: Actor, where: Q, at: datetime, language: str = "en") -> tuple[RoundRow, ...]:
    """Return the rounds that the viewer may see, the latest first, in 3 queries."""
    rows = list(_seen(viewer).filter(where).order_by("-day", "-pk"))
    return _rows(rows, viewer, at, language)


def round_told(public_id: str, viewer: Actor, at: datetime, language: str = "en") -> RoundTold | None:
    """Return a round; None where there is none that the viewer may see. 9 queries at most."""
    one = _seen(viewer).filter(public_id=public_id).first()
    if one is None:
        return None
    seats = list(one.seats.select_related("party").prefetch_related("wishes__party"))
    pairs = list(one.pairings.select_related("one__party", "other__party"))
    wished = {wish.party_id for seat in seats for wish in seat.wishes.all()}
    names = _names({seat.party_id for seat in seats} | wished, viewer, language)
    runs = policies.may_match(viewer, one.council, at)
    countries = country_names(_shared_countries(pairs) if runs else (), language, viewer)
    mine = {
        seat.pk for seat in seats if policies.speaks_for(viewer, one.council, _above(one), seat.party.code)
    }
    sees = runs or bool(mine and one.state in _SHOWN)
    counts = Counter(key for pair in pairs for key in (pair.one_id, pair.other_id)) if sees else Counter()
    sits = one.state == RoundState.OPEN and (runs or one.takes_wishes(at))
    runs_on = one.state in {RoundState.OPEN, RoundState.PUBLISHED}
    told = tuple(
        _seat(
            seat, names, counts[seat.pk], is_own=runs or seat.pk in mine, sits=sits, leaves=runs_on, sees=sees
        )
        for seat in seats
    )
    return RoundTold(
        row=_rows([one], viewer, at, language)[0], version=one.version,
        seats=tuple(sorted(told, key=lambda seat: seat.party_name)),
        pairs=tuple(_pair(pair, one, names, countries, tells=runs) for pair in pairs) if sees else (),
        sees_pairs=sees, may_run=runs,
        may_sit=sits and (runs or (not mine and _speaks_in(viewer, one))), may_change_pairs=runs and runs_on,
    )  # fmt: skip


def timetable(
    public_id: str, code: str, viewer: Actor, at: datetime, language: str = "en"
) -> Timetable | None:
    """Return the timetable of a participant: its own once it is published, any to who runs the round; None
    for others. 6 queries.
    """
    one = _seen(viewer).filter(public_id=public_id).first()
    seat = one.seats.select_related("party").filter(party__code=code).first() if one else None
    if one is None or seat is None:
        return None
    own = one.state in _SHOWN and policies.speaks_for(viewer, one.council, _above(one), code)
    if not own and not policies.may_match(viewer, one.council, at):
        return None
    pairs = one.pairings.filter(Q(one=seat) | Q(other=seat)).select_related("one__party", "other__party")
    with_whom = {
        pair.slot: (pair.table, pair.other if pair.one_id == seat.pk else pair.one) for pair in pairs
    }
    keys = {seat.party_id} | {other.party_id for _table, other in with_whom.values()}
    names = _names(keys, viewer, language)
    slots = tuple(_appointment(one, slot, with_whom.get(slot), names) for slot in range(1, one.slots + 1))
    name = names.get(seat.party_id, code)
    return Timetable(_rows([one], viewer, at, language)[0], code, name, slots)


def _seen(viewer: Actor) -> Any:
    rows = Round.objects.visible_to(viewer).select_related("council__parent", "meeting__line")
    return rows.annotate(seated=Count("seats", distinct=True))


def _above(one: Round) -> Any:
    return one.council.parent or one.council


def _speaks_in(viewer: Actor, one: Round) -> bool:
    codes = viewer.parties_in(one.council.slug) | viewer.parties_in(_above(one).slug)
    return any(policies.speaks_for(viewer, one.council, _above(one), code) for code in codes)


def _names(keys: Iterable[int], viewer: Actor, language: str) -> Mapping[int, str]:
    return names_of("party", set(keys), language, viewer=viewer)


def _rows(rows: Sequence[Any], viewer: Actor, at: datetime, language: str) -> tuple[RoundRow, ...]:
    if not rows:
        return ()
    names = names_of("body", {row.council_id for row in rows}, language, LONG, viewer)
    meetings = Meeting.objects.visible_to(viewer).filter(pk__in={row.meeting_id for row in rows})
    seen = set(meetings.values_list("pk", flat=True))
    return tuple(
        RoundRow(
            id=row.public_id, council=row.council.slug,
            council_name=names.get(row.council_id, row.council.slug), title=row.title,
            meeting=row.meeting.title_in(language) if row.meeting_id in seen else "",
            meeting_id=row.meeting.public_id if row.meeting_id in seen else "", day=row.day, first=row.first,
            minutes=row.minutes, slots=row.slots, tables=row.tables, wishes_until=row.wishes_until,
            takes_wishes=row.takes_wishes(at), seats=row.seated, state=row.state,
            state_label=str(row.get_state_display()), reason=row.reason,
            is_fictitious=row.council.is_fictitious,
        )
        for row in rows
    )  # fmt: skip


def _seat(
    seat: Seat, names: Mapping[int, str], pairs: int, *, is_own: bool, sits: bool, leaves: bool, sees: bool
) -> SeatTold:
    """Return a participant; `is_own`: the viewer acts for it, or runs the round."""
    wishes = list(seat.wishes.all()) if is_own else []
    return SeatTold(
        id=seat.public_id, party=seat.party.code, party_name=names.get(seat.party_id, seat.party.code),
        wishes=_called(wishes, names, is_refusal=False), refuses=_called(wishes, names, is_refusal=True),
        pairs=pairs, came=seat.came, may_sit=is_own and sits, may_leave=is_own and leaves,
        shows_timetable=is_own and sees and pairs > 0,
    )  # fmt: skip


def _shared_countries(pairs: Iterable[Pairing]) -> Iterator[str]:
    for reason in (reason for pair in pairs for reason in pair.why):
        if reason["why"] == Why.SAME_REGION:
            yield from reason["codes"]


def _called(wishes: Iterable[Any], names: Mapping[int, str], *, is_refusal: bool) -> tuple[str, ...]:
    found = (wish for wish in wishes if wish.is_refusal == is_refusal)
    return tuple(sorted(names.get(wish.party_id, wish.party.code) for wish in found))


def _pair(
    pair: Pairing, of: Round, names: Mapping[int, str], countries: Mapping[str, str], *, tells: bool
) -> PairTold:
    one, other = pair.one.party, pair.other.party
    by_code = {party.code: names.get(party.pk, party.code) for party in (one, other)}
    return PairTold(
        id=pair.public_id, slot=pair.slot, begins=of.begins(pair.slot), table=pair.table, one=one.code,
        one_name=by_code[one.code], other=other.code, other_name=by_code[other.code],
        is_by_hand=pair.is_by_hand, points=points_of(pair.why) if tells else 0,
        why=in_words(pair.why, by_code, countries) if tells else (),
    )  # fmt: skip


def _appointment(
    one: Round, slot: int, there: tuple[int, Seat] | None, names: Mapping[int, str]
) -> Appointment:
    begins, ends = one.begins(slot), one.ends(slot)
    if there is None:
        return Appointment(slot, begins, ends, 0, "", "")
    table, other = there
    name = names.get(other.party_id, other.party.code)
    return Appointment(slot, begins, ends, table, other.party.code, name)
