"""Meetings as they are named: a noun of meeting, its adjectives, its body, those between whom it is."""

from collections.abc import Sequence
from dataclasses import dataclass

from secretariat.engines.reading.russian.circumstances import HAPPENS
from secretariat.engines.reading.russian.inflection import is_plural, nominative_phrase
from secretariat.engines.reading.russian.units import BodyNamed, Line, OfficeNamed, Unit, ordinal
from secretariat.engines.reading.russian.wordlists import word_set
from secretariat.engines.reading.russian.words import MEETING_NOUNS
from secretariat.engines.values.spans import Span

_NEXT = word_set("events-next")
_MEMBERS = ("член", "участник", "участница")
_GAP_WORDS = word_set("events-gap-words")
_MOST_COMPLEMENT = 14
_NO_SUBJECT = (
    "просьба",
    "инициатива",
    "приглашение",
    "итог",
    "предложение",
    "случай",
    "поручение",
    "окончание",
)
_LEVEL = ("на", "уровень")


@dataclass(frozen=True, slots=True)
class Event:
    """A meeting where a line names it: units `first` to `last`, the noun at `noun`."""

    line: Line
    first: int
    noun: int
    last: int
    kind: str
    title: str
    body: BodyNamed | None
    ordinal: int | None
    is_next: bool
    with_people: tuple[int, ...]
    is_bare: bool

    @property
    def span(self) -> Span:
        """Return the words of the name."""
        return Span(self.line.units[self.first].span.start, self.line.units[self.last - 1].span.end)

    @property
    def is_proper(self) -> bool:
        """Tell whether it has a name of its own, with a capital: "на Всемирном конгрессе мэров"."""
        opening = self.line.units[self.first]
        is_capital = opening.surface[0].isupper() and not opening.surface.isupper() and opening.part == "J"
        return is_capital and self.first > 0 and self.first < self.noun and self.last > self.noun + 1

    @property
    def lemma(self) -> str:
        """Return the noun."""
        return self.line.units[self.noun].lemma or "заседание"


def events_in(line: Line) -> list[Event]:
    """Return the meetings that a line names, in order."""
    found, at = [], 0
    while at < len(line.units):
        unit = line.units[at]
        sitting = _numbered_sitting(line, at) or _sitting(line, at)
        if sitting is not None:
            found.append(sitting)
        is_partner = unit.lemma == "диалог" and at > 0 and line.units[at - 1].lemma == "по"
        if unit.kind == "W" and unit.lemma in MEETING_NOUNS and unit.part == "N" and not is_partner:
            event = _event(line, at)
            if event is not None:
                found.append(event)
                at = event.last
                continue
        at += 1
    return found


_SITTINGS = (
    "Генеральная конференция", "Министерская конференция", "Общее собрание", "Генеральная Ассамблея",
)  # fmt: skip


def _numbered_sitting(line: Line, at: int) -> Event | None:
    """Return an organ whose name is that of a meeting, with its number: "XV Генеральная конференция"."""
    body = line.units[at].named
    before = line.units[at - 1] if at else None
    number = ordinal(before.surface, before.lemma) if before is not None else None
    if not isinstance(body, BodyNamed) or body.organ not in _SITTINGS or before is None or number is None:
        return None
    kind = body.organ_kind or "conference"
    title = f"{before.surface} {body.value}"
    return Event(line, at - 1, at, at + 1, kind, title, body, number, False, (), False)


def _sitting(line: Line, at: int) -> Event | None:
    """Return an organ that itself is said to take place: "Совет глав государств прошёл в Москве"."""
    body = line.units[at].named
    if not isinstance(body, BodyNamed) or not _is_sitting(line, at):
        return None
    kind = body.organ_kind or "conference"
    return Event(line, at, at, at + 1, kind, body.value, body, None, False, (), False)


def _is_sitting(line: Line, at: int) -> bool:
    """Tell whether an organ itself is said to take place: "Совет глав государств прошёл в Москве"."""
    unit = line.units[at]
    if not isinstance(unit.named, BodyNamed) or "n" not in unit.cases:
        return False
    if unit.named.source not in (None, unit.named.span):
        return False  # which organisation it is of was told elsewhere
    if not unit.named.organ and not unit.named.value.startswith(("Совещание", "Конференция", "Саммит")):
        return False
    near = line.units[max(0, at - 4) : at + 4]
    return any(u.lemma in HAPPENS and u.part == "V" for u in near) and not any(
        u.lemma in MEETING_NOUNS for u in near
    )


def _event(line: Line, noun: int) -> Event | None:
    units = line.units
    if _is_many(units[noun]) or _is_habit(line, noun):
        return None
    first = _first(units, noun)
    last, body = _complement(units, noun)
    before, after = units[first:noun], units[noun + 1 : last]
    if units[noun].lemma == "разговор" and not any(u.lemma == "телефонный" for u in before):
        return None
    title = nominative_phrase([u.surface for u in before], units[noun].surface)
    title = f"{title} {_complement_words(after)}".strip()
    number = _number(before)
    is_next = any(u.lemma in _NEXT for u in before)
    people = _people(units, last)
    kind = _kind(units[noun], before, after, body, people)
    return Event(
        line, first, noun, last, kind, title, body, number, is_next, people, not after and number is None
    )


_TENS = {"двадцать": 20, "тридцать": 30, "сорок": 40, "пятьдесят": 50, "шестьдесят": 60, "семьдесят": 70}


def _number(before: Sequence[Unit]) -> int | None:
    """Return the number of a meeting: "24-е", "седьмое", "двадцать пятое"."""
    for at, unit in enumerate(before):
        number = ordinal(unit.surface, unit.lemma)
        if number is not None:
            return number + (_TENS.get(before[at - 1].lemma, 0) if at else 0)
    return None


_PLURAL_ONLY = word_set("events-plural-only")


def _is_many(noun: Unit) -> bool:
    """Tell whether the noun speaks of several meetings at once."""
    return noun.lemma not in _PLURAL_ONLY and is_plural(noun.surface)


def _is_habit(line: Line, noun: int) -> bool:
    """Tell whether a noun that may be a plural is one by its verb: "заседания проходят дважды в год"."""
    units = line.units
    if noun and (units[noun - 1].part in "RN" or units[noun].surface.lower().endswith("е")):
        return False
    verb = next((u for u in units[noun + 1 :] if u.part == "V" or u.surface in (".", ";")), None)
    is_plural_verb = verb is not None and verb.surface.endswith(
        ("ят", "ют", "ут", "ат", "ятся", "ются", "утся")
    )
    return (
        is_plural_verb
        and units[noun].lemma not in _PLURAL_ONLY
        and "n" in units[noun].cases
        and (verb is not None and verb.lemma in HAPPENS)
    )


def _complement_words(after: Sequence[Unit]) -> str:
    """Return the complement as it stands, without "— членов" and what an acronym repeats in brackets."""
    words = [u.surface.split(" (")[0] for u in after]
    text = " ".join(w.split(" — ")[0].split(" – ")[0] for w in words)
    return text.replace(" ,", ",").replace("« ", "«").replace(" »", "»")


def _first(units: Sequence[Unit], noun: int) -> int:
    """Adjectives, ordinals and numbers before the noun belong to its name."""
    at = noun
    while at > 0:
        unit = units[at - 1]
        is_adjective = unit.kind in "QA" or (unit.kind == "W" and unit.part in "JF" and unit.cases)
        if unit.lemma in (
            "этот",
            "который",
            "весь",
            "такой",
            "сам",
            "наш",
            "один",
            "их",
            "прошедший",
            "состояться",
        ):
            break
        if unit.kind == "W" and unit.part == "F" and unit.lemma in ("пройти", "состояться", "проходить"):
            break
        if unit.surface == "," and at > 1 and units[at - 2].lemma in _NEXT and at < noun:
            at -= 2
            continue
        is_joint = unit.lemma == "и" and at > 1 and units[at - 2].part == "J" and at < noun
        is_adjective = is_adjective or (unit.lemma in _TENS and at < noun)
        if not is_adjective and not is_joint:
            break
        at -= 1
    return at


def _complement(units: Sequence[Unit], noun: int) -> tuple[int, BodyNamed | None]:
    """Return the end of the noun's genitive complement and the body in it."""
    at, body = noun + 1, None
    while at < len(units) and at - noun < _MOST_COMPLEMENT:
        unit = units[at]
        following = units[at + 1] if at + 1 < len(units) else None
        if isinstance(unit.named, BodyNamed) and "g" in unit.cases and (body is None or not body.organ):
            body, at = unit.named, at + 1
        elif unit.kind == "O" and "g" in unit.cases and isinstance(unit.named, OfficeNamed):
            if not unit.named.is_plural:
                break
            owned = [o for o in unit.named.organisations if isinstance(o, BodyNamed)]
            body, at = body or (owned[0] if owned else None), at + 1
        elif (
            (unit.kind in "SA" and "g" in unit.cases and at > noun + 1)
            or (unit.kind == "W" and unit.part in "NJFMX" and "g" in unit.cases and unit.surface[0].isalpha())
            or (unit.lemma == "и" and following is not None and at > noun + 1 and _goes_on(following))
            or (unit.surface in ("—", "–", "-") and following is not None and following.lemma in _MEMBERS)
        ):
            at += 1
        elif (
            unit.lemma == "на"
            and following is not None
            and (following.lemma in _LEVEL or following.part == "J")
        ):
            if not _is_level(units, at):
                break
            at += 2 if following.lemma == "уровень" else 3
        elif unit.surface == "«":
            close = next((n for n in range(at, min(at + 14, len(units))) if units[n].surface == "»"), None)
            if close is None:
                break
            at = close + 1
        elif (
            unit.lemma == "по"
            and following is not None
            and "d" in following.cases
            and following.kind in "WA"
            and following.lemma not in _NO_SUBJECT
        ):
            at = _dative_end(units, at + 1)
        else:
            break
    while at > noun + 1 and (units[at - 1].lemma == "и" or units[at - 1].part == "R"):
        at -= 1
    return at, body


def _is_level(units: Sequence[Unit], at: int) -> bool:
    return any(u.lemma == "уровень" for u in units[at + 1 : at + 3])


def _goes_on(unit: Unit) -> bool:
    return "g" in unit.cases and unit.kind in "WOBSA" and unit.lemma not in MEETING_NOUNS


def _dative_end(units: Sequence[Unit], at: int) -> int:
    while at < len(units) and units[at].kind in "WASB":
        if units[at].lemma == "и" and at + 1 < len(units) and "d" in units[at + 1].cases:
            at += 1
            continue
        if not set(units[at].cases) & set("dg"):
            break
        if units[at].kind == "W" and units[at].part not in "NJFX":
            break
        at += 1
    return at


def _people(units: Sequence[Unit], at: int) -> tuple[int, ...]:
    """Return the persons between whom the meeting is: "Лаврова с Хаависто", "между Путиным и Моди"."""
    found = []
    while at < len(units):
        unit = units[at]
        is_link = unit.lemma in ("с", "и", "между") or unit.kind == "O" or unit.surface in (",",)
        if unit.kind == "P":
            found.append(at)
        elif not is_link and not (unit.kind == "W" and unit.part in "NJX" and set(unit.cases) & set("gi")):
            break
        at += 1
    has_with = any(u.lemma in ("с", "между") for u in units[: found[-1] if found else 0])
    return tuple(found) if found and has_with else ()


def _kind(
    noun: Unit, before: Sequence[Unit], after: Sequence[Unit], body: BodyNamed | None, people: Sequence[int]
) -> str:
    words = {u.lemma for u in (*before, *after)} | {
        word
        for u in after
        if isinstance(u.named, OfficeNamed)
        for word in (u.named.head, *u.named.value.split())
    }
    if body is not None and body.organ_kind and body.organ_kind != "other" and noun.lemma != "форум":
        return body.organ_kind
    if "рабочий" in words and "группа" in words:
        return "working-group"
    if noun.lemma == "саммит" or ("глава" in words and words & {"государств", "правительств", "государство"}):
        return "summit"
    if {"глава", "стран"} <= words and not words & {"МИД", "министерств", "ведомств"}:
        return "summit"
    if words & {"министр", "министерский", "МИД"} and not people:
        return "ministerial"
    if "должностной" in words or "должностных" in words:
        return "senior-officials"
    if (
        words & {"лидер", "президент", "премьер-министр"}
        and not people
        and noun.lemma in ("встреча", "заседание")
    ):
        return "summit"
    if len(people) >= 1 and noun.lemma in ("встреча", "беседа", "разговор", "переговоры"):
        return "bilateral"
    if "двусторонний" in words:
        return "bilateral"
    return MEETING_NOUNS.get(noun.lemma, "") or "other"
