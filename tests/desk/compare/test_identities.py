"""Whom words mean: exact names are identities, everything else is a proposal with its reason."""

import pytest

from secretariat.desk.compare.drafts import Told, body_of
from secretariat.desk.compare.identities import Known, KnownName

KNOWN = Known(
    persons=[
        KnownName("albu", "Ana Albú"),
        KnownName("lavrov", "Sergei Lavrov"),
        KnownName("berg", "Bo Berg"),
    ],
    parties=[
        KnownName("RU", "Russian Federation"),
        KnownName("XS", "St. Petersburg"),
        KnownName("XA", "Alba", "short"),
    ],
    bodies=[
        KnownName("union", "Union of the Three Rivers"),
        KnownName("union", "UTR", "acronym"),
        KnownName("bstf", "Baltic Sea Task Force on Organized Crime"),
    ],
    gazetteer={
        "moscow": ("party", "RU", "Moscow, the capital, stands for its state", True),
        "russia": ("party", "RU", "a name of it in the gazetteer", False),
        "rome": ("party", "IT", "Rome, the capital, stands for its state", True),
    },
    same_as={"albu-2": "albu"},
)


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("H.E. Ms. Ana Albú", "albu"),
        ("ANA  ALBÚ", "albu"),
        ("Ana Albu", None),
        ("Sergey Lavrov", None),
        ("Lavrov", None),
    ],
)
def test_only_the_same_letters_are_the_same_person(words: str, key: str | None) -> None:
    found = KNOWN.person(words)
    assert (found.key if found else None) == key


@pytest.mark.parametrize(
    ("words", "key", "reason"),
    [
        ("Ana Albu", "albu", "same name, apart from case, accents or script"),
        ("Sergey Lavrov", "lavrov", "same surname; given names are spellings of one another"),
        ("Сергей Лавров", "lavrov", "same surname; given names are spellings of one another"),
    ],
)
def test_another_spelling_is_proposed_with_the_reason(words: str, key: str, reason: str) -> None:
    assert [(one.key, one.reason) for one in KNOWN.likely_persons(words)] == [(key, reason)]


def test_nobody_is_proposed_for_a_stranger() -> None:
    assert KNOWN.likely_persons("Carl Corv") == ()
    assert KNOWN.likely_persons("Sergei Goncharenko") == ()


@pytest.mark.parametrize(
    ("words", "key", "is_inferred"),
    [
        ("the Russian Federation", "RU", False),
        ("Russia", "RU", False),
        ("Moscow", "RU", True),
        ("Saint Petersburg", "XS", False),
        ("Rome", None, None),
        ("Atlantis", None, None),
    ],
)
def test_parties_by_name_and_by_gazetteer(words: str, key: str | None, is_inferred: bool | None) -> None:
    found = KNOWN.party(words)
    assert (found.key, found.is_inferred) == (key, is_inferred) if found else key is None


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("UTR Summit", "union"),
        ("Council of the Union of the Three Rivers", "union"),
        ("UTR's work", "union"),
        ("The Utrecht Club", None),
    ],
)
def test_a_body_named_within_longer_words_is_inferred(words: str, key: str | None) -> None:
    found = KNOWN.body_within(words)
    assert (found.key if found else None) == key
    assert found is None or found.is_inferred


def test_bodies_alike_are_proposed() -> None:
    words = "groups of representatives of the Baltic Sea States for the fight against organized crime"
    assert KNOWN.likely_bodies(words) == ("bstf",)
    assert KNOWN.likely_bodies("Baltic Sea Youth Forum") == ()


@pytest.mark.parametrize(
    ("words", "is_name"),
    [
        ("Carl Corv", True),
        ("Leaders", False),
        ("Alba", False),
        ("both sides", False),
        ("16th Session Hall", False),
        ("Ursula von der Leyen", True),
    ],
)
def test_unknown_words_that_look_like_a_human(words: str, is_name: bool) -> None:
    assert KNOWN.is_name_of_person(words) is is_name


def test_labels_and_merged_spellings() -> None:
    assert (KNOWN.label("body", "union"), KNOWN.label("party", "XA")) == ("Union of the Three Rivers", "Alba")
    assert (KNOWN.label("party", "ZZ"), KNOWN.label("body", None)) == ("ZZ", "")
    assert (KNOWN.one_person("albu-2"), KNOWN.one_person("berg")) == ("albu", "berg")


ORGANS = Known(
    persons=[],
    parties=[],
    bodies=[
        KnownName("union", "Union of the Three Rivers"),
        KnownName("union", "UTR", "acronym"),
        KnownName("league-com", "Council of Ministers"),
    ],
    organs=frozenset({"league-com"}),
)


def test_an_organ_alone_is_that_of_the_body_which_the_document_is_about() -> None:
    told = Told("", "en", None, bodies=("UTR", "the Council of Ministers", "UTR"))
    found = body_of("the Council of Ministers", ORGANS, told)
    assert found is not None
    assert (found.key, found.is_inferred) == ("union", True)
    assert body_of("the Council of Ministers", ORGANS, Told("", "en", None)) is None
    assert body_of("Court of Rivers", ORGANS, told) is None
    assert ORGANS.label("body", "league-com") == "Council of Ministers"


@pytest.mark.parametrize(
    ("words", "is_name"),
    [
        ("Ana Albu", True),
        ("Business Council", False),
        ("Chamber of Commerce", False),
        ("Bo van der Berg", True),
    ],
)
def test_a_group_is_no_human(words: str, is_name: bool) -> None:
    assert ORGANS.is_name_of_person(words) is is_name
