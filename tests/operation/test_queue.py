"""Queued work is run once, tried again with growing waits, and given back when its worker dies."""

from datetime import datetime, timedelta

import pytest
from django_tasks_db.models import DBTaskResult

from secretariat.operation.models import Worker
from secretariat.operation.worker import leases, queue
from secretariat.operation.worker.run import work_off
from tests.operation import tasks

pytestmark = pytest.mark.django_db
SECOND = timedelta(seconds=1)


def only() -> "DBTaskResult":
    return DBTaskResult.objects.get()


def test_a_task_runs_once_and_keeps_its_answer() -> None:
    tasks.RAN.clear()
    tasks.keep.enqueue("minutes")
    assert (work_off(), work_off()) == (1, 0)
    assert (tasks.RAN, only().status, only().return_value) == (["minutes"], "SUCCESSFUL", "MINUTES")
    assert Worker.objects.count() == 0


def test_a_task_that_breaks_waits_longer_each_time_and_then_fails(now: datetime) -> None:
    tasks.break_down.enqueue()
    waits = []
    for attempt in range(1, queue.ATTEMPTS + 1):
        DBTaskResult.objects.update(run_after=now)
        task = queue.claim(f"worker {attempt}", now)
        assert task is not None
        queue.run(task, now)
        waits.append((only().run_after - now) / SECOND)
    assert [only().status, len(only().worker_ids)] == ["FAILED", queue.ATTEMPTS]
    assert "a wheel came off" in only().traceback
    expected = [10, 20, 40, 80]
    assert all(low * 0.5 <= wait <= low * 1.5 for low, wait in zip(expected, waits[:4], strict=True))
    assert queue.claim("another", now) is None


def test_a_refused_task_is_not_tried_again(now: datetime) -> None:
    tasks.refuse.enqueue()
    work_off()
    assert (only().status, len(only().worker_ids)) == ("FAILED", 1)


def test_a_task_is_not_due_before_its_time(now: datetime) -> None:
    tasks.keep.using(run_after=datetime.now(tz=now.tzinfo) + timedelta(hours=1)).enqueue("later")
    assert queue.claim("worker", now) is None


def test_the_task_of_a_living_worker_stays_and_that_of_a_dead_one_is_given_back(now: datetime) -> None:
    tasks.keep.enqueue("minutes")
    leases.say_alive("one", now)
    assert queue.claim("one", now) is not None
    assert queue.give_back_orphans(at=now + leases.lease_time() - SECOND) == 0
    assert only().status == "RUNNING"
    later = now + leases.lease_time() + SECOND
    assert queue.give_back_orphans(at=later) == 1
    assert (only().status, only().run_after) == ("READY", later)
    leases.say_alive("two", later)
    task = queue.claim("two", later)
    assert task is not None
    assert task.worker_ids == ["one", "two"]


def test_a_task_that_kills_its_workers_is_given_up(now: datetime) -> None:
    tasks.keep.enqueue("poison")
    DBTaskResult.objects.update(status="RUNNING", worker_ids=[f"dead {n}" for n in range(queue.ATTEMPTS)])
    assert queue.give_back_orphans(at=now) == 0
    assert only().status == "FAILED"
    assert "Its worker died while it ran, 5 times." in only().traceback


def test_a_task_is_given_back_when_its_worker_must_end_at_once(now: datetime) -> None:
    tasks.keep.enqueue("minutes")
    task = queue.claim("one", now)
    assert task is not None
    queue.give_back(task, now)
    assert only().status == "READY"
    assert now < only().run_after <= now + timedelta(seconds=15)
