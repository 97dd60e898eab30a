"""The history as a file: whole or in part, for whoever may see what of it."""

import json
import warnings
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from click.testing import CliRunner
from django.test import Client

from secretariat.bodies.queries import actor_of
from secretariat.cli import main
from secretariat.engines.chain.export import as_csv, as_ndjson, opened
from secretariat.engines.chain.verifying import Report, verify
from secretariat.history import signing
from secretariat.history.actions.chain_entries import chain_entries
from secretariat.history.exporting import exported
from secretariat.history.models import Anchor, Entry, Link
from secretariat.people.actor import Actor
from secretariat.people.models import Account
from tests.cast import Cast
from tests.desk.test_who_sees_what import SECRET, company
from tests.factories import Make
from tests.history.making import acts, sql, unguarded

WRITE = {"ndjson": as_ndjson, "csv": as_csv}


def checked(text: str) -> Report:
    export = opened(text.splitlines(keepends=True))
    return verify(
        export.pairs, export.anchors, trusted=export.head.keys, withheld=export.withheld,
        starts_at=export.head.starts_at,
    )  # fmt: skip


@pytest.fixture
def auditor(cast: Cast, now: datetime) -> Actor:
    return actor_of(Make.account("Aud Auditor", body=cast.union, role="auditor"), now.date())


@pytest.mark.parametrize("form", WRITE)
def test_the_whole_history_is_sound_and_says_all(cast: Cast, now: datetime, form: str) -> None:
    signing.make_signing_key()
    acts(cast, now)
    text = "".join(WRITE[form](exported(at=now)))
    report = checked(text)
    assert report.is_sound
    assert (report.entries, report.links) == (Entry.objects.count(), Link.objects.count())
    assert (report.anchors, report.signed_until) == (1, Link.objects.count())
    assert "Sanna Staff" in text


def test_some_days_are_proved_by_the_anchor_after_them(cast: Cast, now: datetime) -> None:
    signing.make_signing_key()
    for days in range(4):
        acts(cast, now + timedelta(days=days))
    day = date(2026, 3, 17)
    report = checked("".join(as_ndjson(exported(at=now, since=day, until=day))))
    assert (report.is_sound, report.entries) == (True, 3)
    second = Anchor.objects.all()[1]
    assert report.signed_until == second.sequence
    nothing = checked("".join(as_ndjson(exported(at=now, since=date(2027, 1, 1)))))
    assert (nothing.is_sound, nothing.entries) == (True, 0)


def test_an_export_of_a_tampered_history_is_not_sound(cast: Cast, now: datetime) -> None:
    entries = acts(cast, now)
    with unguarded():
        sql("DELETE FROM history_entry WHERE id = %s", entries[1].pk)
        sql("UPDATE history_entry SET verb = 'x.y' WHERE id = %s", entries[2].pk)
    flaws = checked("".join(as_ndjson(exported(at=now)))).flaws
    assert [flaw.entry_id for flaw in flaws] == [entries[1].pk, entries[2].pk]


@pytest.mark.parametrize("distribution", ["restricted", "limited"])
def test_an_auditor_gets_what_an_auditor_may_see_and_can_check_the_rest(
    cast: Cast, auditor: Actor, now: datetime, distribution: str, tmp_path: Any, settings: Any
) -> None:
    settings.ORIGINALS = tmp_path
    company(cast, distribution)
    chain_entries(at=now)
    client = Client()
    client.force_login(Account.objects.get(pk=auditor.account_id))
    for form in WRITE:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # the client of the tests is synchronous
            answer = client.get(f"/history/export/?format={form}")
            text = b"".join(answer).decode()  # type: ignore[call-overload]
        assert f".{form}" in answer["Content-Disposition"]
        report = checked(text)
        assert (report.is_sound, report.entries) == (True, Entry.objects.count())
        assert (SECRET in text, "zoltan" in text.lower()) == ((distribution == "limited",) * 2)


def test_only_auditors_take_the_history_away(cast: Cast, auditor: Actor) -> None:
    for actor in (cast.staff, cast.delegate):
        client = Client()
        client.force_login(Account.objects.get(pk=actor.account_id))
        assert client.get("/history/export/").status_code == 404
    client.force_login(Account.objects.get(pk=auditor.account_id))
    assert client.get("/history/export/?format=xls").status_code == 404
    assert client.get("/history/export/?since=soon").status_code == 404
    assert Client().get("/history/export/").status_code == 302


def test_the_keys_and_the_last_anchors_are_public(cast: Cast, now: datetime) -> None:
    signing.make_signing_key()
    acts(cast, now)
    told = json.loads(Client().get("/.well-known/secretariat-history.json").content)
    assert told["keys"] == list(signing.known_keys())
    assert [one["sequence"] for one in told["anchors"]] == [Link.objects.count()]


def test_the_command_exports_verifies_and_redacts(cast: Cast, now: datetime, tmp_path: Any) -> None:
    def run(*words: str) -> tuple[int, str]:
        done = CliRunner().invoke(main, ["history", *words])
        return done.exit_code, done.output

    assert "fingerprint" in run("key")[1]
    acts(cast, now)
    assert run("chain", "--anchor")[0] == 0
    path = str(tmp_path / "history.csv")
    assert run("export", "--format", "csv", "--output", path) == (0, "")
    status, told = run("verify", "--export", path)
    assert (status, told.splitlines()[-1]) == (0, "Sound.")
    assert "compare it" in told
    status, told = run("verify", "--export", path, "--key", "00" * 32)
    assert status == 1
    assert "unknown key" in told
    admin = Make.account("Ada Admin", body=cast.union, role="administrator")
    who = ["redact", "--person", Account.objects.get(pk=cast.staff.acting_id).email, "--reason", "Left."]
    assert "3 entries would be redacted" in run(*who, "--by", admin.email)[1]
    assert run(*who, "--by", "nobody@tests.example")[0] == 1
    assert "3 entries redacted" in run(*who, "--by", admin.email, "--yes")[1]
    assert run("chain")[0] == 0
    status, told = run("verify")
    assert (status, "3 redacted fields" in told) == (0, True)
    with unguarded():
        sql("DELETE FROM history_entry WHERE id = %s", Entry.objects.filter(verb="body.renamed")[0].pk)
    status, told = run("verify")
    assert (status, "was deleted" in told) == (1, True)
