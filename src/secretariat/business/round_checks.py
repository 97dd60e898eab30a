"""What the actions on rounds ask first; call within their transaction."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.db.models import Q, QuerySet

from secretariat.business import policies
from secretariat.business.models import Pairing, Round, Seat, Wish
from secretariat.business.states import RoundState
from secretariat.engines.matching import Participant
from secretariat.evidence import checks
from secretariat.meetings.models import Meeting
from secretariat.meetings.states import MeetingStatus
from secretariat.parties.models import Body
from secretariat.people.actor import Actor
from secretariat.refusals import Invalid, NotPermitted, WrongState

ONLY_THOSE_WHO_RUN = "Only the secretariat and the chair of the council run its rounds."
MOST_SLOTS, MOST_TABLES, MOST_SEATS = 40, 100, 200
DAY = 24 * 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How a round is held; see `models.Round`."""

    title: str
    day: date
    first: time
    minutes: int
    slots: int
    tables: int
    wishes_until: date
    pause: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanting:
    """What a participant brings: sectors that it `seeks` and `offers`, its `countries`, codes of the members
    whom it `wishes` to meet and whom it `refuses`.
    """

    seeks: Sequence[str] = ()
    offers: Sequence[str] = ()
    countries: Sequence[str] = ()
    wishes: Sequence[str] = ()
    refuses: Sequence[str] = ()


def meetings_of(council: Body, by: Actor, today: date) -> "QuerySet[Any]":
    """Return the meetings to come of the council and of the body above it, as far as the actor sees them."""
    bodies = [council.pk, council.parent_id or council.pk]
    rows = Meeting.objects.standing().visible_to(by).filter(body__in=bodies)
    ahead = rows.filter(Q(on_end__isnull=True) | Q(on_end__gt=today))
    return (
        ahead.exclude(status__in=[MeetingStatus.CANCELLED, MeetingStatus.NOT_HELD])
        .select_related("line")
        .order_by("on_first", "pk")
    )


def meeting(council: Body, public_id: str, by: Actor, today: date) -> Meeting:
    """Return a meeting at which a round can be held; refuse others."""
    found: Meeting | None = meetings_of(council, by, today).filter(line__public_id=public_id).first()
    if found is None:
        raise Invalid("Choose a meeting to come of the council, or of the body above it.", field="meeting")
    return found


def put(plan: Plan, row: Round, at: datetime) -> None:
    """Put the plan onto the row; refuse what cannot be held."""
    title = checks.said_within(plan.title, field="title", most=200)
    within = {"minutes": (5, 240), "pause": (0, 120), "slots": (1, MOST_SLOTS), "tables": (1, MOST_TABLES)}
    for name, (least, most) in within.items():
        if not least <= getattr(plan, name) <= most:
            raise Invalid(f"Choose a number from {least} to {most}.", field=name)
    begins = plan.first.hour * 60 + plan.first.minute
    if begins + plan.slots * plan.minutes + (plan.slots - 1) * plan.pause > DAY:
        raise Invalid("So many slots end after midnight.", field="slots")
    today = row.council.day(at)
    if plan.day < today:
        raise Invalid("This day has passed.", field="day")
    if not today <= plan.wishes_until <= plan.day:
        raise Invalid("Name a day from today to the day of the round.", field="wishes_until")
    for name in Plan.__slots__:
        setattr(row, name, getattr(plan, name))
    row.title = title


def locked(one: Round) -> Round:
    """Return the round, locked; nothing is asked of rights."""
    rows = Round.objects.select_for_update(of=("self",)).select_related("council__parent", "meeting__line")
    found: Round = rows.get(pk=one.pk)
    return found


def run(one: Round, by: Actor, at: datetime, seen_version: int, *states: RoundState) -> Round:
    """Return the round, locked, for whoever runs it, in one of the states.

    Raises:
        NotPermitted: somebody else. StaleRevision: it was changed. WrongState: it is in another state.
    """
    found = locked(one)
    if not policies.may_match(by, found.council, at):
        raise NotPermitted(ONLY_THOSE_WHO_RUN)
    checks.unchanged(found.version, seen_version)
    if found.state not in states:
        raise WrongState(f"This round is {found.get_state_display().lower()}.")
    return found


def changed(one: Round) -> None:
    """Count a change of the round or of its pairs, so that a late save is seen."""
    one.version += 1
    one.save()


def participants(one: Round) -> list[Participant]:
    """Return the seats of a round as the engine knows them, in 2 queries."""
    wishes: dict[int, dict[bool, set[str]]] = {}
    for wish in Wish.objects.filter(seat__round=one).select_related("party"):
        wishes.setdefault(wish.seat_id, {False: set(), True: set()})[wish.is_refusal].add(wish.party.code)
    return [
        Participant(
            key=seat.party.code, owner=seat.party.code, seeks=frozenset(seat.seeks.split()),
            offers=frozenset(seat.offers.split()), regions=frozenset(seat.countries.split()),
            wishes=frozenset(wishes.get(seat.pk, {}).get(False, ())),
            refuses=frozenset(wishes.get(seat.pk, {}).get(True, ())),
        )
        for seat in one.seats.select_related("party")
    ]  # fmt: skip


def pairings(one: Round) -> list[Pairing]:
    """Return the pairs of a round, in 1 query."""
    return list(one.pairings.select_related("one__party", "other__party"))


def seat_of(one: Round, code: str, *, field: str) -> Seat:
    """Return the seat of a Party; refuse who has none."""
    found = one.seats.select_related("party").filter(party__code=code).first()
    if found is None:
        raise Invalid(f"{code} does not take part.", field=field)
    return found


def in_order(first: Seat, second: Seat) -> tuple[Seat, Seat]:
    """Return both as a Pairing holds them."""
    return (first, second) if first.pk < second.pk else (second, first)


def now_or_later(one: Round, at: datetime) -> bool:
    """Tell whether the day of the round has come."""
    return one.council.day(at) >= one.day
