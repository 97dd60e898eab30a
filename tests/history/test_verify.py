"""Hands that tamper by SQL: refused by the database, and found where somebody took the triggers off."""

import json
from datetime import datetime
from pathlib import Path

import pytest
from django.db import DatabaseError, connection, transaction

from secretariat.history import signing
from secretariat.history.guards import missing_guards
from secretariat.history.models import Anchor, Entry, Link
from secretariat.history.queries import checked_history
from tests.cast import Cast
from tests.history.making import acts, found, sql, unguarded

UPDATE = "UPDATE history_entry SET verb = 'body.kept' WHERE id = %s"


@pytest.fixture
def entries(cast: Cast, now: datetime) -> list[Entry]:
    signing.make_signing_key()
    return acts(cast, now, count=4)


def called(entry: Entry) -> str:
    return f"Entry {entry.pk} of 2026-03-16 (body.renamed by Sanna Staff)"


def test_a_history_that_nobody_touched_is_sound(entries: list[Entry]) -> None:
    checked = checked_history()
    assert checked.report.is_sound
    assert checked.report.signed_until == Link.objects.last().sequence
    assert checked.missing_guards == ()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE history_entry SET verb = 'body.kept'",
        "UPDATE history_entry SET payload = '{}'",
        "DELETE FROM history_entry",
        "UPDATE history_link SET hash = 'a'",
        "DELETE FROM history_link",
        "UPDATE history_anchor SET at = NULL",
        "DELETE FROM history_anchor",
    ],
)
def test_the_database_refuses(entries: list[Entry], statement: str) -> None:
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        sql(statement)
    assert found() == []


@pytest.mark.parametrize("table", ["history_entry", "history_link", "history_anchor"])
def test_postgresql_refuses_to_truncate(entries: list[Entry], table: str) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no TRUNCATE")
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        sql(f"TRUNCATE {table} CASCADE")


def test_an_edit_past_the_triggers_is_named(entries: list[Entry]) -> None:
    with unguarded():
        assert len(missing_guards(connection)) == 6
        sql(UPDATE, entries[1].pk)
        sql("UPDATE history_entry SET actor_label = 'Somebody Else' WHERE id = %s", entries[2].pk)
    verb, actor = found()
    assert verb == f"{called(entries[1]).replace('renamed', 'kept')} was changed: verb."
    assert actor == f"{called(entries[2]).replace('Sanna Staff', 'Somebody Else')} was changed: actor_label."


def test_an_edit_of_the_payload_is_named_by_its_field(entries: list[Entry]) -> None:
    payload = entries[0].payload
    payload["after"]["value"] = "Z"
    with unguarded():
        sql("UPDATE history_entry SET payload = %s WHERE id = %s", json.dumps(payload), entries[0].pk)
    assert found() == [f"{called(entries[0])} was changed: payload.after."]


def test_deletions_are_named(entries: list[Entry]) -> None:
    first = Link.objects.get(entry_id=entries[0].pk).sequence
    with unguarded():
        sql("DELETE FROM history_entry WHERE id = %s", entries[0].pk)
        sql("DELETE FROM history_entry WHERE id = %s", entries[2].pk)
        sql("DELETE FROM history_link WHERE entry_id = %s", entries[2].pk)
    assert found() == [
        f"Entry {entries[0].pk}, chained on 2026-03-16 as link {first}, was deleted.",
        f"Link {first + 2} was deleted, and what was done then with it.",
    ]


def test_an_insertion_is_named(entries: list[Entry], cast: Cast, now: datetime) -> None:
    one = Entry.objects.get(pk=entries[0].pk)
    forged = Entry.objects.create(
        **{f.attname: getattr(one, f.attname) for f in Entry._meta.fields if f.attname != "id"}
    )
    assert found() == [f"{called(forged)} was inserted: it is in no link, and nothing is about to chain it."]


def test_an_end_that_was_cut_off_is_found_through_anchors(entries: list[Entry], folder: Path) -> None:
    end = Link.objects.last().sequence
    cut = [entry.pk for entry in entries[2:]]
    with unguarded():
        for table, column in (("history_entry", "id"), ("history_link", "entry_id")):
            sql(f"DELETE FROM {table} WHERE {column} >= %s", cut[0])
    sentence = f"The end of the chain was deleted: the anchor of 2026-03-16 at link {end} proves 2 more."
    assert found() == [sentence]
    with unguarded():
        sql("DELETE FROM history_anchor")
    assert not Anchor.objects.exists()
    assert found() == [sentence]  # kept beside the database
    (folder / "anchors.ndjson").rename(folder / "elsewhere")
    assert found() == []  # nothing that is left proves it
    kept = signing.anchors_in((folder / "elsewhere").read_text().splitlines())
    assert [flaw.sentence for flaw in checked_history(kept).report.flaws] == [sentence]


def test_triggers_that_were_switched_off_are_missed(entries: list[Entry]) -> None:
    if connection.vendor == "postgresql":
        sql("ALTER TABLE history_link DISABLE TRIGGER history_link_rows")
        assert checked_history().missing_guards == ("history_link_rows",)
    else:
        sql("DROP TRIGGER history_link_delete")
        assert checked_history().missing_guards == ("history_link_delete",)
