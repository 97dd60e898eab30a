"""Have a text read by the rules in a process that stays warm, and is ended where a text takes too much."""

import atexit
import hashlib
import json
import os
import sys
from dataclasses import asdict
from datetime import date
from functools import lru_cache

from secretariat.engines.reading import errors
from secretariat.engines.reading.findings import Reading
from secretariat.engines.reading.gazetteer.matching import Gazetteer
from secretariat.engines.reading.gazetteer.tables import shipped
from secretariat.engines.reading.guarded import frames
from secretariat.engines.reading.guarded.opening import Process, open_guarded
from secretariat.engines.reading.guarded.sending import as_sent
from secretariat.engines.reading.intake.received import Limits
from secretariat.engines.reading.interchange_in import reading_of

_CHILD = (sys.executable, "-P", "-m", "secretariat.engines.reading.guarded.rules")
_MOST_IDLE = 1  # a language's model takes hundreds of megabytes
_ADVICE = "Split it into parts, or send another file of it."


def read_guarded(
    data: bytes,
    *,
    name: str,
    seconds: int,
    published: date | None = None,
    received: date | None = None,
    language: str = "auto",
    limits: Limits | None = None,
    gazetteer: Gazetteer | None = None,
) -> Reading:
    """Read a document as `read.read_document` does, the rules too in a process of their own.

    Args:
        seconds: for the rules, by the clock on the wall, 0 for none at all; opening the file has the time of
            `limits`.
    Raises:
        Unreadable: the file cannot be read; TookTooLong where the rules take more time, Overwhelming where
            they take more memory than `limits` give, or break the process.
    """
    limits = limits or Limits()
    opened = open_guarded(data, name=name, limits=limits)
    asked = {
        "name": name,
        "sha256": hashlib.sha256(data).hexdigest(),
        "opened": as_sent(opened),
        "published": published.isoformat() if published else None,
        "received": received.isoformat() if received else None,
        "language": language,
        "version": gazetteer.version if gazetteer else shipped().version,
        "seconds": seconds,
        "memory_bytes": limits.memory_bytes,
    }
    late = errors.TookTooLong(name, f"reading it took more than {seconds} seconds.", _ADVICE)
    if not seconds:
        raise late
    process = _taken()
    try:
        answer = process.ask(asked, _names(gazetteer) if gazetteer else b"{}", seconds)
    except TimeoutError as error:
        raise late from error
    except (frames.Ended, OSError, ValueError) as error:
        reason = "the process that read it died, perhaps for want of memory."
        raise errors.Overwhelming(name, reason, _ADVICE) from error
    _given_back(process, is_sound="broke" not in answer)
    if answer.get("broke") == "memory":
        reason = f"reading it took more than {limits.memory_bytes / 1e6:,.0f} MB of memory."
        raise errors.Overwhelming(name, reason, _ADVICE)
    if "broke" in answer:
        reason = f"the reader broke on it ({answer['broke']})."
        raise errors.Overwhelming(name, reason, _ADVICE)
    return reading_of(answer["line"])


@lru_cache(maxsize=2)
def _names(gazetteer: Gazetteer) -> bytes:
    """Return the names that a gazetteer adds to the shipped ones, as the process takes them."""
    known = shipped().patterns
    added = {code: rows[len(known.get(code, ())) :] for code, rows in gazetteer.patterns.items()}
    return json.dumps({code: [asdict(one) for one in rows] for code, rows in added.items()}).encode("ascii")


_idle: list[Process] = []  # append and pop are atomic


def _taken() -> Process:
    while True:
        try:
            process = _idle.pop()
        except IndexError:
            return Process(_CHILD)
        if process.is_fit():
            return process
        process.end()


def _given_back(process: Process, *, is_sound: bool) -> None:
    if is_sound and process.is_fit() and len(_idle) < _MOST_IDLE:
        _idle.append(process)
    else:
        process.end()


def end_idle() -> None:
    """End the process that waits for texts."""
    while _idle:
        _idle.pop().end()


atexit.register(end_idle)
if hasattr(os, "register_at_fork"):
    # Two processes must not talk with one.
    os.register_at_fork(after_in_child=_idle.clear)
