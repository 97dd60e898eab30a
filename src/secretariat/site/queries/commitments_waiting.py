"""What waits for somebody: what those owe for whom they sit; for staff what is overdue without a word."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.db.models import F, Q, QuerySet
from django.utils.timezone import localdate

from secretariat.commitments.models import Commitment, Owner, Reminder
from secretariat.commitments.queries import days_late
from secretariat.commitments.states import ENDED
from secretariat.engines.values.date_labels import label
from secretariat.engines.values.edtf import Edtf
from secretariat.people.actor import Actor, Role
from secretariat.site.queries.commitment_rows import BoardRow, rows_at
from secretariat.site.queries.rows import Look

MOST = 200
NEAREST = 5  # on the home page
LONG = timedelta(days=90)  # overdue, and nobody said a word
SOON = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class WaitingCommitments:
    """What waits, the nearest due first; `silent`: overdue for long without a word, for staff."""

    owed: tuple[BoardRow, ...]
    total: int
    silent: tuple[BoardRow, ...]


@dataclass(frozen=True, slots=True)
class NearestOwed:
    """One that is owed; `reminded`: on which day the viewer was, where nobody has said a word since."""

    public_id: str
    words: str
    language: str
    due: str
    due_edtf: str
    days_late: int
    state: str
    reminded: str
    is_fictitious: bool


@dataclass(frozen=True, slots=True)
class Owing:
    """What is due first of what somebody owes, and how much that is in all."""

    rows: tuple[NearestOwed, ...] = ()
    total: int = 0


def waiting_for(look: Look) -> WaitingCommitments:
    """Return what waits for the viewer, in a fixed number of queries."""
    owed, silent = owed_by(look.viewer), _silent(look)
    ids = list(owed.values_list("pk", flat=True)[:MOST])
    late = list(silent.values_list("pk", flat=True)[:MOST]) if silent is not None else []
    rows = {row.id: row for row in rows_at(list(dict.fromkeys([*ids, *late])), look)}
    lines = dict(Commitment.objects.filter(pk__in=[*ids, *late]).values_list("pk", "line__public_id"))
    return WaitingCommitments(
        owed=tuple(rows[lines[pk]] for pk in ids if lines[pk] in rows),
        total=owed.count(),
        silent=tuple(rows[lines[pk]] for pk in late if lines[pk] in rows),
    )


def owed_by(viewer: Actor) -> "QuerySet[Any]":
    """Return what is open and owed by those for whom the viewer sits, or by whose secretariat they are."""
    who = Q(pk__in=())
    for body in {seat.body for seat in viewer.seats} | ({viewer.behalf.body} if viewer.behalf else set()):
        if parties := viewer.parties_in(body):
            of = Q(commitment__line__body__slug=body) | Q(commitment__line__body__parent__slug=body)
            who |= Q(party__code__in=parties) & of
    staffed = {seat.body for seat in viewer.seats if seat.role is Role.STAFF}
    if staffed:
        who |= Q(speaking_body__slug__in=staffed)
    owing = Owner.objects.filter(who, is_current=True).values("commitment")
    rows = _real(Commitment.objects.visible_to(viewer)).filter(pk__in=owing).exclude(state__in=ENDED)
    return rows.order_by(F("due_end").asc(nulls_last=True), "pk")


def nearest_owed(viewer: Actor, on: date, language: str) -> Owing:
    """Return what is due first of what the viewer owes, in 3 queries, 1 where nothing is, 0 without a seat.

    A reminder waits for an answer until somebody says how the commitment stands.
    """
    owed = owed_by(viewer)
    rows = list(owed.select_related("line", "told_by__line__chosen")[:NEAREST])
    reminded = dict(
        Reminder.objects.filter(account=viewer.account_id, commitment__in=[row.pk for row in rows])
        .order_by("sent_at", "pk")
        .values_list("commitment_id", "sent_at")
    )
    return Owing(
        tuple(_nearest(row, reminded.get(row.pk), on, language) for row in rows),
        owed.count() if rows else 0,
    )


def _nearest(row: Any, reminded: datetime | None, on: date, language: str) -> NearestOwed:
    told = row.told_by.line.chosen.entered_at if row.told_by else None
    is_waiting = reminded is not None and (told is None or told < reminded)
    return NearestOwed(
        public_id=row.public_id,
        words=row.words,
        language=row.language,
        due=label(row.due, language) if row.due else "",
        due_edtf=row.due.text if row.due else "",
        days_late=days_late(row.due, on),
        state=row.state,
        reminded=label(Edtf.day(localdate(reminded)), language) if is_waiting else "",
        is_fictitious=row.line.is_fictitious,
    )


def _silent(look: Look) -> "QuerySet[Any] | None":
    """Return what the viewer's secretariat follows up, long overdue and long without a report."""
    staffed = {seat.body for seat in look.viewer.seats if seat.role is Role.STAFF}
    if not staffed:
        return None
    before = look.today - LONG
    of = Q(line__body__slug__in=staffed) | Q(line__body__parent__slug__in=staffed)
    rows = _real(Commitment.objects.visible_to(look.viewer)).filter(of, due_end__lte=before)
    quiet = Q(state_since__isnull=True) | Q(state_since__lte=before)
    return rows.filter(quiet).exclude(state__in=ENDED).order_by("due_end", "pk")


def _real(rows: "QuerySet[Any]") -> "QuerySet[Any]":
    return rows if settings.DEMO else rows.filter(line__is_fictitious=False)
