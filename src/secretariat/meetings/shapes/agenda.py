from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from secretariat.evidence.models import Line
from secretariat.evidence.projection import projects
from secretariat.meetings.bridge import ParticipantValue
from secretariat.meetings.models import AgendaItem, ItemSpeaker, Meeting
from secretariat.meetings.states import ItemKind
from secretariat.parties.models import Body, Party
from secretariat.people.models import Person


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemValue:
    """An item of the agenda of `meeting` (public id): day (ISO), begins, ends (HH:MM by the place's clocks).

    `note`: the annotation below its title; `reason`: why it was struck.
    """

    meeting: str
    body: str | None
    title: str
    number: str = ""
    kind: str = ItemKind.ITEM.value
    position: int = 0
    language: str = "en"
    day: str | None = None
    begins: str = ""
    ends: str = ""
    room: str = ""
    speakers: tuple[ParticipantValue, ...] = ()
    note: str = ""
    is_struck: bool = False
    reason: str = ""


def item_of(given: Mapping[str, Any]) -> ItemValue:
    """Return a claim's value as the slice has it."""
    return ItemValue(**dict(given) | {"speakers": people_of(given["speakers"])})


def people_of(given: Any) -> tuple[ParticipantValue, ...]:
    """Return those whom a claim's value names."""
    return tuple(ParticipantValue(**one) for one in given)


@projects("agenda-item")
def _item(line: Line, value: dict[str, Any]) -> None:
    columns = ("kind", "number", "position", "title", "language", "day", "room", "is_struck")
    item, _ = AgendaItem.objects.update_or_create(
        line=line,
        defaults={name: value[name] for name in columns}
        | {
            "meeting": Meeting.objects.get(line__public_id=value["meeting"]),
            "begins": value["begins"] or None,
            "ends": value["ends"] or None,
        },
    )
    item.speakers.all().delete()
    for position, given in enumerate(value["speakers"]):
        ItemSpeaker.objects.create(item=item, position=position, words=given["words"], **whom(given))


def whom(given: Mapping[str, Any]) -> dict[str, Any]:
    """Return the person, Party and Body that a value names, as the columns of whoever points at them."""
    return {
        "person": Person.objects.filter(slug=given["person"]).first() if given["person"] else None,
        "party": Party.objects.get(code=given["party"]) if given["party"] else None,
        "body": Body.objects.get(slug=given["body"]) if given["body"] else None,
    }
