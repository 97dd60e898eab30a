"""The worker process: a heart that beats, a thread for each round, and tasks one after the other."""

import logging
import os
import signal
import socket
import threading
from collections.abc import Callable
from functools import partial
from types import FrameType
from typing import Any

from django.conf import settings
from django.db import DatabaseError, InterfaceError, close_old_connections, connections
from django.utils import timezone

from secretariat.ids import new_public_id
from secretariat.operation.worker import leases, queue
from secretariat.operation.worker.rounds import Round, rounds

log = logging.getLogger(__name__)

_IDLE_SECONDS = 0.5
_LEASE = "rounds"


class Working:
    """One worker from its first beat to its farewell."""

    def __init__(self, *, parent: int | None = None) -> None:
        self.name = f"{socket.gethostname()[:40]}-{os.getpid()}-{new_public_id()}"
        self.parent = parent  # ends with this process, where one is named
        self.stop = threading.Event()
        self.leads = False
        self.is_at_task = False
        self.lost: Any = None  # a task whose end could not be written

    def run(self) -> None:
        """Work until told to stop; end the task at hand first."""
        self._beat()
        threads = [self._thread(self._heart, "heart")]
        threads += [self._thread(partial(self._walk, each), each.name) for each in rounds()]
        try:
            while not self.stop.is_set():
                if not self._quietly(self._one_task):
                    self.stop.wait(_IDLE_SECONDS)
        except queue.GivenBack:
            pass
        finally:
            self.stop.set()
            for thread in threads:
                thread.join(timeout=settings.LEASE_SECONDS)
            self._quietly(lambda: leases.say_farewell(self.name))
            connections.close_all()

    def heed_signals(self) -> None:
        """Stop in order at the first SIGTERM or SIGINT; at the second give the task back and end at once."""
        for which in (signal.SIGTERM, signal.SIGINT):
            signal.signal(which, self._told_to_stop)

    def _told_to_stop(self, signum: int, frame: FrameType | None) -> None:
        if self.stop.is_set() and self.is_at_task:
            raise queue.GivenBack
        self.stop.set()

    def _one_task(self) -> bool:
        if self.lost is not None:
            queue.give_back(self.lost, timezone.now())
            self.lost = None
        task = queue.claim(self.name, timezone.now())
        if task is None:
            return False
        self.is_at_task, self.lost = True, task
        try:
            queue.run(task, timezone.now())
            self.lost = None
        finally:
            self.is_at_task = False
        return True

    def _beat(self) -> None:
        now = timezone.now()
        leases.say_alive(self.name, now)
        self.leads = leases.take(_LEASE, self.name, now)

    def _heart(self) -> None:
        while not self.stop.wait(settings.LEASE_SECONDS / 5):
            self._quietly(self._beat)
            if self.parent is not None and os.getppid() != self.parent:
                self.stop.set()

    def _walk(self, each: Round) -> None:
        while not self.stop.is_set():
            if self.leads:
                self._quietly(lambda: each.call(at=timezone.now()))
            self.stop.wait(each.every_seconds if self.leads else min(each.every_seconds, 1))

    def _quietly(self, act: Callable[[], Any]) -> Any:
        """Do it; where it breaks, say so and go on: a worker outlives its database and a broken round."""
        try:
            return act()
        except (DatabaseError, InterfaceError) as error:
            log.warning("The database did not answer a worker (%s)", type(error).__name__)
            self.stop.wait(1)
        except Exception:
            log.exception("A round broke")
        finally:
            close_old_connections()
        return None

    def _thread(self, target: Callable[[], None], name: str) -> threading.Thread:
        def run() -> None:
            try:
                target()
            finally:
                connections.close_all()

        thread = threading.Thread(target=run, name=name, daemon=True)
        thread.start()
        return thread


def work_off() -> int:
    """Run what is due now, in this process, until nothing is; return how many tasks ran."""
    ran, name = 0, f"once-{new_public_id()}"
    try:
        while True:
            leases.say_alive(name, timezone.now())
            task = queue.claim(name, timezone.now())
            if task is None:
                return ran
            queue.run(task, timezone.now())
            ran += 1
    finally:
        leases.say_farewell(name)
