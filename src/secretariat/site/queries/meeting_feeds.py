"""Meetings as feeds: of all bodies, of one Body, Party or Person; one meeting with its programme."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext as _

from secretariat.bodies.queries import LONG, bodies_known_to, names_by_address
from secretariat.bodies.spellings import person_for
from secretariat.chairs.calendar_file import Entry
from secretariat.chairs.entries import FIRST_VERSION
from secretariat.engines.values.date_labels import label
from secretariat.evidence.lines import claims_open_to
from secretariat.meetings.models import Meeting, Participant
from secretariat.meetings.queries import IN_ORDER, meetings, slot_now
from secretariat.meetings.states import MeetingStatus
from secretariat.parties.models import Body, Party
from secretariat.site.queries.naming import address
from secretariat.site.queries.rows import Look

LOOKS_BACK = timedelta(days=2 * 366)
MOST = 1000
_STATUS = {
    MeetingStatus.HELD: "CONFIRMED",
    MeetingStatus.CONFIRMED: "CONFIRMED",
    MeetingStatus.CANCELLED: "CANCELLED",
    MeetingStatus.NOT_HELD: "CANCELLED",
}


@dataclass(frozen=True, slots=True)
class Source:
    """What a feed is of, and the condition for its meetings."""

    title: str
    condition: Q


def source_of(
    look: Look, *, slug: str | None = None, code: str | None = None, person: str | None = None
) -> Source | None:
    """Return what a feed is of; None where the Body, Party or Person is not, in 1 to 3 queries."""
    if slug:
        return _of_body(slug, look)
    if code:
        return _of_party(code, look)
    if person:
        return _of_person(person, look)
    return Source(_("Meetings and visits"), Q() if settings.DEMO else Q(line__is_fictitious=False))


def entries_of(source: Source, look: Look, root: str) -> list[Entry]:
    """Return the meetings of the last two years and those ahead, latest first, at most `MOST`.

    Args:
        root: scheme and host of this installation, for addresses.
    """
    since = look.today - LOOKS_BACK
    recent = Q(on_first__gte=since) | Q(on_first=None, part_of__on_first__gte=since)
    rows = meetings(look.viewer).filter(source.condition & recent)
    return _entries(rows.order_by(F("on_first").desc(nulls_last=True), "-pk")[:MOST], look, root)


def meeting_entries(public_id: str, look: Look, root: str) -> tuple[str, list[Entry]] | None:
    """Return title and entries of one meeting and its programme; None where it is not to be seen."""
    meeting = meetings(look.viewer).filter(line__public_id=public_id).first()
    if meeting is None:
        return None
    programme = meetings(look.viewer).filter(part_of=meeting).order_by(*IN_ORDER)
    return meeting.title_in(look.language), _entries([meeting, *programme], look, root)


def _of_body(slug: str, look: Look) -> Source | None:
    body = Body.objects.filter(bodies_known_to(look.viewer), slug=slug).first()
    if body is None:
        return None
    name = names_by_address("body", [slug], look.language, LONG, look.viewer).get(slug, slug)
    jointly = Meeting.joint_with.through.objects.filter(body=body).values("meeting")
    return Source(_("Meetings: {name}").format(name=name), Q(body=body) | Q(pk__in=jointly))


def _of_party(code: str, look: Look) -> Source | None:
    party = Party.objects.filter(code=code).first()
    if party is None:
        return None
    name = names_by_address("party", [code], look.language, viewer=look.viewer).get(code, code)
    return Source(_("Meetings: {name}").format(name=name), _where(Q(party=party), look))


def _of_person(slug: str, look: Look) -> Source | None:
    person = person_for(look.viewer, slug)
    if person is None:
        return None
    name = names_by_address("person", [person.slug], look.language, LONG, look.viewer).get(person.slug)
    if name is None:  # whose name nobody may see is not there
        return None
    return Source(_("Meetings: {name}").format(name=name), _where(Q(person__in=person.ids), look))


def _where(who: Q, look: Look) -> Q:
    """Return the condition for meetings of which the viewer may know that these took part."""
    named = Participant.objects.filter(who, claims_open_to(look.viewer, row="claim__"))
    return Q(pk__in=named.values("meeting"))


def _entries(rows: Iterable[Meeting] | QuerySet[Meeting], look: Look, root: str) -> list[Entry]:
    found = list(rows)
    slugs = {meeting.body.slug for meeting in found if meeting.body}
    names = names_by_address("body", slugs, look.language, LONG, look.viewer)
    made = (
        _entry(meeting, names.get(meeting.body.slug, "") if meeting.body else "", look, root)
        for meeting in found
    )
    return [entry for entry in made if entry is not None]


def _entry(meeting: Meeting, body: str, look: Look, root: str) -> Entry | None:
    """Return the entry; one without a first day stands over the days of its visit, or in no calendar."""
    on = meeting.on or (meeting.part_of.on if meeting.part_of else None)
    if on is None or on.first is None:
        return None
    hours = slot_now(meeting)
    is_sure = on.is_to_the_day and meeting.on is not None
    told = [meeting.get_status_display(), "" if is_sure else _("the day is not known yet")]
    return Entry(
        uid=f"{meeting.public_id}@meetings.secretariat",
        summary=_capital(meeting.title_in(look.language)),
        first=hours.begin if hours else on.first,
        end=hours.end if hours else on.end,
        status=_STATUS.get(MeetingStatus(meeting.status), "TENTATIVE") if is_sure else "TENTATIVE",
        description="; ".join(part for part in [body, label(on, look.language), *told] if part),
        address=root + address("site:meeting", meeting.public_id),
        location=", ".join(part for part in (meeting.place, meeting.country) if part),
        sequence=max(meeting.line.version - FIRST_VERSION, 0),
        changed_at=meeting.line.chosen_at,
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
