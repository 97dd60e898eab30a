"""How far a title reaches after its head word: its complement, and the organisation it ends with."""

from collections.abc import Sequence
from dataclasses import dataclass

from secretariat.engines.reading.russian.tokens import fold
from secretariat.engines.reading.russian.units import BodyNamed, Place, Unit
from secretariat.engines.reading.russian.wordlists import word_set
from secretariat.engines.reading.russian.words import PARLIAMENTS, TITLE_HEADS

_WITH_SEAT = word_set("titles-with-seat")
_MOST_UNITS = 16
_MISSIONS = ("посольство", "консульство", "генконсульство", "постпредство", "представительство")
_CLOSING_OF = {"«": "»", '"': '"', "“": "”"}


@dataclass(slots=True)
class Reach:
    """How far a title reaches while it is read."""

    last: int
    organisations: list[Place | BodyNamed]
    words: list[str]
    after_name: bool = False

    def may_go_on(self, units: Sequence[Unit], head: int) -> bool:
        """Tell whether there is a unit to take, and the title is not too long yet."""
        return self.last < len(units) and self.last - head < _MOST_UNITS


def takes(units: Sequence[Unit], reach: Reach, head: int, is_plural: bool) -> bool:
    """Take the next unit into the title if it belongs there; tell whether it did."""
    unit = units[reach.last]
    following = units[reach.last + 1] if reach.last + 1 < len(units) else None
    is_owner = unit.kind in "SBC" and "g" in unit.cases and not (reach.after_name and unit.kind == "C")
    if is_owner and isinstance(unit.named, Place | BodyNamed):
        reach.organisations.append(unit.named)
        return _advance(reach, 1, after_name=True)
    if reach.after_name:
        return _takes_after_name(units, reach, head, is_plural)
    republic = _republic(unit, following)
    if republic is not None:
        reach.organisations.append(republic)
        return _advance(reach, 2, after_name=True)
    if unit.kind == "A" and "g" in unit.cases and isinstance(unit.named, Place) and _is_genitive(following):
        reach.organisations.append(unit.named)
        return _advance(reach, 1)
    if unit.kind == "W":
        return _takes_word(units, reach, unit, following)
    return unit.kind == "X" and unit.surface in _CLOSING_OF and _takes_quoted(units, reach)


def _republic(unit: Unit, following: Unit | None) -> Place | None:
    """Return the state whose name stands unchanged after its kind: "Республики Алания"."""
    is_kind = unit.lemma == "республика" and "g" in unit.cases and unit.surface[0].isupper()
    if not is_kind or following is None or following.kind != "S" or "n" not in following.cases:
        return None
    return following.named if isinstance(following.named, Place) else None


def _is_genitive(unit: Unit | None) -> bool:
    return unit is not None and unit.kind == "W" and unit.part in "NJX" and "g" in unit.cases


def _advance(reach: Reach, by: int, *, after_name: bool = False) -> bool:
    reach.last += by
    reach.after_name = after_name or reach.after_name
    return by > 0


def _takes_word(units: Sequence[Unit], reach: Reach, unit: Unit, following: Unit | None) -> bool:
    is_acronym = unit.surface.isupper() and len(unit.surface) > 1
    if is_acronym or (unit.part in "NJFMX" and "g" in unit.cases and not _is_name_like(unit)):
        return _advance(reach, 1)
    if _is_foreign_pair(unit, following) or (following is not None and fold(unit.surface) in PARLIAMENTS):
        return _advance(reach, 2)
    if unit.lemma == "и" and following is not None and following.lemma == "по":
        return _advance(reach, 1)
    if unit.lemma in ("по", "при", "и", "в") and following is not None:
        case = {"по": "d", "при": "p", "и": "g", "в": "p"}[unit.lemma]
        if unit.lemma == "в" and units[reach.last - 1].lemma not in _WITH_SEAT:
            return False
        if unit.lemma == "и" and (following.lemma in TITLE_HEADS or following.kind != "W"):
            return False
        is_part = following.kind in "WA" and (following.part in "NJFX" or following.kind == "A")
        if (is_part and case in following.cases) or (following.kind in "SBC" and case in following.cases):
            return _advance(reach, 2)
    if unit.part in "NJ" and reach.last and _governed_by_po(units, reach.last) and "d" in unit.cases:
        return _advance(reach, 1)
    return False


def _is_foreign_pair(unit: Unit, following: Unit | None) -> bool:
    """Tell whether an unknown word and a genitive after it name an organ: "Милли Меджлиса"."""
    if following is None or following.kind != "W" or unit.surface.isupper() or not unit.surface[0].isupper():
        return False
    is_genitive = following.part == "N" and "g" in following.cases and "n" not in following.cases
    return is_genitive and following.surface[0].isupper() and unit.part in "NX"


def _is_name_like(unit: Unit) -> bool:
    return unit.part == "X" and unit.surface[0].isupper() and not unit.surface.isupper()


def _governed_by_po(units: Sequence[Unit], at: int) -> bool:
    """Tell whether the adjectives before this word follow "по"."""
    back = at - 1
    while back >= 0 and units[back].kind in "WA" and (units[back].part == "J" or units[back].kind == "A"):
        back -= 1
    return units[back].lemma == "по"


def _takes_after_name(units: Sequence[Unit], reach: Reach, head: int, is_plural: bool) -> bool:
    """After the organisation: its seat ("посол России в Турции"), or more states of a plural title."""
    unit = units[reach.last]
    following = units[reach.last + 1] if reach.last + 1 < len(units) else None
    if following is None:
        return False
    if units[head].lemma in _WITH_SEAT and unit.lemma in ("в", "при"):
        return _advance(reach, _seat_length(units, reach.last))
    is_mission = any(u.lemma in _MISSIONS for u in units[head : reach.last])
    if is_mission and unit.lemma == "в" and following.kind in "SC":
        return _advance(reach, 2)
    if unit.lemma == "по" and "d" in following.cases and following.kind in "WAS":
        return _advance(reach, _dative_length(units, reach.last + 1) + 1)
    is_joint = unit.surface in (",", "и") or unit.lemma == "и"
    is_owner = following.kind in "SB" and "g" in following.cases
    if is_plural and is_joint and is_owner and isinstance(following.named, Place | BodyNamed):
        reach.organisations.append(following.named)
        return _advance(reach, 2)
    return False


def _seat_length(units: Sequence[Unit], at: int) -> int:
    """Return how many units name a seat: "в Турции", "при уставных и других органах Содружества"."""
    end = at + 1
    if units[end].kind in "SB":
        while [u.lemma for u in units[end + 1 : end + 2]] == ["и"] and [
            u.kind for u in units[end + 2 : end + 3]
        ] == ["S"]:
            end += 2
        return end + 1 - at
    while (
        end < len(units) and units[end].kind == "W" and (units[end].part in "JF" or units[end].lemma == "и")
    ):
        end += 1
    if end >= len(units) or units[end].part != "N" or "p" not in units[end].cases:
        return 0
    is_republic = units[end].lemma == "республика"
    end += 1
    if is_republic and end < len(units) and units[end].kind == "S":
        return end + 1 - at
    is_owned = end < len(units) and units[end].kind in "SB" and "g" in units[end].cases
    return end + is_owned - at


def _dative_length(units: Sequence[Unit], first: int) -> int:
    """Return how many units "по" governs: "по иностранным делам и политике безопасности"."""
    at = first
    while (
        at < len(units) and units[at].kind in "WAS" and (units[at].kind != "W" or units[at].part in "NJFXCR")
    ):
        unit = units[at]
        is_joint = unit.lemma == "и" and at + 1 < len(units) and "d" in units[at + 1].cases
        if unit.lemma == "с" and at > first and "i" in units[at + 1 : at + 2][0].cases:
            at += 2
            continue
        if not is_joint and not set(unit.cases) & set("dg"):
            break
        at += 1
    return at - first


def _takes_quoted(units: Sequence[Unit], reach: Reach) -> bool:
    closing = _CLOSING_OF[units[reach.last].surface]
    for at in range(reach.last + 1, min(reach.last + 8, len(units))):
        if units[at].surface == closing:
            return _advance(reach, at + 1 - reach.last)
    return False
