"""Many documents in a few processes: a file that hangs, crashes or fills the memory costs that file alone.

Each process has one file at a time and a time for it. One that is late or dead is replaced; the files of the
others are not touched.
"""

import multiprocessing
import os
import signal
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from typing import Generic, TypeVar

from secretariat.engines.guarded import bounds

Asked = TypeVar("Asked")
Answered = TypeVar("Answered")

_GRACE_SECONDS = 30  # of processor time, for a process whose parent is gone


class Late(Exception):  # noqa: N818 - named for what happened
    """No answer in the time that was given."""


class Died(Exception):  # noqa: N818 - named for what happened
    """The process ended over its work."""


def in_order(
    work: Callable[[Asked], Answered],
    all_asked: Sequence[Asked],
    *,
    jobs: int,
    seconds: float,
    memory_bytes: int,
    instead: Callable[[Asked, Exception], Answered],
) -> Iterator[Answered]:
    """Yield what `work` answers to each, in order, from `jobs` processes.

    Args:
        work: a function of a module; it and what it takes and gives can be pickled.
        seconds: for one of them, by the clock on the wall.
        memory_bytes: of address space, for one process.
        instead: what is answered where the process was Late or Died.
    """
    waiting = deque(enumerate(all_asked))
    done: dict[int, Answered] = {}
    hands = [_Hand(work, seconds, memory_bytes) for _ in range(min(jobs, len(all_asked)))]
    try:
        for index in range(len(all_asked)):
            while index not in done:
                _step(hands, waiting, done, instead)
            yield done.pop(index)
    finally:
        for hand in hands:
            hand.end()


def _step(
    hands: "Sequence[_Hand[Asked, Answered]]",
    waiting: deque[tuple[int, Asked]],
    done: dict[int, Answered],
    instead: Callable[[Asked, Exception], Answered],
) -> None:
    """Give work to whoever has none, and wait until somebody has an answer or no time left."""
    for hand in hands:
        if hand.held is None and waiting:
            hand.take(*waiting.popleft())
    busy = {hand.line: hand for hand in hands if hand.held is not None}
    soonest = min(hand.seconds_left() for hand in busy.values())
    told = wait(list(busy), timeout=max(0.0, soonest))
    for line, hand in busy.items():
        index, asked = hand.held  # type: ignore[misc]  # busy ones hold something
        try:
            if line in told:
                done[index] = hand.answer()
            elif hand.seconds_left() <= 0:
                hand.replace()
                raise Late
        except (Late, Died) as error:
            done[index] = instead(asked, error)


class _Hand(Generic[Asked, Answered]):
    """One process and what it holds; `held` is (index, what was asked), None where it is free."""

    def __init__(self, work: Callable[[Asked], Answered], seconds: float, memory_bytes: int) -> None:
        self.work, self.seconds, self.memory_bytes = work, seconds, memory_bytes
        self.held: tuple[int, Asked] | None = None
        self.until = 0.0
        self._start()

    def _start(self) -> None:
        # Fresh processes: a fork of one that has threads or a loaded model may hang.
        context = multiprocessing.get_context("spawn")
        self.line, theirs = context.Pipe()
        self.process = context.Process(
            target=_serve, args=(theirs, self.work, self.seconds, self.memory_bytes), daemon=False
        )
        self.process.start()
        theirs.close()

    def take(self, index: int, asked: Asked) -> None:
        self.held, self.until = (index, asked), time.monotonic() + self.seconds
        with suppress(OSError):  # it died while it was idle: `answer` finds out
            self.line.send(asked)

    def seconds_left(self) -> float:
        return self.until - time.monotonic()

    def answer(self) -> Answered:
        """Return what it answers.

        Raises:
            Died: it ended instead; another took its place.
        """
        try:
            answer: Answered = self.line.recv()
        except (EOFError, OSError) as error:
            self.replace()
            raise Died from error
        self.held = None
        return answer

    def replace(self) -> None:
        self.end()
        self.held = None
        self._start()

    def end(self) -> None:
        self.line.close()
        if self.held is not None:
            _end_group(self.process)
        self.process.join()
        self.process.close()


def _end_group(process: multiprocessing.process.BaseProcess) -> None:
    process.kill()
    if hasattr(os, "killpg") and process.pid:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)


def _serve(
    line: "Connection[Answered, Asked]",
    work: Callable[[Asked], Answered],
    seconds: float,
    memory_bytes: int,
) -> None:
    """Answer until the other side closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent alone answers Ctrl-C
    if hasattr(os, "setpgid"):
        os.setpgid(0, 0)
    bounds.bound_memory(memory_bytes)
    while True:
        try:
            asked = line.recv()
        except (EOFError, OSError):
            return
        bounds.bound_processor(int(seconds) + _GRACE_SECONDS)
        line.send(work(asked))
