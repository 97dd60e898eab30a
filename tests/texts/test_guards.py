"""Hands that rewrite a negotiation by SQL: refused by the database, and found where its guards were off."""

import json
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction

from secretariat.engines.drafting.operations.applying import applied
from secretariat.engines.drafting.operations.hashing import log_hash, state_hash
from secretariat.engines.drafting.operations.log import from_line
from secretariat.engines.drafting.operations.values import State
from secretariat.history.guards import guard, guarded_tables, missing_guards, unguard
from secretariat.history.models import AppendOnly
from secretariat.operation.doctor import record
from secretariat.texts.actions.break_silence import break_silence
from secretariat.texts.actions.issue_revision import issue_revision
from secretariat.texts.models import (
    AdoptionStatement,
    AnnouncedStatement,
    Consideration,
    Draft,
    Operation,
    Revision,
    SilenceWord,
    SoundingPosition,
    Step,
)
from secretariat.texts.proving import proved_logs
from tests.cast import Cast
from tests.history.making import sql
from tests.texts.climbed import GROUP, referred, sitting
from tests.texts.making import NOW, later, opened
from tests.texts.room import held, now, tabled
from tests.texts.silent import clean, silent
from tests.texts.test_adoptions import adopted, stated
from tests.texts.test_announced import announced
from tests.texts.test_soundings import sounded, taken

TABLES = {
    model._meta.db_table: model
    for model in (
        Operation,
        Revision,
        Step,
        SilenceWord,
        AdoptionStatement,
        AnnouncedStatement,
        Consideration,
        SoundingPosition,
    )
}


@pytest.fixture
def draft(cast: Cast) -> Draft:
    """A text with four operations: opened, proposed, supported, issued."""
    draft = opened(cast)
    held(draft, cast.chair, tabled(draft, cast.delegate, "The members meet twice a year."), "support")
    seen = now(draft).version
    issue_revision(draft=draft, label="First draft", by=cast.staff, at=NOW, seen_version=seen)
    return now(draft)


@contextmanager
def unguarded() -> Iterator[None]:
    """Do what somebody can who may drop triggers."""
    unguard(connection, tuple(TABLES))
    yield
    guard(connection, tuple(TABLES))


def flaws(draft: Draft) -> list[str]:
    """Return what is wrong with the logs, without the name of the text."""
    return [flaw.removeprefix(f"Text {draft.public_id}: ") for flaw in proved_logs().flaws]


@pytest.mark.django_db
def test_every_row_of_a_negotiation_that_is_only_added_is_guarded() -> None:
    assert missing_guards(connection) == []
    assert set(TABLES) < set(guarded_tables())
    own = {one for one in apps.get_app_config("texts").get_models() if issubclass(one, AppendOnly)}
    assert own == set(TABLES.values())


@pytest.mark.django_db
@pytest.mark.parametrize(
    "statement", ["UPDATE {} SET id = id + 1000", "DELETE FROM {}", "TRUNCATE {} CASCADE"]
)
@pytest.mark.parametrize("table", TABLES)
def test_the_database_refuses_what_rewrites_a_negotiation(
    cast: Cast, draft: Draft, table: str, statement: str
) -> None:
    if statement.startswith("TRUNCATE") and connection.vendor == "sqlite":
        pytest.skip("SQLite has no TRUNCATE")
    broken = silent(cast)
    break_silence(
        silence=broken, seen_version=broken.version, reason="Not agreed.", by=cast.delegate, at=later(60)
    )
    stated(adopted(cast, draft=clean(cast)), cast.delegate)
    referred(cast, draft, sitting(cast, GROUP))
    held(draft, cast.delegate, "p4", "reserve")
    announced(draft, cast.delegate, "p4")
    taken(sounded(cast), by=cast.delegate)
    rows = TABLES[table].objects.count()
    assert rows
    connection.check_constraints()  # else PostgreSQL refuses to truncate before any trigger is asked
    with pytest.raises(DatabaseError, match="is append-only"), transaction.atomic():
        sql(statement.format(table))
    assert TABLES[table].objects.count() == rows


@pytest.mark.django_db
def test_a_log_that_nobody_touched_is_proved(draft: Draft) -> None:
    proved = proved_logs()
    assert (proved.texts, proved.operations, proved.flaws) == (1, 4, ())
    (diagnosis,) = record.texts()
    assert (diagnosis.level, diagnosis.seen) == ("well", "1 texts, 4 operations replayed, all as written")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("statement", "flaw"),
    [
        (
            "UPDATE texts_operation SET head = 'a' WHERE number = 3",
            "operation 3 was changed, or one before it.",
        ),
        ("DELETE FROM texts_operation WHERE number = 2", "operation 2 was deleted."),
        (
            "DELETE FROM texts_operation WHERE number > 3",
            "its log should end with operation 4, and ends with operation 3.",
        ),
        ("UPDATE texts_revision SET hash = 'a'", "revision 1 is not what its log gives."),
        ("UPDATE texts_revision SET count = 9", "revision 1 holds 9 operations, and the log has 4."),
        (
            "UPDATE texts_draft SET count = 3",
            "its log should end with operation 3, and ends with operation 4.",
        ),
    ],
)
def test_what_was_changed_past_the_guards_is_named(draft: Draft, statement: str, flaw: str) -> None:
    with unguarded():
        sql(statement)
    assert flaws(draft)[0] == flaw
    (diagnosis,) = record.texts()
    assert diagnosis.level == "ill"
    assert flaw in diagnosis.seen


@pytest.mark.django_db
def test_words_changed_in_the_log_are_named_whatever_else_was_changed_with_them(draft: Draft) -> None:
    changed = Operation.objects.get(number=2).act
    changed["rationale"] = "Nobody ever said so."
    with unguarded():
        sql("UPDATE texts_operation SET act = %s WHERE number = 2", json.dumps(changed))
    assert flaws(draft) == ["operation 2 was changed, or one before it."]
    rewrite(draft)
    assert flaws(draft) == ["revision 1 is not what the history says was issued."]


def rewrite(draft: Draft) -> None:
    """Make heads and the hash of the revision anew, as somebody could who knows how."""
    head, state = "", State()
    with unguarded():
        for row in Operation.objects.order_by("number"):
            act = from_line(row.act)
            head = log_hash(head, act)
            sql("UPDATE texts_operation SET head = %s WHERE number = %s", head, row.number)
            if row.number < 4:
                state = applied(state, act)
        sql("UPDATE texts_revision SET hash = %s", state_hash(state))
        sql("UPDATE texts_draft SET head = %s", head)
