from dataclasses import replace
from datetime import date

from django.db import transaction

from secretariat.bodies.queries import names_by_address
from secretariat.chairs import policies, queries
from secretariat.chairs.actions.enter_chairmanship import enter_chairmanship
from secretariat.chairs.actions.enter_exception import enter_exception
from secretariat.chairs.bridge import ChairmanshipValue, ExceptionValue, engine
from secretariat.chairs.decisions import Decision, decided_exceptions, effect_of
from secretariat.chairs.models import Chairmanship, RotationException
from secretariat.chairs.rotations import Rotation
from secretariat.chairs.states import TermStatus
from secretariat.engines.rotation import Difference
from secretariat.engines.rotation import RotationException as Departure
from secretariat.engines.values.edtf import parse
from secretariat.evidence.sourced import Sourced
from secretariat.parties.models import Body
from secretariat.refusals import NotPermitted, StaleRevision

YEARS_SHOWN = 15


@transaction.atomic
def settle_turns(
    *, body: Body, decision: Decision, reason: str, sourced: Sourced, seen_version: int
) -> Difference:
    """Record a decision on the turns of a chair: the exceptions, and what it moves of the announced terms.

    Who: the body's secretariat (`policies.may_decide`).
    Writes: exceptions (`enter_exception`); on each announced term that moves or falls away a further claim on
        the same source (`enter_chairmanship`). Terms that only the rule gives are on no line and need none.
    Refuses: NotPermitted; StaleRevision (somebody changed the calendar since); Invalid (no such turn);
        NotReady (names the term in the way).

    Args:
        seen_version: `queries.calendar_version` when the person saw what the decision moves.
    """
    Body.objects.select_for_update(of=("self",)).get(pk=body.pk)
    if not policies.may_decide(sourced.by, body):
        raise NotPermitted("Only the secretariat of this body records what was decided on its chair.")
    if queries.calendar_version(body) != seen_version:
        raise StaleRevision("Somebody changed this calendar after you saw it. Look again at what would move.")
    today = body.day(sourced.at)
    rotation = queries.rotations(sourced.by, today, [body.slug]).get(body.slug) or Rotation(
        slug=body.slug, rule=None, members=(), exceptions=(), record=()
    )
    codes = {term.holder for term in rotation.record} | {member.party for member in rotation.members}
    names = names_by_address("party", codes, viewer=sourced.by)
    until = date(today.year + YEARS_SHOWN, 1, 1)
    effect = effect_of(rotation, decision, until, lambda code: names.get(code, code))
    for departure in decided_exceptions(rotation, decision, effect):
        _enter(body, departure, reason, sourced)
    _move_announced(body, effect, sourced)
    return effect


def _enter(body: Body, departure: Departure, reason: str, sourced: Sourced) -> None:
    at = str(departure.at)
    value = ExceptionValue(
        body=body.slug,
        at=at,
        kind=departure.kind.value,
        parties=departure.parties,
        was_due=departure.expected or "",
        served=departure.actual or "",
        until=str(departure.until.eve) if departure.until else None,
        reason=reason,
    )
    earlier = RotationException.objects.standing().filter(body=body, at=parse(at)).first()
    enter_exception(value=value, sourced=sourced, line=earlier.line if earlier else None, choose=True)


def _move_announced(body: Body, effect: Difference, sourced: Sourced) -> None:
    planned = (
        Chairmanship.objects.standing()
        .filter(body=body, status=TermStatus.PLANNED, term__isnull=False)
        .select_related("line", "holder", "person")
        .prefetch_related("joint")
    )
    rows = {(engine.who(row), engine.start_of(row.term)): row for row in planned if row.term}
    for move in effect.moved:
        row = rows.get((move.before.holder, move.before.start))
        if row:
            _claim(row, sourced, term=engine.edtf_of(move.after))
    for term in effect.removed:
        row = rows.get((term.holder, term.start))
        if row:
            _claim(row, sourced, status=TermStatus.NOT_HELD.value)


def _claim(row: Chairmanship, sourced: Sourced, **changed: str) -> None:
    value = replace(value_of(row), **changed)  # type: ignore[arg-type]  # reads as what it is
    enter_chairmanship(value=value, sourced=replace(sourced, reference=None), line=row.line, choose=True)


def value_of(row: Chairmanship) -> ChairmanshipValue:
    """Return the claim's value that the columns came from."""
    return ChairmanshipValue(
        body=row.body.slug,
        holder=row.holder.code if row.holder else None,
        holder_words=row.holder_words,
        joint=tuple(party.code for party in row.joint.all()),
        group=row.group,
        person=row.person.slug if row.person else None,
        term=row.term.text if row.term else None,
        status=row.status,
        basis=row.basis,
    )
