"""Names of persons: honorifics, parts, and whether two names may be one person."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretariat.engines.values import names
from secretariat.engines.values.names import PersonName, person_name, same_person, without_honorifics


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("H.E. Mr. Lazăr Comănescu", "Lazăr Comănescu"),
        ("His Excellency Ambassador Michael B. Christides", "Michael B. Christides"),
        ("The Right Honourable Kevin Rudd MP", "Kevin Rudd"),
        ("Prof. Dr. Ahmet Davutoğlu", "Ahmet Davutoğlu"),
        ("M. Alain Juppé", "Alain Juppé"),
        ("M. A. Papadopoulos", "M. A. Papadopoulos"),
        ("г-н С.В. Лавров", "С.В. Лавров"),
        ("Её Превосходительство Мария Захарова", "Мария Захарова"),
        ("Sayın Mevlüt Çavuşoğlu", "Mevlüt Çavuşoğlu"),
        ("Dr", "Dr"),
        ("Drake Bell", "Drake Bell"),
    ],
)
def test_without_honorifics(name: str, bare: str) -> None:
    assert without_honorifics(name) == bare


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Sergei Lavrov", PersonName(("sergei",), "", "lavrov")),
        ("Лавров Сергей Викторович", PersonName(("sergey",), "viktorovich", "lavrov")),
        ("Сергей Викторович Лавров", PersonName(("sergey",), "viktorovich", "lavrov")),
        ("LAVROV Sergei", PersonName(("sergei",), "", "lavrov")),
        ("Lavrov, Sergei", PersonName(("sergei",), "", "lavrov")),
        ("С.В. Лавров", PersonName(("s", "v"), "", "lavrov")),
        ("Ursula von der Leyen", PersonName(("ursula",), "", "von der leyen")),
        ("Jean-Claude Juncker", PersonName(("jean", "claude"), "", "juncker")),
        ("MEVLÜT ÇAVUŞOĞLU", PersonName(("mevlut",), "", "cavusoglu")),
        ("Mr Lavrov", PersonName((), "", "lavrov")),
    ],
)
def test_parts_of_a_name(name: str, parts: PersonName) -> None:
    assert person_name(name) == parts


@pytest.mark.parametrize(
    ("one", "other", "score", "reason"),
    [
        ("Lazar Comanescu", "Lazăr Comănescu", 1.0, "same name, apart from case, accents or script"),
        ("Mevlut Cavusoglu", "MEVLÜT ÇAVUŞOĞLU", 1.0, "same name, apart from case, accents or script"),
        ("Ilham Aliyev", "İlham Əliyev", 1.0, "same name, apart from case, accents or script"),
        (
            "Sergei Lavrov",
            "Sergey Lavrov",
            0.97,
            "same surname; given names are spellings of one another",
        ),
        ("Serguei Lavrov", "Сергей Лавров", 0.97, "same surname; given names are spellings of one another"),
        (
            "Aleksander Kwaśniewski",
            "Alexander Kwasniewski",
            0.97,
            "same surname; given names are spellings of one another",
        ),
        (
            "Volodymyr Zelensky",
            "Volodymyr Zelenskyy",
            0.97,
            "surnames are spellings of one another; same given name",
        ),
        ("Dmytro Kuleba", "Дмитрий Кулеба", 0.9, "same surname; given names are forms of one name"),
        (
            "Michael Christides",
            "Michael B. Christides",
            0.95,
            "same surname; same given name; one of the two has a further name",
        ),
        ("S. Lavrov", "Sergei Lavrov", 0.8, "same surname; the initial fits the given name"),
        ("Mr Lavrov", "Sergei Lavrov", 0.5, "same surname; one of the two has no given name"),
        ("Lavrov Sergei", "Sergei Lavrov", 0.95, "same names in the other order"),
        (
            "Sergei Goncharenko",
            "Serhiy Honcharenko",
            0.7,
            "surnames differ in one letter; given names are forms of one name",
        ),
    ],
)
def test_one_person(one: str, other: str, score: float, reason: str) -> None:
    likeness = same_person(one, other)
    assert likeness is not None
    assert (likeness.score, likeness.reason) == (score, reason)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sergei Lavrov", "Sergei Goncharenko"),
        ("Kevin Rudd", "Kevin Andrews"),
        ("Sergei Lavrov", "Ivan Lavrov"),
        ("S. Lavrov", "Ivan Lavrov"),
        ("Sergei Ivanov", "Sergei Ivanova"),
        ("Aleksandr Novak", "Aleksandra Novak"),
        ("Sergiu Popescu", "Sergei Popescu"),
        ("Ivan Petrov", "Ivan Petkov"),
        ("Anna Lindh", "Ann Linde"),
        ("Ivan Petrovich Sidorov", "Ivan Ivanovich Sidorov"),
        ("Mr Lavrov", "Ms Zakharova"),
        ("", "Sergei Lavrov"),
    ],
)
def test_two_persons(one: str, other: str) -> None:
    assert same_person(one, other) is None
    assert same_person(other, one) is None


def test_forms_of_given_names_are_spelling_keys() -> None:
    for forms in names._GIVEN_FORMS:
        assert {names.spelling_key(form) for form in forms} == forms


letters = st.text(st.sampled_from("abdegiklmnorstuvzаеийкостшщючхăşıł"), min_size=3, max_size=9)
# Random letters may spell a form of address (Mrs, Sir).
words = letters.filter(lambda word: without_honorifics(f"{word} {word} x") == f"{word} {word} x")
full_names = st.builds("{} {}".format, words.map(str.capitalize), words.map(str.capitalize))


@given(full_names, full_names)
def test_likeness_is_the_same_from_both_sides(one: str, other: str) -> None:
    assert same_person(one, other) == same_person(other, one)


@given(full_names)
def test_a_name_is_its_own_and_honorifics_do_not_matter(name: str) -> None:
    likeness = same_person(f"H.E. Mr. {name}", name)
    assert likeness is not None
    assert likeness.score == 1.0


@given(words, words, words)
def test_other_given_names_never_merge_unless_spellings(surname: str, one: str, other: str) -> None:
    found = same_person(f"{one} {surname}", f"{other} {surname}")
    spelled_alike = names.spelling_key(one) == names.spelling_key(other)
    forms = any({names.spelling_key(one), names.spelling_key(other)} <= known for known in names._GIVEN_FORMS)
    crossed = names.spelling_key(surname) in (names.spelling_key(one), names.spelling_key(other))
    assert (found is None) or spelled_alike or forms or crossed
