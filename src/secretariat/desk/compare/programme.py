"""Which meetings of a document belong to the programme of a visit that it tells of. Pure."""

from collections.abc import Mapping
from typing import Any

from secretariat.desk.compare.dates import on
from secretariat.desk.compare.fields import meets
from secretariat.engines.values.names import same_person

_NEVER = {"visit", "summit"}
_SURE = 0.9


def visits_of(meetings: Mapping[int, Mapping[str, Any]]) -> dict[int, int]:
    """Return meeting → visit for those that the same visitor had within the days of the visit.

    A meeting of a body, one that was not held, and one that may as well belong to another visit stay apart.

    Args:
        meetings: key → fields of the finding.
    """
    visits = {
        key: value for key, value in meetings.items() if value["type"] == "visit" and value["participants"]
    }
    found = {}
    for key, value in meetings.items():
        fitting = [visit for visit, about in visits.items() if key != visit and _belongs(value, about)]
        if len(fitting) == 1:
            found[key] = fitting[0]
    return found


def _belongs(meeting: Mapping[str, Any], visit: Mapping[str, Any]) -> bool:
    if meeting["type"] in _NEVER or meeting["body"] or meeting["status"] != visit["status"]:
        return False
    if not any(_same(words, visit["participants"][0]) for words in meeting["participants"]):
        return False
    return meets(on(meeting["start"], meeting["end"]), on(visit["start"], visit["end"]))


def _same(one: str, other: str) -> bool:
    likeness = same_person(one, other)
    return one == other or bool(likeness and likeness.score >= _SURE)
