"""A draft press release from what is recorded of a meeting or visit. Pure; English.

Each sentence that states a fact says on which lines it rests; it states nothing that they do not.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from secretariat.meetings.states import MeetingKind, MeetingStatus, PartRole

_HELD = frozenset({MeetingStatus.HELD})
_SIDES = frozenset({MeetingKind.BILATERAL, MeetingKind.OTHER})
_TITLES = frozenset(MeetingKind.labels)


@dataclass(frozen=True, slots=True)
class Somebody:
    """Who took part, as called in the release; `office` as held that day; `is_own`: for the Body itself."""

    name: str
    office: str = ""
    role: str = ""
    is_own: bool = False

    @property
    def in_full(self) -> str:
        """Return the name with the office behind it."""
        return f"{self.name}, {self.office}" if self.office else self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What is recorded of one meeting. `line`: public id; `when`, `day`: in words; `place` as recorded."""

    line: str
    kind: str
    title: str
    status: str
    body: str = ""
    joint: tuple[str, ...] = ()
    ordinal: int | None = None
    when: str = ""
    place: str = ""
    present: tuple[Somebody, ...] = ()
    invited_by: str = ""
    framework: str = ""
    topics: str = ""
    outcome: str = ""
    reason: str = ""

    @property
    def is_held(self) -> bool:
        """Tell whether it took place."""
        return self.status in _HELD

    def of(self, role: str) -> tuple[Somebody, ...]:
        """Return those who took part in a role."""
        return tuple(one for one in self.present if one.role == role)

    @property
    def visitors(self) -> tuple[Somebody, ...]:
        """Return who visits: those of the Body, or all where nobody is said to be of it."""
        there = self.of("")
        return tuple(one for one in there if one.is_own) or there

    @property
    def receiving(self) -> tuple[Somebody, ...]:
        """Return who receives the visitors."""
        visitors = self.visitors
        return tuple(one for one in self.of("") if one not in visitors)


@dataclass(frozen=True, slots=True)
class Adopted:
    """A text that a meeting adopted."""

    line: str
    title: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, and the lines on which it rests."""

    text: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Release:
    """A draft: a title and paragraphs of sentences."""

    title: str
    paragraphs: tuple[tuple[Sentence, ...], ...]

    @property
    def lines(self) -> tuple[str, ...]:
        """Return every line that carries a sentence, in the order of first use."""
        used = (line for paragraph in self.paragraphs for each in paragraph for line in each.lines)
        return tuple(dict.fromkeys(used))


def release_of(told: Told, programme: Sequence[Told] = (), adopted: Sequence[Adopted] = ()) -> Release:
    """Return the draft press release of a meeting or visit."""
    if told.kind == MeetingKind.VISIT:
        paragraphs = [_lead(told), *(_item(told, each) for each in programme)]
        return Release(_title_of_visit(told), _without_empty(paragraphs))
    opening = [_sentence(_opening(told), told), *_said(told, told)]
    acts = [
        Sentence(f"The meeting adopted {_quoted(text.title)}.", (text.line, told.line)) for text in adopted
    ]
    return Release(_capital(_called(told)), _without_empty([opening, _present(told), acts]))


def _title_of_visit(told: Told) -> str:
    who = _joined(f"the {one.office}" if one.office else one.name for one in told.visitors)
    if not who:
        return _capital(_called(told))
    where = f" to {told.place}" if told.place else ""
    return _capital(f"visit of {who}{where}")


def _lead(told: Told) -> list[Sentence]:
    visitors = _joined(one.in_full for one in told.visitors)
    if not visitors:
        return [_sentence(_opening(told), told)]
    invited = f"At the invitation of {told.invited_by}, " if told.invited_by else ""
    verb = _by_status(told, "paid a visit", "is to pay a visit", "was to pay a visit")
    to = f" to {told.place}" if told.place else ""
    lead = f"{invited}{visitors}{',' if _has_office(told) else ''} {verb}{to}{_on(told)}."
    found = [_sentence(_capital(lead), told)]
    if told.framework:
        takes = _by_status(told, "took place", "is to take place", "was to take place")
        found.append(_sentence(f"The visit {takes} in the framework of {told.framework}.", told))
    if received := _joined(one.in_full for one in told.receiving):
        part = _by_status(told, "took part", "is to take part", "was to take part")
        found.append(_sentence(f"On the receiving side {part} {received}.", told))
    if with_them := _joined(one.in_full for one in told.of(PartRole.ATTENDING)):
        found.append(
            _sentence(f"The visit {_by_status(told, 'was', 'is', 'was')} joined by {with_them}.", told)
        )
    return [*found, *_said(told, told)]


def _item(visit: Told, item: Told) -> list[Sentence]:
    """Return what is told of one meeting of a visit."""
    visitors = _joined(one.name for one in visit.visitors) or "The delegation"
    names = {one.name for one in visit.visitors}
    others = _joined(one.in_full for one in item.of("") if not (one.is_own or one.name in names))
    named = "" if item.title in _TITLES else item.title
    if item.kind in _SIDES and others:
        verb = _by_status(item, "met with", "is to meet with", "was to meet with")
        about = f" ({named})" if named else ""
        text = f"{visitors} {verb} {others}{_on(item)}{about}."
    elif item.kind == MeetingKind.LECTURE:
        verb = _by_status(item, "gave a lecture", "is to give a lecture", "was to give a lecture")
        text = f"{visitors} {verb}{_at(item, visit)}{_on(item)}{f': {_quoted(named)}' if named else ''}."
    else:
        verb = _by_status(item, "took part in", "is to take part in", "was to take part in")
        what = named or MeetingKind(item.kind).label.lower()
        text = f"{visitors} {verb} {what}{_at(item, visit)}{_on(item)}."
    found = [Sentence(_capital(text), (item.line, visit.line))]
    if attending := _joined(one.in_full for one in item.of(PartRole.ATTENDING)):
        found.append(
            _sentence(
                f"{_capital(attending)} also {_by_status(item, 'attended', 'attends', 'was to attend')}.",
                item,
            )
        )
    return [*found, *_said(item, visit)]


def _said(told: Told, visit: Told) -> list[Sentence]:
    """Return what was talked about and what came of it; why it did not take place."""
    found = []
    if told.reason and not told.is_held:
        found.append(_sentence(f"{_capital(_state(told))}: {_ended(told.reason)}", told))
    if topics := _joined(_lines(told.topics)):
        verb = _by_status(
            told, "The sides discussed", "The sides are to discuss", "The sides were to discuss"
        )
        found.append(_sentence(f"{verb} {topics.rstrip('.')}.", told))
    found += [_sentence(_capital(_ended(line)), told) for line in _lines(told.outcome)]
    return found


def _opening(told: Told) -> str:
    verb = _by_status(told, "was held", "is to be held", "was to be held")
    where = f" in {told.place}" if told.place else ""
    by = _joined([told.body, *told.joint]) if told.joint else ""
    jointly = f" jointly by {by}" if by else ""
    return _capital(f"{_called(told)} {verb}{where}{_on(told)}{jointly}.")


def _present(told: Told) -> list[Sentence]:
    people = _joined(one.in_full for one in told.of("") + told.of(PartRole.ATTENDING))
    verb = _by_status(told, "took part", "are to take part", "were to take part")
    return [_sentence(f"{_capital(people)} {verb}.", told)] if people else []


def _called(told: Told) -> str:
    if told.title in _TITLES and told.body:
        return f"the {told.title.lower()} of {told.body}"
    return told.title


def _state(told: Told) -> str:
    return f"the meeting is {MeetingStatus(told.status).label.lower()}"


def _by_status(told: Told, held: str, ahead: str, off: str) -> str:
    if told.is_held:
        return held
    return ahead if told.status in {MeetingStatus.PLANNED, MeetingStatus.CONFIRMED} else off


def _on(told: Told) -> str:
    """Return when, after the word that goes with it: "on" a day, "in" a month or a year."""
    if not told.when:
        return ""
    return f" {'on' if told.when[:1].isdigit() and ' ' in told.when else 'in'} {told.when}"


def _at(item: Told, visit: Told) -> str:
    return f" at {item.place}" if item.place and item.place != visit.place else ""


def _has_office(told: Told) -> bool:
    return any(one.office for one in told.visitors)


def _joined(words: Iterable[str]) -> str:
    """Return an enumeration; where a part holds a comma of its own, semicolons part them."""
    parts = [part for part in words if part]
    if len(parts) < 2:
        return "".join(parts)
    comma = "; " if any("," in part for part in parts) else ", "
    return f"{comma.join(parts[:-1])}{';' if comma == '; ' else ''} and {parts[-1]}"


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _quoted(title: str) -> str:
    return f"“{title}”"


def _ended(text: str) -> str:
    plain = text.strip()
    return plain if plain.endswith((".", "!", "?", "…")) else f"{plain}."


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _sentence(text: str, told: Told) -> Sentence:
    return Sentence(text, (told.line,))


def _without_empty(paragraphs: Iterable[Sequence[Sentence]]) -> tuple[tuple[Sentence, ...], ...]:
    return tuple(tuple(paragraph) for paragraph in paragraphs if paragraph)
