"""Every entry gets its link, once, in the order in which entries became visible."""

import os
import subprocess
import sys
import threading
from datetime import datetime
from pathlib import Path

import pytest
from django.db import connection, transaction

from secretariat.history.actions import chain_entries as module
from secretariat.history.actions.chain_entries import chain_entries
from secretariat.history.actions.record import record
from secretariat.history.models import Entry, Link, Unchained
from secretariat.history.queries import checked_history
from secretariat.parties.models import Body
from tests.cast import Cast
from tests.history.crowd import ADAM, NOW, SOUND, crowd, in_threads
from tests.history.making import acts, found


def test_what_was_recorded_waits_and_is_chained_once(cast: Cast, now: datetime) -> None:
    before = Entry.objects.count()
    assert Unchained.objects.count() == before
    first, *_ = acts(cast, now)
    assert Unchained.objects.count() == 0
    link = Link.objects.get(entry_id=first.pk)
    assert (link.sequence, link.at) == (before + 1, now)
    again = chain_entries(at=now)
    assert (again.count, again.sequence) == (0, before + 3)
    report = checked_history().report
    assert (report.is_sound, report.links, report.entries) == (True, before + 3, before + 3)


def test_many_entries_are_chained_a_part_at_a_time(
    cast: Cast, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "AT_ONCE", 2)
    acts(cast, now, count=5)
    assert list(Link.objects.values_list("sequence", flat=True)) == list(range(1, Entry.objects.count() + 1))
    assert found() == []


def test_an_entry_that_was_rolled_back_leaves_nothing_behind(cast: Cast, now: datetime) -> None:
    acts(cast, now)
    count = Link.objects.count()
    with transaction.atomic():
        record("body.renamed", on=cast.union, by=cast.staff, at=now)
        transaction.set_rollback(True)
    assert chain_entries(at=now).count == 0
    assert Link.objects.count() == count


@pytest.mark.django_db(transaction=True)
def test_workers_and_writers_at_once_make_one_chain(tmp_path: Path) -> None:
    if connection.vendor == "postgresql":
        assert crowd() == SOUND
        return
    more = {"DATABASE_URL": f"sqlite:///{tmp_path}/crowd.sqlite3", "SECRETARIAT_VAR": str(tmp_path)}
    command = [sys.executable, "-m", "tests.history.crowd"]  # a file: threads share no SQLite in memory
    done = subprocess.run(command, env=os.environ | more, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == SOUND


@pytest.mark.django_db(transaction=True)
def test_an_entry_that_commits_late_follows_those_that_were_visible_before() -> None:
    if connection.vendor != "postgresql":
        pytest.skip("one writer at a time: SQLite commits in the order of ids")
    body = Body.objects.create(slug="union", kind="organisation")
    may_commit = threading.Event()
    written = threading.Event()

    def late() -> None:
        with transaction.atomic():
            record("body.renamed", on=body, by=ADAM, at=NOW, after="late")
            written.set()
            assert may_commit.wait(30)

    def early() -> None:
        assert written.wait(30)
        record("body.renamed", on=body, by=ADAM, at=NOW, after="early")
        chain_entries(at=NOW)
        may_commit.set()

    assert in_threads(late, early) == []
    chain_entries(at=NOW)
    entries = Entry.objects.in_bulk()
    said = [
        entries[entry_id].payload["after"]["value"]
        for entry_id in Link.objects.values_list("entry_id", flat=True)
    ]
    assert said == ["early", "late"]
    assert list(Link.objects.values_list("entry_id", flat=True)) == sorted(entries, reverse=True)
    assert found() == []
