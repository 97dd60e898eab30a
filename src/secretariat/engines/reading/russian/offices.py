"""Who holds which office: a title and a name bound by their place, or by a verb of appointment."""

from collections.abc import Iterator, Sequence

from secretariat.engines.reading.findings import Grade, Kind
from secretariat.engines.reading.mentions import DateMention
from secretariat.engines.reading.russian.appositions import (
    in_apposition,
    is_rank,
    name_after,
    name_before,
    of_one,
    second_body,
    title_of,
)
from secretariat.engines.reading.russian.document import Document
from secretariat.engines.reading.russian.lexicon import keys
from secretariat.engines.reading.russian.making import Draft, named, office_of, people_of, put_dates, slot
from secretariat.engines.reading.russian.nominative import own_cases
from secretariat.engines.reading.russian.office_owners import GENERIC, of_told, owner_of
from secretariat.engines.reading.russian.patterns import Match, matches_of
from secretariat.engines.reading.russian.persons import stem
from secretariat.engines.reading.russian.speakers import usual_name
from secretariat.engines.reading.russian.units import BodyNamed, Line, OfficeNamed, Place, Unit
from secretariat.engines.reading.russian.wordlists import word_set
from secretariat.engines.values.spans import Span


def find_offices(document: Document) -> Iterator[Draft]:
    """Yield the offices of a document, each person's office once."""
    found: list[Draft] = []
    appointed: list[Draft] = []
    for line in document.lines:
        found += _replaced(document, line, appointed)
        appointed = list(_appointments(document, line))
        found += appointed
        found += _departures(document, line)
        found += _by_place(document, line)
    yield from _once(found)


def _by_place(document: Document, line: Line) -> Iterator[Draft]:
    for at, unit in enumerate(line.units):
        office = office_of(unit)
        if office is None or not office.is_office:
            continue
        after = name_after(line, at)
        if office.is_plural:
            yield from _in_order(document, line, office, after)
            yield from _one_by_one(document, line, office, after)
        elif is_rank(line.units, at):
            continue
        elif after < len(line.units) and line.units[after].kind == "P":
            yield from _before_name(document, line, at, after)
        else:
            yield from _after_name(document, line, at, office)


def _before_name(document: Document, line: Line, at: int, who: int) -> Iterator[Draft]:
    title = title_of(line, at, who)
    office, person = office_of(line.units[title]), line.units[who]
    if office is None:
        return
    draft = _draft(document, line, office, person, "title-name", title)
    for unit in line.units[at + 1 : who]:
        if isinstance(unit.named, DateMention):
            put_dates(draft, document, unit.named)
    yield draft
    for other in in_apposition(line, title):
        earlier = office_of(line.units[other])
        if earlier is not None:
            yield _draft(document, line, earlier, person, "title-title-name", other)
    yield from _with_others(document, line, office, who)


def _after_name(document: Document, line: Line, at: int, office: OfficeNamed) -> Iterator[Draft]:
    who = name_before(line, at)
    if who is None:
        return
    yield _draft(document, line, office, line.units[who], "name-title", at)
    second = second_body(line, at)
    if second is not None:
        one = OfficeNamed(office.span, office.head, office.head, office.value_span, (second,), False, True)
        yield _draft(document, line, one, line.units[who], "name-title", None)


def _with_others(document: Document, line: Line, office: OfficeNamed, at: int) -> Iterator[Draft]:
    """Those whose title is not said again: "премьер-министр Дании Х, Норвегии — У, а также Швеции — З"."""
    if not office.organisations or not isinstance(office.organisations[0], Place):
        return
    units, at = line.units, at + 1
    while at < len(units):
        joint = at
        while at < len(units) and (units[at].surface == "," or units[at].lemma in ("и", "а", "также")):
            at += 1
        place = units[at].named if at < len(units) and units[at].kind == "S" else None
        following = units[at + 1 : at + 3]
        if at == joint or not isinstance(place, Place) or "g" not in units[at].cases:
            return
        is_marked = [u.kind for u in following] == ["X", "P"] and following[0].surface in ("—", "–", "-", "(")
        if not is_marked and (not following or following[0].kind != "P"):
            return
        who = following[1] if is_marked else following[0]
        one = of_one(office, place)
        draft = _draft(document, line, one, who, "titles-names-in-order", None)
        draft.evidence.append(place.span)
        yield draft
        at += 2 + is_marked + (following[0].surface == "(")


def _in_order(document: Document, line: Line, office: OfficeNamed, at: int) -> Iterator[Draft]:
    """Names in the order of the states of a plural title: "президенты России и Индии — Путин и Моди"."""
    if at < len(line.units) and line.units[at].surface in ("—", "–", "-", ":", "("):
        at += 1
    people: list[Unit] = []
    while at < len(line.units):
        unit = line.units[at]
        if unit.kind == "P":
            people.append(unit)
        elif not (unit.surface == "," or unit.lemma == "и") or not people:
            break
        at += 1
    count = len(office.organisations)
    if count < 2 or len(people) < count:
        return
    for place, unit in zip(office.organisations, people, strict=False):
        one = of_one(office, place)
        yield _draft(document, line, one, unit, "titles-names-in-order", None)


def _one_by_one(document: Document, line: Line, office: OfficeNamed, at: int) -> Iterator[Draft]:
    """Each name after its state: "министры Албании (И. Хаса), Боснии (Э. Конакович)", "— президент ..."."""
    place, found = (office.organisations[0] if len(office.organisations) == 1 else None), []
    while at < len(line.units):
        unit = line.units[at]
        if unit.kind == "P" and place is not None:
            found.append((place, unit))
            place = None
        elif unit.kind == "P" and place is None and not found:
            pass  # the first of them, whose state is one that no list has
        elif unit.kind in "SB" and isinstance(unit.named, Place | BodyNamed) and place is None:
            place = unit.named
        elif unit.surface not in _BETWEEN and unit.lemma not in ("и", "также", "а"):
            break
        at += 1
    for owner, who in found if len(found) > 1 else ():
        one = of_one(office, owner)
        draft = _draft(document, line, one, who, "titles-names-in-order", None)
        draft.evidence.append(owner.span)
        yield draft


_BETWEEN = ("(", ")", ",", "—", "–", "-", ":")


def _draft(
    document: Document, line: Line, office: OfficeNamed, who: Unit, rule: str, at: int | None
) -> Draft:
    draft = Draft(Kind.OFFICE, f"ru.office.{rule}")
    person = people_of(who)
    assert person is not None
    draft.put("person", *named(document, person))
    generic = None if office.organisations else GENERIC.fullmatch(office.value)
    draft.put("office", generic["own"] if generic else office.value, slot(document, office.value_span))
    draft.evidence.append(Span(min(office.span.start, who.span.start), max(office.span.end, who.span.end)))
    place: Place | BodyNamed | None = office.organisations[0] if office.organisations else None
    inferred: Place | BodyNamed | None = None
    if place is None and at is not None:
        place, is_inferred = owner_of(document, line, at, office)
        inferred = place if is_inferred else None
    if place is None:
        place = inferred = of_told(document, line, office)
    if place is not None:
        _put_organisation(draft, document, place, None if inferred is None else place.span)
    is_certain = person.is_sure and inferred is None
    if place is not None and is_certain and (isinstance(place, Place) or place.source is None):
        draft.grade = Grade.ACCEPTED if rule in ("title-name", "titles-names-in-order") else Grade.CANDIDATE
    return draft


def _put_organisation(
    draft: Draft, document: Document, place: Place | BodyNamed, inferred: Span | None
) -> None:
    value, where = named(document, place)
    draft.put("organisation", value, slot(document, where.span, inferred or where.inferred_from))
    source = inferred or where.inferred_from
    if source is not None:
        draft.evidence.append(source)


def _appointments(document: Document, line: Line) -> Iterator[Draft]:
    taken: set[tuple[int, str]] = set()
    for match in matches_of("office-appointed", line):
        unit, who = match.unit("office"), match.unit("who")
        office = office_of(unit)
        if (
            office is None
            or who is None
            or not office.is_office
            or (match.groups["who"], office.value) in taken
        ):
            continue
        if any(u.lemma == "не" for u in line.units[match.first : match.last]) or _appoints(match):
            continue
        taken.add((match.groups["who"], office.value))
        draft = _draft(document, line, office, who, "appointed", None)
        draft.evidence = [*draft.evidence[1:], match.span]
        _put_term(draft, document, match)
        yield draft
        yield from _predecessor(document, line, draft, office, match.last)


_APPOINTING = word_set("offices-appointing")


def _appoints(match: Match) -> bool:
    """Tell whether the person is who appoints: "президент А назначил послом Б"."""
    who, verb = match.groups["who"], match.groups.get("verb")
    if verb is None or who > verb:
        return False
    unit, person = match.line.units[verb], people_of(match.line.units[who])
    is_active = unit.lemma in _APPOINTING and unit.part == "V"
    return is_active and person is not None and "n" in own_cases(person.words)


def _departures(document: Document, line: Line) -> Iterator[Draft]:
    """Who left an office, and on which day: "освобождён от должности посла"."""
    for match in matches_of("office-left", line):
        office, who, when = office_of(match.unit("office")), match.unit("who"), match.unit("when")
        if office is None or who is None or office.is_plural or not office.is_office:
            continue
        draft = _draft(document, line, office, who, "left", None)
        draft.evidence = [*draft.evidence[1:], match.span]
        if when is not None and isinstance(when.named, DateMention) and when.named.edtf:
            draft.put("end", when.named.edtf, slot(document, when.named.span, when.named.inferred_from))
        yield draft


def _put_term(draft: Draft, document: Document, match: Match) -> None:
    for group in ("when", "when2"):
        unit = match.unit(group)
        if unit is not None and isinstance(unit.named, DateMention):
            put_dates(draft, document, unit.named)


def _predecessor(
    document: Document, line: Line, draft: Draft, office: OfficeNamed, after: int
) -> Iterator[Draft]:
    """ "Он сменит X 1 января": the day on which the term begins, and the office of X."""
    for match in matches_of("office-successor", line):
        other, when = match.unit("other"), match.unit("when")
        if match.first < after or other is None:
            continue
        if when is not None and isinstance(when.named, DateMention) and when.named.edtf:
            end = draft.values.get("end"), draft.slots.get("end")
            put_dates(draft, document, when.named)
            if end[0] is not None and end[1] is not None:
                draft.values["end"], draft.slots["end"] = end[0], end[1]
            draft.evidence.append(match.span)
        earlier = _draft(document, line, office, other, "predecessor", None)
        earlier.evidence = [*draft.evidence, match.span]
        yield earlier


def _replaced(document: Document, line: Line, appointed: Sequence[Draft]) -> Iterator[Draft]:
    """ "На этом посту он сменил X", after a sentence that appointed one person."""
    if len(appointed) != 1:
        return
    first = appointed[0]
    for match in matches_of("office-replaced", line):
        person = people_of(line.units[match.groups["other"]])
        if person is None:
            continue
        draft = Draft(Kind.OFFICE, "ru.office.predecessor", evidence=[*first.evidence, match.span])
        draft.put("person", *named(document, person))
        for name in ("office", "organisation"):
            if first.has(name):
                draft.values[name], draft.slots[name] = first.values[name], first.slots[name]
        yield draft


def _once(found: Sequence[Draft]) -> Iterator[Draft]:
    """Yield each person's office once: the fullest, with terms and organisations of the others."""
    kept: list[Draft] = []
    for draft in found:
        same = next((k for k in kept if _is_same(k, draft)), None)
        if same is None:
            kept.append(draft)
            continue
        for name in ("organisation", "start", "end"):
            if not same.has(name) and draft.has(name):
                same.values[name] = draft.values[name]
                same.evidence += draft.evidence
                if name in draft.slots:
                    same.slots[name] = draft.slots[name]
    yield from kept


def _is_same(one: Draft, other: Draft) -> bool:
    if _surname(one) != _surname(other):
        return False
    mine, theirs = one.values.get("organisation"), other.values.get("organisation")
    first, second = (usual_name(str(draft.values["office"])) for draft in (one, other))
    is_one_office = first == second or first.startswith(second) or second.startswith(first)
    return is_one_office and (
        mine is None or theirs is None or mine == theirs or _is_part(str(mine), str(theirs))
    )


def _is_part(one: str, other: str) -> bool:
    key = keys().get(one)
    return key is not None and key == keys().get(other)


def _surname(draft: Draft) -> str:
    return stem(str(draft.values["person"]).split()[-1])
