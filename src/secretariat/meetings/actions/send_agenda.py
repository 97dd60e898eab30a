from collections.abc import Sequence
from datetime import datetime

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db import transaction
from django.utils import timezone

from secretariat.history.actions.record import record
from secretariat.meetings import calling
from secretariat.meetings.actions.issue_agenda import issue_agenda
from secretariat.meetings.agenda_letters import agenda_letters
from secretariat.meetings.calling import Asked
from secretariat.meetings.models import AgendaAddressee, AgendaVersion, Meeting
from secretariat.people.actor import Actor
from secretariat.refusals import StaleRevision


@transaction.atomic
def send_agenda(
    *,
    meeting: Meeting,
    invitees: Sequence[Asked],
    words: str,
    note: str,
    by: Actor,
    at: datetime,
    seen_version: int,
    seen_letters: str,
) -> AgendaVersion:
    """Send the agenda, and what changed since it was sent last, to those who were seen.

    Who: the secretariat of the body (`policies.may_record`).
    Writes: the version (`issue_agenda`) with those to whom it went; one letter each, which stands or falls
        with it; history entry `agenda-version.sent`.
    Refuses: as `issue_agenda`; StaleRevision (the words, the agenda or the addressees are not those of the
        preview); NotReady, Invalid (as `agenda_letters.agenda_letters`).

    Args:
        seen_letters: the mark of the preview (`AgendaLetters.seen`).
    """
    chosen = calling.each_once(invitees)
    before = agenda_letters(meeting, chosen, words, on=timezone.localdate(at))
    version = issue_agenda(meeting=meeting, note=note, by=by, at=at, seen_version=seen_version)
    if before.seen != seen_letters:
        raise StaleRevision("What would go out is not what you saw. Look at it again, then send it.")
    AgendaAddressee.objects.bulk_create(
        AgendaAddressee(version=version, name=one.name, email=one.email, account_id=one.account)
        for one in chosen
    )
    get_connection().send_messages(
        [
            EmailMessage(before.subject, each.body, settings.DEFAULT_FROM_EMAIL, [each.to.email])
            for each in before.letters
        ]
    )
    record(
        "agenda-version.sent",
        on=version,
        by=by,
        at=at,
        meeting=meeting.public_id,
        number=version.number,
        count=len(chosen),
    )
    return version
