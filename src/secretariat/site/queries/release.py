"""A draft press release of a meeting or visit, from what the viewer may see of it."""

from collections.abc import Mapping
from dataclasses import dataclass

from secretariat.bodies.queries import LONG, names_of
from secretariat.engines.values.date_labels import label
from secretariat.meetings import queries
from secretariat.meetings.models import Meeting
from secretariat.meetings.release import Adopted, Release, Somebody, Told, release_of
from secretariat.meetings.states import PartRole
from secretariat.people.actor import Actor
from secretariat.site.queries.meeting import adopted_at


@dataclass(frozen=True, slots=True)
class Drafted:
    """A draft, and what its lines are called."""

    release: Release
    titles: Mapping[str, str]


def drafted_from(meeting: Meeting, viewer: Actor) -> Drafted:
    """Return the draft, in 8 queries."""
    programme = list(queries.programme_of(meeting, viewer))
    ids = {each.body_id for each in (meeting, *programme) if each.body_id}
    ids |= {body.pk for body in meeting.joint_with.all()}
    bodies = names_of("body", ids, "en", LONG, viewer)
    texts = adopted_at(meeting).visible_to(viewer).select_related("line")
    adopted = [Adopted(text.public_id, text.title) for text in texts]
    release = release_of(_told(meeting, bodies), [_told(each, bodies) for each in programme], adopted)
    titles = {each.public_id: _named(each) for each in (meeting, *programme)}
    return Drafted(release, titles | {text.line: text.title for text in adopted})


def _named(meeting: Meeting) -> str:
    """Return what a line is: its title, with whom, when."""
    chief = [one.words for one in meeting.participants.all() if not one.role]
    whom = f": {', '.join(chief)}" if meeting.part_of_id and chief else ""
    when = f", {label(meeting.on)}" if meeting.on else ""
    return f"{meeting.title}{whom}{when}"


def _told(meeting: Meeting, bodies: dict[int, str]) -> Told:
    value = queries.value_now(meeting)
    people = meeting.participants.all()
    return Told(
        line=meeting.public_id,
        kind=meeting.kind,
        title=meeting.title,
        status=meeting.status,
        body=bodies.get(meeting.body_id or 0, ""),
        joint=tuple(bodies[body.pk] for body in meeting.joint_with.all() if body.pk in bodies),
        when=label(meeting.on) if meeting.on else "",
        place=meeting.place,
        present=tuple(
            Somebody(one.words, one.office, one.role) for one in people if one.role != PartRole.INTERPRETER
        ),
        invited_by=value.invited_by,
        framework=value.framework,
        topics=value.topics,
        outcome=value.outcome,
        reason=value.reason,
    )
