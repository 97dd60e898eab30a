"""The process in which the rules read a text of others: it computes, and can do nothing else.

It is the twin of `child`, with the same bounds. Text and names go in as JSON, the interchange format comes
out; the parent reads that strictly, so that nothing a process taken over could say is believed unlooked at.
"""

import json
import os
import sys
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import IO, Any

from secretariat.engines.reading import language, read
from secretariat.engines.reading.gazetteer.matching import Gazetteer
from secretariat.engines.reading.gazetteer.patterns import Entry, Pattern
from secretariat.engines.reading.gazetteer.tables import shipped, with_patterns
from secretariat.engines.reading.guarded import bounds, frames
from secretariat.engines.reading.guarded.child import only_computing
from secretariat.engines.reading.guarded.pool import AHEAD
from secretariat.engines.reading.guarded.sending import received_of
from secretariat.engines.reading.intake.received import Format, Received
from secretariat.engines.reading.interchange import line_of
from secretariat.engines.reading.mentions import Named

_GRACE_SECONDS = 5  # the parent's clock comes first
_AHEAD_TEXT = (
    "The Council met in Riga on 3 May 2026. Mr. John Smith, Minister of Foreign Affairs, took the chair."
)


def main() -> None:
    """Read texts until the parent sends no more, or until one has broken something."""
    requests, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints is no answer
    language.load_models()
    bounds.bound_writing()
    sys.addaudithook(only_computing)
    if sys.argv[1:] == [AHEAD]:
        _read_ahead()
    while _answered(requests, answers):
        pass


def _read_ahead() -> None:
    """Load what most texts need before the first comes."""
    opened = Received(text=_AHEAD_TEXT, format=Format.PLAIN)
    read.read_opened(opened, name="", sha256="", language="en", gazetteer=shipped())


def _answered(requests: IO[bytes], answers: IO[bytes]) -> bool:
    try:
        asked, names = frames.receive(requests)
    except frames.Ended:
        return False
    bounds.bound_memory(asked["memory_bytes"])
    bounds.bound_processor(asked["seconds"] + _GRACE_SECONDS)
    answer = _read(asked, names)
    frames.send(answers, answer)
    return "broke" not in answer


def _read(asked: Mapping[str, Any], names: bytes) -> dict[str, Any]:
    try:
        reading = read.read_opened(
            received_of(asked["opened"]),
            name=asked["name"],
            sha256=asked["sha256"],
            published=_day(asked["published"]),
            received=_day(asked["received"]),
            language=asked["language"],
            gazetteer=_gazetteer(asked["version"], names),
            drop_unproven=True,
        )
    except MemoryError:
        return {"broke": "memory"}
    except Exception as error:
        # A defect of ours on a text that nobody foresaw: it costs this text alone.
        return {"broke": type(error).__name__}
    return {"line": line_of(reading, reader=read.READER_VERSION, with_text=True)}


@lru_cache(maxsize=2)
def _gazetteer(version: str, names: bytes) -> Gazetteer:
    added = json.loads(names)
    return with_patterns(
        shipped(), version, {code: list(map(_pattern, rows)) for code, rows in added.items()}
    )


def _pattern(row: Mapping[str, Any]) -> Pattern:
    entry = row["entry"]
    own = {name: row[name] for name in ("form", "value", "needs_support", "is_acronym")}
    return Pattern(
        entry=Entry(Named(entry["named"]), entry["key"], entry["name"]), named=Named(row["named"]), **own
    )


def _day(told: str | None) -> date | None:
    return date.fromisoformat(told) if told else None


if __name__ == "__main__":
    main()
