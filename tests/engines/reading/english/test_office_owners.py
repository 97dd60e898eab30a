"""Offices whose state or body stands in the words just before: an entry, a pronoun, a list, brackets."""

from datetime import date

import pytest

from secretariat.engines.reading.english.mentions import mark
from secretariat.engines.reading.english.offices import find
from secretariat.engines.reading.mentions import Told
from secretariat.engines.reading.segments import segment


def offices(text: str) -> list[tuple[object, object, object]]:
    """Return person, office and organisation of each Finding in a text of 15 June 2024."""
    found = find(mark(segment(text), Told(date(2024, 6, 15), None)))
    return [(f.fields["person"], f.fields["office"], f.fields["organisation"]) for f in found]


CASES = [
    (
        "These took part:\n\n• Malta: The Rt. Hon. Prime Minister Anna Berg\n• Cuba: H.E. President Ole Dahl",
        [("Anna Berg", "Prime Minister", "Malta"), ("Ole Dahl", "President", "Cuba")],
    ),
    (
        "Malta, which left last year, is back. Its President, Anna Berg, spoke.",
        [("Anna Berg", "President", "Malta")],
    ),
    (
        "On Tuesday the Nordic Council voted for it. Its President, Anna Berg, spoke.",
        [("Anna Berg", "President", "Nordic Council")],
    ),
    (
        "The chair passed from Malta to the Cook Islands. Anna Berg, their Prime Minister, spoke.",
        [("Anna Berg", "Prime Minister", "Cook Islands")],
    ),
    (
        "They met Presidents Anna Berg of Malta, Jo-Ann Dahl of Cuba and Per Holm of Norway.",
        [
            ("Anna Berg", "President", "Malta"),
            ("Jo-Ann Dahl", "President", "Cuba"),
            ("Per Holm", "President", "Norway"),
        ],
    ),
    (
        "Present: Anna Berg (Deputy Minister, Kaluga Oblast); Ole Dahl (Deputy Minister, Malta)",
        [("Anna Berg", "Deputy Minister", "Kaluga Oblast"), ("Ole Dahl", "Deputy Minister", "Malta")],
    ),
    (
        "Ole Dahl met the Marshal of the Opolskie Voivodeship, Anna Berg.",
        [("Anna Berg", "Marshal", "Opolskie Voivodeship")],
    ),
    (
        "The memorandum was signed by the OSCE together with Director General Anna Berg.",
        [("Anna Berg", "Director General", "OSCE")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=range(len(CASES)))
def test_an_office_takes_its_owner_from_the_words_before(
    text: str, expected: list[tuple[object, object, object]]
) -> None:
    assert offices(text) == expected


def test_a_pronoun_without_one_antecedent_gives_no_owner() -> None:
    found = offices("It was told of talks of Malta and Cuba. Its President, Anna Berg, spoke.")
    assert [organisation for _, _, organisation in found] == [None]


def test_a_former_office_is_not_that_of_the_predecessor() -> None:
    found = offices("Anna Berg, a former President of Malta, will succeed Ole Dahl of Cuba.")
    assert "Ole Dahl" not in [person for person, _, _ in found]
