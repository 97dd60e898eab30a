from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from secretariat.history.actions.record import record
from secretariat.meetings.addressed import addressed
from secretariat.people import policies
from secretariat.people.actor import Actor
from secretariat.refusals import Invalid, NotPermitted


@transaction.atomic
def redact_addressees(
    *, accounts: Collection[str], words: Collection[str], by: Actor, at: datetime, reason: str
) -> int:
    """Take a person's name and address out of those to whom invitations and agendas went.

    Who: administrators (`people.policies.may_redact`).
    Writes: the rows, emptied; that a letter went, when and to how many, stays. History entries
        `convocation.redacted` and `agenda-version.redacted`, one for each of them.
    Refuses: NotPermitted; Invalid (neither an account nor a word to look for; no reason).

    Args:
        accounts: public ids of the person's accounts.
        words: names and addresses; a row that bears one of them, in any case, is emptied.
    """
    if not policies.may_redact(by):
        raise NotPermitted("Only an administrator redacts to whom letters went.")
    if not (accounts or any(word.strip() for word in words)):
        raise Invalid("Say whose data is to be redacted.", field="words")
    if not reason.strip():
        raise Invalid("Say why: the act explains the gap.", field="reason")
    invitees, addressees = addressed(accounts, words)
    convocations = {row.convocation for row in invitees}
    versions = {row.version for row in addressees}
    count = sum(rows.update(name="", email="", account=None) for rows in (invitees, addressees))
    for convocation in sorted(convocations, key=lambda one: one.pk):
        meeting = convocation.meeting.public_id
        record("convocation.redacted", on=convocation, by=by, at=at, meeting=meeting, reason=reason)
    for version in sorted(versions, key=lambda one: one.pk):
        meeting = version.meeting.public_id
        record("agenda-version.redacted", on=version, by=by, at=at, meeting=meeting, reason=reason)
    return count
