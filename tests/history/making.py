"""Entries to chain, and hands that tamper with them."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.db import connection

from secretariat.history.actions.chain_entries import chain_entries
from secretariat.history.actions.record import record
from secretariat.history.guards import guard, unguard
from secretariat.history.models import Entry
from secretariat.history.queries import checked_history
from tests.cast import Cast


def acts(cast: Cast, at: datetime, count: int = 3) -> list[Entry]:
    """Record some acts of the staff, and chain all there is."""
    made = [
        record("body.renamed", on=cast.union, by=cast.staff, at=at, before=f"A{n}", after=f"B{n}")
        for n in range(count)
    ]
    chain_entries(at=at)
    return made


@contextmanager
def unguarded() -> Iterator[None]:
    """Do what somebody can who may drop triggers."""
    unguard(connection)
    yield
    guard(connection)


def sql(statement: str, *values: Any) -> None:
    """Run a statement past all of the product's code."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def found() -> list[str]:
    """Return what is wrong with the history, in sentences."""
    return [flaw.sentence for flaw in checked_history().report.flaws]
