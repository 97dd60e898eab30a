"""The programme of a visit as it was sent: each reader is shown the meetings that they may see."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from secretariat.engines.values.date_labels import label
from secretariat.engines.values.edtf import parse
from secretariat.meetings import agenda
from secretariat.meetings.models import AgendaVersion, Meeting
from secretariat.meetings.states import MeetingKind
from secretariat.site.queries.pointing import page_of
from secretariat.site.queries.rows import Look
from secretariat.site.queries.sent import VersionShown, version_shown
from secretariat.site.queries.sitting import SittingHead, sat


@dataclass(frozen=True, slots=True)
class SentMeeting:
    """One meeting as the programme had it. `present`: name and office; `url`: as it stands now."""

    title: str
    url: str
    day: str
    hours: str
    place: str
    present: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SentProgramme:
    """A programme as it was sent, as far as the viewer may see its meetings."""

    head: SittingHead
    version: VersionShown
    meetings: tuple[SentMeeting, ...]
    is_last: bool


def sent_programme(public_id: str, look: Look) -> SentProgramme | None:
    """Return a programme as it was sent; None where the viewer may not see its visit."""
    version = AgendaVersion.objects.select_related("issued_by").filter(public_id=public_id).first()
    visit = _visit_seen(version, look) if version else None
    shown = sat(visit, [], look) if visit else None
    if version is None or visit is None or shown is None:
        return None
    rows: Any = Meeting.objects.visible_to(look.viewer).filter(part_of=visit)
    seen = set(rows.values_list("line__public_id", flat=True))
    kept = [item for item in version.items if item["id"] in seen and not item["is_struck"]]
    last = agenda.last_version(visit)
    return SentProgramme(
        head=shown.head,
        version=version_shown(version),
        meetings=tuple(_meeting(item, look.language) for item in kept),
        is_last=last is not None and last.pk == version.pk,
    )


def _visit_seen(version: AgendaVersion, look: Look) -> Meeting | None:
    rows: Any = Meeting.objects.visible_to(look.viewer).select_related("line", "body__parent")
    visit: Meeting | None = rows.filter(pk=version.meeting_id, kind=MeetingKind.VISIT).first()
    return visit


def _meeting(item: Mapping[str, Any], language: str) -> SentMeeting:
    return SentMeeting(
        title=item["title"],
        url=page_of("meeting", item["id"]),
        day=label(parse(item["day"]), language) if item["day"] else "",
        hours="–".join(filter(None, (item["begins"], item["ends"]))),
        place=item["room"],
        present=tuple(", ".join(filter(None, (one["words"], one["office"]))) for one in item["speakers"]),
    )
