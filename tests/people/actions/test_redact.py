"""Personal data leaves the history; the chain holds, and an act says what was taken out and why."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.db.models import QuerySet

from secretariat.bodies.queries import actor_of, traces_of
from secretariat.history.actions.chain_entries import chain_entries
from secretariat.history.actions.record import record
from secretariat.history.models import Entry
from secretariat.history.queries import checked_history
from secretariat.people.actions.redact_entry_fields import redact_entry_fields
from secretariat.people.actions.redact_person import redact_person
from secretariat.people.actor import Actor
from secretariat.people.models import Account
from secretariat.refusals import Invalid, NotPermitted, WrongState
from tests.cast import Cast
from tests.factories import Make
from tests.history.making import found, sql, unguarded


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, settings: Any) -> None:
    settings.HISTORY = tmp_path / "history"


@pytest.fixture
def admin(cast: Cast, now: datetime) -> Actor:
    return actor_of(Make.account("Ada Admin", body=cast.union, role="administrator"), now.date())


@pytest.fixture
def entry(cast: Cast, now: datetime) -> Entry:
    made = record("body.entered", on=cast.union, by=cast.staff, at=now, name="Adam lives at home", note="x")
    chain_entries(at=now)
    return made


def test_value_and_salt_go_and_the_chain_holds(entry: Entry, admin: Actor, now: datetime) -> None:
    fields = ["actor_label", "payload.name"]
    done = redact_entry_fields(entry=entry, fields=fields, by=admin, at=now, reason="Asked for it.")
    assert done.payload["name"] == {"hash": entry.payload["name"]["hash"]}
    assert (done.actor_label, done.seals["actor_label"]) == ("", {"hash": entry.seals["actor_label"]["hash"]})
    assert (done.told("note"), done.told("name"), done.actor_id) == ("x", None, entry.actor_id)
    act = Entry.objects.get(verb="entry.redacted")
    assert (act.object_id, act.object_label, act.actor_label) == (
        str(entry.pk),
        f"entry {entry.pk}",
        "Ada Admin",
    )
    assert (act.told("fields"), act.told("reason")) == (fields, "Asked for it.")
    chain_entries(at=now)
    report = checked_history().report
    assert (report.is_sound, report.redacted) == (True, 2)


def test_each_refusal_writes_nothing(entry: Entry, admin: Actor, cast: Cast, now: datetime) -> None:
    done = redact_entry_fields(entry=entry, fields=["authority"], by=admin, at=now, reason="Asked.")
    act = Entry.objects.get(verb="entry.redacted")
    before = Entry.objects.count()
    for refusal, changes in (
        (NotPermitted, {"by": cast.staff}),
        (Invalid, {"reason": " "}),
        (Invalid, {"fields": ["payload.other"]}),
        (Invalid, {"fields": ["verb"]}),
        (Invalid, {"entry": act, "fields": ["payload.reason"]}),
        (WrongState, {"fields": ["authority"]}),
    ):
        given: dict[str, Any] = {"entry": done, "fields": ["actor_label"], "by": admin, "reason": "Asked."}
        with pytest.raises(refusal):
            redact_entry_fields(**given | changes, at=now)
    assert Entry.objects.count() == before
    assert Entry.objects.get(pk=entry.pk).actor_label == "Sanna Staff"


def test_the_database_lets_nothing_through_but_what_an_act_names(
    entry: Entry, admin: Actor, now: datetime
) -> None:
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        QuerySet(Entry).filter(pk=entry.pk).update(actor_label="")
    redact_entry_fields(entry=entry, fields=["actor_label"], by=admin, at=now, reason="Asked.")
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        QuerySet(Entry).filter(pk=entry.pk).update(verb="body.kept")
    chain_entries(at=now)
    QuerySet(Entry).filter(pk=entry.pk).update(
        authority="forged"
    )  # the act opens the row; the chain does not
    assert [sentence.rpartition(" ")[2] for sentence in found()] == ["authority."]


def test_what_somebody_erases_without_an_act_is_no_redaction(entry: Entry) -> None:
    with unguarded():
        sql("UPDATE history_entry SET seals = '{}' WHERE id = %s", entry.pk)
    (sentence,) = found()
    assert "actor_label" in sentence


def test_a_person_leaves_the_whole_history(cast: Cast, admin: Actor, now: datetime) -> None:
    account = Account.objects.get(pk=cast.delegate.acting_id)
    own = record("body.entered", on=cast.union, by=cast.delegate, at=now, name="River")
    about = record("account.seated", on=account, by=cast.staff, at=now, seat="member")
    told = record("body.entered", on=cast.union, by=cast.staff, at=now, name=["met ADAM OF ALBA"], note="dry")
    other = record("body.entered", on=cast.union, by=cast.staff, at=now, name="Adamant")
    accounts, words = traces_of(account.email.upper())
    assert (accounts, words) == (frozenset({account.public_id}), ("Adam of Alba", account.email))
    later = now + timedelta(days=1)
    assert redact_person(accounts=accounts, words=words, by=admin, at=later, reason="Left.") == 3
    rows = Entry.objects.in_bulk([own.pk, about.pk, told.pk, other.pk])
    assert (rows[own.pk].actor_label, rows[own.pk].told("name")) == ("", "River")
    assert (rows[about.pk].object_label, rows[about.pk].told("seat")) == ("", "member")
    assert (rows[told.pk].told("name"), rows[told.pk].told("note")) == (None, "dry")
    assert rows[other.pk].told("name") == "Adamant"
    assert redact_person(accounts=accounts, words=words, by=admin, at=later, reason="Again.") == 0
    chain_entries(at=later)
    assert found() == []
    with pytest.raises(Invalid):
        redact_person(accounts=(), words=[""], by=admin, at=later, reason="Nobody.")
    with pytest.raises(NotPermitted):
        redact_person(accounts=accounts, words=words, by=cast.staff, at=later, reason="Mine.")
