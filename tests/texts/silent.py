"""A clean text of the union, ready for a silence procedure."""

from typing import Any

from secretariat.people.actor import Actor
from secretariat.texts.actions.move_draft import move_draft
from secretariat.texts.actions.open_silence import open_silence
from secretariat.texts.models import Draft, Silence
from tests.cast import Cast
from tests.texts.making import later, opened


def clean(cast: Cast, **more: Any) -> Draft:
    """A draft that was circulated, negotiated and called clean."""
    draft = opened(cast, **{"rule_set": "osce"} | more)
    for minute, stage in enumerate(("circulated", "in negotiation", "clean ad referendum"), 1):
        draft = move_draft(draft=draft, to=stage, by=cast.staff, at=later(minute), seen_version=draft.version)
    return draft


def silent(cast: Cast, *, by: Actor | None = None, length: int = 48, **more: Any) -> Silence:
    """A silence of some hours on a clean draft, opened at NOW plus ten minutes."""
    draft = more.pop("draft", None) or clean(cast)
    return open_silence(
        draft=draft, length=length, by=by or cast.staff, at=more.pop("at", later(10)),
        seen_version=draft.version, **more,
    )  # fmt: skip
