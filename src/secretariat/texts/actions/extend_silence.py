from datetime import datetime

from django.db import transaction

from secretariat.evidence import checks
from secretariat.history.actions.record import record
from secretariat.people.actor import Actor
from secretariat.refusals import Invalid, NotPermitted, WrongState
from secretariat.texts import silences
from secretariat.texts.models import Silence, SilenceWord
from secretariat.texts.states import WordKind


@transaction.atomic
def extend_silence(
    *, silence: Silence, until: datetime, by: Actor, at: datetime, seen_version: int, note: str = ""
) -> Silence:
    """Give a running silence a later end.

    Who: the role that opened it; the secretariat of the body for its chair (`silences.role_of`).
    Writes: the word, the silence; a letter to each delegation; history entry `silence.extended`.
    Refuses: NotPermitted; StaleRevision; WrongState (it is over); Invalid (no later end, or much too late).
    """
    silence = silences.locked_as_seen(silence, seen_version)
    if silences.role_of(by, silence.draft, silences.rule_of(silence), at) != silence.role:
        raise NotPermitted(f"Only the {silence.role} who opened it extends a silence.")
    if not silence.is_running or at >= silence.expires_at:
        raise WrongState("The silence is over. Open a new one.")
    if until.tzinfo is None or until <= silence.expires_at or (until - at).days > silences.MOST_DAYS:
        raise Invalid("Name an end later than the present one, within ninety days.", field="until")
    checks.openly_written(note, field="note")
    before = silence.expires_at
    SilenceWord.objects.create(
        silence=silence,
        kind=WordKind.EXTENSION,
        account_id=by.acting_id,
        at=at,
        words=note.strip(),
        until=until,
    )
    silence.expires_at = until
    silence.version += 1
    silence.save(update_fields=["expires_at", "version"])
    record(
        "silence.extended", on=silence, by=by, at=at, draft=silence.draft.public_id,
        before=before.isoformat(), after=until.isoformat(),
    )  # fmt: skip
    silences.notify(silence, "extended", at)
    return silence
