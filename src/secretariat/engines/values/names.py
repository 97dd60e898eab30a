"""Names of persons: without honorifics, in their parts, and whether two of them may be one person."""

import re
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from secretariat.engines.values.folding import fold, slug_of, sort_key

__all__ = [
    "Likeness",
    "PersonName",
    "fold",
    "person_name",
    "same_person",
    "slug_of",
    "sort_key",
    "without_honorifics",
]

_CACHED_NAMES = 32_768


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Folded, without full stops. Offices ("President", "Minister") are no honorifics: they say something.
_HONORIFICS = _words(
    """
    he hon honorable honourable mr mrs ms miss mx dr prof professor sir dame lord lady amb ambassador
    academician rev fr herr frau m mme mlle monsieur madame pan pani sayin bay bayan sr sra don dona
    g-n g-zha gospodin gospodina gospodinu gospozha gospozhi gospozhe gosp d-r d-ra prof-r professora
    posol posla ep
    """
)
_OPENINGS = re.compile(
    r"^(?:(?:his|her|their)\s+(?:royal\s+highness|excellency)|h\.\s?e\.|е\.\s?п\."
    r"|the\s+(?:right\s+)?(?:hon\.|honou?rable))\s*,?\s*",
    re.IGNORECASE,
)
_OPENINGS_RU = re.compile(r"^(?:его|е[её]|их)\s+превосходительств\w+\s*,?\s*", re.IGNORECASE)
_CLOSINGS = _words("phd md mp mep cmg obe mbe kc qc esq bey hanim")

_PARTICLES = _words("van von der den de di da dos del della la le al el bin ibn ter ten zu af av")
_PATRONYMIC = re.compile(r".{2,}(?:ovich|evich|yevich|ovna|evna|yevna|ivna|inichna|oglu|ogly|kizi|kyzy)$")

# One given name in the languages of the region, as spelling keys; a person is often written in either form.
_GIVEN_FORMS = tuple(
    _words(forms)
    for forms in (
        "aleksandr aleksander oleksandr aliaksandr",
        "aleksei oleksi aliaksei",
        "andrei andri",
        "dmitri dmitro dimitri dzmitri",
        "evgeni evgen evhen",
        "ekaterina katerina",
        "elena olena",
        "mihail mihailo",
        "mikola nikolai",
        "pavel pavlo",
        "petr petro piotr",
        "sergei serhi siarhei",
        "vladimir volodimir uladzimir",
        "vasili vasil",
    )
)
# Spellings that differ between habits of transliteration, in this order, on folded letters.
_SPELLINGS = tuple(
    (re.compile(pattern), letters)
    for pattern, letters in (
        (r"shch|sch|sh", "s"),
        (r"tch|tsch|ch", "ç"),
        (r"dzh|dj", "j"),
        (r"zh", "z"),
        (r"kh", "h"),
        (r"ph", "f"),
        (r"ts|tz", "ц"),
        (r"w", "v"),
        (r"x", "ks"),
        (r"q|ck|c(?![eiyц])", "k"),
        (r"gu(?=[eiy])|gh(?=[ei])", "g"),
        (r"[yj]", "i"),
        (r"(?<=[bvgdzklmnprstfhcçц])ie", "e"),
        (r"^ie", "e"),
        (r"(.)\1+", r"\1"),
    )
)


@dataclass(frozen=True, slots=True)
class PersonName:
    """The folded parts of a name; `given` may hold initials, `surname` is empty for a single given name."""

    given: tuple[str, ...]
    patronymic: str
    surname: str


@dataclass(frozen=True, slots=True)
class Likeness:
    """How likely two names mean one person: 1.0 for the same letters; `reason` says why, for a reader."""

    score: float
    reason: str


def without_honorifics(name: str) -> str:
    """Return the name without forms of address before and after it.

    >>> without_honorifics("H.E. Mr. Lazăr Comănescu"), without_honorifics("г-н Сергей Лавров")
    ('Lazăr Comănescu', 'Сергей Лавров')
    """
    rest = " ".join(name.split())
    while True:
        shorter = _OPENINGS_RU.sub("", _OPENINGS.sub("", rest))
        head, _, tail = shorter.partition(" ")
        if tail and _plain(head) in _HONORIFICS and not _is_initial(head, tail):
            shorter = tail
        before, _, last = shorter.rpartition(" ")
        if before and _plain(last) in _CLOSINGS:
            shorter = before.rstrip(",")
        if shorter == rest or not shorter:
            return rest
        rest = shorter


@lru_cache(maxsize=_CACHED_NAMES)
def person_name(name: str) -> PersonName:
    """Take a name apart; surnames in capitals or before a comma are recognised, else the last word is it.

    >>> person_name("LAVROV Sergey Viktorovich")
    PersonName(given=('sergey',), patronymic='viktorovich', surname='lavrov')
    """
    bare = re.sub(r"\.(?=\S)", ". ", without_honorifics(name))
    words, surname = _surname_apart(bare)
    folded = [word for word in (fold(word).strip(".,-") for word in words) if word]
    patronymics = [word for word in folded if _PATRONYMIC.match(word)] if len(folded) > 1 or surname else []
    given = tuple(part for word in folded if word not in patronymics for part in word.split("-"))
    return PersonName(given, " ".join(patronymics), fold(surname).strip(".,"))


def same_person(one: str, other: str) -> Likeness | None:
    """Tell how likely two names mean one person; None where nothing says so, or a given name differs.

    >>> same_person("Sergei Lavrov", "Сергей Лавров")
    Likeness(score=0.97, reason='same surname; given names are spellings of one another')
    >>> same_person("Sergei Lavrov", "Sergei Goncharenko") is None
    True
    """
    left, right = person_name(one), person_name(other)
    if not left.surname or not right.surname:
        return None
    found = _compared(left, right)
    if found is None and len(left.given) == len(right.given) == 1:
        turned = PersonName((right.surname,), right.patronymic, right.given[0])
        found = _compared(left, turned)
        if found and found.score >= _SPELLED:
            return Likeness(round(found.score - 0.05, 2), "same names in the other order")
        return None
    return found


_SAME, _SPELLED, _FORMS, _INITIAL, _ALONE = 1.0, 0.97, 0.9, 0.8, 0.5
_ONE_LETTER = 0.2
_LONG_SURNAME = 8


def _compared(left: PersonName, right: PersonName) -> Likeness | None:
    if left == right and (left.given or left.patronymic):
        return Likeness(_SAME, "same name, apart from case, accents or script")
    surnames = _surnames_alike(left.surname, right.surname)
    if surnames is None:
        return None
    given = _given_alike(left, right)
    if given is None:
        return None
    if surnames.score < _SPELLED and given.score < _FORMS:
        return None
    return Likeness(min(surnames.score, given.score), f"{surnames.reason}; {given.reason}")


def _surnames_alike(one: str, other: str) -> Likeness | None:
    if one == other:
        return Likeness(_SAME, "same surname")
    left, right = spelling_key(one), spelling_key(other)
    if left == right:
        return Likeness(_SPELLED, "surnames are spellings of one another")
    # A last letter more or less is another name: Ivanov, Ivanova.
    near = min(len(left), len(right)) >= _LONG_SURNAME and left[-1] == right[-1]
    if near and OSA.distance(left, right) == 1:
        return Likeness(_FORMS - _ONE_LETTER, "surnames differ in one letter")
    return None


def _given_alike(left: PersonName, right: PersonName) -> Likeness | None:
    if (
        left.patronymic
        and right.patronymic
        and spelling_key(left.patronymic) != spelling_key(right.patronymic)
    ):
        return None
    if not left.given or not right.given:
        same = not left.given and not right.given
        return Likeness(_ALONE, "neither has a given name" if same else "one of the two has no given name")
    found = [_given_name_alike(one, other) for one, other in zip(left.given, right.given, strict=False)]
    if any(likeness is None for likeness in found):
        return None
    weakest = min((likeness for likeness in found if likeness), key=lambda likeness: likeness.score)
    further = len(left.given) != len(right.given) or bool(left.patronymic) != bool(right.patronymic)
    if further and weakest.score > _FORMS:
        return Likeness(0.95, f"{weakest.reason}; one of the two has a further name")
    return weakest


def _given_name_alike(one: str, other: str) -> Likeness | None:
    if one == other:
        is_initial = len(one) == 1
        return Likeness(
            _INITIAL if is_initial else _SAME, "same initial" if is_initial else "same given name"
        )
    left, right = spelling_key(one), spelling_key(other)
    if left == right:
        return Likeness(_SPELLED, "given names are spellings of one another")
    if any(left in forms and right in forms for forms in _GIVEN_FORMS):
        return Likeness(_FORMS, "given names are forms of one name")
    if 1 in (len(one), len(other)) and left[0] == right[0]:
        return Likeness(_INITIAL, "the initial fits the given name")
    return None


@lru_cache(maxsize=_CACHED_NAMES)
def spelling_key(name: str) -> str:
    """Return what the spellings of one name share: Sergei, Sergey and Serguei have one key.

    >>> spelling_key("Serguei") == spelling_key("Сергей"), spelling_key("Alexander")
    (True, 'aleksander')
    """
    key = fold(name).replace("-", " ")
    for pattern, letters in _SPELLINGS:
        key = pattern.sub(letters, key)
    return key


def _surname_apart(name: str) -> tuple[list[str], str]:
    before, comma, after = name.partition(",")
    if comma and after.strip():
        return after.split(), before.strip()
    words = name.split()
    if len(words) < 2:
        return [], name
    loud = [word for word in words if len(word.strip(".")) > 1 and word.isupper() and "." not in word]
    if len(loud) == 1 and len(words) > 1:
        return [word for word in words if word != loud[0]], loud[0]
    if len(words) == 3 and _PATRONYMIC.match(fold(words[2])) and not _PATRONYMIC.match(fold(words[1])):
        return words[1:], words[0]
    at = len(words) - 1
    while at > 1 and fold(words[at - 1]) in _PARTICLES:
        at -= 1
    return words[:at], " ".join(words[at:])


def _plain(word: str) -> str:
    return fold(word).replace(".", "").strip(",")


def _is_initial(head: str, tail: str) -> bool:
    """Tell whether "M." begins a name of initials ("M. A. Papadopoulos") rather than "M. Juppé"."""
    return len(head.strip(".")) == 1 and re.match(r"\w\.", tail) is not None
