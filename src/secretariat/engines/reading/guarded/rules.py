"""The process in which the rules read a text of others: it computes, and can do nothing else.

It is the twin of `child`, with the same bounds. Text and names go in as JSON, the interchange format comes
out; the parent reads that strictly, so that nothing a process taken over could say is believed unlooked at.
"""

import json
import sys
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from secretariat.engines.guarded.pool import AHEAD
from secretariat.engines.guarded.serving import serve
from secretariat.engines.reading import language, read
from secretariat.engines.reading.gazetteer.matching import Gazetteer
from secretariat.engines.reading.gazetteer.patterns import Entry, Pattern
from secretariat.engines.reading.gazetteer.tables import shipped, with_patterns
from secretariat.engines.reading.guarded.sending import received_of
from secretariat.engines.reading.intake.received import Format, Received
from secretariat.engines.reading.interchange import line_of
from secretariat.engines.reading.mentions import Named

_AHEAD_TEXT = (
    "The Council met in Riga on 3 May 2026. Mr. John Smith, Minister of Foreign Affairs, took the chair."
)


def _read_ahead() -> None:
    """Load what most texts need before the first comes."""
    opened = Received(text=_AHEAD_TEXT, format=Format.PLAIN)
    read.read_opened(opened, name="", sha256="", language="en", gazetteer=shipped())


def _read(asked: Mapping[str, Any], names: bytes) -> dict[str, Any]:
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
    serve(_read, load=language.load_models, warm=_read_ahead if sys.argv[1:] == [AHEAD] else None)
