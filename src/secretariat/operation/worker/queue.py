"""The queue of tasks: claim one, run it, try it again later, give back those of dead workers.

`django_tasks_db` keeps the rows and knows no lease: the task of a worker that is killed would stay "running"
for ever. Here a running task belongs to the last of its `worker_ids`; when that worker gives no sign of life,
the task is given back. A task may therefore run twice; each is written so that a second run changes nothing.
"""

import logging
import random
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django_tasks import TaskResultStatus
from django_tasks.signals import task_finished, task_started
from django_tasks_db.models import DBTaskResult

from secretariat.operation.worker.leases import alive
from secretariat.refusals import Refused

log = logging.getLogger(__name__)

ATTEMPTS = 5
_FIRST_WAIT_SECONDS, _LONGEST_WAIT_SECONDS = 10, 600


class GivenBack(BaseException):
    """The worker must end at once: the task that runs is given back."""


def claim(worker: str, at: datetime) -> "DBTaskResult[Any, Any] | None":
    """Take the next task for this worker, or None where nothing is due."""
    ready = DBTaskResult.objects.ready().filter(backend_name="default")
    if not ready.exists():  # without a lock: an idle worker disturbs no writer
        return None
    with transaction.atomic():
        task = ready.get_locked()
        if task is not None:
            task.claim(worker)
    return task


def run(task: "DBTaskResult[Any, Any]", at: datetime) -> None:
    """Run a claimed task and keep what became of it.

    Raises:
        GivenBack: the worker was told to end at once; the task waits for another.
    """
    backend = type(task.task.get_backend())
    try:
        result = task.task_result
        task_started.send(sender=backend, task_result=result)
        value = task.task.call(*result.args, **result.kwargs)
        task.set_successful(value)
    except GivenBack:
        give_back(task, at)
        raise
    except Refused as refusal:  # trying again would be refused again
        task.set_failed(refusal)
    except Exception as error:
        log.exception("Task %s broke at attempt %d", task.task_path, len(task.worker_ids))
        task.set_failed(error)
        if len(task.worker_ids) < ATTEMPTS:
            give_back(task, at)
            return
    task_finished.send(sender=backend, task_result=task.task_result)


def give_back(task: "DBTaskResult[Any, Any]", at: datetime) -> None:
    """Let the task wait for its next attempt; what went wrong stays written beside it."""
    task.status = TaskResultStatus.READY
    task.run_after = at + wait_before(len(task.worker_ids) + 1)
    task.save(update_fields=["status", "run_after"])


def wait_before(attempt: int) -> timedelta:
    """Return how long to wait before an attempt (2 is the second): doubled each time, with jitter."""
    seconds = min(_FIRST_WAIT_SECONDS * 2 ** (attempt - 2), _LONGEST_WAIT_SECONDS)
    return timedelta(seconds=seconds * random.uniform(0.5, 1.5))  # noqa: S311 - no secret hangs on it


def give_back_orphans(*, at: datetime) -> int:
    """Give back the running tasks of workers that no longer live; return how many."""
    living = alive(at)
    running = DBTaskResult.objects.running().values_list("pk", "worker_ids")
    orphans = [pk for pk, workers in running if not workers or workers[-1] not in living]
    return sum(_adopt(pk, living, at) for pk in orphans)


@transaction.atomic
def _adopt(pk: Any, living: frozenset[str], at: datetime) -> bool:
    task = DBTaskResult.objects.select_for_update().filter(pk=pk, status=TaskResultStatus.RUNNING).first()
    if task is None or (task.worker_ids and task.worker_ids[-1] in living):
        return False
    if len(task.worker_ids) >= ATTEMPTS:
        task.set_failed(RuntimeError(f"Its worker died while it ran, {len(task.worker_ids)} times."))
        log.error("Task %s was given up: its worker died %d times", task.task_path, len(task.worker_ids))
        return False
    task.status, task.run_after = TaskResultStatus.READY, at
    task.save(update_fields=["status", "run_after"])
    log.warning("Task %s was given back: its worker died", task.task_path)
    return True
