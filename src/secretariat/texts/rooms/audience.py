"""On what the shown text of a room depends: who shares all of it is shown the same, and nobody else.

Whatever the shown part of a room is made from stands in the key under which it is kept, or is not given to it
at all. So nobody can be shown what was made for somebody with other rights.
"""

from copy import copy
from dataclasses import dataclass, fields, replace

from django.utils import timezone
from django.utils.translation import get_language

from secretariat.texts.rooms.lists import RevisionRow
from secretariat.texts.rooms.look import Look, Rights
from secretariat.texts.rooms.names import Names, speakers_of
from secretariat.texts.rooms.way import Way


@dataclass(frozen=True, slots=True)
class Audience:
    """All that a shown text depends on.

    version, head: of the draft; `which`: the filter; `rights`: name → whether, for each right; `names`: code
    → name of all who have spoken, as the viewer may know them; `confidential`: (who, on what) of the
    positions held in confidence that the viewer may know; `own`: the viewer's Parties, where only theirs is
    shown.
    """

    draft: int
    version: int
    head: str
    which: str
    language: str
    zone: str
    rights: tuple[tuple[str, bool], ...]
    names: tuple[tuple[str, str], ...]
    confidential: frozenset[tuple[str, str]]
    own: frozenset[str]
    revisions: tuple[RevisionRow, ...]
    way: Way


def audience_of(look: Look, which: str, revisions: tuple[RevisionRow, ...], way: Way) -> Audience:
    """Return to which audience a viewer belongs."""
    shared = shared_of(look, which)
    confidential = (one for each in look.held.values() for one in each if one.is_confidential)
    return Audience(
        draft=look.draft.pk,
        version=look.draft.version,
        head=look.draft.head,
        which=which,
        language=get_language() or "en",
        zone=timezone.get_current_timezone_name(),
        rights=tuple((one.name, bool(getattr(look.rights, one.name))) for one in fields(Rights)),
        names=tuple(sorted(shared.names.called.items())),
        confidential=frozenset((one.actor, one.target) for one in confidential),
        own=shared.own,
        revisions=revisions,
        way=way,
    )


def shared_of(look: Look, which: str) -> Look:
    """Return the look without what is the viewer's alone: for whom they speak, and how that is called.

    Where only what is of one's own delegation is shown (`own`), for whom they speak stays.
    """
    own = look.own if which == "own" else frozenset()
    spoken = speakers_of(look.state)
    called = {code: name for code, name in look.names.called.items() if code in spoken}
    shared = copy(look)
    shared.__dict__ |= {
        "state": look.state,  # as the viewer may know it
        "steers": look.steers,
        "own": own,
        "held": look.held,
        "names": Names(called, look.names.are_shown),
        "rights": replace(look.rights, speaks_for={}),
    }
    return shared
