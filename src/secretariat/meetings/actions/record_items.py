from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.db import transaction

from secretariat.evidence.sourced import Sourced
from secretariat.meetings import agenda, sitting
from secretariat.meetings.actions.enter_item import enter_item
from secretariat.meetings.models import AgendaItem, Meeting
from secretariat.meetings.naming import Written
from secretariat.meetings.numbering import BadNumber, ItemNumber, next_number, number_of
from secretariat.meetings.shapes.agenda import ItemValue
from secretariat.meetings.speaking import speakers_of
from secretariat.meetings.states import ItemKind
from secretariat.refusals import Invalid


@dataclass(frozen=True, slots=True)
class NewItem:
    """One item to be put on an agenda, and who speaks to it as written.

    `is_counted`: where it bears no number yet it takes the next one.
    """

    value: ItemValue
    speakers: tuple[Written, ...] = ()
    is_counted: bool = True


@transaction.atomic
def record_items(
    *, meeting: Meeting, items: Sequence[NewItem], sourced: Sourced, seen_version: int
) -> list[AgendaItem]:
    """Put items on the agenda of a meeting.

    Who: the secretariat of the body (`policies.may_record`).
    Writes: a line for each item, at the place of its number (`enter_item`); speakers whom the record does not
        know yet.
    Refuses: NotPermitted; StaleRevision (somebody else changed the agenda); WrongState (a visit); Invalid (as
        `enter_item`; a number that is taken, a day outside the meeting, nothing to enter).
    """
    sitting.in_hand(meeting, sourced.by)
    sitting.refuse_stale_agenda(meeting, seen_version)
    if not items:
        raise Invalid("There is nothing to enter yet: write an item.", field="lines")
    return [_record(meeting, item, sourced) for item in items]


def _record(meeting: Meeting, item: NewItem, sourced: Sourced) -> AgendaItem:
    standing = agenda.items_of(meeting)
    value = replace(item.value, number=_number(item, standing))
    sitting.refuse_outside(meeting, value.day)
    agenda.slot(value, meeting)
    source = sitting.sourced_at(meeting, sourced)
    value = replace(
        value,
        meeting=meeting.public_id,
        body=meeting.body.slug if meeting.body else None,
        position=value.position or agenda.place_for(value.number, standing),
        speakers=(*value.speakers, *speakers_of(item.speakers, source)),
    )
    claim = enter_item(value=value, sourced=source)
    return AgendaItem.objects.get(line=claim.line)


def _number(item: NewItem, standing: Sequence[AgendaItem]) -> str:
    """Return the number in its one spelling; the next one where none is said; none for a break."""
    if item.value.kind == ItemKind.BREAK:
        return ""
    try:
        number = number_of(item.value.number)
    except BadNumber as error:
        raise Invalid(str(error), field="number") from error
    taken = numbers_taken(standing)
    if number is None:
        return str(next_number(taken)) if item.is_counted else ""
    if number in taken:
        raise Invalid(f"Number {number} is taken: {taken[number].title}.", field="number")
    return str(number)


def numbers_taken(
    standing: Sequence[AgendaItem], *, but: AgendaItem | None = None
) -> dict[ItemNumber, AgendaItem]:
    """Return the numbers that items bear; a struck item leaves its number to others."""
    found = {}
    for item in standing:
        number = None if item.is_struck or item == but else number_of(item.number)
        if number is not None:
            found[number] = item
    return found
