"""Titles that stand beside a name: before it with another title, or after it, also in a list of names."""

from collections.abc import Iterator, Sequence

from secretariat.engines.reading.russian.making import office_of
from secretariat.engines.reading.russian.nominative import own_cases
from secretariat.engines.reading.russian.persons import Person
from secretariat.engines.reading.russian.tokens import fold
from secretariat.engines.reading.russian.units import BodyNamed, Line, OfficeNamed, Place, Unit
from secretariat.engines.reading.russian.wordlists import word_set
from secretariat.engines.reading.russian.words import HONORIFICS

_DASHES = ("—", "–", "-")
_CLOSING = word_set("offices-closing")
_RANKS = word_set("offices-ranks")


def name_after(line: Line, at: int) -> int:
    """Return the place of the name that the title at `at` stands before, past honorifics, ranks and remarks.

    "министр г-н А", "начальник штаба генерал армии Б", "мэр Корвы (Алания) В", "глава Совета в 2018 году Г".
    """
    near = _past_honorifics(line, at + 1)
    past = _past_rank(line, near)
    past = _past_remark(line, past)
    return past if past < len(line.units) and line.units[past].kind == "P" else near


def _past_honorifics(line: Line, at: int) -> int:
    while at < len(line.units) and fold(line.units[at].surface) in HONORIFICS | {"."}:
        if line.units[at].surface == "." and fold(line.units[at - 1].surface) not in {"г", "тов"}:
            break
        at += 1
    return at


def _past_rank(line: Line, at: int) -> int:
    units = line.units
    while at < len(units) and (units[at].lemma in _RANKS or is_rank(units, at)):
        at += 1
        if [u.surface for u in units[at : at + 1]] == ["армии"]:
            at += 1
    return at


def is_rank(units: Sequence[Unit], at: int) -> bool:
    """Tell whether a title is the rank of one who has another: "генеральный секретарь посол А"."""
    office = office_of(units[at])
    is_bare = office is not None and office.head == "посол" and not office.organisations and at > 0
    return is_bare and units[at - 1].kind == "O" and set(units[at - 1].cases) & set(units[at].cases) != set()


def _past_remark(line: Line, at: int) -> int:
    """Return the place past the state in brackets, or past the years of the office."""
    units = line.units
    if [u.surface for u in units[at : at + 3 : 2]] == ["(", ")"]:
        inner = units[at + 1]
        return at + 3 if inner.kind in "SB" or inner.surface.isupper() else at
    if [u.kind for u in units[at : at + 3]] == ["W", "D", "P"] and units[at].lemma in ("в", "с"):
        return at + 2
    return at


def title_of(line: Line, at: int, who: int) -> int:
    """Return the title to which a name in the nominative belongs, where the one right before it does not.

    "первый заместитель председателя - исполнительного секретаря А": the first one.
    """
    units, person = line.units, line.units[who].named
    if "n" in units[at].cases or not isinstance(person, Person) or own_cases(person.words) != "n":
        return at
    is_joined = at > 1 and units[at - 1].surface in _DASHES and units[at - 2].kind == "O"
    return at - 2 if is_joined and "n" in units[at - 2].cases else at


def in_apposition(line: Line, at: int) -> Iterator[int]:
    """Yield the other titles before a title and name: "глава делегации, министр экономики Ирма Даль"."""
    units = line.units
    if at < 2 or units[at - 1].surface not in (",", *_DASHES) or units[at - 2].kind != "O":
        return
    office = office_of(units[at - 2])
    agrees = set(units[at - 2].cases) & set(units[at].cases)
    is_list = (
        at > 2
        and (units[at - 3].surface == "," or units[at - 3].kind == "P")
        and not _is_forward(units, at - 2)
    )
    if office is None or not office.is_office or office.is_plural or not agrees or is_list:
        return
    if office.organisations or " " in office.value:
        yield at - 2


def _is_forward(units: Sequence[Unit], at: int) -> bool:
    """Tell whether a title between two titled names is the later one's: "президент А, глава Б, министр В"."""
    before = [u.kind for u in units[max(0, at - 3) : at]]
    return before == ["O", "P", "X"] and [u.kind for u in units[at + 1 : at + 4]] == ["X", "O", "P"]


def name_before(line: Line, at: int) -> int | None:
    """Return the name that a title stands after: "Ирма Даль, министр ...", "Даль (министр)"."""
    units, office = line.units, office_of(line.units[at])
    who = at - 2
    while (
        who > 1 and units[who].kind == "O" and (units[who - 1].surface == "," or units[who + 1].lemma == "и")
    ):
        who -= 2
    if at < 2 or units[who].kind != "P" or _is_forward(units, at) or office is None:
        return None
    link = units[at - 1]
    end = units[at + 1] if at + 1 < len(units) else None
    is_joined = (
        end is not None and end.lemma == "и" and [u.kind for u in units[at + 2 : at + 3]] in (["O"], ["B"])
    )
    is_closed = (
        end is None or end.surface in _CLOSING or (link.surface == "—" and end.lemma == "и") or is_joined
    )
    if end is not None and _opens_remark(units, at + 1):
        return None  # "мэр Корвы (Алания) Б": the name comes after the remark
    is_linked = link.surface in (",", *_DASHES, "(") or (link.lemma == "и" and who < at - 2)
    if not is_linked or not is_closed or ("n" not in units[at].cases and link.surface == "—"):
        return None
    return who if office.organisations or " " in office.value else None


def _opens_remark(units: Sequence[Unit], at: int) -> bool:
    """Tell whether a state in brackets and a capital follow, which begin a name that no list has."""
    is_remark = [u.surface for u in units[at : at + 3 : 2]] == ["(", ")"] and units[at + 1].kind in "SB"
    return is_remark and at + 3 < len(units) and units[at + 3].surface[0].isupper()


def second_body(line: Line, at: int) -> BodyNamed | Place | None:
    """Return the other body of a title: "председатель Думы и Парламентской Ассамблеи ОДКБ"."""
    units = line.units
    following = units[at + 1 : at + 3]
    if [u.lemma for u in following[:1]] != ["и"] or [u.kind for u in following] != ["W", "B"]:
        return None
    body = following[1].named
    return body if isinstance(body, BodyNamed) and "g" in following[1].cases else None


_ONE_OF_SEVERAL = {
    "правительств": "правительства", "государств": "государства", "парламентов": "парламента",
    "ведомств": "ведомства", "делегаций": "делегации", "палат": "палаты",
}  # fmt: skip


def of_one(office: OfficeNamed, owner: Place | BodyNamed) -> OfficeNamed:
    """Return the office of one of those whom a title in the plural names: "главы правительств"."""
    head, _, rest = office.value.partition(" ")
    value = f"{head} {_ONE_OF_SEVERAL.get(rest, rest)}".strip()
    return OfficeNamed(office.span, office.head, value, office.value_span, (owner,), False, True)
