"""History is written once, with a salted hash for each field."""

import hashlib
import json
from datetime import datetime

import pytest

from secretariat.history.actions.record import record
from secretariat.history.models import AppendOnlyError, Entry
from tests.cast import Cast


def test_entry_names_who_what_when_and_on_which_authority(cast: Cast, now: datetime) -> None:
    entry = record("body.renamed", on=cast.union, by=cast.staff, at=now, before="A", after="B")
    assert (entry.verb, entry.object_kind, entry.object_id) == ("body.renamed", "body", "union")
    assert (entry.actor_label, entry.authority, entry.at) == ("Sanna Staff", "staff of union", now)


def test_each_field_can_be_checked_alone_so_that_another_may_be_redacted(cast: Cast, now: datetime) -> None:
    payload = record("body.renamed", on=cast.union, by=cast.staff, at=now, before="Ä", after={"b": 1}).payload
    for field in payload.values():
        canonical = json.dumps(field["value"], sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        assert field["hash"] == hashlib.sha256((field["salt"] + canonical).encode()).hexdigest()
    assert payload["before"]["salt"] != payload["after"]["salt"]


def test_history_cannot_be_changed(cast: Cast, now: datetime) -> None:
    entry = record("body.renamed", on=cast.union, by=cast.staff, at=now)
    entry.verb = "body.kept"
    for change in (entry.save, entry.delete, Entry.objects.all().delete):
        with pytest.raises(AppendOnlyError):
            change()
    with pytest.raises(AppendOnlyError):
        Entry.objects.filter(pk=entry.pk).update(verb="body.kept")
    assert Entry.objects.get(pk=entry.pk).verb == "body.renamed"
