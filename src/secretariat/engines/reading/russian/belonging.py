"""Whether a list or a verb tells of the members of a body, or of those who share in something else."""

from collections.abc import Sequence

from secretariat.engines.reading.russian.patterns import Match
from secretariat.engines.reading.russian.units import BodyNamed, Line, Unit
from secretariat.engines.reading.russian.wordlists import word_set
from secretariat.engines.reading.russian.words import MEETING_NOUNS

_OF_BODIES = word_set("belonging-of-bodies")
_SHARED = word_set("belonging-shared")
_MEMBERS = ("член", "участник", "участница", "наблюдатель", "партнер")
_PARTAKERS = ("участник", "участница")
_STATES = ("страна", "государство", "республика", "держава")
_PRONOUNS = ("он", "она", "оно", "его", "ее")


def tells_of_body(match: Match, lines: Sequence[Line], number: int) -> bool:
    """Tell whether those whom a match names belong to the body that it names or means."""
    unit = match.unit("body")
    if unit is None:
        return _means_told(match, lines, number)
    body = unit.named
    is_part = isinstance(body, BodyNamed) and bool(body.organ) and body.organ_kind != "assembly"
    is_bracket = _follows(match.line, match.groups["body"], "(") and match.first == match.groups["body"]
    is_of_meeting = is_bracket and _noun_before(match.line, match.first) in MEETING_NOUNS
    return not is_part and not is_of_meeting and not _is_of_another(match)


def _means_told(match: Match, lines: Sequence[Line], number: int) -> bool:
    """Tell whether a match without a body means the one told of before, and nothing named since."""
    units = match.line.units[match.first : match.groups["party"]]
    words = [u.lemma for u in units]
    if "который" in words:
        return False
    if _is_of_another(match) or _is_of_partakers(match.line, match.first, units):
        return False
    is_pointing = any(word in _PRONOUNS for word in words) or "присоединиться" in words
    return not is_pointing or not _names_another(match, lines, number)


def _is_of_another(match: Match) -> bool:
    """Tell whether the members are those of something else: "участники встречи", "члены бюро"."""
    units = match.line.units
    for at in range(match.first, match.groups["party"]):
        if units[at].lemma not in _MEMBERS or units[at].kind != "W":
            continue
        after = next((u for u in units[at + 1 :] if u.part not in "JF" and u.kind not in "AQ"), None)
        is_sent = after is not None and after.lemma == "от"
        is_owner = after is not None and after.kind == "W" and after.part == "N" and "g" in after.cases
        if is_sent or (is_owner and after is not None and after.lemma not in _OF_BODIES):
            return True
    return False


_UNIONS = ("союз", "организация", "объединение", "содружество", "альянс", "блок", "ассоциация", "сообщество")


def _is_of_partakers(line: Line, first: int, units: Sequence[Unit]) -> bool:
    """Tell whether "участники" stands alone: those who took part in a meeting, not states of a body."""
    at = next((n for n, u in enumerate(units) if u.lemma in _PARTAKERS), None)
    if at is None:
        return False
    if any(u.lemma in _UNIONS and "g" in u.cases for u in units[at + 1 : at + 2]):
        return False  # "участники союза"
    near = line.units[max(0, first + at - 2) : first + at]
    return not any(u.lemma in _STATES or u.lemma in _PRONOUNS for u in near)


def _names_another(match: Match, lines: Sequence[Line], number: int) -> bool:
    """Tell whether a text or a group was named just before, which a pronoun may mean."""
    line = match.line
    before = [*(lines[number - 1].units if number else ()), *line.units[: match.first]]
    return any(u.kind == "W" and u.part == "N" and u.lemma in _SHARED for u in before)


def _follows(line: Line, at: int, sign: str) -> bool:
    return at + 1 < len(line.units) and line.units[at + 1].surface == sign


def _noun_before(line: Line, at: int) -> str:
    return line.units[at - 1].lemma if at else ""
