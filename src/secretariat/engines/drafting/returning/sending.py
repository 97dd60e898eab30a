"""What was read in a file that came back, as JSON: sent between processes, kept, and looked at strictly."""

from collections.abc import Mapping
from dataclasses import asdict, astuple
from typing import Any

from secretariat.engines.drafting.errors import BadFile, BadLog
from secretariat.engines.drafting.exporting.sheets import Form
from secretariat.engines.drafting.operations.log import edits_as_lines, edits_from_lines
from secretariat.engines.drafting.returning.values import Comment, Origin, Returned, Unread


def as_sent(returned: Returned) -> dict[str, Any]:
    """Return what was read as JSON."""
    return {
        "origin": asdict(returned.origin) if returned.origin else None,
        "authors": [
            {"author": author, "edits": edits_as_lines(edits)} for author, edits in returned.edits.items()
        ],
        "comments": [list(astuple(each)) for each in returned.comments],
        "unread": [list(astuple(each)) for each in returned.unread],
    }


def returned_of(told: Mapping[str, Any]) -> Returned:
    """Return what was read from JSON, looked at strictly: it comes from a process that had the file.

    Raises:
        BadFile: it keeps no shape.
    """
    try:
        return Returned(
            _origin(told.get("origin")),
            {str(one["author"]): list(edits_from_lines(one["edits"])) for one in told["authors"]},
            [Comment(*map(str, each)) for each in told["comments"]],
            [Unread(*map(str, each)) for each in told["unread"]],
        )
    except (BadLog, KeyError, TypeError, ValueError) as error:
        raise BadFile(f"Reading it failed ({error}).") from error


def _origin(told: Mapping[str, Any] | None) -> Origin | None:
    if told is None:
        return None
    return Origin(str(told["text"]), Form(told["form"]), int(told["count"]), bool(told["is_named"]))
