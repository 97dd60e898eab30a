"""What can be drafted from the record. A new kind of draft registers itself here; nothing else need know it.

    @draft("commitments", _("What was undertaken"), line_kind="text")
    def undertaken(line: Line) -> Drafted | None: ...

The function reads what the *public* may see (`NOBODY`): a draft then says nothing that a reader could not
follow. None: the line tells nothing from which this could be drafted.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise

from secretariat.evidence.models import Line
from secretariat.notices.sentences import Words


@dataclass(frozen=True, slots=True)
class Drafted:
    """A draft in English: its title and words with their lines, and what is known of its dateline."""

    title: str
    words: Words
    place: str = ""
    day: date | None = None


Drafter = Callable[[Line], Drafted | None]


@dataclass(frozen=True, slots=True)
class DraftKind:
    """One kind of draft: its key in addresses, its name, the kind of line it is made from."""

    key: str
    name: Promise | str
    line_kind: str
    made: Drafter


DRAFTS: dict[str, DraftKind] = {}


def draft(key: str, name: Promise | str, *, line_kind: str) -> Callable[[Drafter], Drafter]:
    """Register what drafts notices from lines of a kind."""

    def register(made: Drafter) -> Drafter:
        assert key not in DRAFTS, f"two ways to draft {key}"
        DRAFTS[key] = DraftKind(key, name, line_kind, made)
        return made

    return register


def drafts_for(line: Line) -> tuple[DraftKind, ...]:
    """Return what can be drafted from a line of this kind, in the order of registration."""
    return tuple(kind for kind in DRAFTS.values() if kind.line_kind == line.kind)
