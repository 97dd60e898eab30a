from collections.abc import Sequence
from dataclasses import replace

from django.db import transaction

from secretariat.evidence.sourced import Sourced
from secretariat.meetings import agenda, sitting
from secretariat.meetings.actions.enter_item import enter_item
from secretariat.meetings.models import AgendaItem
from secretariat.meetings.naming import Written
from secretariat.meetings.numbering import BadNumber, number_of
from secretariat.meetings.shapes.agenda import ItemValue
from secretariat.meetings.speaking import speakers_of
from secretariat.meetings.states import ItemKind
from secretariat.refusals import Invalid, WrongState


@transaction.atomic
def change_item(
    *,
    item: AgendaItem,
    value: ItemValue,
    sourced: Sourced,
    seen_version: int,
    speakers: Sequence[Written] = (),
) -> AgendaItem:
    """Say anew what an item of an agenda is, strike it, or put it back.

    Who: the secretariat of the body (`policies.may_record`).
    Writes: a further claim, which is the present reading (`enter_item`); what stood there before stays.
    Refuses: NotPermitted; StaleRevision; WrongState (nothing changes); Invalid (as `record_items`; struck
        without a reason).

    Args:
        speakers: who speaks, as written; they come after those of the value.
        seen_version: version of the line that the person saw.
    """
    meeting = sitting.in_hand(item.meeting, sourced.by)
    line = sitting.taken_up(item.line, seen_version)
    before = agenda.value_now(item)
    source = sitting.sourced_at(meeting, sourced, line)
    value = replace(
        value,
        meeting=before.meeting,
        body=before.body,
        position=value.position or before.position,
        number=_number(item, value, agenda.items_of(meeting)),
        speakers=(*value.speakers, *speakers_of(speakers, source)),
        reason=value.reason.strip() if value.is_struck else "",
    )
    if value == before:
        raise WrongState("That is what the agenda says already.")
    if value.day != before.day:
        sitting.refuse_outside(meeting, value.day)
    agenda.slot(value, meeting)
    enter_item(value=value, sourced=source, line=line, choose=True)
    return AgendaItem.objects.get(pk=item.pk)


def _number(item: AgendaItem, value: ItemValue, standing: Sequence[AgendaItem]) -> str:
    if value.kind == ItemKind.BREAK:
        return ""
    try:
        number = number_of(value.number)
    except BadNumber as error:
        raise Invalid(str(error), field="number") from error
    for other in standing:
        if (
            number
            and not value.is_struck
            and not other.is_struck
            and other != item
            and other.number == str(number)
        ):
            raise Invalid(f"Number {number} is taken: {other.title}.", field="number")
    return str(number) if number else ""
