"""The parts of a room that change while one looks at it, written once for all who are shown the same."""

from collections import Counter, OrderedDict
from dataclasses import dataclass
from threading import Lock

from django.template.loader import render_to_string

from secretariat.texts.rooms.audience import Audience, audience_of, shared_of
from secretariat.texts.rooms.lists import filters_of, revisions_of
from secretariat.texts.rooms.look import Look
from secretariat.texts.rooms.room import SHOW, room_of
from secretariat.texts.rooms.way import way_of

KEPT_TEXTS = 64


@dataclass(frozen=True, slots=True)
class Parts:
    """As HTML: what stands above the text (how far it is, the filters); the text and what is beside it."""

    bar: str
    text: str


@dataclass(frozen=True, slots=True)
class Written:
    """The text as an audience is shown it, with how many paragraphs each filter shows and who acts there."""

    text: str
    counts: tuple[tuple[str, int], ...]
    actors: tuple[frozenset[str], ...]
    hindrances: int


class _Place:
    """Where a text is kept; the first who needs it writes it, the others wait for that."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.written: Written | None = None


_kept: OrderedDict[Audience, _Place] = OrderedDict()
_lock = Lock()


def parts_of(look: Look, which: str) -> Parts:
    """Return the parts of a room for a viewer; 3 queries beside those of the look."""
    revisions, way = revisions_of(look), way_of(look)
    audience = audience_of(look, which, revisions, way)
    place = _place(audience)
    with place.lock:
        if place.written is None:
            place.written = _written(look, audience)
        written = place.written
    counts = dict(written.counts)
    if look.own:
        counts["own"] = sum(bool(actors & look.own) for actors in written.actors)
    bar = {"filters": filters_of(counts), "which": which, "hindrances": written.hindrances, "way": way}
    return Parts(render_to_string("texts/room.html#bar", bar), written.text)


def _place(audience: Audience) -> _Place:
    with _lock:
        place = _kept.setdefault(audience, _Place())
        _kept.move_to_end(audience)
        while len(_kept) > KEPT_TEXTS:
            _kept.popitem(last=False)
        return place


def _written(look: Look, audience: Audience) -> Written:
    """Write the text, from the audience and what all of it share."""
    room = room_of(shared_of(look, audience.which))
    counts = Counter({which: len(room.shown(which)) for which in SHOW if which != "own"})
    given = {
        "room": room,
        "draft": look.draft,
        "paragraphs": room.shown(audience.which),
        "which": audience.which,
        "revisions": audience.revisions,
        "way": audience.way,
    }
    return Written(
        text=render_to_string("texts/room.html#text", given),
        counts=tuple(counts.items()),
        actors=tuple(one.actors for one in room.paragraphs),
        hindrances=len(room.hindrances),
    )
