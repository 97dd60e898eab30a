"""Open a file of others in a process that stays warm between files, and is ended where it takes too much."""

import atexit
import os
import subprocess
import sys
import threading
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict
from typing import Any

from secretariat.engines.reading import errors
from secretariat.engines.reading.guarded import bounds, frames
from secretariat.engines.reading.guarded.sending import received_of
from secretariat.engines.reading.intake.open import check_size, format_of, open_document
from secretariat.engines.reading.intake.received import Format, Limits, Received

_CHILD = (sys.executable, "-P", "-m", "secretariat.engines.reading.guarded.child")
_MOST_FILES = 200  # then a fresh process takes over: libraries keep what they have seen
_MOST_IDLE = 2
_PARSED = frozenset((Format.HTML, Format.PDF, Format.DOCX))
_REFUSALS = {
    refusal.code: refusal
    for refusal in (
        errors.Empty,
        errors.Binary,
        errors.TooLarge,
        errors.WrongEncoding,
        errors.NoText,
        errors.Locked,
        errors.Broken,
    )
}
_ADVICE = "Send another file of it, or its text."


def open_guarded(data: bytes, *, name: str, limits: Limits | None = None) -> Received:
    """Return the text of a file, as `open_document` does; what must be parsed is parsed in another process.

    Raises:
        Unreadable: as `open_document`; Overwhelming where the file takes more time or memory than `limits`
            give, or breaks the process.
    """
    limits = limits or Limits()
    check_size(len(data), name=name, limits=limits)
    if format_of(data, name) not in _PARSED:
        return open_document(data, name=name, limits=limits)
    process = _taken()
    try:
        answer = process.ask({"name": name, "limits": asdict(limits)}, data, limits.seconds)
    except TimeoutError as error:
        reason = f"opening it took more than {limits.seconds} seconds."
        raise errors.Overwhelming(name, reason, _ADVICE) from error
    except (frames.Ended, OSError, ValueError) as error:
        reason = "the process that opened it died, perhaps for want of memory."
        raise errors.Overwhelming(name, reason, _ADVICE) from error
    _given_back(process, is_sound="broke" not in answer)
    return _received(answer, name, limits)


def _received(answer: dict[str, Any], name: str, limits: Limits) -> Received:
    if "code" in answer:
        raise _REFUSALS[answer["code"]](name, answer["reason"], answer["advice"])
    if answer.get("broke") == "memory":
        reason = f"opening it took more than {limits.memory_bytes / 1e6:,.0f} MB of memory."
        raise errors.Overwhelming(name, reason, _ADVICE)
    if "broke" in answer:
        raise errors.Broken(name, f"opening it failed ({answer['broke']}).", _ADVICE)
    return received_of(answer["received"])


class Process:
    """A process that does one thing after the other for its parent."""

    def __init__(self, command: Sequence[str] = _CHILD) -> None:
        self.opened = 0
        self.is_late = False
        self.child = subprocess.Popen(  # noqa: S603 - our own command
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=bounds.told(os.environ),
            start_new_session=True,  # a group of its own, to be ended as one
        )

    def ask(self, message: dict[str, Any], data: bytes, seconds: int) -> dict[str, Any]:
        """Send a file and wait for what it holds.

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
        self.opened += 1
        return answer

    def is_fit(self) -> bool:
        """Tell whether it can open another file."""
        return self.opened < _MOST_FILES and not self.is_late and self.child.poll() is None

    def end(self) -> None:
        """End it and close its streams."""
        bounds.end_group(self.child)
        for stream in (self.child.stdin, self.child.stdout):
            with suppress(OSError):
                stream and stream.close()

    def _end_late(self) -> None:
        self.is_late = True
        bounds.end_group(self.child)


_idle: list[Process] = []  # append and pop are atomic


def _taken() -> Process:
    while True:
        try:
            process = _idle.pop()
        except IndexError:
            return Process()
        if process.is_fit():
            return process
        process.end()


def _given_back(process: Process, *, is_sound: bool) -> None:
    if is_sound and process.is_fit() and len(_idle) < _MOST_IDLE:
        _idle.append(process)
    else:
        process.end()


def end_idle() -> None:
    """End the processes that wait for files."""
    while _idle:
        _idle.pop().end()


atexit.register(end_idle)
if hasattr(os, "register_at_fork"):
    # Two processes must not talk with one.
    os.register_at_fork(after_in_child=_idle.clear)
