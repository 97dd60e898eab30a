from collections.abc import Sequence
from datetime import datetime

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.db import transaction

from secretariat.evidence.models import Line
from secretariat.history.actions.record import record
from secretariat.meetings import calling, policies
from secretariat.meetings.calling import Asked, Letters
from secretariat.meetings.invitation import Mailbox, calendar_for
from secretariat.meetings.models import Convocation, Invitee, Meeting
from secretariat.meetings.states import CallMethod
from secretariat.people.actor import Actor
from secretariat.refusals import NotPermitted, StaleRevision

_SUBJECTS = {CallMethod.REQUEST: "Invitation", CallMethod.CANCEL: "Called off"}


@transaction.atomic
def send_invitations(
    *,
    meeting: Meeting,
    invitees: Sequence[Asked],
    words: str,
    organizer: str,
    by: Actor,
    at: datetime,
    seen_letters: str,
) -> Convocation:
    """Send what was seen to those who were seen: an invitation, what changed of it, or that it is off.

    Who: the secretariat of the body (`policies.may_record`).
    Writes: the convocation with its invitees; one letter each, which stands or falls with it; history entry
        `convocation.sent`.
    Refuses: NotPermitted; StaleRevision (the meeting, the words or the invitees are not those of the
        preview); NotReady, WrongState, Invalid (as `calling.letters_for`).

    Args:
        seen_letters: the mark of the preview (`Letters.seen`).
    """
    Line.objects.select_for_update(of=("self",)).get(pk=meeting.pk)
    meeting = Meeting.objects.select_related("line", "body").get(pk=meeting.pk)
    if not policies.may_record(by, meeting.body):
        raise NotPermitted("Only the secretariat of this body invites to its meetings.")
    letters = calling.letters_for(meeting, calling.each_once(invitees), words, organizer)
    if letters.seen != seen_letters:
        raise StaleRevision("What would go out is not what you saw. Look at it again, then send it.")
    convocation = Convocation.objects.create(
        meeting=meeting,
        method=letters.call.method,
        sequence=letters.call.sequence,
        words=words,
        sent_at=at,
        sent_by_id=by.acting_id,
    )
    Invitee.objects.bulk_create(
        Invitee(convocation=convocation, name=one.name, email=one.email, account_id=one.account)
        for one in letters.invitees
    )
    get_connection().send_messages([_letter(one, letters, meeting, at) for one in letters.invitees])
    record(
        "convocation.sent",
        on=convocation,
        by=by,
        at=at,
        meeting=meeting.public_id,
        method=convocation.method,
        sequence=convocation.sequence,
        count=len(letters.invitees),
    )
    return convocation


def _letter(one: Asked, letters: Letters, meeting: Meeting, at: datetime) -> EmailMultiAlternatives:
    """Return the letter to one: words, and the calendar file beside them and attached (RFC 6047)."""
    call = letters.call
    file = calendar_for(call, Mailbox(one.name, one.email), stamped=at).decode()
    greeting = f"{one.name},\n\n" if one.name else ""
    facts = "\n".join(calling.facts_of(meeting))
    body = "\n\n".join(filter(None, (letters.words.strip(), facts, call.address)))
    letter = EmailMultiAlternatives(
        subject=f"{_SUBJECTS[CallMethod(call.method)]}: {call.summary}"[:250],
        body=f"{greeting}{body}\n\n{call.organizer.name}\n",
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[one.email],
    )
    letter.attach_alternative(file, f"text/calendar; method={call.method.upper()}")
    letter.attach("invite.ics", file, "application/ics")
    return letter
