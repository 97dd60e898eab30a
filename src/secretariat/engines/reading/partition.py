"""Many documents: a partition of tasks in, a partition of outcomes out, here or in a crew of processes.

`process_partition` is the one seam: it is idempotent, keeps the order, never raises for a bad file, and
everything that goes in or out can be pickled, so that another engine (a cluster) can carry it.
"""

import hashlib
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from secretariat.engines.guarded.bounds import ONE_THREAD
from secretariat.engines.reading.crew import Late, in_order
from secretariat.engines.reading.errors import Unreadable
from secretariat.engines.reading.findings import Remark
from secretariat.engines.reading.intake.open import check_size, format_of
from secretariat.engines.reading.intake.received import Format, Limits
from secretariat.engines.reading.interchange import line_of, unread_line
from secretariat.engines.reading.read import READER_VERSION, read_document

_LONGEST_SECONDS = 600  # for one file; the longest that is taken reads in less, also on a busy machine
_MOST_MEMORY_BYTES = 6_000_000_000  # of address space; the models and the longest text need about half of it


@dataclass(frozen=True, slots=True)
class Task:
    """One file to read. `name` is how messages and the id call it."""

    path: str
    name: str
    published: date | None = None
    received: date | None = None
    language: str = "auto"
    with_text: bool = False
    limits: Limits = field(default_factory=Limits)


@dataclass(frozen=True, slots=True)
class Outcome:
    """The interchange object of one task; `failure` says why where the file was not read."""

    line: dict[str, Any]
    failure: str | None = None


def process_partition(tasks: Sequence[Task]) -> list[Outcome]:
    """Read the files of one partition, in order; a file that cannot be read gives an Outcome that says so."""
    return [_outcome(task) for task in tasks]


def _outcome(task: Task) -> Outcome:
    data = b""
    try:
        data = _bytes(task)
        reading = read_document(
            data,
            name=task.name,
            published=task.published,
            received=task.received,
            language=task.language,
            limits=task.limits,
            drop_unproven=True,
        )
        with_text = task.with_text or format_of(data, task.name) is not Format.PLAIN
        return Outcome(line_of(reading, reader=READER_VERSION, with_text=with_text))
    except Unreadable as error:
        return _failed(task, data, error.code, str(error))
    except OSError as error:
        return _failed(task, data, "not-opened", f"{task.name} was not read: {error.strerror or error}.")
    except Exception as error:
        # A defect of ours in one document must not cost the rest of the batch.
        message = f"{task.name} was not read: the reader failed ({type(error).__name__}: {error})."
        return _failed(task, data, "reader-failed", message)


def _bytes(task: Task) -> bytes:
    """Return the bytes of a file; one over the limit is refused by its size, before it is read."""
    path = Path(task.path)
    check_size(path.stat().st_size, name=task.name, limits=task.limits)
    return path.read_bytes()


def _failed(task: Task, data: bytes, code: str, message: str) -> Outcome:
    sha256 = hashlib.sha256(data).hexdigest() if data else None
    remark = Remark(code, message)
    return Outcome(unread_line(task.name, remark, reader=READER_VERSION, sha256=sha256), failure=message)


def read_tasks(tasks: Sequence[Task], *, jobs: int = 1) -> Iterator[Outcome]:
    """Yield the outcome of each task, in order, from `jobs` processes; a bad file never stops the rest."""
    for variable in ONE_THREAD:
        # One thread each: processes share the cores already. It counts only before numpy is imported.
        os.environ.setdefault(variable, "1")
    if len(tasks) <= 1:
        yield from process_partition(tasks)
        return
    yield from in_order(
        _alone, tasks, jobs=jobs, seconds=_LONGEST_SECONDS, memory_bytes=_MOST_MEMORY_BYTES, instead=_lost
    )


def _alone(task: Task) -> Outcome:
    return process_partition([task])[0]


def _lost(task: Task, error: Exception) -> Outcome:
    if isinstance(error, Late):
        message = f"{task.name} was not read: it took more than {_LONGEST_SECONDS} seconds. Split it."
        return _failed(task, b"", "reader-late", message)
    message = f"{task.name} was not read: the process that read it died, perhaps for want of memory."
    return _failed(task, b"", "reader-died", message)
