"""Folded words, slugs and sort keys."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretariat.engines.values.errors import BadValue
from secretariat.engines.values.folding import fold, slug_of, sort_key


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Lazăr COMĂNESCU", "lazar comanescu"),
        ("Сергей Лавров", "sergey lavrov"),
        ("Щербаков", "shcherbakov"),
        ("Юрій Єрмак", "yuriy yermak"),
        ("İstanbul IĞDIR ırmak", "istanbul igdir irmak"),
        ("Łódź, Ærø, Đorđe, Straße", "lodz, aero, dorde, strasse"),
        ("İlham Əliyev", "ilham aliyev"),
        ("Αθήνα", "athena"),
        ("თბილისი", "tbilisi"),
        ("Հայաստան", "hayastan"),
        ("O’Brien", "obrien"),
        ("Black Sea – Baltic", "black sea - baltic"),
        ("  two \n words\u00a0", "two words"),
        ("", ""),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Lazăr Comănescu", "lazar-comanescu"),
        ("Сергей Лавров", "sergey-lavrov"),
        ("Union of the Baltic Cities (UBC)", "union-of-the-baltic-cities-ubc"),
        ("Côte d'Ivoire", "cote-divoire"),
    ],
)
def test_slug(text: str, slug: str) -> None:
    assert slug_of(text) == slug


def test_slug_is_cut_between_words() -> None:
    assert slug_of("Organization of the Black Sea Economic Cooperation", longest=20) == "organization-of-the"
    assert slug_of("a" * 30, longest=20) == "a" * 20


@pytest.mark.parametrize("text", ["", "–", "!?", "   "])
def test_slug_of_nothing_is_refused(text: str) -> None:
    with pytest.raises(BadValue):
        slug_of(text)


def test_sort_keys_follow_the_language() -> None:
    def ordered(language: str, *words: str) -> list[str]:
        return sorted(words, key=lambda word: sort_key(word, language))

    assert ordered("en", "zu", "Zürich", "Arm", "Ärmel") == ["Arm", "Ärmel", "zu", "Zürich"]
    assert ordered("sv", "Ö", "Z", "Ä", "Å", "A") == ["A", "Z", "Å", "Ä", "Ö"]
    assert ordered("tr", "Isparta", "İzmir", "Hatay") == ["Hatay", "Isparta", "İzmir"]
    assert ordered("cs", "Cyril", "Čech", "Chalupa", "Hora") == ["Cyril", "Čech", "Hora", "Chalupa"]
    assert ordered("ru", "Ель", "Ёж", "Ежи") == ["Ёж", "Ежи", "Ель"]


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert fold(text).isascii()


@given(st.text(min_size=1), st.integers(8, 60))
def test_a_slug_is_a_short_plain_word_and_its_own_slug(text: str, longest: int) -> None:
    try:
        slug = slug_of(text, longest=longest)
    except BadValue:
        slug = None
    assert slug is None or re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug)
    assert slug is None or (len(slug) <= longest and slug_of(slug, longest=longest) == slug)
