"""Triggers by which the database itself refuses to change or delete what is only ever added to.

An entry may be changed only where an act of redaction names it, and never its id, moment, verb, kind of
object, actor or what stands beside it. Rows of other slices are guarded where their model says so
(`AppendOnly.is_guarded`). Whoever may drop a trigger can still do all: `verify` finds that.
"""

from collections.abc import Sequence

from django.apps import apps
from django.db.backends.base.base import BaseDatabaseWrapper

from secretariat.history.models import AppendOnly

HISTORY = ("history_entry", "history_link", "history_anchor")
_KEPT = ("id", "at", "verb", "object_kind", "actor_id", "beside_kind", "beside_id")


def guarded_tables() -> tuple[str, ...]:
    """Return the tables of all models whose rows the database is to guard."""
    models = (model for model in apps.get_models() if issubclass(model, AppendOnly) and model.is_guarded)
    return tuple(model._meta.db_table for model in models)


def guard(connection: BaseDatabaseWrapper, tables: Sequence[str] = HISTORY) -> None:
    """Put the triggers on tables; those that are there already are made anew."""
    unguard(connection, tables)
    if connection.vendor == "sqlite":
        _run(connection, [_on_sqlite(table, act) for table in tables for act in ("update", "delete")])
    else:
        _run(connection, [*_FUNCTIONS, *(one for table in tables for one in _on_postgresql(table))])


def unguard(connection: BaseDatabaseWrapper, tables: Sequence[str] = HISTORY) -> None:
    """Take the triggers off: for a migration that must, and for tests that tamper."""
    on = "" if connection.vendor == "sqlite" else " ON {table}"
    statements = [
        f"DROP TRIGGER IF EXISTS {table}_{act}{on.format(table=table)}"
        for table in tables
        for act in _acts(connection)
    ]
    _run(connection, statements)


def missing_guards(connection: BaseDatabaseWrapper) -> list[str]:
    """Return the triggers that should be there and are not, or are switched off."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        else:
            cursor.execute("SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'")
        there = {row[0] for row in cursor.fetchall()}
    wanted = [f"{table}_{act}" for table in guarded_tables() for act in _acts(connection)]
    return [name for name in wanted if name not in there]


def _acts(connection: BaseDatabaseWrapper) -> tuple[str, str]:
    return ("update", "delete") if connection.vendor == "sqlite" else ("rows", "whole")


def _run(connection: BaseDatabaseWrapper, statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def _on_sqlite(table: str, act: str) -> str:
    when = _UNLESS_REDACTED if (table, act) == ("history_entry", "update") else ""
    return (
        f"CREATE TRIGGER {table}_{act} BEFORE {act.upper()} ON {table} {when} "
        f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
    )


def _on_postgresql(table: str) -> tuple[str, str]:
    function = "history_refuses" if table in HISTORY else "append_only_refuses"
    return (
        f"CREATE TRIGGER {table}_rows BEFORE UPDATE OR DELETE ON {table} "
        f"FOR EACH ROW EXECUTE FUNCTION {function}()",
        f"CREATE TRIGGER {table}_whole BEFORE TRUNCATE ON {table} EXECUTE FUNCTION {function}()",
    )


_NAMED = (
    "EXISTS (SELECT 1 FROM history_entry act WHERE act.object_kind = 'entry' "
    "AND act.object_id = CAST(OLD.id AS TEXT) AND act.verb = 'entry.redacted')"
)
_UNLESS_REDACTED = (
    "WHEN NOT (" + " AND ".join(f"NEW.{name} IS OLD.{name}" for name in _KEPT) + f" AND {_NAMED})"
)
_SAME = " AND ".join(f"NEW.{name} IS NOT DISTINCT FROM OLD.{name}" for name in _KEPT)
_FUNCTIONS = (
    f"""
    CREATE OR REPLACE FUNCTION history_refuses() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF TG_OP = 'UPDATE' AND TG_TABLE_NAME = 'history_entry' THEN
            IF {_SAME} AND {_NAMED} THEN
                RETURN NEW;
            END IF;
        END IF;
        RAISE EXCEPTION 'history is append-only';
    END $$
    """,
    """
    CREATE OR REPLACE FUNCTION append_only_refuses() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
    END $$
    """,
)
