"""A whole document in units: sentences as lines, with persons, dates, places, bodies and titles."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from secretariat.engines.reading.dates.day import dateline_mention, document_day
from secretariat.engines.reading.dates.resolve import DocumentDay, resolve
from secretariat.engines.reading.mentions import DateMention, Named, Told
from secretariat.engines.reading.russian.bodies import BodyAt, Memory, bodies_in
from secretariat.engines.reading.russian.datelines import dateline_of
from secretariat.engines.reading.russian.dates import dates_in
from secretariat.engines.reading.russian.lexicon import Hit, long_names, names_in, state_names
from secretariat.engines.reading.russian.nominative import nominative
from secretariat.engines.reading.russian.persons import Person, joined, persons_in
from secretariat.engines.reading.russian.titles import with_titles
from secretariat.engines.reading.russian.tokens import Token, fold, tokenise
from secretariat.engines.reading.russian.units import Line, OfficeNamed, Place, Unit, line_of, word_unit
from secretariat.engines.reading.russian.wordlists import word_set
from secretariat.engines.reading.russian.words import HONORIFICS, SPEECH_VERBS
from secretariat.engines.reading.text import ReadingText
from secretariat.engines.values.spans import Span

_KINDS = {Named.STATE: "S", Named.DEMONYM: "A", Named.CITY: "C"}


@dataclass(frozen=True, slots=True)
class Document:
    """A document ready for the rules of each kind."""

    source: ReadingText
    told: Told
    lines: tuple[Line, ...]
    persons: tuple[Person, ...]
    dates: tuple[DateMention, ...]
    today: DocumentDay | None
    dateline: Span | None

    def text(self, span: Span) -> str:
        """Return the words of a span as given."""
        return span.of(self.source.text)


@dataclass(slots=True)
class _Sentence:
    span: Span
    paragraph: int
    is_heading: bool
    tokens: list[Token]


def document_of(source: ReadingText, told: Told) -> Document:
    """Return the document in units."""
    dateline = dateline_of(source)
    skipped = dateline[0] if dateline else None
    sentences = list(_sentences(source, skipped))
    seen = [one for s in sentences for one in dates_in(source.view, s.tokens, s.span)]
    every = [*([dateline[1]] if dateline else []), *seen]
    today = document_day(told, dateline[1] if dateline else None, every)
    dates = resolve(seen, [p.span for p in source.paragraphs], today)
    paragraphs: dict[int, list[Token]] = {}
    for sentence in sentences:
        paragraphs.setdefault(sentence.paragraph, []).extend(sentence.tokens)
    stretches = [(Span(t[0].span.start, t[-1].span.end), t) for t in paragraphs.values() if t]
    persons = persons_in(source.view, stretches)
    memory = Memory(long_names=long_names())
    lines = [_line(s, persons, dates, memory) for s in sentences]
    every_person = joined(sorted({*persons, *_new_persons(lines)}, key=lambda p: p.span))
    by_span = {p.span: p for p in every_person}
    lines = [_with_values(line, by_span) for line in lines]
    if dateline:
        dates = (dateline_mention(dateline[1], today), *dates)
    return Document(source, told, tuple(lines), tuple(every_person), dates, today, skipped)


def _sentences(source: ReadingText, skipped: Span | None) -> list[_Sentence]:
    found = []
    for number, paragraph in enumerate(source.paragraphs):
        for span in _parted(source, _whole(source, paragraph.sentences)):
            start = max(span.start, skipped.end) if skipped and span.meets(skipped) else span.start
            if start < span.end:
                within = Span(start, span.end)
                tokens = tokenise(source.view, within)
                if tokens:
                    found.append(_Sentence(within, number, paragraph.is_heading, tokens))
    return found


# A sentence does not end after an initial of two letters: "Дж. Форд".
_INITIAL = re.compile(r"(?<![А-ЯЁа-яё.])(?:Дж|Дз|Ю|Я|Ж|Х|Ш|Ч|Щ)\.$")


def _whole(source: ReadingText, sentences: Sequence[Span]) -> list[Span]:
    found: list[Span] = []
    for span in sentences:
        if found and _INITIAL.search(source.view, found[-1].start, found[-1].end):
            found[-1] = Span(found[-1].start, span.end)
        else:
            found.append(span)
    return found


# A sentence ends after "Вольский И.Т." where a pronoun follows, which is no surname.
_AFTER_INITIALS = re.compile(r"(?<=[А-ЯЁ][а-яё]{2} [А-ЯЁ]\.[А-ЯЁ]\.)\s(?=(?:Он|Она|Они|Это|Также|Кроме)\s)")


def _parted(source: ReadingText, sentences: Sequence[Span]) -> Iterator[Span]:
    for span in sentences:
        start = span.start
        for joint in _AFTER_INITIALS.finditer(source.view, span.start, span.end):
            yield Span(start, joint.start())
            start = joint.end()
        yield Span(start, span.end)


def _line(
    sentence: _Sentence, persons: Sequence[Person], dates: Sequence[DateMention], memory: Memory
) -> Line:
    tokens = sentence.tokens
    hits = names_in(tokens)
    bodies = bodies_in(tokens, hits, memory)
    named = _named(sentence, hits, bodies, persons, dates)
    units, at = [], 0
    while at < len(tokens):
        if at in named:
            unit, at = named[at]
            units.append(unit)
        else:
            units.append(word_unit(tokens[at]))
            at += 1
    units = _with_title_persons(with_titles(units))
    return line_of(sentence.span, units, sentence.paragraph, sentence.is_heading)


def _named(
    sentence: _Sentence,
    hits: Sequence[Hit],
    bodies: Sequence[BodyAt],
    persons: Sequence[Person],
    dates: Sequence[DateMention],
) -> dict[int, tuple[Unit, int]]:
    """Return the named units by their first token, with the token after them; dates and persons go first."""
    tokens, found = sentence.tokens, {}
    taken: set[int] = set()

    def take(unit: Unit, first: int, last: int) -> None:
        if not taken & set(range(first, last)):
            taken.update(range(first, last))
            found[first] = (unit, last)

    for date in dates:
        if sentence.span.holds(date.span):
            first, last = _reach(tokens, date.span)
            take(Unit("D", date.span, _surface(tokens, first, last), named=date), first, last)
    known = {b.first: b for b in bodies}
    for person in persons:
        if sentence.span.holds(person.span):
            first, last = _reach(tokens, person.span)
            if not any(b.first <= first and last <= b.last for b in known.values()):
                surface = _surface(tokens, first, last)
                take(Unit("P", person.span, surface, cases="ngdaip", named=person), first, last)
    for body in bodies:
        surface = _surface(tokens, body.first, body.last)
        take(Unit("B", body.body.span, surface, cases=body.cases, named=body.body), body.first, body.last)
    for hit in hits:
        if hit.entry.named in _KINDS:
            name = state_names()[hit.entry.key] if hit.entry.kind == "demonym" else hit.entry.name
            place = Place(hit.span, hit.entry.key, name, hit.entry.kind == "capital")
            surface = _surface(tokens, hit.first, hit.last)
            unit = Unit(_KINDS[hit.entry.named], hit.span, surface, cases=hit.entry.cases, named=place)
            take(unit, hit.first, hit.last)
    return found


def _surface(tokens: Sequence[Token], first: int, last: int) -> str:
    return " ".join(t.surface for t in tokens[first:last])


def _reach(tokens: Sequence[Token], span: Span) -> tuple[int, int]:
    within = [n for n, t in enumerate(tokens) if span.meets(t.span)]
    return within[0], within[-1] + 1


_NAME_WORDS = 3
_PARTICLES = word_set("names-particles")


def _with_title_persons(units: list[Unit]) -> list[Unit]:
    """Take capitalised words right after a title for a name that the model missed."""
    out: list[Unit] = []
    at = 0
    while at < len(units):
        unit = units[at]
        joined_name = _with_city_name(out, units, at)
        if joined_name is not None:
            out.append(joined_name)
            at += 2
            continue
        if out and out[-1].kind == "O" and isinstance(out[-1].named, OfficeNamed):
            run = _capitalised_run(units, at)
            if run >= 2 and out[-1].named.is_office and not out[-1].named.is_plural:
                words = [u.surface for u in units[at : at + run]]
                name = nominative(words, out[-1].cases)
                span = Span(unit.span.start, units[at + run - 1].span.end)
                person = Person(span, tuple(words), name.value, name.is_sure)
                out.append(Unit("P", span, " ".join(words), cases="ngdaip", named=person))
                at += run
                continue
        out.append(unit)
        at += 1
    return out


def _with_city_name(out: Sequence[Unit], units: Sequence[Unit], at: int) -> Unit | None:
    """Return a person whose first name is a city's too, right after a title: "секретарь Багдад Амреев"."""
    pair = units[at : at + 2]
    if not out or out[-1].kind != "O" or [u.kind for u in pair] != ["C", "P"] or " " in pair[1].surface:
        return None
    words = [u.surface for u in pair]
    name = nominative(words, out[-1].cases)
    span = Span(pair[0].span.start, pair[1].span.end)
    person = Person(span, tuple(words), name.value, name.is_sure)
    return Unit("P", span, " ".join(words), cases="ngdaip", named=person)


def _capitalised_run(units: Sequence[Unit], at: int) -> int:
    run, words = 0, 0
    while at + run < len(units) and words < _NAME_WORDS:
        unit = units[at + run]
        if run and fold(unit.surface) in _PARTICLES and _is_name_word(units, at + run + 1):
            run += 1
            continue
        is_name = unit.kind == "W" and unit.surface[0].isupper() and not unit.surface.isupper()
        is_governed = unit.part == "N" and bool(unit.cases) and not set(unit.cases) & set(units[at - 1].cases)
        if not is_name or is_governed or unit.lemma in SPEECH_VERBS | HONORIFICS or unit.part in "RCVJ":
            break
        run, words = run + 1, words + 1
    return run


def _is_name_word(units: Sequence[Unit], at: int) -> bool:
    """Tell whether a capitalised word stands here, or a particle before one."""
    if at >= len(units) or units[at].kind != "W":
        return False
    is_particle = fold(units[at].surface) in _PARTICLES
    return is_particle or (units[at].surface[0].isupper() and not units[at].surface.isupper())


def _new_persons(lines: Sequence[Line]) -> list[Person]:
    return [u.named for line in lines for u in line.units if isinstance(u.named, Person)]


def _with_values(line: Line, persons: dict[Span, Person]) -> Line:
    if not any(isinstance(u.named, Person) for u in line.units):
        return line
    units = [
        Unit("P", u.span, u.surface, cases="ngdaip", named=persons.get(u.span, u.named))
        if isinstance(u.named, Person)
        else u
        for u in line.units
    ]
    return line_of(line.span, units, line.paragraph, line.is_heading)
