"""Processes for files of others: each stays warm between files, and is ended where one takes too much."""

import atexit
import os
import subprocess
import sys
import threading
from contextlib import suppress
from typing import Any

from secretariat.engines.guarded import bounds, frames

AHEAD = "ahead"  # said to a process that nobody waits for: it may load what the first file will need
_MOST_FILES = 200  # then a fresh process takes over: libraries keep what they have seen


class Died(Exception):  # noqa: N818 - named for what happened
    """The process ended over what it was asked."""


class Process:
    """A process that does one thing after the other for its parent."""

    def __init__(self, module: str, *words: str) -> None:
        self.asked = 0
        self.is_late = False
        self.child = subprocess.Popen(  # noqa: S603 - our own command
            (sys.executable, "-P", "-m", module, *words),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=bounds.told(os.environ),
            start_new_session=True,  # a group of its own, to be ended as one
        )

    def ask(self, message: dict[str, Any], data: bytes, seconds: int) -> dict[str, Any]:
        """Send a message with its bytes and wait for the answer.

        Raises:
            TimeoutError: no answer within `seconds`; the process was ended.
            frames.Ended, OSError, ValueError: the process died over it.
        """
        assert self.child.stdin, "it was asked for"
        assert self.child.stdout, "it was asked for"
        watch = threading.Timer(seconds, self._end_late)
        watch.start()
        try:
            frames.send(self.child.stdin, message, data)
            answer, _ = frames.receive(self.child.stdout)
        except BaseException:
            self.end()
            if self.is_late:
                raise TimeoutError from None
            raise
        finally:
            watch.cancel()
        self.asked += 1
        return answer

    def is_fit(self) -> bool:
        """Tell whether it can take another file."""
        return self.asked < _MOST_FILES and not self.is_late and self.child.poll() is None

    def end(self) -> None:
        """End it and close its streams."""
        bounds.end_group(self.child)
        for stream in (self.child.stdin, self.child.stdout):
            with suppress(OSError):
                stream and stream.close()

    def _end_late(self) -> None:
        self.is_late = True
        bounds.end_group(self.child)


class Pool:
    """The processes of one module: as many as are asked at once, few of them kept while nothing is asked."""

    def __init__(self, module: str, *, most_idle: int) -> None:
        self.module, self.most_idle = module, most_idle
        self.idle: list[Process] = []  # append and pop are atomic
        atexit.register(self.end_idle)
        if hasattr(os, "register_at_fork"):
            # Two processes must not talk with one.
            os.register_at_fork(after_in_child=self.idle.clear)

    def ask(self, message: dict[str, Any], data: bytes, seconds: int) -> dict[str, Any]:
        """Ask a process and keep it for the next, unless it says that it "broke".

        Raises:
            TimeoutError: no answer within `seconds`.
            Died: the process ended over it.
        """
        process = self._taken()
        try:
            answer = process.ask(message, data, seconds)
        except TimeoutError:
            raise
        except (frames.Ended, OSError, ValueError) as error:
            raise Died from error
        self._give_back(process, is_sound="broke" not in answer)
        return answer

    def make_ready(self) -> None:
        """Start a process where none waits, and do not wait for it: it loads what it needs meanwhile."""
        if not any(process.is_fit() for process in self.idle):
            self._give_back(Process(self.module, AHEAD), is_sound=True)

    def end_idle(self) -> None:
        """End the processes that wait."""
        while self.idle:
            self.idle.pop().end()

    def _taken(self) -> Process:
        while True:
            try:
                process = self.idle.pop()
            except IndexError:
                return Process(self.module)
            if process.is_fit():
                return process
            process.end()

    def _give_back(self, process: Process, *, is_sound: bool) -> None:
        if is_sound and process.is_fit() and len(self.idle) < self.most_idle:
            self.idle.append(process)
        else:
            process.end()
