import json
from collections.abc import Collection, Iterator
from datetime import datetime

from django.db import transaction

from secretariat.history.models import REDACTED, Entry
from secretariat.people import policies
from secretariat.people.actions.redact_entry_fields import redact_entry_fields
from secretariat.people.actor import Actor
from secretariat.refusals import Invalid, NotPermitted

_LABELS = ("object_label", "actor_label", "authority")


@transaction.atomic
def redact_person(
    *, accounts: Collection[str], words: Collection[str], by: Actor, at: datetime, reason: str
) -> int:
    """Take a person's data out of the whole history; what was done, and when, stays.

    Who: administrators (`policies.may_redact`).
    Writes: what `redact_entry_fields` writes, for each entry that names the person.
    Refuses: NotPermitted; Invalid (neither an account nor a word to look for; no reason).

    Args:
        accounts: public ids of the person's accounts.
        words: names and addresses; a field that holds one of them, in any case, is redacted whole.
    """
    if not policies.may_redact(by):
        raise NotPermitted("Only an administrator redacts the history.")
    if not (accounts or any(words)):
        raise Invalid("Say whose data is to be redacted.", field="words")
    found = list(entries_naming(accounts, words))
    for entry, fields in found:
        redact_entry_fields(entry=entry, fields=fields, by=by, at=at, reason=reason)
    return len(found)


def entries_naming(accounts: Collection[str], words: Collection[str]) -> Iterator[tuple[Entry, list[str]]]:
    """Return the entries that name a person, each with the fields that do and are not redacted yet.

    Every entry is read: the words may stand anywhere in a payload.
    """
    sought = [word.casefold() for word in words if word.strip()]
    for entry in Entry.objects.exclude(verb=REDACTED).order_by("pk").iterator(chunk_size=1000):
        named = [name for name in _LABELS if _names(getattr(entry, name), sought)]
        if entry.actor_id in accounts:
            named.append("actor_label")
        if entry.object_kind == "account" and entry.object_id in accounts:
            named.append("object_label")
        fields = [name for name in dict.fromkeys(named) if entry.seals[name].get("salt") is not None]
        fields += [
            f"payload.{name}"
            for name, one in entry.payload.items()
            if "salt" in one and _names(json.dumps(one["value"], ensure_ascii=False), sought)
        ]
        if fields:
            yield entry, fields


def _names(text: str, sought: Collection[str]) -> bool:
    folded = text.casefold()
    return any(word in folded for word in sought)
