"""The doctor's visit, in order: where the database does not answer, what stands in it is not looked at."""

from collections.abc import Callable, Iterator

from django.db import DatabaseError, InterfaceError, connection

from secretariat.operation.doctor import machine, record
from secretariat.operation.doctor.diagnosis import Diagnosis, Level, ill, well

Look = Callable[[], Iterator[Diagnosis]]

_MACHINE: tuple[Look, ...] = (
    machine.configuration,
    machine.secret,
    machine.hosts,
    machine.disk,
    machine.permissions,
    machine.mail,
    machine.certificate,
)
_RECORD: tuple[Look, ...] = (
    record.demonstration,
    record.clock,
    record.worker,
    record.letters,
    record.history,
    record.texts,
)


def visit(*, all_originals: bool = False) -> list[Diagnosis]:
    """Look everything over; a look that breaks is a diagnosis too."""
    found = [diagnosis for look in _MACHINE for diagnosis in _looked(look)]
    database = list(_looked(_database))
    found += database
    if database[-1].level is Level.ILL:
        return found
    found += [diagnosis for look in _RECORD for diagnosis in _looked(look)]
    return [*found, *_looked(lambda: record.originals(all_of_them=all_originals))]


def _database() -> Iterator[Diagnosis]:
    try:
        connection.ensure_connection()
    except (DatabaseError, InterfaceError) as error:
        yield ill("database", f"it does not answer: {error}".strip(), "Look at DATABASE_URL and the server.")
        return
    yield well("database", f"{connection.vendor} answers")
    yield from record.migrations()


def _looked(look: Look) -> list[Diagnosis]:
    try:
        return list(look())
    except Exception as error:
        name = getattr(look, "__name__", "originals")
        return [ill(name, f"the look itself broke: {error!r}", "Report this with the output of `--json`.")]
