from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.db import transaction

from secretariat.evidence.sourced import Sourced
from secretariat.meetings import agenda, sitting
from secretariat.meetings.actions.enter_item import enter_item
from secretariat.meetings.models import AgendaItem, Meeting
from secretariat.meetings.numbering import BadNumber, ItemNumber, anew, misplaced, number_of
from secretariat.meetings.states import ItemKind
from secretariat.refusals import Invalid, StaleRevision, WrongState


@dataclass(frozen=True, slots=True)
class Placed:
    """Where an item is to stand, and which number it is to bear."""

    id: str
    place: int
    number: str = ""


@transaction.atomic
def arrange_agenda(
    *, meeting: Meeting, placed: Sequence[Placed], sourced: Sourced, seen_version: int, is_anew: bool = False
) -> list[AgendaItem]:
    """Put the items of an agenda into another order, and number them.

    Who: the secretariat of the body (`policies.may_record`).
    Writes: a further claim on each item that moves or is numbered otherwise (`enter_item`).
    Refuses: NotPermitted; StaleRevision; WrongState (a visit; nothing changes); Invalid (a number that is
        none, twice the same, or out of order).

    Args:
        placed: every item that is not struck; those of the same place keep their order.
        is_anew: number them 1, 2, 3 in the new order, each at its level.
    """
    sitting.in_hand(meeting, sourced.by)
    sitting.refuse_stale_agenda(meeting, seen_version)
    standing = {item.public_id: item for item in agenda.items_of(meeting) if not item.is_struck}
    if {one.id for one in placed} != set(standing):
        raise StaleRevision("The agenda has other items now. Look again, then save.")
    ordered = sorted(placed, key=lambda one: one.place)
    numbers = [_number(one, standing[one.id]) for one in ordered]
    numbers = anew(numbers) if is_anew else numbers
    _refuse_misplaced(numbers)
    moved = [
        item
        for at, (one, number) in enumerate(zip(ordered, numbers, strict=True), start=1)
        if (item := _moved(standing[one.id], at * agenda.GAP, number, sourced)) is not None
    ]
    if not moved:
        raise WrongState("The agenda stands in this order already.")
    return moved


def _number(one: Placed, item: AgendaItem) -> ItemNumber | None:
    if item.kind == ItemKind.BREAK:
        return None
    try:
        return number_of(one.number)
    except BadNumber as error:
        raise Invalid(str(error), field=f"number_{one.id}") from error


def _refuse_misplaced(numbers: Sequence[ItemNumber | None]) -> None:
    wrong = misplaced(numbers)
    if wrong is not None:
        first, second = wrong
        twice = "stands there twice" if first == second else f"would stand before {second}"
        raise Invalid(
            f"Number {first} {twice}. Change a number or a place, or number them anew.", field="anew"
        )


def _moved(item: AgendaItem, position: int, number: ItemNumber | None, sourced: Sourced) -> AgendaItem | None:
    before = agenda.value_now(item)
    value = replace(before, position=position, number=str(number) if number else "")
    if value == before:
        return None
    source = sitting.sourced_at(item.meeting, sourced, item.line)
    enter_item(value=value, sourced=source, line=item.line, choose=True)
    return item
