"""The doctor sees what is not well and says what to do."""

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from secretariat.evidence import originals as store
from secretariat.evidence.models import Document
from secretariat.history.actions.chain_entries import chain_entries
from secretariat.history.guards import guard, unguard
from secretariat.history.models import Entry
from secretariat.history.signing import make_signing_key
from secretariat.operation.doctor import machine, record
from secretariat.operation.doctor.diagnosis import Diagnosis
from secretariat.operation.doctor.visit import visit
from secretariat.operation.worker import leases
from secretariat.operation.worker.run import work_off
from tests.cast import Cast
from tests.desk.making import received
from tests.factories import Make
from tests.operation import tasks
from tests.operation.conftest import MakeHouse
from tests.outbox.mail_server import mail_server
from tests.outbox.test_outbox import write


@pytest.fixture(autouse=True)
def folders(tmp_path: Path, settings: Any) -> None:
    for name in ("VAR", "ORIGINALS", "HISTORY"):
        folder = tmp_path / name.lower()
        folder.mkdir(mode=0o700)
        setattr(settings, name, folder)


def said(found: Iterator[Diagnosis]) -> list[tuple[str, str]]:
    return [(diagnosis.about, diagnosis.level.value) for diagnosis in found]


def words(found: Iterator[Diagnosis]) -> str:
    return " ".join(f"{diagnosis.seen} {diagnosis.advice}" for diagnosis in found)


@pytest.mark.parametrize(
    ("secret", "level"),
    [("x" * 60, "ill"), ("short", "ill"), ("the quick brown fox jumps over the lazy dog 0123456789", "well")],
)
def test_a_secret_that_can_be_guessed(settings: Any, secret: str, level: str) -> None:
    settings.SECRET_KEY = secret
    assert said(machine.secret()) == [("secret", level)]
    assert secret not in words(machine.secret())


@pytest.mark.parametrize(
    ("hosts", "level"),
    [(["*"], "ill"), (["localhost", "127.0.0.1"], "warning"), (["union.example", "localhost"], "well")],
)
def test_the_names_under_which_the_server_answers(settings: Any, hosts: list[str], level: str) -> None:
    settings.ALLOWED_HOSTS = hosts
    assert said(machine.hosts()) == [("hosts", level)]


@pytest.mark.parametrize(
    ("mode", "level"), [(0o700, "well"), (0o750, "well"), (0o755, "warning"), (0o777, "ill")]
)
def test_who_else_may_read_the_originals(settings: Any, mode: int, level: str) -> None:
    settings.ORIGINALS.chmod(mode)
    assert ("permissions of originals", level) in said(machine.permissions())
    assert ("permissions of var", "well") in said(machine.permissions())


def test_the_mail_server_is_asked_without_a_letter(settings: Any) -> None:
    assert said(machine.mail()) == [("mail", "warning")]
    with mail_server() as server:
        settings.MAIL = server.settings
        assert said(machine.mail()) == [("mail", "well")]
    assert server.arrived == []
    assert said(machine.mail()) == [("mail", "ill")]
    assert "does not answer" in words(machine.mail())


def test_settings_that_django_warns_of(settings: Any) -> None:
    settings.ROUNDS = [("secretariat.nowhere.walk", 1)]
    assert said(machine.configuration())[0] == ("configuration", "warning")
    assert "operation.E001" in words(machine.configuration())


def test_room_on_the_disk(settings: Any) -> None:
    assert [about for about, _ in said(machine.disk())] == ["disk of var", "disk of originals"]
    assert "MB free" in words(machine.disk())


@pytest.mark.django_db
def test_the_worker_and_its_tasks() -> None:
    assert said(record.worker()) == [("worker", "ill"), ("tasks", "well")]
    leases.say_alive("one", timezone.now())
    tasks.refuse.enqueue()
    work_off()
    assert said(record.worker()) == [("worker", "well"), ("tasks", "warning")]
    assert "tests.operation.tasks.refuse" in words(record.worker())
    leases.say_alive("one", timezone.now() - timedelta(hours=1))
    assert "the last was seen" in words(record.worker())


@pytest.mark.django_db
def test_letters_that_fail_or_stand_still(settings: Any) -> None:
    from secretariat.outbox.models import Letter

    write("alba@states.example")
    assert said(record.letters()) == [("letters", "well")]
    Letter.objects.update(written_at=timezone.now() - timedelta(hours=2))
    assert said(record.letters()) == [("letters", "well")]
    settings.MAIL = {"host": "127.0.0.1", "port": 1}
    assert said(record.letters()) == [("letters", "warning")]
    Letter.objects.update(state="failed")
    assert "1 could not be sent" in words(record.letters())


@pytest.mark.django_db
def test_the_chain_of_the_history(cast: Cast) -> None:
    assert said(record.history()) == [("history", "well"), ("history lag", "warning")]
    make_signing_key()
    chain_entries(at=timezone.now())
    assert said(record.history()) == [("history", "well")]
    unguard(connection)
    try:
        assert said(record.history()) == [("history", "ill")]
        Entry.objects.filter(pk=Entry.objects.first().pk)._raw_delete(connection.alias)
    finally:
        guard(connection)
    assert said(record.history()) == [("history", "ill")]
    assert "flaws, first" in words(record.history())


@pytest.mark.django_db
def test_originals_that_are_missing_changed_or_of_no_document(cast: Cast, settings: Any) -> None:
    for number in range(3):
        received(cast.staff, [], text=f"Minutes {number}")
    assert said(record.originals(all_of_them=True)) == [("originals", "well")]
    store.keep(b"cut off between disk and database")
    assert said(record.originals(all_of_them=True)) == [("originals", "well"), ("orphans", "warning")]
    assert said(record.originals(all_of_them=False)) == [("originals", "well")]
    first, second, _ = (store.path_of(document.sha256) for document in Document.objects.order_by("pk"))
    first.unlink()
    second.chmod(0o600)
    second.write_bytes(b"something else")
    assert "2 of 3 are missing or changed" in words(record.originals(all_of_them=True))


@pytest.mark.django_db
def test_the_people_of_the_demonstration(settings: Any) -> None:
    assert said(record.demonstration()) == []
    account = Make.account("Ana")
    account.email = "ana@demo.example"
    account.save()
    assert said(record.demonstration()) == [("demonstration", "ill")]
    settings.DEMO = True
    assert said(record.demonstration()) == []


@pytest.mark.django_db
def test_tables_and_clock() -> None:
    assert said(record.migrations()) == [("migrations", "well")]
    assert said(record.clock()) == [("clock", "well")]


@pytest.mark.django_db
def test_the_visit_comes_to_its_end_whatever_breaks(settings: Any) -> None:
    settings.ALLOWED_HOSTS = None
    found = {diagnosis.about: diagnosis for diagnosis in visit()}
    assert found["hosts"].level == "ill"
    assert "the look itself broke" in found["hosts"].seen
    assert {"database", "migrations", "worker", "history", "originals"} <= set(found)


def test_the_command_prints_a_table_or_json_and_tells_by_its_status(make_house: MakeHouse) -> None:
    house = make_house("doctored", begun="migrated")
    empty = make_house("empty").run("secretariat.cli", "doctor", "--json")
    levels = {one["about"]: one["level"] for one in json.loads(empty.stdout)}
    assert (empty.returncode, levels["database"], levels["migrations"]) == (2, "well", "ill")
    done = house.run("secretariat.cli", "doctor")
    assert done.returncode == 2
    lines = done.stdout.splitlines()
    assert any(line.startswith("✓ well     migrations") for line in lines)
    at = next(n for n, line in enumerate(lines) if line.startswith("✕ ill      worker"))
    assert lines[at + 1].strip() == "→ Start `secretariat worker`; documents and letters wait for it."
