"""The agenda of a meeting: items in order, timetable by day and room, what changed since it was sent."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from secretariat.commitments.models import Statement
from secretariat.engines.values.date_labels import label
from secretariat.engines.values.edtf import Edtf
from secretariat.evidence.notes import Note
from secretariat.meetings import agenda
from secretariat.meetings.agenda_changes import Difference, differences
from secretariat.meetings.models import AgendaItem, AgendaVersion, Meeting, MeetingDocument, Outcome
from secretariat.meetings.numbering import BadNumber, number_of
from secretariat.meetings.states import ItemKind
from secretariat.site.queries.filed_under import Under, filed_under
from secretariat.site.queries.naming import Names, names_for
from secretariat.site.queries.page_parts import Gathered, gather
from secretariat.site.queries.pointing import page_of, speaker_link
from secretariat.site.queries.reads import Read
from secretariat.site.queries.rows import Link, Look, Row
from secretariat.site.queries.sent import VersionShown, version_shown
from secretariat.site.queries.sitting import Sat, SittingHead, meeting_seen, sat
from secretariat.site.queries.written import rows_of
from secretariat.texts.rooms.climb import CameBefore, came_before

MOST = 500


@dataclass(frozen=True, slots=True)
class Speaks:
    """Who speaks to an item, and in which office."""

    link: Link
    office: str


@dataclass(frozen=True, slots=True)
class ItemShown:
    """One item as the page shows it. `day` is ISO; `url`: the line with all that was said of it."""

    id: str
    number: str
    depth: int
    title: str
    language: str
    note: str
    is_break: bool
    is_struck: bool
    reason: str
    day: str
    hours: str
    room: str
    speakers: tuple[Speaks, ...]
    notes: tuple[Note, ...]
    distribution: str
    url: str
    papers: tuple[Link, ...] = ()
    decisions: tuple[Row, ...] = ()
    statements: tuple[Row, ...] = ()
    texts: tuple[CameBefore, ...] = ()
    under: tuple[Under, ...] = ()


@dataclass(frozen=True, slots=True)
class SlotRow:
    """What is taken at one hour, room by room."""

    hours: str
    cells: tuple[tuple[ItemShown, ...], ...]


@dataclass(frozen=True, slots=True)
class DayShown:
    """One day of the timetable: its rooms as columns, its hours as rows; `open`: items without an hour."""

    iso: str
    label: str
    rooms: tuple[str, ...]
    slots: tuple[SlotRow, ...]
    open: tuple[ItemShown, ...]


@dataclass(frozen=True, slots=True)
class AgendaPage:
    """All that the page of an agenda shows. `changes`: since it was sent last, as the viewer may see."""

    head: SittingHead
    items: tuple[ItemShown, ...]
    struck: tuple[ItemShown, ...]
    days: tuple[DayShown, ...]
    versions: tuple[VersionShown, ...]
    changes: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class SentPage:
    """An agenda as it was sent, as far as the viewer may see its items."""

    head: SittingHead
    version: VersionShown
    items: tuple[ItemShown, ...]
    is_last: bool


def agenda_page(public_id: str, look: Look) -> AgendaPage | None:
    """Return the agenda of a meeting; None where the viewer may not see the meeting."""
    meeting = meeting_seen(public_id, look)
    if meeting is None:
        return None
    rows = AgendaItem.objects.filter(meeting=meeting).order_by("position", "pk")
    part = gather("items", _("Agenda"), rows, look, MOST)
    under = [
        gather(
            "papers",
            "",
            MeetingDocument.objects.filter(item__meeting=meeting).order_by("symbol", "pk"),
            look,
            MOST,
        ),
        gather("decisions", "", Outcome.objects.filter(item__meeting=meeting).order_by("pk"), look, MOST),
        gather("statements", "", Statement.objects.filter(item__meeting=meeting).order_by("pk"), look, MOST),
    ]
    shown = sat(meeting, [part, *under], look)
    if shown is None:
        return None
    reads = in_order(shown.written.reads.of(part.ids))
    laid = _under(shown, under, look)
    for text in () if look.known else came_before(meeting, look.viewer):
        on_item = laid.setdefault(text.item, {})
        on_item["texts"] = (*on_item.get("texts", ()), text)
    for key, under_lines in filed_under(meeting, look).items():
        laid.setdefault(key, {})["under"] = under_lines
    items = [replace(item_shown(read, shown.names), **laid.get(read.line, {})) for read in reads]
    versions = [] if look.known else list(agenda.versions_seen(meeting))
    standing = tuple(item for item in items if not item.is_struck)
    return AgendaPage(
        head=shown.head,
        items=standing,
        struck=tuple(item for item in items if item.is_struck),
        days=timetable(standing, look.language),
        versions=tuple(version_shown(one) for one in versions),
        changes=_changes(versions[0] if versions else None, reads),
    )


def _under(shown: Sat, parts: Sequence[Gathered], look: Look) -> dict[str, dict[str, Any]]:
    """Return item → what lies under it: documents, decisions, statements."""
    found: dict[str, dict[str, Any]] = {}
    for part in parts:
        reads = shown.written.reads.of(part.ids)
        if part.key == "papers":
            page = reverse("site:meeting-documents", args=[shown.head.id])
            made: list[Any] = [Link(paper_name(read.value), f"{page}#paper-{read.line}") for read in reads]
        else:
            made = rows_of(reads, shown.names, look, seen_from="meeting")
        for read, one in zip(reads, made, strict=True):
            laid = found.setdefault(str(read.value["item"]), {})
            laid[part.key] = (*laid.get(part.key, ()), one)
    return found


def paper_name(value: Mapping[str, Any]) -> str:
    """Return a document by its symbol and title."""
    return ", ".join(filter(None, (value["symbol"], value["title"])))


def sent_page(public_id: str, look: Look) -> SentPage | None:
    """Return an agenda as it was sent; None where the viewer may not see its meeting."""
    version = AgendaVersion.objects.select_related("issued_by").filter(public_id=public_id).first()
    meeting = meeting_seen(_meeting_of(version), look) if version else None
    shown = sat(meeting, [], look) if meeting else None
    if version is None or meeting is None or shown is None:
        return None
    seen = set(
        AgendaItem.objects.visible_to(look.viewer)
        .filter(meeting=meeting)
        .values_list("line__public_id", flat=True)
    )
    kept = [item for item in version.items if item["id"] in seen and not item["is_struck"]]
    names = names_for(kept, look)
    last = agenda.last_version(meeting)
    return SentPage(
        head=shown.head,
        version=version_shown(version),
        items=tuple(_shown(item["id"], item, names) for item in kept),
        is_last=last is not None and last.pk == version.pk,
    )


def _meeting_of(version: AgendaVersion) -> str:
    return str(Meeting.objects.values_list("line__public_id", flat=True).get(pk=version.meeting_id))


def in_order(reads: Iterable[Read]) -> list[Read]:
    """Return the readings of items as they stand on the agenda."""
    return sorted(
        reads, key=lambda read: (read.is_apart, read.value["position"], _levels(read.value["number"]))
    )


def _levels(number: str) -> tuple[Any, ...]:
    try:
        found = number_of(number)
    except BadNumber:
        return ()
    return found.levels if found else ()


def item_shown(read: Read, names: Names) -> ItemShown:
    """Return an item as read."""
    return _shown(read.line, read.value, names, read.notes, read.distribution)


def _shown(
    line: str, value: Mapping[str, Any], names: Names, notes: tuple[Note, ...] = (), distribution: str = ""
) -> ItemShown:
    begins, ends = value["begins"], value["ends"]
    return ItemShown(
        id=line,
        number=value["number"],
        depth=max(len(_levels(value["number"])) - 1, 0),
        title=value["title"],
        language=value["language"],
        note=value["note"],
        is_break=value["kind"] == ItemKind.BREAK,
        is_struck=value["is_struck"],
        reason=value["reason"],
        day=value["day"] or "",
        hours=f"{begins}–{ends}" if begins and ends else begins,
        room=value["room"],
        speakers=tuple(Speaks(speaker_link(one, names), one["office"]) for one in value["speakers"]),
        notes=notes,
        distribution=distribution,
        url=page_of("agenda-item", line),
    )


def timetable(items: Sequence[ItemShown], language: str) -> tuple[DayShown, ...]:
    """Return the items by day, by hour and by room; items without a day are left out."""
    days = sorted({item.day for item in items if item.day})
    return tuple(_day(day, [item for item in items if item.day == day], language) for day in days)


def _day(iso: str, items: Sequence[ItemShown], language: str) -> DayShown:
    timed = [item for item in items if item.hours]
    rooms = tuple(dict.fromkeys(item.room for item in timed)) or ("",)
    hours = sorted({item.hours for item in timed})
    slots = tuple(
        SlotRow(at, tuple(tuple(i for i in timed if (i.hours, i.room) == (at, room)) for room in rooms))
        for at in hours
    )
    shown = label(Edtf.day(date.fromisoformat(iso)), language)
    return DayShown(iso, shown, rooms, slots, tuple(item for item in items if not item.hours))


def _changes(last: AgendaVersion | None, reads: Sequence[Read]) -> tuple[Difference, ...]:
    """Return what changed since, of the items that the viewer may see."""
    if last is None:
        return ()
    now = [{**read.value, "id": read.line} for read in reads]
    seen = {item["id"] for item in now}
    return tuple(differences([item for item in last.items if item["id"] in seen], now))
