"""A draft press release of a meeting or visit, from what the viewer may see of it."""

from secretariat.bodies.queries import LONG, names_of
from secretariat.engines.values.date_labels import label
from secretariat.meetings import queries
from secretariat.meetings.models import Meeting
from secretariat.meetings.release import Adopted, Release, Somebody, Told, release_of
from secretariat.meetings.states import PartRole
from secretariat.people.actor import Actor
from secretariat.site.queries.meeting import adopted_at


def drafted_from(meeting: Meeting, viewer: Actor) -> Release:
    """Return the draft, in 7 queries."""
    programme = list(queries.programme_of(meeting, viewer))
    ids = {each.body_id for each in (meeting, *programme) if each.body_id}
    ids |= {body.pk for body in meeting.joint_with.all()}
    bodies = names_of("body", ids, "en", LONG, viewer)
    texts = adopted_at(meeting).visible_to(viewer).select_related("line")
    adopted = [Adopted(text.public_id, text.title) for text in texts]
    return release_of(_told(meeting, bodies), [_told(each, bodies) for each in programme], adopted)


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
