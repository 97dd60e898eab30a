"""Meetings of organs without a longer name, talks that are scheduled, and what is no meeting at all."""

from datetime import date

import pytest
from tests.engines.reading.english.meetings_found import meetings_of, told

from secretariat.engines.reading.mentions import Told

CASES = [
    (
        "The Presidium will meet in Tallinn on 19 September 2023.",
        [("other", "Presidium", "Tallinn", "2023-09-19", "planned")],
    ),
    (
        "On Tuesday the Nordic Council voted, at the end of a two-day extraordinary session in Oslo, for it.",
        [("assembly", "Nordic Council", "Oslo", None, "held")],
    ),
    (
        "An informal summit of the OSCE once planned for Riga in March has been moved to 2024.",
        [("summit", "OSCE", "Riga", "2023-03", "postponed")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=range(len(CASES)))
def test_a_meeting_is_read_with_its_body(text: str, expected: list[tuple[object, ...]]) -> None:
    assert [told(f, "type", "body", "place", "start", "status") for f in meetings_of(text)] == expected


def test_scheduled_talks_are_with_the_one_who_travels() -> None:
    text = (
        "Foreign Minister Anna Berg of Malta, who is on a working visit to Cuba, met on Monday with her "
        "host, Foreign Minister Juan Arrieta. In Lima talks with Foreign Minister Luis Paz are scheduled "
        "for Friday."
    )
    found = meetings_of(text, Told(date(2023, 3, 1), None))
    talks = [told(f, "participants", "status") for f in found if f.fields["type"] == "bilateral"]
    assert talks == [
        (("Anna Berg", "Juan Arrieta"), "held"),
        (("Anna Berg", "Luis Paz"), "planned"),
    ]
    assert [told(f, "participants", "place") for f in found if f.fields["type"] == "visit"] == [
        (("Anna Berg",), "Cuba")
    ]


def test_who_is_met_at_the_airport_holds_no_talks() -> None:
    text = "President Anna Berg of Malta was met at the airport by Prime Minister Juan Arrieta of Cuba."
    assert meetings_of(text) == []
