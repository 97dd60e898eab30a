"""The process that opens files of others: it computes on what it is given, and can do nothing else.

It talks with its parent over its standard streams (`frames`), writes no file, opens no connection, starts no
process, and knows no secret of its parent.
"""

import os
import sys
from typing import IO, Any

from secretariat.engines.reading.errors import Unreadable
from secretariat.engines.reading.guarded import bounds, frames
from secretariat.engines.reading.guarded.sending import as_sent
from secretariat.engines.reading.intake.open import open_document
from secretariat.engines.reading.intake.received import Limits

_FORBIDDEN = ("socket.", "subprocess.", "os.system", "os.exec", "os.fork", "os.posix_spawn", "os.spawn")
_HARMLESS = frozenset(("socket.gethostname",))  # libraries ask their own machine's name
_GRACE_SECONDS = 5  # the parent's clock comes first; this one is for a child whose parent is gone
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


def main() -> None:
    """Open files until the parent sends no more, or until one has broken something."""
    requests, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints is no answer
    bounds.bound_writing()
    sys.addaudithook(only_computing)
    while _answered(requests, answers):
        pass


def _answered(requests: IO[bytes], answers: IO[bytes]) -> bool:
    """Answer one request; False where this process should not live on."""
    try:
        asked, data = frames.receive(requests)
    except frames.Ended:
        return False
    limits = Limits(**asked["limits"])
    bounds.bound_memory(limits.memory_bytes)
    bounds.bound_processor(limits.seconds + _GRACE_SECONDS)
    answer = _opened(data, asked["name"], limits)
    frames.send(answers, answer)
    return "broke" not in answer


def _opened(data: bytes, name: str, limits: Limits) -> dict[str, Any]:
    try:
        return {"received": as_sent(open_document(data, name=name, limits=limits))}
    except Unreadable as error:
        return {"code": error.code, "reason": error.reason, "advice": error.advice}
    except MemoryError:
        return {"broke": "memory"}
    except Exception as error:
        # A library that stumbles over a file in a way of its own: the file is at fault, or we are.
        return {"broke": type(error).__name__}


def only_computing(event: str, arguments: tuple[Any, ...]) -> None:
    """Refuse whatever reaches beyond this process."""
    if event.startswith(_FORBIDDEN) and event not in _HARMLESS:
        raise PermissionError(f"{event} is not for a process that opens files of others")
    if event == "open" and isinstance(arguments[2], int) and arguments[2] & _WRITING:
        raise PermissionError("a process that opens files of others writes none")


if __name__ == "__main__":
    main()
