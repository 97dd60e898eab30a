from django.db import transaction

from secretariat.chairs import terms
from secretariat.chairs.bridge import EventValue
from secretariat.chairs.models import Chairmanship, ProgrammeEvent
from secretariat.chairs.states import EventStatus
from secretariat.evidence.actions.enter_claim import enter_claim
from secretariat.evidence.projection import as_json
from secretariat.evidence.sourced import Sourced


@transaction.atomic
def add_event(
    *, of: Chairmanship, title: str, on: str | None, place: str, priority: str, sourced: Sourced
) -> ProgrammeEvent:
    """Add an event to the programme of a term: planned, until somebody says that it was held or dropped.

    Who: the delegation of the chair from 90 days before its term, and the body's secretariat
        (`policies.may_work`).
    Writes: a line `programme-event` with its source; history entry `line.claimed`.
    Refuses: NotPermitted; Invalid (no title, a day outside the term, a priority that the programme has not).

    Args:
        on: EDTF, None where the day is not fixed; `priority`: its words, or "".
    """
    terms.in_hand(of, sourced.by, sourced.at)
    when = terms.day_in_term(of, on)
    value = EventValue(
        body=of.body.slug,
        of=of.public_id,
        title=terms.good_words(title, field="title", most=terms.LONGEST_TITLE),
        status=EventStatus.PLANNED.value,
        on=when.text if when else None,
        place=terms.short_words(place, field="place", most=terms.LONGEST_TITLE),
        priority=terms.known_priority(of, priority, sourced.by),
    )
    claim = enter_claim(kind="programme-event", value=as_json(value), sourced=sourced.about(of.body))
    return ProgrammeEvent.objects.get(line=claim.line)
