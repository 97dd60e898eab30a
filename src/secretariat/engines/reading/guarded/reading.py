"""Have a text read by the rules in a process that stays warm, and is ended where a text takes too much."""

import hashlib
import json
from dataclasses import asdict
from datetime import date
from functools import lru_cache

from secretariat.engines.guarded.pool import Died, Pool
from secretariat.engines.reading import errors
from secretariat.engines.reading.findings import Reading
from secretariat.engines.reading.gazetteer.matching import Gazetteer
from secretariat.engines.reading.gazetteer.tables import shipped
from secretariat.engines.reading.guarded import opening
from secretariat.engines.reading.guarded.opening import open_guarded
from secretariat.engines.reading.guarded.sending import as_sent
from secretariat.engines.reading.intake.received import Limits
from secretariat.engines.reading.interchange_in import reading_of

# One waits at most: a language's model takes hundreds of megabytes.
POOL = Pool("secretariat.engines.reading.guarded.rules", most_idle=1)
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
    try:
        answer = POOL.ask(asked, _names(gazetteer) if gazetteer else b"{}", seconds)
    except TimeoutError as error:
        raise late from error
    except Died as error:
        reason = "the process that read it died, perhaps for want of memory."
        raise errors.Overwhelming(name, reason, _ADVICE) from error
    if answer.get("broke") == "memory":
        reason = f"reading it took more than {limits.memory_bytes / 1e6:,.0f} MB of memory."
        raise errors.Overwhelming(name, reason, _ADVICE)
    if "broke" in answer:
        reason = f"the reader broke on it ({answer['broke']})."
        raise errors.Overwhelming(name, reason, _ADVICE)
    return reading_of(answer["line"])


def make_ready() -> None:
    """Start the processes that the next document will need, and do not wait for them."""
    for pool in (opening.POOL, POOL):
        pool.make_ready()


@lru_cache(maxsize=2)
def _names(gazetteer: Gazetteer) -> bytes:
    """Return the names that a gazetteer adds to the shipped ones, as the process takes them."""
    known = shipped().patterns
    added = {code: rows[len(known.get(code, ())) :] for code, rows in gazetteer.patterns.items()}
    return json.dumps({code: [asdict(one) for one in rows] for code, rows in added.items()}).encode("ascii")
