"""Many documents: a partition of tasks in, a partition of outcomes out, here or in a pool of processes.

`process_partition` is the one seam: it is idempotent, keeps the order, never raises for a bad file, and
everything that goes in or out can be pickled, so that another engine (a cluster) can carry it.
"""

import hashlib
import math
import multiprocessing
import os
import signal
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from secretariat.engines.reading.errors import Unreadable
from secretariat.engines.reading.findings import Remark
from secretariat.engines.reading.intake.open import check_size, format_of
from secretariat.engines.reading.intake.received import Format, Limits
from secretariat.engines.reading.interchange import line_of, unread_line
from secretariat.engines.reading.read import READER_VERSION, read_document

_MOST_IN_A_PARTITION = 16
_ONE_THREAD = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")


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
    """Yield the outcome of each task, in order, from `jobs` processes."""
    for variable in _ONE_THREAD:
        # One thread each: processes share the cores already. It counts only before numpy is imported.
        os.environ.setdefault(variable, "1")
    if jobs <= 1 or len(tasks) <= 1:
        for task in tasks:
            yield from process_partition([task])
        return
    yield from _from_pool(partitions(tasks, jobs), min(jobs, len(tasks)))


def partitions(tasks: Sequence[Task], jobs: int) -> list[Sequence[Task]]:
    """Cut tasks into runs small enough that no process waits long for another.

    >>> [len(run) for run in partitions([Task("a", "a")] * 5, jobs=2)]
    [1, 1, 1, 1, 1]
    """
    size = max(1, min(_MOST_IN_A_PARTITION, math.ceil(len(tasks) / (jobs * 4))))
    return [tasks[start : start + size] for start in range(0, len(tasks), size)]


def _from_pool(runs: Sequence[Sequence[Task]], jobs: int) -> Iterator[Outcome]:
    pool = _pool(jobs)
    try:
        futures = [pool.submit(process_partition, run) for run in runs]
        for run, future in zip(runs, futures, strict=True):
            yield from _results(run, future)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _results(run: Sequence[Task], future: "Future[list[Outcome]]") -> list[Outcome]:
    try:
        return future.result()
    except BrokenProcessPool:
        # A process died and took the pool along: each file again by itself, so that only the culprit is lost.
        return [_alone(task) for task in run]


def _alone(task: Task) -> Outcome:
    with _pool(1) as pool:
        try:
            return pool.submit(process_partition, [task]).result()[0]
        except BrokenProcessPool:
            message = f"{task.name} was not read: the process that read it died, perhaps for want of memory."
            return _failed(task, b"", "reader-died", message)


def _pool(jobs: int) -> ProcessPoolExecutor:
    # Fresh processes: a fork of one that has threads or a loaded model may hang.
    return ProcessPoolExecutor(
        jobs, mp_context=multiprocessing.get_context("spawn"), initializer=_leave_interrupts
    )


def _leave_interrupts() -> None:
    """Let the parent alone answer Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
