"""Set Django up for the commands that need the record."""

import os

import django


def set_up_to_run() -> None:
    """Load the settings for a process that works; refuses the demonstration's database."""
    set_up()
    from django.core.exceptions import ImproperlyConfigured  # noqa: PLC0415 - verbs are lazy

    from secretariat.operation.starting import refuse_demonstration  # noqa: PLC0415 - verbs are lazy

    try:
        refuse_demonstration()
    except ImproperlyConfigured as error:
        raise SystemExit(f"Error: {error}") from error
    finally:
        _let_go_of_the_database()


def _let_go_of_the_database() -> None:
    """Close every connection: the server forks, and a connection belongs to one process."""
    from django.db import connection  # noqa: PLC0415 - verbs are lazy

    connection.close()
    if connection.vendor == "postgresql":
        connection.close_pool()  # type: ignore[attr-defined]


def set_up() -> None:
    """Load the settings; fails with a sentence where one is missing."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "secretariat.config.settings")
    django.setup()


def refresh_statistics() -> None:
    """Let the database count its tables anew, so that it takes the short way; call it after much was written.

    PostgreSQL also does so by itself (autovacuum). SQLite never does, and reads all lines to find six texts.
    """
    from django.db import connection  # noqa: PLC0415 - verbs are lazy

    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA analysis_limit=1000")
        cursor.execute("ANALYZE")
