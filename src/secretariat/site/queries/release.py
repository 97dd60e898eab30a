"""A draft press release of a meeting or visit, from what the viewer may see of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from secretariat.bodies.queries import LONG, names_by_address, names_of
from secretariat.bodies.spellings import known_as
from secretariat.engines.values.date_labels import label
from secretariat.evidence.lines import claims_open_to
from secretariat.meetings import queries
from secretariat.meetings.models import Meeting, Participant
from secretariat.meetings.naming import key_of
from secretariat.meetings.release import Adopted, Release, Somebody, Told, release_of
from secretariat.meetings.states import PartRole
from secretariat.people.actor import Actor
from secretariat.people.models import Person
from secretariat.site.queries.meeting import adopted_at


@dataclass(frozen=True, slots=True)
class Drafted:
    """A draft, and what its lines are called."""

    release: Release
    titles: Mapping[str, str]


def drafted_from(meeting: Meeting, viewer: Actor) -> Drafted:
    """Return the draft, in a fixed number of queries."""
    programme = list(queries.programme_of(meeting, viewer))
    ids = {each.body_id for each in (meeting, *programme) if each.body_id}
    ids |= {body.pk for body in meeting.joint_with.all()}
    bodies = names_of("body", ids, "en", LONG, viewer)
    present = _present((meeting, *programme), viewer)
    texts = adopted_at(meeting).visible_to(viewer).select_related("line")
    adopted = [Adopted(text.public_id, text.title) for text in texts]
    told = [_told(each, bodies, present.get(each.pk, ())) for each in (meeting, *programme)]
    titles = {
        each.public_id: _named(each, one) for each, one in zip((meeting, *programme), told, strict=True)
    }
    release = release_of(told[0], told[1:], adopted)
    return Drafted(release, titles | {text.line: text.title for text in adopted})


def _present(at: Iterable[Meeting], viewer: Actor) -> dict[int, tuple[Somebody, ...]]:
    """Return meeting → who was there, as far as the viewer may know it; interpreters are not told of."""
    rows = list(
        Participant.objects.filter(claims_open_to(viewer, row="claim__"), meeting__in=[one.pk for one in at])
        .filter(claim__withdrawal__isnull=True)
        .exclude(role=PartRole.INTERPRETER)
        .select_related("meeting")
    )
    people = Person.objects.filter(pk__in={row.person_id for row in rows if row.person_id})
    whose = known_as(viewer, people)
    names = names_by_address("person", set(whose.values()), "en", LONG, viewer)
    found: dict[int, dict[str, Somebody]] = {}
    for row in rows:
        slug = whose.get(row.person_id or 0, "")
        there = found.setdefault(row.meeting_id, {})
        there.setdefault(slug or row.words, _somebody(row, names.get(slug, "")))
    return {key: tuple(there.values()) for key, there in found.items()}


def _somebody(row: Participant, known: str) -> Somebody:
    """Return who was there, by the name on record where the source says no more than a title."""
    is_own = row.body_id is not None and row.body_id == row.meeting.body_id
    own, read = key_of(known), key_of(row.words)
    if not known or own == read:
        return Somebody(row.words, row.office, row.role, is_own)
    is_title = not set(own.split()) & set(read.split())
    return Somebody(known, row.office or (row.words if is_title else ""), row.role, is_own)


def _named(meeting: Meeting, told: Told) -> str:
    """Return what a line is: its title, with whom, when."""
    chief = [one.name for one in told.of("")]
    whom = f": {', '.join(chief)}" if meeting.part_of_id and chief else ""
    when = f", {told.when}" if told.when else ""
    return f"{meeting.title}{whom}{when}"


def _told(meeting: Meeting, bodies: Mapping[int, str], present: tuple[Somebody, ...]) -> Told:
    value = queries.value_now(meeting)
    return Told(
        line=meeting.public_id,
        kind=meeting.kind,
        title=meeting.title,
        status=meeting.status,
        body=bodies.get(meeting.body_id or 0, ""),
        joint=tuple(bodies[body.pk] for body in meeting.joint_with.all() if body.pk in bodies),
        when=label(meeting.on) if meeting.on else "",
        place=meeting.place,
        present=present,
        invited_by=value.invited_by,
        framework=value.framework,
        topics=value.topics,
        outcome=value.outcome,
        reason=value.reason,
    )
