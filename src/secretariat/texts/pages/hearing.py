"""What listeners of a room are told when it changes: its parts, made once for all who are shown the same.

A part is put on a line only where its listener is still just who they were when the line was opened:
session, account and seats are read again, in few queries for all, and the rights follow from them anew.
Whoever changed in any way hears only that something happened, and asks for the page by their own rights.
"""

import json
import logging
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from django.db import connection
from django.utils import timezone, translation

from secretariat.bodies.standing import SignedIn, Standing, standings_of
from secretariat.evidence.reach import named_as_readers
from secretariat.people.actor import DELEGATION, Actor, Seat
from secretariat.texts.live import Line, Listener, Put, bare
from secretariat.texts.models import Draft
from secretariat.texts.pages.looking import drafts_for
from secretariat.texts.pages.parts import parts_of
from secretariat.texts.rooms.look import Look
from secretariat.texts.rooms.visits import note_present

log = logging.getLogger("secretariat.texts")
Kind = tuple[frozenset[tuple[str, str, str | None]], int | None, str, str, str]


def standing_for(draft: Draft, viewer: Actor, session_key: str | None, which: str) -> Listener:
    """Return who listens, as they stand now."""
    signed_in = standing = None
    if viewer.account_id is not None and session_key and not viewer.is_looking and viewer.behalf is None:
        signed_in = SignedIn(session_key, viewer.account_id)
        found = standings_of([signed_in]).get(signed_in)
        standing = found if found and found.seats == viewer.seats else None
    language = translation.get_language() or "en"
    zone = timezone.get_current_timezone_name()
    return Listener(draft.pk, draft.version, viewer, which, language, zone, signed_in, standing)


def tell(draft: int, version: int, lines: Collection[Line], put: Put) -> None:
    """Put the parts of a room on the lines of those who are who they were, and a bare word on all others.

    Queries: those of `standings_of`, 4 to know who is named as a reader, then those of a look and its parts
    for each kind of listener, and those of `note_present`.
    """
    left, told = set(lines), dict[int | None, int]()
    try:
        for kind in _kinds(lines):
            found = _news(draft, kind[0].listener)
            if found:
                for line in kind:
                    put(line, found.version, found.event)
                left -= set(kind)
                told.update({one.listener.actor.account_id: found.count for one in kind})
        note_present(draft, told, timezone.now())
    except Exception:
        log.exception("The parts of a room could not be made; its listeners ask for the page.")
    finally:
        for line in left:
            put(line, version, bare(version))
        connection.close()  # the thread keeps none


def _kinds(lines: Collection[Line]) -> Iterator[list[Line]]:
    """Yield the lines of those who are as they were, by all that rights rest on; most of whose like first."""
    told = [line.listener for line in lines]
    now = standings_of(one.signed_in for one in told if one.signed_in)
    named = named_as_readers(one.account_id for one in now) | _named_here(one.account_id for one in now)
    kinds: dict[Kind, list[Line]] = {}
    for line in lines:
        one = line.listener
        if one.actor.is_signed_in and not (one.signed_in and _is_as_it_was(one, now.get(one.signed_in))):
            continue
        account = one.actor.account_id if one.actor.account_id in named else None
        kind = (frozenset(map(_sat, one.actor.seats)), account, one.which, one.language, one.zone)
        kinds.setdefault(kind, []).append(line)
    like = Counter(_office(line.listener.actor) for kind in kinds.values() for line in kind)
    yield from sorted(kinds.values(), key=lambda kind: -like[_office(kind[0].listener.actor)])


def _sat(seat: Seat) -> tuple[str, str, str | None]:
    """Return a seat as the rules of a room know it: all of a delegation have the same rights there."""
    return (seat.body, "delegation" if seat.role in DELEGATION else seat.role, seat.party)


def _office(actor: Actor) -> frozenset[tuple[str, str]]:
    return frozenset((body, role) for body, role, _party in map(_sat, actor.seats))


def _is_as_it_was(listener: Listener, now: Standing | None) -> bool:
    return listener.standing is not None and listener.standing == now


def _named_here(accounts: Iterable[int]) -> frozenset[int]:
    """Return the accounts among these that some draft names as its readers."""
    rows = Draft.readers.through.objects.filter(account__in=list(accounts))
    return frozenset(rows.values_list("account_id", flat=True))


@dataclass(frozen=True, slots=True)
class _News:
    version: int
    count: int
    event: bytes


def _news(draft: int, listener: Listener) -> _News | None:
    """Return the event that shows a draft; None where it is not to be seen."""
    with translation.override(listener.language), timezone.override(listener.zone):
        found = drafts_for(listener.actor).filter(pk=draft).first()
        if found is None:
            return None
        parts = parts_of(Look(found, listener.actor, timezone.now()), listener.which)
    told = json.dumps({"version": found.version, "bar": parts.bar, "text": parts.text}, ensure_ascii=False)
    return _News(found.version, found.count, f"event: room\ndata: {told}\n\n".encode())
