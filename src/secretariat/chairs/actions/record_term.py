from datetime import date

from django.db import transaction

from secretariat.bodies.queries import names_by_address
from secretariat.chairs import policies, queries
from secretariat.chairs.actions.enter_chairmanship import enter_chairmanship
from secretariat.chairs.bridge import ChairmanshipValue, engine
from secretariat.chairs.decisions import Termed, effect_of
from secretariat.chairs.models import Chairmanship
from secretariat.chairs.states import TermStatus
from secretariat.engines.rotation import Boundary, Term
from secretariat.engines.rotation import TermStatus as EngineStatus
from secretariat.engines.values.edtf import parse
from secretariat.evidence import checks
from secretariat.evidence.sourced import Sourced
from secretariat.refusals import Invalid, NotPermitted, StaleRevision


@transaction.atomic
def record_term(*, value: ChairmanshipValue, sourced: Sourced, seen_version: int) -> Chairmanship:
    """Record a term in the chair at the desk; what is in its way is named.

    Who: the body's secretariat (`policies.may_decide`).
    Writes: the term with its source (`enter_chairmanship`).
    Refuses: NotPermitted; StaleRevision; Invalid (no first day, a value that cannot be taken); NotReady (a
        held or planned term would surely share days with another one, which is named).

    Args:
        seen_version: `queries.calendar_version` when the person saw what the term moves.
    """
    body = checks.known_body(value.body)
    if body is None or not policies.may_decide(sourced.by, body):
        raise NotPermitted("Only the secretariat of this body records terms in its chair.")
    if queries.calendar_version(body) != seen_version:
        raise StaleRevision("Somebody changed this calendar after you saw it. Look again at what would move.")
    term = term_of(value)
    today = body.day(sourced.at)
    rotation = queries.rotations(sourced.by, today, [body.slug]).get(body.slug)
    if rotation is not None and term is not None:
        names = names_by_address("party", {each.holder for each in rotation.record}, viewer=sourced.by)
        effect_of(rotation, Termed(term), date(today.year + 1, 1, 1), lambda code: names.get(code, code))
    claim = enter_chairmanship(value=value, sourced=sourced)
    return Chairmanship.objects.get(line=claim.line)


def term_of(value: ChairmanshipValue) -> Term | None:
    """Return the term as the engine has it; None where it counts for nothing (not held, disputed).

    Raises:
        Invalid: it has no first day.
    """
    if value.status not in {TermStatus.HELD, TermStatus.PLANNED}:
        return None
    when = checks.good_date(value.term, field="term")
    start: Boundary | None = engine.start_of(parse(when.text)) if when else None
    if when is None or start is None:
        raise Invalid("Give at least the year in which the term begins.", field="term")
    return Term(
        holder=value.holder or value.holder_words,
        start=start,
        end=engine.end_of(when),
        status=EngineStatus(value.status),
        group=value.group or None,
        joint=value.joint,
    )
