"""What is owed at a glance: by owner, and by age and state, drawn and as a table."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Min, Q
from django.utils.translation import gettext as _

from secretariat.bodies.queries import LONG, names_by_address
from secretariat.commitments.models import Owner
from secretariat.commitments.states import ENDED, CommitmentState
from secretariat.engines.values.folding import sort_key
from secretariat.site.queries.commitments_narrowing import (
    AGES,
    NOT_TAKEN_UP,
    Narrowed,
    aged,
    listed_for,
    narrow,
)
from secretariat.site.queries.naming import address
from secretariat.site.queries.rows import Link, Look

MOST = 300
WIDTH, ROW, LEFT, TOP = 720, 34, 170, 8
OPEN_STATES = (NOT_TAKEN_UP, *(one.value for one in CommitmentState if one not in ENDED))


@dataclass(frozen=True, slots=True)
class Owing:
    """What one owes: how much is open and overdue, and the next due day (ISO); `key` narrows to it."""

    owner: Link
    key: str
    open: int
    overdue: int
    next_due: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A piece of a row of the drawing: so many of one age stand so."""

    age: str
    state: str
    count: int
    x: int
    y: int
    width: int
    title: str


@dataclass(frozen=True, slots=True)
class AgeRow:
    """Those of one age: how many stand how; `y` where its words stand in the drawing."""

    key: str
    label: str
    counts: tuple[tuple[str, int], ...]
    total: int
    y: int


@dataclass(frozen=True, slots=True)
class ByAge:
    """Open commitments by age and state: the drawing and the table behind it."""

    rows: tuple[AgeRow, ...]
    bars: tuple[Bar, ...]
    states: tuple[str, ...]
    undated: int
    width: int
    height: int
    bar_height: int
    left: int


def by_owner(look: Look, narrowed: Narrowed) -> tuple[Owing, ...]:
    """Return who owes what is open, the one with most overdue first, in 3 queries."""
    of = narrow(listed_for(look), narrowed, look).exclude(state__in=ENDED)
    late = Q(commitment__due_end__lte=look.today)
    rows = (
        Owner.objects.filter(is_current=True, commitment__in=of.order_by().values("pk"))
        .order_by()
        .values("party__code", "speaking_body__slug")
        .annotate(
            open=Count("commitment", distinct=True),
            overdue=Count("commitment", filter=late, distinct=True),
            next=Min("commitment__due_end", filter=Q(commitment__due_end__gt=look.today)),
        )
    )
    found = list(rows)
    parties = names_by_address(
        "party", {r["party__code"] for r in found} - {None}, look.language, viewer=look.viewer
    )
    bodies = names_by_address(
        "body", {r["speaking_body__slug"] for r in found} - {None}, look.language, LONG, look.viewer
    )
    owing = [_owing(row, parties, bodies) for row in found]
    owing.sort(key=lambda one: (-one.overdue, -one.open, sort_key(one.owner.label, look.language)))
    return tuple(owing[:MOST])


def _owing(row: Mapping[str, Any], parties: Mapping[str, str], bodies: Mapping[str, str]) -> Owing:
    code, slug = row["party__code"], row["speaking_body__slug"]
    if code:
        owner = Link(parties.get(code, code), address("site:party", code), code)
    elif slug:
        owner = Link(bodies.get(slug, slug), address("site:body", slug))
    else:
        owner = Link(_("persons, and words that name nobody the record knows"))
    following = row["next"].isoformat() if row["next"] else ""
    return Owing(owner, code or slug or "", row["open"], row["overdue"], following)


def by_age(look: Look, narrowed: Narrowed) -> ByAge:
    """Return open commitments by age and state, in 1 query."""
    rows = narrow(listed_for(look), narrowed, look).exclude(state__in=ENDED).order_by()
    wanted: dict[str, Any] = {key: Count("pk", filter=aged(key, look.today)) for key, *_ in AGES}
    wanted["undated"] = Count("pk", filter=Q(said_first__isnull=True))
    found = {row["state"] or NOT_TAKEN_UP: row for row in rows.values("state").annotate(**wanted)}
    most = max((sum(row[key] for row in found.values()) for key, *_ in AGES), default=0)
    drawn, bars = [], []
    for at, (key, _low, _high, words) in enumerate(AGES):
        counts = tuple((state, found[state][key] if state in found else 0) for state in OPEN_STATES)
        drawn.append(AgeRow(key, str(words), counts, sum(n for _, n in counts), TOP + at * ROW + 18))
        bars += _bars(key, str(words), counts, TOP + at * ROW, most)
    return ByAge(
        rows=tuple(drawn),
        bars=tuple(bars),
        states=OPEN_STATES,
        undated=sum(row["undated"] for row in found.values()),
        width=WIDTH,
        height=TOP * 2 + ROW * len(AGES),
        bar_height=ROW - 8,
        left=LEFT - 8,
    )


def _bars(age: str, words: str, counts: tuple[tuple[str, int], ...], y: int, most: int) -> list[Bar]:
    x, found = LEFT, []
    for state, count in counts:
        if count:
            width = max(3, round((WIDTH - LEFT - 8) * count / most))
            state_words = (
                _("nobody has taken it up") if state == NOT_TAKEN_UP else CommitmentState(state).label
            )
            found.append(
                Bar(age, state.replace(" ", "-"), count, x, y, width, f"{words}, {state_words}: {count}")
            )
            x += width
    return found
