"""What a body has unfinished: each slice registers the kinds of open work that it holds.

A slice registers a kind when its app is ready (`SLICE/unfinished.py`):

    holds("draft", gather=drafts_open)

`handover` collects them into the file for the next chair; a test walks all models, so that none that can hold
open work has no kind there (`handover/covered.py`).
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from secretariat.distribution import Viewer
from secretariat.parties.models import Body


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked: of a body and its organs (itself first), as who, on which day, in which language."""

    viewer: Viewer
    body: Body
    bodies: tuple[Body, ...]
    on: date
    at: datetime
    language: str = "en"

    @property
    def keys(self) -> tuple[int, ...]:
        """The primary keys of the bodies."""
        return tuple(body.pk for body in self.bodies)

    @property
    def slugs(self) -> tuple[str, ...]:
        """The slugs of the bodies."""
        return tuple(body.slug for body in self.bodies)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenItem:
    """One thing that is not finished.

    Attributes:
        kind: as registered; with `id` it names the item for ever.
        words: what it is, so that a stranger understands it.
        body: slug of the body or organ whose it is.
        owners: who owes it or holds it up, in words.
        since, due: EDTF, "" where not known: since when it is open, by when it is to be done.
        state: how it stands, in words.
        next: the obstacle, the next step, or the last word on it.
        source: from which document, meeting or paragraph it comes.
        under: who held the chair when it was taken on, in words.
        url: where it is seen.
    """

    kind: str
    id: str
    words: str
    body: str
    url: str
    owners: tuple[str, ...] = ()
    since: str = ""
    due: str = ""
    state: str = ""
    next: str = ""
    source: str = ""
    under: str = ""


Gather = Callable[[Asked], Sequence[OpenItem]]
Ended = Callable[[Asked, Iterable[str]], frozenset[str]]
HELD: dict[str, Gather] = {}
ENDED: dict[str, Ended] = {}


def holds(*kinds: str, gather: Gather) -> None:
    """Register kinds of open work; `gather` returns the items of all of them in a fixed number of queries."""
    for kind in kinds:
        assert HELD.setdefault(kind, gather) is gather, f"two kinds of open work called {kind}"


def ends(kind: str, *, by: Ended) -> None:
    """Register who says, from above, which lines (public ids) of a kind are no longer open."""
    assert ENDED.setdefault(kind, by) is by, f"two words on the end of {kind}"


def gathered(asked: Asked) -> list[OpenItem]:
    """Return all open items, each once, in the order in which the slices stand."""
    items: list[OpenItem] = []
    for gather in dict.fromkeys(HELD.values()):
        items.extend(gather(asked))
    for kind, ended in ENDED.items():
        gone = ended(asked, [one.id for one in items if one.kind == kind])
        items = [one for one in items if one.kind != kind or one.id not in gone]
    seen = [(one.kind, one.id) for one in items]
    assert len(seen) == len(set(seen)), "an item is told twice"
    assert {kind for kind, _ in seen} <= set(HELD), "an item of a kind that nobody registered"
    return items
