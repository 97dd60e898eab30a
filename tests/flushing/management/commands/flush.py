from typing import Any

from django.core.management.commands import flush
from django.db import connections

from secretariat.history.guards import guard, guarded_tables, unguard


class Command(flush.Command):
    """Empty all tables, those that refuse it too."""

    def handle(self, **options: Any) -> None:
        connection = connections[options["database"]]
        unguard(connection, guarded_tables())
        try:
            super().handle(**options)
        finally:
            guard(connection, guarded_tables())
