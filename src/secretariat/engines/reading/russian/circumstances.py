"""When, where and whether: what a line says round the name of a meeting."""

from dataclasses import dataclass
from itertools import pairwise

from secretariat.engines.reading.mentions import DateMention
from secretariat.engines.reading.russian.lexicon import capital_of
from secretariat.engines.reading.russian.morphology import in_nominative, is_place_or_unknown
from secretariat.engines.reading.russian.units import Line, Place
from secretariat.engines.reading.russian.wordlists import word_set
from secretariat.engines.values.spans import Span

HAPPENS = word_set("circumstances-happens")
_DONE_TO = word_set("circumstances-done-to")
_AHEAD = word_set("circumstances-ahead")
_POSTPONED = word_set("circumstances-postponed")
_CANCELLED = word_set("circumstances-cancelled")
_ATTENDED = word_set("circumstances-attended")
STATUS_VERBS = HAPPENS | _DONE_TO | _AHEAD | _POSTPONED | _CANCELLED | _ATTENDED
_FAR = 14
_NOT_WHEN = word_set("circumstances-not-when")


@dataclass(frozen=True, slots=True)
class Status:
    """Whether a meeting took place, and the word that says so."""

    value: str
    at: int


def status_of(line: Line, first: int, last: int) -> Status | None:
    """Return the status that the nearest verb gives to the meeting named by units `first` to `last`."""
    found: list[tuple[int, Status]] = []
    for at, unit in enumerate(line.units):
        if first <= at < last or unit.kind != "W":
            continue
        distance = first - at if at < first else at - last + 1
        if distance <= _FAR and not _is_apart(line, at, first, last):
            value = _said(line, at)
            if value is not None:
                found.append((distance, Status(value, at)))
    own = _own_participle(line, last)
    if own is not None and _is_dependent(line, first):
        value = _said(line, own)
        if value is not None:
            return Status(value, own)
    # A finite verb says what became of a meeting; a participle beside it ("запланированное") what was meant.
    finite = [pair for pair in found if line.units[pair[1].at].part != "F"]
    called_off = [pair for pair in finite if pair[1].value in ("postponed", "cancelled")]
    if called_off and all(pair[1].value != "held" for pair in finite):
        return min(called_off, key=lambda pair: pair[0])[1]
    return min(finite or found, key=lambda pair: pair[0])[1] if found else None


def _own_participle(line: Line, last: int) -> int | None:
    """Return the participle that tells when the meeting before it is: "заседания, намеченного на май"."""
    following = line.units[last : last + 2]
    is_participle = len(following) == 2 and following[0].surface == "," and following[1].part == "F"
    is_of_meeting = is_participle and following[1].lemma in STATUS_VERBS | {"назначить"}
    return last + 1 if is_of_meeting else None


def _is_dependent(line: Line, first: int) -> bool:
    """Tell whether a meeting depends on a preposition or noun before it: "в преддверии заседания"."""
    before = line.units[first - 1] if first else None
    return before is not None and (
        before.part == "R" or (before.part == "N" and "g" in line.units[first].cases)
    )


def _is_apart(line: Line, at: int, first: int, last: int) -> bool:
    """Tell whether a clause ends between the word and the meeting; a participle after a comma does not."""
    between = line.units[at + 1 : first] if at < first else line.units[last:at]
    if any(u.surface in (";", ":", "«", "»") for u in between):
        return True
    if line.units[at].lemma in _POSTPONED and first and line.units[first - 1].lemma == "на" and at < first:
        return True  # something else was put off till this meeting
    commas = [u for u in between if u.surface == ","]
    return bool(commas) and line.units[at].part != "F" and not _which(line, last)


def _which(line: Line, last: int) -> bool:
    """Tell whether a relative clause or a participle follows: "заседание, намеченное на май, отменено"."""
    following = line.units[last : last + 3]
    is_participle = len(following) > 1 and following[0].surface == "," and following[1].part == "F"
    return is_participle or any(u.lemma == "который" for u in following)


def _said(line: Line, at: int) -> str | None:
    unit = line.units[at]
    before = {u.lemma for u in line.units[max(0, at - 2) : at]}
    is_denied = line.units[at - 1].lemma == "не" if at else False
    if unit.lemma in _POSTPONED and unit.part in "SVF":
        return None if is_denied else "postponed"
    if unit.lemma in _CANCELLED and unit.part in "SVF":
        return None if is_denied else "cancelled"
    if unit.lemma == "предстоящий" and unit.part in "JF":
        return "planned"
    if unit.part in "SVF" and (unit.lemma in _AHEAD or (unit.lemma == "назначить" and _is_on_day(line, at))):
        return None if is_denied else "planned"
    if unit.lemma in HAPPENS | {"провести"} and unit.part in "VF":
        return _happened(unit.cases if unit.part == "V" else unit.part, is_denied=is_denied, lemma=unit.lemma)
    if unit.part == "I" and unit.lemma in HAPPENS | {"провести", "принять"}:
        return "planned" if before & {"должный", "мочь", "намеренный", "планировать"} else None
    if unit.surface.lower() == "начала" and _works(line, at):
        return "held"  # which the dictionary takes for a noun
    if unit.part == "V" and unit.lemma in _OF_WORK and _works(line, at):
        return _happened(unit.cases, is_denied=is_denied, lemma=unit.lemma)
    if unit.part == "V" and unit.lemma in ("созвать", "созывать") and not is_denied:
        return {"past": "held", "pres": "planned", "futr": "planned"}.get(unit.cases)
    if unit.part == "S" and unit.lemma in _DONE_TO:
        return "planned" if _is_future(line, at) else "held"
    if unit.lemma in _ATTENDED and unit.part == "V" and not is_denied:
        return {"past": "held", "futr": "planned"}.get(unit.cases)
    return None


def _is_on_day(line: Line, at: int) -> bool:
    """Tell whether a day follows: "назначено на июнь", not "назначен председателем"."""
    following = line.units[at + 1 : at + 3]
    return [u.lemma for u in following[:1]] == ["на"] and [u.kind for u in following[1:]] == ["D"]


_OF_WORK = ("начать", "завершить", "продолжить", "возобновить", "закончить", "продолжать", "завершать")


def _works(line: Line, at: int) -> bool:
    """Tell whether a meeting itself begins or ends its work: "начала работу 72-я сессия"."""
    return any(u.lemma == "работа" for u in line.units[at + 1 : at + 3])


def tells_of_meeting(line: Line, at: int) -> bool:
    """Tell whether the word that gives a status speaks of the meeting itself, not of what was done there."""
    return line.units[at].lemma in STATUS_VERBS | {"назначить"} or _works(line, at)


def _happened(tense: str, *, is_denied: bool, lemma: str) -> str | None:
    if is_denied:
        return "cancelled" if lemma in ("состояться", "пройти") else None
    return {"past": "held", "pres": "held", "futr": "planned", "F": "held"}.get(tense)


def _is_future(line: Line, at: int) -> bool:
    return any(u.lemma == "быть" and u.cases == "futr" for u in line.units[max(0, at - 3) : at + 2])


def called_off(line: Line) -> Status | None:
    """Return what a sentence without a subject says became of a meeting: "Не отменён, а перенесён"."""
    if line.units[-1].surface == "?":
        return None
    for at, unit in enumerate(line.units):
        if "n" in unit.cases and (unit.part == "N" or unit.kind in "SBCP"):
            return None
        value = _said(line, at) if unit.part in "SV" and unit.kind == "W" else None
        if value in ("postponed", "cancelled"):
            return Status(value, at)
    return None


def date_near(
    line: Line, first: int, last: int, cue: int | None, *, allow_on: bool = False
) -> DateMention | None:
    """Return the date of a meeting: the nearest to its verb or name that is no deadline of something else."""
    own = _own_participle(line, last)
    if own is not None:
        days = [
            u.named for u in line.units[own : own + _WITHIN_PARTICIPLE] if isinstance(u.named, DateMention)
        ]
        if days and days[0].edtf is not None:
            return days[0]
    anchors = [first, last - 1] + ([cue] if cue is not None else [])
    best: tuple[int, DateMention] | None = None
    for at, unit in enumerate(line.units):
        if not isinstance(unit.named, DateMention) or unit.named.edtf is None:
            continue
        before = line.units[at - 1].lemma if at else ""
        if unit.surface.lower().startswith("до "):
            continue
        if (
            before in _NOT_WHEN
            and not (before == "на" and (allow_on or _is_planned_on(line, at)))
            and not (before == "с" and unit.named.is_range)
        ):
            continue
        if _is_cut_off(line, at, first, last) or _is_of_other_verb(line, at, first, last):
            continue
        if before == "на" and any(u.lemma in _POSTPONED for u in line.units[max(0, at - 3) : at]):
            continue
        distance = min(abs(at - a) for a in anchors)
        if distance <= _FAR and (best is None or distance < best[0]):
            best = (distance, unit.named)
    return best[1] if best else None


def _is_cut_off(line: Line, at: int, first: int, last: int) -> bool:
    """Tell whether a quotation or a new sentence part stands between a place or day and the name."""
    between = line.units[at + 1 : first] if at < first else line.units[last:at]
    is_other_clause = any(
        one.surface == "," and other.lemma in ("а", "но") for one, other in pairwise(between)
    )
    return is_other_clause or any(u.surface in (";", "«", "»") for u in between)


_WITHIN_PARTICIPLE = 6  # units of "намеченного на 11 октября", "прошедшего в Осло 11 октября"


def _is_of_other_verb(line: Line, at: int, first: int, last: int) -> bool:
    """Tell whether a day is that of the verb after it: "участники заседания 26 апреля посетят музей"."""
    following = line.units[at + 1] if at + 1 < len(line.units) else None
    is_verb = following is not None and following.part == "V" and following.lemma not in STATUS_VERBS
    return is_verb and at >= last and _is_of_those_there(line, first)


_THOSE_THERE = ("участник", "гость", "делегат", "член", "представитель", "организатор")


def _is_of_those_there(line: Line, first: int) -> bool:
    """Tell whether a meeting only says whose the subject is: "участники проходящего в Риге заседания"."""
    at = first - 1
    while at > 0 and (line.units[at].part in "FJR" or line.units[at].kind in "CSD"):
        at -= 1
    return at >= 0 and line.units[at].lemma in _THOSE_THERE


def _is_planned_on(line: Line, at: int) -> bool:
    return any(u.lemma in _AHEAD | {"назначить"} for u in line.units[max(0, at - 2) : at])


@dataclass(frozen=True, slots=True)
class Venue:
    """A place: `inferred` where a capital was meant by "в столице Казахстана"."""

    value: str
    span: Span
    inferred: bool


def venue_near(line: Line, first: int, last: int, cue: int | None) -> Venue | None:
    """Return where a meeting is: "в Астане", "в столице Казахстана", "в КНР", nearest to its verb or name."""
    anchors = [first, last - 1] + ([cue] if cue is not None else [])
    best: tuple[int, Venue] | None = None
    for at in range(1, len(line.units)):
        venue = _venue(line, at)
        distance = min(abs(at - a) for a in anchors)
        if venue is None or distance > _FAR:
            continue
        if _is_cut_off(line, at, first, last):
            continue
        if best is None or distance < best[0]:
            best = (distance, venue)
    return best[1] if best else None


def _venue(line: Line, at: int) -> Venue | None:
    unit, before = line.units[at], line.units[at - 1]
    place = unit.named
    if unit.kind == "W" and is_unknown_place(line, at):
        return Venue(in_nominative(unit.surface), unit.span, False)
    if not isinstance(place, Place) or unit.kind not in "CS":
        return None
    if before.lemma == "принять" and before.part == "V" and unit.kind == "C" and "n" in unit.cases:
        return Venue(place.value, place.span, False)
    if before.lemma == "в" and "p" in unit.cases:
        return Venue(place.value, place.span, False)
    if unit.kind == "C" and before.kind == "W" and before.lemma in ("город", "г."):
        return Venue(place.value, place.span, False)
    is_capital = (
        before.lemma == "столица" and "p" in before.cases and at > 1 and line.units[at - 2].lemma == "в"
    )
    if is_capital and unit.kind == "S" and place.key in capital_of():
        return Venue(capital_of()[place.key], Span(before.span.start, place.span.end), True)
    return None


def is_unknown_place(line: Line, at: int) -> bool:
    """Tell whether a word that no list has is a place: "в Кристиансанне", "в городе Ивдель"."""
    unit, before = line.units[at], line.units[at - 1] if at else None
    if before is None or not unit.surface[0].isupper() or unit.surface.isupper():
        return False
    if before.lemma in ("город", "г.") and "p" in before.cases + "p" * (before.lemma == "г."):
        return True
    if "p" not in unit.cases:
        return False
    after = line.units[at + 1] if at + 1 < len(line.units) else None
    if after is not None and after.kind in "WP" and after.surface[0].isupper():
        return False
    return before.lemma in ("в", "поселок", "село") and is_place_or_unknown(unit.surface)


_ONLINE = word_set("circumstances-online")
_FORMAT = ("формат", "режим")


def mode_of(line: Line) -> tuple[str, Span] | None:
    """Return whether a line says that people met in person or online; one guest on a screen says neither."""
    for at, unit in enumerate(line.units):
        near = {u.lemma for u in line.units[max(0, at - 2) : at + 2]}
        is_format = bool(near & set(_FORMAT)) or "по" in near or unit.lemma in ("онлайн", "дистанционно")
        if unit.lemma in _ONLINE and is_format and not _is_of_one_guest(line, at):
            return "online", unit.span
        if unit.lemma == "очный" and near & set(_FORMAT):
            return "in-person", unit.span
    return None


def _is_of_one_guest(line: Line, at: int) -> bool:
    following = line.units[at + 1 : at + 3]
    return any(u.surface in ("—", "–") or u.kind in "OP" for u in following)
