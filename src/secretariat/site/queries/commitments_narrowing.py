"""What the board of commitments can be narrowed to, and in which order it stands."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.db.models import F, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from secretariat.chairs.models import Chairmanship
from secretariat.commitments.models import Commitment, Owner, PriorityTopic
from secretariat.commitments.states import ENDED, CommitmentState
from secretariat.site.queries.rows import Look
from secretariat.site.queries.term_days import perhaps_in

NOT_TAKEN_UP = "not-taken-up"
OPEN = "open"
STATES: tuple[tuple[str, Promise | str], ...] = (
    (OPEN, _("open: not ended")),
    (NOT_TAKEN_UP, _("nobody has taken it up")),
    *((state.value, state.label) for state in CommitmentState),
)
AGES: tuple[tuple[str, int, int | None, Promise], ...] = (  # days since it was undertaken: from, to
    ("new", -100_000, 183, _("less than half a year")),
    ("half", 183, 365, _("half a year to one year")),
    ("year", 365, 730, _("one to two years")),
    ("two", 730, 1826, _("two to five years")),
    ("old", 1826, None, _("five years and more")),
)
SORTS: tuple[tuple[str, Promise], ...] = (
    ("due", _("by due date")),
    ("oldest", _("the oldest first")),
    ("newest", _("the newest first")),
    ("silent", _("the longest without a word first")),
)
ORDERS: Mapping[str, tuple[Any, ...]] = {
    "due": (F("due_end").asc(nulls_last=True), "pk"),
    "oldest": (F("said_first").asc(nulls_last=True), "pk"),
    "newest": (F("said_first").desc(nulls_last=True), "-pk"),
    "silent": (F("state_since").asc(nulls_first=True), "pk"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrowed:
    """What the board is narrowed to; "" and False: not at all.

    `body`: slug, with its organs. `owner`: code of a Party or slug of a Body. `within`: due within so many
    days. `priority`, `term`: public ids. `age`: one of AGES. `words`: all of which stand in what was said.
    """

    body: str = ""
    owner: str = ""
    state: str = ""
    overdue: bool = False
    within: int | None = None
    priority: str = ""
    topic: str = ""
    stance: str = ""
    term: str = ""
    age: str = ""
    words: str = ""
    sort: str = "due"


def listed_for(look: Look) -> "QuerySet[Any]":
    """Return the commitments that the viewer may see; what is invented in the demonstration alone."""
    rows = Commitment.objects.visible_to(look.viewer)
    return rows if settings.DEMO else rows.filter(line__is_fictitious=False)


def narrow(rows: "QuerySet[Any]", to: Narrowed, look: Look, *, but_state: bool = False) -> "QuerySet[Any]":
    """Return the commitments that fit; `but_state`: whatever their state, for the counts beside it."""
    if to.body:
        rows = rows.filter(Q(line__body__slug=to.body) | Q(line__body__parent__slug=to.body))
    if to.owner:
        who = Q(party__code=to.owner) | Q(speaking_body__slug=to.owner)
        rows = rows.filter(pk__in=Owner.objects.filter(who, is_current=True).values("commitment"))
    if to.state and not but_state:
        rows = rows.filter(state_is(to.state))
    if to.overdue and not but_state:
        rows = rows.filter(overdue_on(look.today))
    if to.within is not None:
        until = look.today + timedelta(days=to.within + 1)
        rows = rows.filter(due_end__gt=look.today, due_end__lte=until).exclude(state__in=ENDED)
    if to.priority:
        rows = rows.filter(priority__line__public_id=to.priority)
    if to.topic:
        rows = rows.filter(priority__in=PriorityTopic.objects.filter(topic=to.topic).values("priority"))
    if to.stance:
        rows = rows.filter(stance=to.stance)
    if to.term:
        rows = rows.filter(_under(to.term, look))
    if to.age:
        rows = rows.filter(aged(to.age, look.today))
    for word in to.words.split()[:8]:
        rows = rows.filter(words__icontains=word)
    return rows


def state_is(state: str) -> Q:
    """Return the condition for a state of STATES."""
    if state == OPEN:
        return ~Q(state__in=ENDED)
    return Q(state="" if state == NOT_TAKEN_UP else state)


def overdue_on(day: date) -> Q:
    """Return the condition for what is not over and whose last possible day has passed."""
    return Q(due_end__lte=day) & ~Q(state__in=ENDED)


def aged(age: str, day: date) -> Q:
    """Return the condition for what was undertaken so long ago, by the first possible day."""
    _key, low, high, _label = next(one for one in AGES if one[0] == age)
    where = Q(said_first__lte=day - timedelta(days=low)) if low > 0 else Q(said_first__isnull=False)
    return where & Q(said_first__gt=day - timedelta(days=high)) if high is not None else where


def _under(term: str, look: Look) -> Q:
    """Return the condition for what was made, or perhaps made, under a term of the body or its parent."""
    found = Chairmanship.objects.visible_to(look.viewer).filter(line__public_id=term).first()
    if found is None:
        return Q(pk__in=())
    of = Q(line__body=found.body_id) | Q(line__body__parent=found.body_id)
    return of & perhaps_in(found, "said")
