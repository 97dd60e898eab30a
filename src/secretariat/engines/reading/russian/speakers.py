"""Who speaks or acts: the subject of a verb, and for whom "он" or "министр" stands."""

from collections.abc import Sequence
from dataclasses import dataclass

from secretariat.engines.reading.russian.appositions import name_before
from secretariat.engines.reading.russian.inflection import nominative_phrase
from secretariat.engines.reading.russian.persons import Person
from secretariat.engines.reading.russian.units import BodyNamed, Line, OfficeNamed, Place, Unit
from secretariat.engines.reading.russian.wordlists import word_set
from secretariat.engines.values.spans import Span

_PRONOUNS = word_set("speakers-pronouns")
# Nouns that stand for the one who spoke just before.
_STAND_INS = word_set("speakers-stand-ins")
_SOURCES = word_set("speakers-sources")
_CLOSES = word_set("speakers-closes")
_MOST_WORDS = 8


@dataclass(frozen=True, slots=True)
class Speaker:
    """One who speaks or acts; `source` is where the name stands, if not here."""

    value: str
    span: Span
    source: Span | None = None


@dataclass(slots=True)
class Voices:
    """Who spoke before, in this and the last paragraph."""

    last: Speaker | None = None
    paragraph: int = -1
    holders: dict[str, Person] | None = None
    ministry: Speaker | None = None
    heads: dict[str, set[str]] | None = None
    group: Speaker | None = None
    orator: Speaker | None = None


def holders_of(lines: Sequence[Line]) -> dict[str, Person]:
    """Return the persons by the head of their title, where only one person of the text has it."""
    found: dict[str, set[str]] = {}
    people: dict[str, Person] = {}
    for line in lines:
        for one, other in zip(line.units, line.units[1:], strict=False):
            if isinstance(one.named, OfficeNamed) and isinstance(other.named, Person):
                _hold(one.named, other.named, found, people)
        for at, unit in enumerate(line.units):
            who = name_before(line, at) if isinstance(unit.named, OfficeNamed) else None
            person = line.units[who].named if who is not None else None
            if isinstance(unit.named, OfficeNamed) and isinstance(person, Person):
                _hold(unit.named, person, found, people)
    return {head: people[head] for head, names in found.items() if len(names) == 1}


def _hold(office: OfficeNamed, person: Person, found: dict[str, set[str]], people: dict[str, Person]) -> None:
    for key in () if office.is_plural else {office.head, holder_key(office)}:
        found.setdefault(key, set()).add(person.value)
        people.setdefault(key, person)


_SAME_OFFICE = {
    "глава МИД": "министр иностранных дел",
    "премьер": "премьер-министр",
    "генсек": "генеральный секретарь",
    "глава МВД": "министр внутренних дел",
    "глава Минобороны": "министр обороны",
}


def usual_name(office: str) -> str:
    """Return the usual name of an office.

    >>> usual_name("глава МИД"), usual_name("посол")
    ('министр иностранных дел', 'посол')
    """
    return _SAME_OFFICE.get(office, office)


def holder_key(office: OfficeNamed) -> str:
    """Return one key for an office under its usual names: "глава МИД", "министр иностранных дел"."""
    name = usual_name(office.value)
    return f"{name} {_owner_key(office)}" if office.organisations else f"{name} ?"


def _owner_key(office: OfficeNamed) -> str:
    """Return one key for whose an office is: of a state or body, else its name."""
    owner = office.organisations[0]
    return owner.key or owner.value.lower()


def heads_of(lines: Sequence[Line]) -> dict[str, set[str]]:
    """Return the heads of the titles that stand before each person."""
    found: dict[str, set[str]] = {}
    for line in lines:
        for one, other in zip(line.units, line.units[1:], strict=False):
            if isinstance(one.named, OfficeNamed) and isinstance(other.named, Person):
                found.setdefault(other.named.value, set()).add(one.named.head)
    return found


def speaker_at(line: Line, at: int, voices: Voices) -> Speaker | None:
    """Return the speaker named from a unit on: "глава МИД Сергей Лавров", "он", "один из делегатов"."""
    units = line.units
    if at >= len(units):
        return None
    unit = units[at]
    following = units[at + 1] if at + 1 < len(units) else None
    if isinstance(unit.named, Person):
        return Speaker(unit.named.value, unit.named.span, unit.named.source)
    if isinstance(unit.named, OfficeNamed):
        beyond = units[at + 1 : at + 4]
        if (
            [u.kind for u in beyond] == ["X", "O", "P"]
            and (beyond[0].surface != "," or "n" in beyond[1].cases)
            and beyond[0].surface in (",", "—", "–", "-")
        ):
            following = beyond[2]
        return _titled(unit.named, unit, following, voices)
    if unit.lemma in ("я", "мы") and "n" in unit.cases:
        orator = voices.orator
        return None if orator is None else Speaker(orator.value, unit.span, orator.span)
    if unit.lemma in _PRONOUNS and "n" in unit.cases:
        return _meant(unit.span, line, voices)
    if unit.kind == "W" and unit.lemma in _STAND_INS and "n" in unit.cases and _is_last(following):
        return _meant(unit.span, line, voices)
    if unit.kind == "S" and isinstance(unit.named, Place) and "n" in unit.cases:
        return Speaker(unit.named.value, unit.span)
    if unit.kind == "B" and isinstance(unit.named, BodyNamed) and "n" in unit.cases:
        return Speaker(unit.named.value, unit.span, unit.named.source)
    return _described(units, at, voices)


_LED_BY = (
    "президент",
    "исполняющий обязанности президента",
    "премьер-министр",
    "канцлер",
    "король",
    "эмир",
    "султан",
)


def _leader(office: OfficeNamed, voices: Voices) -> Person | None:
    """Return for whom "белорусский лидер" stands: the head of that state whom the text names."""
    if office.head not in ("лидер", "руководитель") and not office.value.startswith("глава государства"):
        return None
    owner = office.organisations[0].key if office.organisations else ""
    found = [(voices.holders or {}).get(f"{head} {owner}") for head in _LED_BY]
    return next((person for person in found if person is not None), None) if owner else None


def _is_last(unit: Unit | None) -> bool:
    return unit is None or unit.surface in _CLOSES


def _titled(office: OfficeNamed, unit: Unit, following: Unit | None, voices: Voices) -> Speaker | None:
    if following is not None and isinstance(following.named, Person):
        return Speaker(following.named.value, following.named.span, following.named.source)
    if office.is_plural:
        return None
    known = (voices.holders or {}).get(holder_key(office)) or _only_holder(office, voices)
    if known is not None:
        return Speaker(known.value, unit.span, known.span)
    leader = _leader(office, voices)
    if leader is not None:
        return Speaker(leader.value, unit.span, leader.span)
    head = "президент" if office.value == "глава государства" else office.head
    person = (voices.holders or {}).get(head)
    is_bare = office.value in (office.head, "глава государства")
    last = voices.last if not office.organisations and is_bare else None
    if person is None and last is not None and head in (voices.heads or {}).get(last.value, set()):
        return Speaker(last.value, unit.span, last.source or last.span)
    if person is not None and (not office.organisations or not office.is_office):
        return Speaker(person.value, unit.span, person.span)
    if office.organisations:
        return Speaker(office.value, office.value_span)
    if voices.last is not None and not office.is_office:
        return Speaker(voices.last.value, unit.span, voices.last.source or voices.last.span)
    return Speaker(office.value, office.value_span) if office.is_office else None


def _only_holder(office: OfficeNamed, voices: Voices) -> Person | None:
    """Return the only person of the text who holds such an office: "глава МИД", "российский министр"."""
    holders = voices.holders or {}
    if office.organisations:
        owner = _owner_key(office)
        is_bare = office.value == office.head and owner.isupper()
        kept = [k for k in holders if is_bare and k.startswith(f"{office.head} ") and k.endswith(f" {owner}")]
        kept += [k for k in holders if not owner.isupper() and k.startswith(f"{holder_key(office)} ")]
    else:
        name = usual_name(office.value)
        kept = [k for k in holders if k.startswith(f"{name} ") and k[len(name) + 1 :].isupper()]
    found = {holders[key].value: holders[key] for key in kept}
    return next(iter(found.values())) if len(found) == 1 else None


def _meant(span: Span, line: Line, voices: Voices) -> Speaker | None:
    last = voices.last
    if last is None or line.paragraph - voices.paragraph > 1:
        return None
    return Speaker(last.value, span, last.source or last.span)


def _described(units: Sequence[Unit], at: int, voices: Voices) -> Speaker | None:
    """A speaker without a name: "один из делегатов", "источник в делегации", "МИД России"."""
    end = at
    while (
        end < len(units)
        and end - at < _MOST_WORDS
        and units[end].surface not in _CLOSES
        and units[end].part != "V"
    ):
        end += 1
    words = units[at:end]
    if not words or not any(u.lemma in _SOURCES and u.kind == "W" for u in words[:4]):
        return None
    head = next(u for u in words if u.lemma in _SOURCES and u.kind == "W")
    first = words[0]
    is_subject = first.lemma == "один" or "n" in first.cases or first.part in "XR"
    if not is_subject or (head is first and first.part == "N" and "n" not in first.cases):
        return None
    if head.lemma in ("сторона", "стороны", "участник", "делегация") and first.lemma not in ("один", "член"):
        return None
    return _source(words, head, voices)


_MINISTRIES = frozenset(("мид", "минобороны", "министерство", "ведомство"))


def _source(words: Sequence[Unit], head: Unit, voices: Voices) -> Speaker | None:
    """Return the speaker without "в"; a bare "в министерстве" is the ministry named before."""
    start = 1 if words[0].part == "R" else 0
    named = words[start:]
    while named[-1].part in "BL":
        named = named[:-1]
    span = Span(named[0].span.start, named[-1].span.end)
    if head.lemma in _MINISTRIES and len(named) == 1 and not head.surface.isupper():
        known = voices.ministry
        return Speaker(known.value, span, known.source or known.span) if known is not None else None
    speaker = Speaker(_in_nominative(named), span)
    if head.lemma in _MINISTRIES:
        voices.ministry = speaker
    return speaker


def _in_nominative(words: Sequence[Unit]) -> str:
    """Return a source in the nominative: "в российском МИД" is "российский МИД"."""
    head = next((n for n, u in enumerate(words) if u.kind == "W" and u.part == "N"), None)
    if head is None or (
        "n" in words[head].cases and not any(u.part == "J" or u.kind == "A" for u in words[:head])
    ):
        return " ".join(u.surface for u in words)
    if any(u.part != "J" and u.kind != "A" for u in words[:head]):
        return " ".join(u.surface for u in words)
    first = nominative_phrase([u.surface for u in words[:head]], words[head].surface)
    if words[head].surface.isupper():
        first = " ".join([*first.split()[:-1], words[head].surface])
    return " ".join([first, *(u.surface for u in words[head + 1 :])])


def subject_before(line: Line, verb: int, voices: Voices) -> Speaker | None:
    """Return the subject before a verb in its clause."""
    start = before_inserted(line, verb)
    for at in range(start - 1, max(start - 12, -1), -1):
        unit = line.units[at]
        if unit.surface in (";", "»", "«", ":") or unit.part == "V":
            return None
        if unit.kind == "X" and unit.surface == "," and not _is_inserted(line, at, start):
            return None
        if unit.kind == "P" and _is_object(line, at):
            continue
        if unit.kind == "P" or (unit.kind == "O" and "n" in unit.cases) or unit.lemma in _PRONOUNS:
            start = at - 1 if unit.kind == "P" and at and line.units[at - 1].kind == "O" else at
            return speaker_at(line, start, voices)
        if unit.kind in "SB" and "n" in unit.cases and not _is_object(line, at) and not _is_owner(line, at):
            return speaker_at(line, at, voices)
    return _described(line.units, _clause_start(line, verb), voices) if verb else None


_INSERTED = ("который", "в", "по", "как", "со", "с", "таким", "такой", "однако", "судя")


def before_inserted(line: Line, verb: int) -> int:
    """Return where to look for the subject: before a participial clause that ends right before the verb."""
    if verb < 3 or line.units[verb - 1].surface != ",":
        return verb
    for at in range(verb - 3, -1, -1):
        following = line.units[at + 1]
        is_inserted = following.part in ("F", "G") or following.lemma in _INSERTED
        if line.units[at].surface == "," and is_inserted:
            return at
    return verb


def _clause_start(line: Line, verb: int) -> int:
    stops = [n for n in range(verb) if line.units[n].surface in _CLOSES or line.units[n].lemma == "и"]
    return stops[-1] + 1 if stops else 0


def _is_inserted(line: Line, comma: int, verb: int) -> bool:
    """Tell whether a comma ends an apposition: "Лавров, министр ..., заявил"."""
    return any(u.kind == "O" for u in line.units[max(0, comma - 2) : comma]) or comma == verb - 1


def _is_object(line: Line, at: int) -> bool:
    before = line.units[at - 1] if at else None
    if before is not None and before.kind == "O":
        return "n" not in before.cases or (at > 1 and line.units[at - 2].part == "R")
    return before is not None and before.part == "R"


def _is_owner(line: Line, at: int) -> bool:
    """Tell whether a name that never changes is the genitive of the noun before it: "присутствие РФ"."""
    before = line.units[at - 1] if at else None
    return before is not None and before.part == "N" and "g" in line.units[at].cases


def subject_after(line: Line, verb: int, voices: Voices) -> Speaker | None:
    """Return the subject right after a verb: "сказал глава МИД Лавров", "сообщил в пятницу Песков"."""
    at = verb + 1
    while at < len(line.units) and at - verb < 6:
        unit = line.units[at]
        if unit.surface == "«" and [u.surface for u in line.units[at + 2 : at + 3]] == ["»"]:
            at += 3  # to whom it was said: "заявил «Известиям» министр"
            continue
        if unit.surface in _CLOSES:
            return None
        if unit.kind in "SB" and _is_owner(line, at):
            return None
        before = line.units[at - 1]
        if unit.kind in "SB" and before.part == "R" and before.lemma != "в":
            return None  # "выходит из Содружества"; but "заявили в ООН"
        speaker = speaker_at(line, at, voices)
        if speaker is not None:
            return speaker
        if unit.kind == "O" and unit.cases and "n" not in unit.cases:
            return None
        at += 1
    return None


def remember(voices: Voices, speaker: Speaker, line: Line) -> None:
    """Keep the speaker for a later "он"."""
    voices.last, voices.paragraph = speaker, line.paragraph
