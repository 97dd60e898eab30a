"""Triggers by which the database itself refuses to change or delete history.

An entry may be changed only where an act of redaction names it, and never its id, moment, verb, kind of
object, actor or what stands beside it. Whoever may drop a trigger can still do all: `verify` finds that.
"""

from django.db.backends.base.base import BaseDatabaseWrapper

TABLES = ("history_entry", "history_link", "history_anchor")
_KEPT = ("id", "at", "verb", "object_kind", "actor_id", "beside_kind", "beside_id")
_SAYS = "history is append-only"


def guard(connection: BaseDatabaseWrapper) -> None:
    """Put the triggers on the tables; those that are there already are made anew."""
    unguard(connection)
    _run(connection, _SQLITE if connection.vendor == "sqlite" else _POSTGRESQL)


def unguard(connection: BaseDatabaseWrapper) -> None:
    """Take the triggers off: for a migration that must, and for tests that tamper."""
    if connection.vendor == "sqlite":
        _run(connection, [f"DROP TRIGGER IF EXISTS {name}" for name in _names_on_sqlite()])
    else:
        _run(
            connection,
            [f"DROP TRIGGER IF EXISTS {t}_{act} ON {t}" for t in TABLES for act in ("rows", "whole")],
        )


def missing_guards(connection: BaseDatabaseWrapper) -> list[str]:
    """Return the triggers that should be there and are not, or are switched off."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
            wanted = _names_on_sqlite()
        else:
            cursor.execute("SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'")
            wanted = [f"{table}_{act}" for table in TABLES for act in ("rows", "whole")]
        there = {row[0] for row in cursor.fetchall()}
    return [name for name in wanted if name not in there]


def _run(connection: BaseDatabaseWrapper, statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def _names_on_sqlite() -> list[str]:
    return [f"{table}_{act}" for table in TABLES for act in ("update", "delete")]


def _on_sqlite(table: str, act: str) -> str:
    when = _UNLESS_REDACTED if (table, act) == ("history_entry", "update") else ""
    return (
        f"CREATE TRIGGER {table}_{act} BEFORE {act.upper()} ON {table} {when} "
        f"BEGIN SELECT RAISE(ABORT, '{_SAYS}'); END"
    )


_NAMED = (
    "EXISTS (SELECT 1 FROM history_entry act WHERE act.object_kind = 'entry' "
    "AND act.object_id = CAST(OLD.id AS TEXT) AND act.verb = 'entry.redacted')"
)
_UNLESS_REDACTED = (
    "WHEN NOT (" + " AND ".join(f"NEW.{name} IS OLD.{name}" for name in _KEPT) + f" AND {_NAMED})"
)
_SQLITE = [_on_sqlite(table, act) for table in TABLES for act in ("update", "delete")]
_SAME = " AND ".join(f"NEW.{name} IS NOT DISTINCT FROM OLD.{name}" for name in _KEPT)
_POSTGRESQL = [
    f"""
    CREATE OR REPLACE FUNCTION history_refuses() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF TG_OP = 'UPDATE' AND TG_TABLE_NAME = 'history_entry' THEN
            IF {_SAME} AND {_NAMED} THEN
                RETURN NEW;
            END IF;
        END IF;
        RAISE EXCEPTION '{_SAYS}';
    END $$
    """,
    *(
        f"CREATE TRIGGER {table}_rows BEFORE UPDATE OR DELETE ON {table} "
        "FOR EACH ROW EXECUTE FUNCTION history_refuses()"
        for table in TABLES
    ),
    *(
        f"CREATE TRIGGER {table}_whole BEFORE TRUNCATE ON {table} EXECUTE FUNCTION history_refuses()"
        for table in TABLES
    ),
]
