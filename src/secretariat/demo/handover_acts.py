"""The acts around a handover of the chair: versions of the file made in time, and by a person's wish."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from secretariat.handover.actions.make_due_files import make_due_files
from secretariat.handover.actions.make_handover_file import make_handover_file
from secretariat.parties.models import Body
from secretariat.people.actor import Actor

What = Mapping[str, Any]
Play = Callable[[Body, What, Actor, datetime], None]


def _make_due_files(_body: Body, _what: What, _by: Actor, at: datetime) -> None:
    """Make what the round of the worker makes at this hour."""
    make_due_files(at=at)


def _make_handover_file(body: Body, what: What, by: Actor, at: datetime) -> None:
    make_handover_file(body=body, edition=what["edition"], by=by, at=at)


HANDOVER: Mapping[str, Play] = {
    "make_due_files": _make_due_files,
    "make_handover_file": _make_handover_file,
}
