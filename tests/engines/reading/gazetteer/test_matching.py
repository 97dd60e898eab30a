"""Known names are found whole, longest first, and doubtful acronyms only with a second signal."""

import pytest

from secretariat.engines.reading.gazetteer import of_bodies, shipped
from secretariat.engines.reading.mentions import Named


def keys(text: str, language: str = "en") -> list[tuple[str, str]]:
    """Return the words and identities found."""
    return [(hit.span.of(text), hit.pattern.entry.key) for hit in shipped().find(text, language)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the Russian Federation and Türkiye", [("Russian Federation", "RU"), ("Türkiye", "TR")]),
        ("the Republic of Korea", [("Republic of Korea", "KR")]),
        ("Papua New Guinea met Guinea-Bissau", [("Papua New Guinea", "PG"), ("Guinea-Bissau", "GW")]),
        ("Nigerien and Nigerian officials", [("Nigerien", "NE"), ("Nigerian", "NG")]),
        ("Nigeriana", []),
        ("the Council of\nthe Baltic Sea States", [("Council of\nthe Baltic Sea States", "cbss")]),
        ("COUNCIL OF THE BALTIC SEA STATES", [("COUNCIL OF THE BALTIC SEA STATES", "cbss")]),
        ("Union of the  Baltic   Cities today", [("Union of the  Baltic   Cities", "ubc")]),
        ("Chisinau, Chișinău", [("Chisinau", "Chisinau"), ("Chișinău", "Chisinau")]),
        ("Organisation of American States", [("Organisation of American States", "oas")]),
        ("Kosovo* took part", [("Kosovo*", "XK")]),
    ],
)
def test_known_names_are_found(text: str, expected: list[tuple[str, str]]) -> None:
    assert keys(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("An ECO bag costs little.", []),
        ("The ECO Secretary General spoke.", [("ECO", "eco")]),
        (
            "The Economic Cooperation Organization met. ECO has ten members.",
            [("Economic Cooperation Organization", "eco"), ("ECO", "eco")],
        ),
        ("The OIC and ASEAN signed.", [("OIC", "oic"), ("ASEAN", "asean")]),
        ("OIC, alone", []),
    ],
)
def test_short_acronyms_need_a_second_signal(text: str, expected: list[tuple[str, str]]) -> None:
    assert keys(text) == expected


def test_russian_names_are_found() -> None:
    assert keys("саммит ШОС и СНГ, Россия", "ru") == [("ШОС", "sco"), ("СНГ", "cis"), ("Россия", "RU")]


def test_a_body_of_the_record_is_recognised_from_then_on() -> None:
    row = {
        "slug": "lakes",
        "name": "League of the Inland Lakes",
        "abbreviation": "LILAK",
        "organs": [{"name": "Shore Council", "abbreviation": None}],
    }
    gazetteer = of_bodies([row], "1")
    text = "The LILAK Shore Council met; the League of the Inland Lakes agreed."
    found = [(hit.span.of(text), hit.pattern.entry.key) for hit in gazetteer.find(text, "en")]
    assert found == [("LILAK Shore Council", "lakes/Shore Council"), ("League of the Inland Lakes", "lakes")]
    assert gazetteer.version.endswith("+1")
    assert shipped().find(text, "en") == ()


def test_a_demonym_gives_the_name_of_its_state() -> None:
    (hit,) = shipped().find("the Finnish team", "en")
    assert (hit.pattern.named, hit.pattern.value) == (Named.DEMONYM, "Finland")
