"""Whose an office is that its own words leave open; and what stays open."""

from datetime import date

import pytest

from secretariat.engines.reading.english.mentions import mark
from secretariat.engines.reading.english.offices import find
from secretariat.engines.reading.findings import Grade
from secretariat.engines.reading.mentions import Told
from secretariat.engines.reading.segments import segment


def offices(text: str) -> list[tuple[object, object, object]]:
    """Return person, office and organisation of each Finding in a text of 15 June 2024."""
    found = find(mark(segment(text), Told(date(2024, 6, 15), None)))
    return [(f.fields["person"], f.fields["office"], f.fields["organisation"]) for f in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (  # the body that the text is about
            "The Arctic Council met on Monday. The Arctic Council heard Secretary General Anna Berg.",
            ("Anna Berg", "Secretary General", "Arctic Council"),
        ),
        (  # the one state of the sentence
            "King Harald of Norway was represented by the Prime Minister, Mr. Ole Dahl.",
            ("Ole Dahl", "Prime Minister", "Norway"),
        ),
        (  # the state of the offices before
            "He saw the Danish Prime Minister, Ms. Eva Holm. He met the Minister of Justice, Mr. Ole Dahl.",
            ("Ole Dahl", "Minister of Justice", "Denmark"),
        ),
        (  # the one state that the text gives the same title
            "Minister for Trade Anna Berg spoke. The office of the Minister for Trade of Malta is new.",
            ("Anna Berg", "Minister for Trade", "Malta"),
        ),
        (  # the state whose capital heads the text
            "VALLETTA, June 14 - Foreign Minister Anna Berg opened the fair.",
            ("Anna Berg", "Foreign Minister", "Malta"),
        ),
        (
            "Cuba, whose president, Ole Dahl, was the first visitor, is a member.",
            ("Ole Dahl", "president", "Cuba"),
        ),
        (  # the state before the name
            "Finland's Anna Berg, the foreign minister, spoke.",
            ("Anna Berg", "foreign minister", "Finland"),
        ),
        (
            "Malta's Prime Minister and OSCE Chair, Anna Berg, spoke.",
            ("Anna Berg", "Prime Minister", "Malta"),
        ),
        (
            "They toured the Baltic Culture Centre, where the Director, Ms. Anna Berg, spoke.",
            ("Anna Berg", "Director", "Baltic Culture Centre"),
        ),
        (
            "Anna Berg, Head of the Norwegian delegation, spoke.",
            ("Anna Berg", "Head of the Norwegian delegation", "Norway"),
        ),
        (
            "Canada's Anna Berg, Head of the host delegation, spoke.",
            ("Anna Berg", "Head of the host delegation", "Canada"),
        ),
        (
            "The foreign ministers met their Syrian counterpart, Ali Haddad.",
            ("Ali Haddad", "foreign minister", "Syria"),
        ),
        (  # the state that one represents, or whose delegation one leads
            "Kenya sent a minister; Malta was represented by the Minister of Ports, Mr. Ole Dahl.",
            ("Ole Dahl", "Minister of Ports", "Malta"),
        ),
        (
            "Malta was represented by its President, Eva Holm, and Chad by the Minister of Ports, Ole Dahl.",
            ("Ole Dahl", "Minister of Ports", "Chad"),
        ),
        (
            "Mr. Per Lund stayed. King Ole Dahl, who led the Danish delegation, left Malta.",
            ("Ole Dahl", "King", "Denmark"),
        ),
        (
            "President Eva Holm of Malta was ill; her Prime Minister, Mr. Ole Dahl, flew to Chad for her.",
            ("Ole Dahl", "Prime Minister", "Malta"),
        ),
        (
            "Embassy of Norway in Lima - News\n\nPrime Minister Anna Berg opened a fair in Peru.\n\n"
            "President Ole Dahl was pleased.",
            ("Ole Dahl", "President", "Norway"),
        ),
        (
            "Kremlin Aide Pavel Orlov told reporters so.",
            ("Pavel Orlov", "Aide", "Kremlin"),
        ),
        (
            "It was signed in Oslo.\n\nAnna Berg\nMinister of Foreign Affairs of Norway\n",
            ("Anna Berg", "Minister of Foreign Affairs", "Norway"),
        ),
    ],
)
def test_an_office_has_its_owner_from_the_context(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in offices(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Anna Berg, Mayor of Turku, will speak. Members elected her President of Eurocities.",
            ("Anna Berg", "President", "Eurocities"),
        ),
        (
            "The Arctic Council today elected Anna Berg as its Chair and Senator Ole Dahl as its Vice-Chair.",
            ("Ole Dahl", "Vice-Chair", "Arctic Council"),
        ),
        (
            "Anna Berg is to be the next secretary general of the Nordic Council.",
            ("Anna Berg", "secretary general", "Nordic Council"),
        ),
        (
            "Anna Berg was elected Secretary General of GUAM. She succeeds Ole Dahl of Norway.",
            ("Ole Dahl", "Secretary General", "GUAM"),
        ),
    ],
)
def test_a_verb_gives_the_office_to_whom_it_means(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in offices(text)


@pytest.mark.parametrize(
    "text",
    [
        "The spokesman, Ole Dahl, left early.",
        "Anna Berg, Ambassador to Malta, led the delegation of the guests.",
    ],
)
def test_an_office_without_an_owner_is_not_given(text: str) -> None:
    assert offices(text) == []


def test_a_chair_is_not_owned_by_the_state_a_person_comes_from() -> None:
    text = "The OSCE met in Oslo. The OSCE thanked Anna Berg of Malta, its Chairperson-in-Office."
    assert ("Anna Berg", "Chairperson-in-Office", "Malta") not in offices(text)


def test_an_owner_from_the_context_is_a_candidate() -> None:
    text = "The Arctic Council met on Monday. The Arctic Council heard Secretary General Anna Berg."
    (found,) = find(mark(segment(text), Told(date(2024, 6, 15), None)))
    assert found.grade is Grade.CANDIDATE
