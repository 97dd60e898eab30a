"""Positions as written into a bracket: `CL/NZ propose; US oppose:` before it, `- EU, G77 retain` behind.

A passage counts as positions only if every name in it is an actor of the table; else it is text.
Source: docs/reference/notation.md#attributions.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from secretariat.engines.drafting.notation.actors import ActorTable, Named


class Stance(StrEnum):
    """What an actor wants of a piece of text."""

    PROPOSE = "propose"
    COSPONSOR = "cosponsor"
    SUPPORT = "support"
    RETAIN = "retain"
    CAN_LIVE_WITH = "can live with"
    RESERVE = "reserve"
    OPPOSE = "oppose"
    DELETE = "delete"

    @property
    def is_against(self) -> bool:
        """Whether it stands in the way of the text as it is."""
        return self in (Stance.OPPOSE, Stance.DELETE)


@dataclass(frozen=True, slots=True)
class Position:
    """One actor's word on one bracket.

    Attributes:
        actor: id in the table of actors.
        written: the name as it stands there.
        verb: the word that says so; empty where a bare name claims the text.
        reservation: scrutiny, study, parliamentary or substantive, where one is named.
        on_behalf_of: ids of those whom the actor speaks for.
        offset: where the name begins, in code points of the text.
    """

    actor: str
    written: str
    stance: Stance
    verb: str
    offset: int
    reservation: str = ""
    on_behalf_of: tuple[str, ...] = ()


_KINDS = "scrutiny|study|parliamentary|substantive|general"
# After the names, as `US, Japan oppose`; (words, stance). The longest that fits is taken.
_VERBS: tuple[tuple[str, Stance], ...] = (
    (r"co-?sponsor(?:s|ed)?", Stance.COSPONSOR),
    (r"can (?:live with|accept)", Stance.CAN_LIVE_WITH),
    (r"support(?:s|ed)?|agree(?:s|d)?|in favou?r|join(?:s|ed)?", Stance.SUPPORT),
    (r"retain(?:s|ed)?|keep(?:s)?|to be retained|to retain|prefers?|wishes to retain", Stance.RETAIN),
    (rf"(?:(?:{_KINDS}) )?(?:reserve(?:s|d)?|reservations?)(?: \((?:{_KINDS})\))?", Stance.RESERVE),
    (r"oppose(?:s|d)?|object(?:s|ed)?|against|cannot accept|rejects?", Stance.OPPOSE),
    (
        r"(?:to |proposes? to |would )?delet(?:e|es|ed|ion)|proposes? deletion|removes?|strike|bracket(?:s)?",
        Stance.DELETE,
    ),
    (
        r"propos(?:e|es|ed|al)|add(?:s|ed)?|insert(?:s|ed)?|suggest(?:s|ed)?|text"
        r"|alt(?:ernative)?\.?(?: ?\d{1,2})?|move to [\w .()]{1,30}",
        Stance.PROPOSE,
    ),
)
_AFTER = tuple(
    (re.compile(rf"(?P<names>.+?)(?:'s?|’s?)?\s+(?P<verb>{words})", re.IGNORECASE | re.DOTALL), stance)
    for words, stance in _VERBS
)
_BY = tuple(
    (re.compile(rf"(?P<verb>{words})(?:\s+by|:)\s+(?P<names>.+)", re.IGNORECASE | re.DOTALL), stance)
    for words, stance in _VERBS
)
_BEFORE = tuple(
    (re.compile(rf"(?P<verb>{words})\s+(?P<names>.+)", re.IGNORECASE | re.DOTALL), stance)
    for words, stance in _VERBS
)
_RESERVATION = re.compile(_KINDS, re.IGNORECASE)
_SUPPORTED = re.compile(r",?\s+(?:supported|seconded|joined) by\s+", re.IGNORECASE)
_BEHALF = re.compile(r",?\s+(?:on behalf of|for)\s+", re.IGNORECASE)
_PART = re.compile(r"[^;]+")
_PREFIX = re.compile(r"\s*([^\[\]{}:]{1,400}):(?:[ \t\xa0]+|(?=[\[\r\n])|$)")
_PARTED = re.compile(r"(?<=[\w.)]):(?=\s)|(?<=\s)[-–—](?=\s)")
_ALONE = frozenset({Stance.RETAIN, Stance.RESERVE, Stance.OPPOSE, Stance.DELETE})  # on the words beside it
_DASH = re.compile(r"(?:(?<=[\s,;.)\]])-|(?<!\w)-(?=\s)|[–—])[ \t\xa0]*")


def prefix(text: str, actors: ActorTable, *, offset: int) -> tuple[int, tuple[Position, ...]] | None:
    """Return the length of a prefix of positions with its colon and blanks, and the positions; or None.

    Args:
        text: what stands after the opening bracket.
        offset: where `text` begins in the whole text.
    """
    match = _PREFIX.match(text)
    if match is None:
        return None
    positions = read_positions(match[1], actors, offset=offset + match.start(1))
    return (match.end(), positions) if positions else None


def trailing(text: str, actors: ActorTable, *, offset: int) -> tuple[int, tuple[Position, ...]] | None:
    """Return where the dash of trailing positions stands (blanks before it included), and the positions."""
    for match in _DASH.finditer(text, max(0, len(text) - 400)):
        positions = read_positions(text[match.end() :], actors, offset=offset + match.end())
        if positions:
            return len(text[: match.start()].rstrip()), positions
    return None


def alone(text: str, actors: ActorTable, *, offset: int) -> tuple[Position, ...]:
    """Return the positions of a bracket that holds no words beside them: `US delete`, `Retain: EU`."""
    found = read_positions(_PARTED.sub(" ", text, count=1), actors, offset=offset)
    return found if all(each.verb and each.stance in _ALONE for each in found) else ()


def read_positions(text: str, actors: ActorTable, *, offset: int = 0) -> tuple[Position, ...]:
    """Return the positions of a passage; none unless all of it is names of actors and verbs.

    >>> from secretariat.engines.drafting.notation.actors import standing_actors
    >>> [(p.actor, p.stance.value) for p in read_positions("US; G77, EU delete", standing_actors())]
    [('US', 'propose'), ('G77', 'delete'), ('EU', 'delete')]
    """
    found: list[Position] = []
    for part in _PART.finditer(text):
        if not part.group().strip(" \t\r\n.,"):
            continue
        positions = _of_part(part.group(), actors, offset + part.start())
        if not positions:
            return ()
        found.extend(positions)
    return tuple(found)


def _of_part(part: str, actors: ActorTable, offset: int) -> tuple[Position, ...]:
    """Return the positions of one part between semicolons."""
    start = len(part) - len(part.lstrip())
    core = part.strip().rstrip(".,").rstrip()
    for names, verb, stance in _readings(core):
        at = offset + start + core.index(names)
        positions = tuple(_named(names, verb, stance, actors, at))
        if positions:
            return positions
    return ()


def _readings(core: str) -> Iterator[tuple[str, str, Stance]]:
    """Yield how names and verb may be parted, the likeliest first: bare names, names + verb, verb + names."""
    yield core, "", Stance.PROPOSE
    for patterns in (_AFTER, _BY, _BEFORE):
        for pattern, stance in patterns:
            match = pattern.fullmatch(core)
            if match:
                yield match["names"], match["verb"], stance


def _named(names: str, verb: str, stance: Stance, actors: ActorTable, offset: int) -> Iterator[Position]:
    """Yield one position for each name, if all are actors; supporters and those spoken for told apart."""
    speakers, *supporters = (each.rstrip(" ,") for each in _SUPPORTED.split(names))
    first, *behalf = (each.rstrip(" ,") for each in _BEHALF.split(speakers))
    groups: list[tuple[list[Named], Stance]] = []
    for text, wanted in [(first, stance), *((each, Stance.SUPPORT) for each in supporters)]:
        found = actors.names_in(text)
        if not found:
            return
        groups.append(([named.moved(names.index(text)) for named in found], wanted))
    represented: list[str] = []
    for text in behalf:
        found = actors.names_in(text)
        if not found:
            return
        represented.extend(named.actor for named in found)
    kind = _RESERVATION.search(verb)
    reservation = kind.group().lower() if kind and stance is Stance.RESERVE else ""
    for members, wanted in groups:
        is_own = wanted is stance and members is groups[0][0]
        for named in members:
            yield Position(
                named.actor, named.written, wanted, verb if is_own else "supported", offset + named.start,
                reservation if is_own else "", tuple(represented) if is_own else (),
            )  # fmt: skip
