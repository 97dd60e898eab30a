from django.db import transaction

from secretariat.chairs import terms
from secretariat.chairs.bridge import EventValue
from secretariat.chairs.models import ProgrammeEvent
from secretariat.chairs.states import EventStatus
from secretariat.engines.values.edtf import Edtf
from secretariat.evidence import checks
from secretariat.evidence.actions.enter_claim import enter_claim
from secretariat.evidence.projection import as_json
from secretariat.evidence.sourced import Sourced
from secretariat.refusals import Invalid, WrongState


@transaction.atomic
def mark_event(
    *, event: ProgrammeEvent, status: str, on: str | None, reason: str, sourced: Sourced, seen_version: int
) -> ProgrammeEvent:
    """Say what became of an event: held, dropped, or planned still on another day.

    Who: as for adding it (`policies.may_work`).
    From, to: any state to any other; planned to planned where the day moves.
    Writes: a further claim on its line, with its source; history entry `line.claimed`.
    Refuses: NotPermitted; StaleRevision; Invalid (dropped without a reason, a day outside the term, held on a
        day to come); WrongState (nothing changes).

    Args:
        on: EDTF, the day on which it was held or is planned now; None where it is not known.
        seen_version: version of the line that the person saw.
    """
    terms.in_hand(event.of, sourced.by, sourced.at)
    line = terms.taken_up(event.line, seen_version)
    event = ProgrammeEvent.objects.select_related("of__body", "of__line").get(pk=line.pk)
    checks.one_of(status, EventStatus.values, field="status")
    when = terms.day_in_term(event.of, on)
    said = terms.short_words(reason, field="reason", most=terms.LONGEST_REASON)
    if status == EventStatus.DROPPED and not said:
        raise Invalid("Say why it was dropped.", field="reason")
    if status == EventStatus.HELD:
        _refuse_ahead(event, when, sourced)
    if (event.status, event.on) == (status, when):
        raise WrongState("That is what the record says already.")
    value = EventValue(
        body=event.of.body.slug,
        of=event.of.public_id,
        title=event.title,
        status=status,
        on=when.text if when else None,
        place=event.place,
        reason=said,
        priority=event.priority,
    )
    enter_claim(
        kind="programme-event",
        value=as_json(value),
        sourced=terms.sourced_for(line, sourced.about(event.of.body)),
        line=line,
        choose=True,
    )
    return ProgrammeEvent.objects.get(pk=line.pk)


def _refuse_ahead(event: ProgrammeEvent, when: Edtf | None, sourced: Sourced) -> None:
    today = event.of.body.day(sourced.at)
    if when is not None and when.first is not None and today < when.first:
        raise Invalid(f"{when.text} is still to come; give the day on which it was held.", field="on")
