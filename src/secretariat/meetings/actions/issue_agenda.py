from datetime import datetime

from django.db import transaction

from secretariat.history.actions.record import record
from secretariat.meetings import agenda, going_out
from secretariat.meetings.agenda_changes import differences
from secretariat.meetings.models import AgendaVersion, Meeting
from secretariat.people.actor import Actor
from secretariat.refusals import NotReady, WrongState

LONGEST_NOTE = 1000


@transaction.atomic
def issue_agenda(*, meeting: Meeting, note: str, by: Actor, at: datetime, seen_version: int) -> AgendaVersion:
    """Keep the agenda, or the programme of a visit, as it is sent now: a version that stays as it is.

    Who: the secretariat of the body (`policies.may_record`).
    Writes: the version, with each item as it stands; history entry `agenda-version.issued`.
    Refuses: NotPermitted; StaleRevision; NotReady (no item); WrongState (it has
        neither agenda nor programme; the same was sent before).

    Args:
        note: with which letter or to whom it goes.
        seen_version: of what goes out (`going_out.version_of`).
    """
    going_out.in_hand(meeting, by, seen_version)
    items = going_out.items_of(meeting)
    if all(item["is_struck"] for item in items):
        raise NotReady("There is nothing on it yet.")
    before = agenda.last_version(meeting)
    if before and not differences(before.items, items):
        raise WrongState(f"Nothing has changed since version {before.number} was sent.")
    version = AgendaVersion.objects.create(
        meeting=meeting,
        number=before.number + 1 if before else 1,
        items=items,
        note=note.strip()[:LONGEST_NOTE],
        issued_at=at,
        issued_by_id=by.acting_id,
    )
    record(
        "agenda-version.issued",
        on=version,
        by=by,
        at=at,
        meeting=meeting.public_id,
        number=version.number,
        note=version.note,
    )
    return version
