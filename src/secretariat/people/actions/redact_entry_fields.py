from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from secretariat.history.actions.record import record
from secretariat.history.models import REDACTED, Entry
from secretariat.people import policies
from secretariat.people.actor import Actor
from secretariat.refusals import Invalid, NotPermitted, WrongState

_PAYLOAD = "payload."


@dataclass(frozen=True, slots=True)
class _Numbered:
    """An entry, called by its number: its labels may be what is redacted."""

    history_id: str
    history_kind: str = Entry.history_kind

    def __str__(self) -> str:
        return f"entry {self.history_id}"


@transaction.atomic
def redact_entry_fields(
    *, entry: Entry, fields: Collection[str], by: Actor, at: datetime, reason: str
) -> Entry:
    """Take personal data out of an entry of the history: value and salt go, the hash stays, the chain holds.

    Who: administrators (`policies.may_redact`).
    Writes: the entry's fields, closed for ever; history entry `entry.redacted`, which says which and why.
    Refuses: NotPermitted; Invalid (no reason; a field that the entry does not have; an act of redaction);
        WrongState (redacted already).

    Args:
        fields: object_id, object_label, actor_label, authority, or `payload.NAME`.
    """
    if not policies.may_redact(by):
        raise NotPermitted("Only an administrator redacts the history.")
    if not reason.strip():
        raise Invalid("Say why this is redacted; the reason stays for ever.", field="reason")
    found: Entry = Entry.objects.select_for_update().get(pk=entry.pk)
    wanted = sorted(set(fields))
    if found.verb == REDACTED:
        raise Invalid("An act of redaction is not redacted: it is what explains the gap.", field="fields")
    for name in wanted:
        _check(found, name)
    named = _Numbered(str(found.pk))
    record("entry.redacted", on=named, by=by, at=at, fields=wanted, reason=reason.strip())
    # Past the rule that nothing is changed: the triggers of the database let it through for this act alone.
    QuerySet(Entry).filter(pk=found.pk).update(**_closed(found, wanted))
    return Entry.objects.get(pk=found.pk)


def _check(entry: Entry, name: str) -> None:
    given = (
        entry.payload.get(name.removeprefix(_PAYLOAD)) if name.startswith(_PAYLOAD) else entry.seals.get(name)
    )
    if given is None:
        raise Invalid(f"Entry {entry.pk} has no field “{name}”.", field="fields")
    if given.get("salt") is None:
        raise WrongState(f"The field “{name}” of entry {entry.pk} is redacted already.")


def _closed(entry: Entry, names: Collection[str]) -> dict[str, Any]:
    """Return the columns of the entry without the values and salts of these fields."""
    payload, seals, columns = dict(entry.payload), dict(entry.seals), {}
    for name in names:
        if name.startswith(_PAYLOAD):
            key = name.removeprefix(_PAYLOAD)
            payload[key] = {"hash": payload[key]["hash"]}
        else:
            seals[name], columns[name] = {"hash": seals[name]["hash"]}, ""
    return {"payload": payload, "seals": seals, **columns}
