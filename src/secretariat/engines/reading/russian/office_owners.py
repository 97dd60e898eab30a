"""Whose an office is where the title does not say it: the state or body told beside it or before it."""

import re
from collections.abc import Sequence

from secretariat.engines.reading.russian.document import Document
from secretariat.engines.reading.russian.units import BodyNamed, Line, OfficeNamed, Place, Unit
from secretariat.engines.reading.russian.wordlists import word_set


def owner_of(document: Document, line: Line, at: int, office: OfficeNamed) -> tuple[Place | None, bool]:
    """Return the state of the title at `at`, and whether it is inferred from elsewhere in the text."""
    whose = _whose(document, line, at)
    if whose is not None:
        return whose, True
    beside = _beside(line, at)
    if beside is not None:
        return beside, False
    generic = GENERIC.fullmatch(office.value)
    inferred = (
        (_state_before(document, line) if generic else None)
        or _by_country(line, at)
        or _only_state(line, at)
        or _by_ministry(document, office)
    )
    return inferred, True


def _beside(line: Line, at: int) -> Place | None:
    """The state in "от Финляндии — министр ..." or "министр ... П. Хаависто (Финляндия)"."""
    units = line.units
    represented = _represented(units, at)
    if represented is not None:
        return represented
    after = units[at + 1 : at + 5]
    if [u.kind for u in after[:1]] == ["P"] and [u.surface for u in after[1:4:2]] == ["(", ")"]:
        place = after[2].named
        return place if isinstance(place, Place) and after[2].kind == "S" else None
    return None


_STANDS_FOR_STATE = ("представлять", "представить")


def _represented(units: Sequence[Unit], at: int) -> Place | None:
    """The state in "от Дании — министр", "Данию представлял министр", and in "Швецию — посол" after it."""
    if at < 2:
        return None
    is_dashed = units[at - 1].surface in ("—", "–", "-", ":")
    place = units[at - 2].named
    if is_dashed and isinstance(place, Place) and units[at - 2].kind == "S":
        is_from = at >= 3 and units[at - 3].lemma in ("от", "сторона")
        is_told = "a" in units[at - 2].cases and any(u.lemma in _STANDS_FOR_STATE for u in units[: at - 2])
        return place if is_from or is_told else None
    near = [u for u in units[max(0, at - 4) : at] if u.part not in ("B", "L", "C")]
    if (
        len(near) > 1
        and near[-1].lemma in _STANDS_FOR_STATE
        and near[-2].kind == "S"
        and "a" in near[-2].cases
    ):
        return near[-2].named if isinstance(near[-2].named, Place) else None
    return None


_OF_MINISTRY = re.compile(r"(?:.* )?(?:министр(?:а)? иностранных дел|МИД)|официальный представитель МИД")


def _by_ministry(document: Document, office: OfficeNamed) -> Place | None:
    """The state whose foreign ministry the text names, where it names only one: "сообщил МИД Дании"."""
    if not _OF_MINISTRY.fullmatch(office.value):
        return None
    found: dict[str, Place] = {}
    for line in document.lines:
        for one, other in zip(line.units, line.units[1:], strict=False):
            ministry, place = (one, other) if one.lemma == "мид" else (other, one)
            if ministry.lemma == "мид" and place.kind in "SA" and isinstance(place.named, Place):
                found.setdefault(place.named.key, place.named)
    return next(iter(found.values())) if len(found) == 1 else None


def _whose(document: Document, line: Line, at: int) -> Place | None:
    """The last state of the sentence before "её президент X"."""
    if at == 0 or line.units[at - 1].lemma not in ("его", "ее"):
        return None
    number = document.lines.index(line)
    earlier = document.lines[number - 1].units if number else ()
    states = [u.named for u in earlier if u.kind == "S" and isinstance(u.named, Place)]
    return states[-1] if states else None


# "президент республики": the state itself is named elsewhere.
GENERIC = re.compile(r"(?P<own>(?!глава ).+?) (?:республики|страны|государства|королевства)")


def _state_before(document: Document, line: Line) -> Place | None:
    """The state of which the sentence or the two before it speak last, if it is their only one."""
    number = document.lines.index(line)
    near = [u for one in document.lines[max(0, number - 2) : number + 1] for u in one.units]
    states = {u.named.key: u.named for u in near if u.kind == "S" and isinstance(u.named, Place)}
    return next(iter(states.values())) if len(states) == 1 else None


_SIDES = ("страна", "делегация", "сторона")
_OF_BODIES = frozenset(name.replace("_", " ") for name in word_set("offices-of-bodies"))


def of_told(document: Document, line: Line, office: OfficeNamed) -> BodyNamed | None:
    """The only organisation named so far, for an office that only organisations have."""
    if office.value not in _OF_BODIES and not office.value.startswith("заместитель генерального секретаря"):
        return None
    told: dict[str, BodyNamed] = {}
    for one in document.lines:
        for unit in one.units:
            if isinstance(unit.named, BodyNamed) and unit.named.key and unit.named.source is None:
                told.setdefault(unit.named.key, unit.named)
        if one is line:
            break
    only = next(iter(told.values())) if len(told) == 1 else None
    return None if only is None else _organisation_of(only)


def _organisation_of(body: BodyNamed) -> BodyNamed:
    span = body.organisation_span or body.span
    return BodyNamed(span, body.key, body.organisation, body.organisation, organisation_span=span)


def _by_country(line: Line, at: int) -> Place | None:
    """The state that "страна" or a delegation before a bare title means: the only one of the sentence."""
    stops = [n for n in range(at) if line.units[n].surface in (";", ":")]
    before = line.units[stops[-1] + 1 if stops else 0 : at]
    if stops and not any(u.lemma in _SIDES for u in before):
        before = line.units[:at]
    has_country = any(u.lemma in _SIDES for u in before) or any(
        isinstance(u.named, OfficeNamed) and "делегации" in u.surface for u in before
    )
    places = [u.named for u in before if isinstance(u.named, Place) and u.kind in "SA"]
    offices = [u.named for u in before if isinstance(u.named, OfficeNamed)]
    titled = [o for office in offices for o in office.organisations if isinstance(o, Place)]
    every = {p.key: p for p in [*places, *titled]}
    return next(iter(every.values())) if has_country and len(every) == 1 else None


_OF_STATE = ("министр", "премьер", "президент", "глава", "вице-премьер", "госсекретарь", "канцлер")


def _only_state(line: Line, at: int) -> Place | None:
    """The subject state of a sentence whose only state it is: "Казахстан ..., сообщил министр X"."""
    if not line.units[at].lemma.startswith(_OF_STATE):
        return None
    states = [u for u in line.units if isinstance(u.named, Place) and u.kind in "SA"]
    owners = [o for u in line.units if isinstance(u.named, OfficeNamed) for o in u.named.organisations]
    if len(states) != 1 or owners or states[0].kind != "S" or "n" not in states[0].cases:
        return None
    before = line.units[max(0, line.units.index(states[0]) - 1)]
    return states[0].named if before.part != "R" and isinstance(states[0].named, Place) else None
