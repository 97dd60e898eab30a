"""Who is reminded of what on a day: moments around the due day, and those who sit for the owners."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q

from secretariat.bodies.models import Mandate
from secretariat.commitments.models import Commitment, Owner, Reminder, ReminderRule
from secretariat.commitments.states import ENDED
from secretariat.people.actor import DELEGATION, Role
from secretariat.people.models import Account

USUAL = (-30, -7, 1, 14, 60)  # days from the last day on which it is due
FURTHEST = 400
MOST_MOMENTS = 10
GRACE = 4  # days for which a moment that nobody could write at is made up for
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Due:
    """A commitment whose moment has come: its last due day, and which moment."""

    commitment: Commitment
    due_on: date
    moment: int


def moment_on(day: date, due_on: date, moments: Iterable[int]) -> int | None:
    """Return the moment whose letter is to be written on a day; None where none is, or it is too long ago.

    >>> due = date(2026, 3, 1)
    >>> moment_on(date(2026, 3, 2), due, USUAL), moment_on(date(2026, 3, 9), due, USUAL)
    (1, None)
    """
    at = (day - due_on).days
    passed = [moment for moment in moments if moment <= at < moment + GRACE]
    return max(passed, default=None)


def due_at(at: datetime) -> list[Due]:
    """Return what those are to be reminded of who owe it, at a time, in 3 queries."""
    rules = dict(ReminderRule.objects.values_list("body_id", "moments"))
    reach = timedelta(days=FURTHEST + GRACE)
    seated = Mandate.objects.filter(body__isnull=False).values("body")
    rows = (
        Commitment.objects.standing()
        .filter(due_end__gt=at.date() - reach, due_end__lt=at.date() + reach)
        .filter(Q(line__body__in=seated) | Q(line__body__parent__in=seated))
        .exclude(state__in=ENDED)
        .select_related("line__body__parent")
        .order_by("due_end", "pk")
    )
    found = []
    for one in rows:
        body = one.line.body
        if body is None or one.due is None or one.due.end is None:
            continue
        moments = rules.get(body.pk, rules.get(body.parent_id or 0, USUAL))
        due_on = one.due.end - ONE_DAY
        moment = moment_on(body.day(at), due_on, moments)
        if moment is not None:
            found.append(Due(one, due_on, moment))
    return found


def readers_of_each(due: Sequence[Due], at: datetime) -> dict[int, list[Account]]:
    """Return commitment → the accounts that sit for those who owe it, in 2 queries."""
    owners: dict[int, list[tuple[int | None, int | None]]] = defaultdict(list)
    ids = [one.commitment.pk for one in due]
    rows = Owner.objects.filter(commitment__in=ids, is_current=True)
    for commitment, party, body in rows.values_list("commitment_id", "party_id", "speaking_body_id"):
        owners[commitment].append((party, body))
    seats = _seats(at)
    return {
        one.commitment.pk: _sitting_for(owners.get(one.commitment.pk, ()), one.commitment, seats)
        for one in due
    }


def already(due: Sequence[Due]) -> set[tuple[int, int, date, int]]:
    """Return what was written already: commitment, account, due day, moment; in 1 query."""
    rows = Reminder.objects.filter(commitment__in=[one.commitment.pk for one in due])
    return set(rows.values_list("commitment_id", "account_id", "due_on", "moment"))


def _seats(at: datetime) -> dict[tuple[int, int | None, bool], list[Account]]:
    """Return (body, party, whether of the staff) → accounts that hold such a seat on the day."""
    day = at.date()
    rows = (
        Mandate.objects.filter(first_on__lte=day, account__is_active=True, account__is_system=False)
        .filter(Q(end_on__isnull=True) | Q(end_on__gt=day), role__in=[*DELEGATION, Role.STAFF])
        .select_related("account")
        .order_by("account_id")
    )
    found: dict[tuple[int, int | None, bool], list[Account]] = defaultdict(list)
    for seat in rows:
        found[seat.body_id, seat.party_id, seat.role == Role.STAFF].append(seat.account)
    return found


def _sitting_for(
    owners: Iterable[tuple[int | None, int | None]],
    of: Commitment,
    seats: Mapping[tuple[int, int | None, bool], list[Account]],
) -> list[Account]:
    body = of.line.body
    accounts: dict[int, Account] = {}
    for party, owing in owners:
        keys: list[tuple[int, int | None, bool]] = [(owing, None, True)] if owing else []
        if party and body:
            keys += [(pk, party, False) for pk in (body.pk, body.parent_id) if pk]
        for key in keys:
            accounts |= {account.pk: account for account in seats.get(key, ())}
    return list(accounts.values())
