"""A process for files of others: it computes on what it is given, and can do nothing else.

It talks with its parent over its standard streams (`frames`), writes no file, opens no connection, starts no
process, and knows no secret of its parent.
"""

import os
import sys
from collections.abc import Callable, Mapping
from typing import IO, Any

from secretariat.engines.guarded import bounds, frames

_FORBIDDEN = ("socket.", "subprocess.", "os.system", "os.exec", "os.fork", "os.posix_spawn", "os.spawn")
_HARMLESS = frozenset(("socket.gethostname",))  # libraries ask their own machine's name
_GRACE_SECONDS = 5  # the parent's clock comes first; this one is for a child whose parent is gone
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
Answer = Callable[[Mapping[str, Any], bytes], dict[str, Any]]


def serve(
    answer: Answer, *, load: Callable[[], object] | None = None, warm: Callable[[], object] | None = None
) -> None:
    """Answer until the parent sends no more, or until something has broken.

    Args:
        answer: what is asked (with `seconds` and `memory_bytes`) and its bytes → what is said; where it says
            "broke", the process does not live on.
        load: done before anything is bound; `warm`: after it.
    """
    requests, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints is no answer
    if load:
        load()
    bounds.bound_writing()
    sys.addaudithook(only_computing)
    if warm:
        warm()
    while _answered(requests, answers, answer):
        pass


def _answered(requests: IO[bytes], answers: IO[bytes], answer: Answer) -> bool:
    """Answer one request; False where this process should not live on."""
    try:
        asked, data = frames.receive(requests)
    except frames.Ended:
        return False
    bounds.bound_memory(asked["memory_bytes"])
    bounds.bound_processor(asked["seconds"] + _GRACE_SECONDS)
    try:
        said = answer(asked, data)
    except MemoryError:
        said = {"broke": "memory"}
    except Exception as error:
        # A library that stumbles over a file in a way of its own: the file is at fault, or we are.
        said = {"broke": type(error).__name__}
    frames.send(answers, said)
    return "broke" not in said


def only_computing(event: str, arguments: tuple[Any, ...]) -> None:
    """Refuse whatever reaches beyond this process."""
    if event.startswith(_FORBIDDEN) and event not in _HARMLESS:
        raise PermissionError(f"{event} is not for a process that opens files of others")
    if event == "open" and isinstance(arguments[2], int) and arguments[2] & _WRITING:
        raise PermissionError("a process that opens files of others writes none")
