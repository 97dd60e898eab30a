"""What a process may use before the system stops it; where a system keeps no such limits, the clock does."""

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Mapping

if sys.platform != "win32":
    import resource

_NO_FILE_BYTES = 0
_OPEN_FILES = 64
# Where several processes compute, more threads for each only cost.
ONE_THREAD = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")
# All that a process for files of others is told; keys, passwords and addresses of databases stay outside.
_TOLD = ("PATH", "PYTHONPATH", "PYTHONHOME", "SYSTEMROOT", "TMPDIR", "TEMP", "LANG", "LC_ALL", "TZ")


def told(environment: Mapping[str, str]) -> dict[str, str]:
    """Return what of an environment a process for files of others may know."""
    kept = {name: environment[name] for name in _TOLD if name in environment}
    return kept | dict.fromkeys(ONE_THREAD, "1") | {"PYTHONDONTWRITEBYTECODE": "1"}


def bound_memory(limit_bytes: int) -> None:
    """Let this process ask for no more memory than this; it then gets a MemoryError."""
    if sys.platform != "win32":
        _bound(resource.RLIMIT_AS, limit_bytes, soft_only=True)


def bound_writing() -> None:
    """Let this process write no file, open few, and leave no image of its memory when it dies."""
    if sys.platform != "win32":
        _bound(resource.RLIMIT_FSIZE, _NO_FILE_BYTES)
        _bound(resource.RLIMIT_CORE, _NO_FILE_BYTES)
        _bound(resource.RLIMIT_NOFILE, _OPEN_FILES)


def bound_processor(seconds: int) -> None:
    """Let this process compute for so many seconds from now; then the system ends it."""
    if sys.platform != "win32":
        used = resource.getrusage(resource.RUSAGE_SELF)
        _bound(resource.RLIMIT_CPU, int(used.ru_utime + used.ru_stime) + seconds + 1, soft_only=True)


def _bound(which: int, limit: int, *, soft_only: bool = False) -> None:
    """Set a limit, never above the one set before; some systems name a limit and refuse to keep it."""
    if sys.platform != "win32":
        hard = resource.getrlimit(which)[1]
        limit = limit if hard == resource.RLIM_INFINITY else min(limit, hard)
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(which, (limit, hard if soft_only else limit))


def end_group(process: "subprocess.Popen[bytes]") -> None:
    """End a process that leads its group, and whatever it started."""
    if process.poll() is None:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            if sys.platform == "win32":
                process.kill()
            else:
                os.killpg(process.pid, signal.SIGKILL)
    process.wait()
