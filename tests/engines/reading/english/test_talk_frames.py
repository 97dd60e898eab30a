"""Talks and sessions by frames of the genre: on the margins, in a meeting with, lines of calendars.

Positive and negative sentences are invented; each states a pattern, not a text.
"""

import pytest
from tests.engines.reading.english.meetings_found import meetings_of

MET = [
    "Ana Brown, Secretary General of ASEAN, met on the margins of the Summit with Minister "
    "Carl Green of Fiji.",
    "In a meeting with President Ana Brown, Foreign Minister Carl Green discussed trade.",
    "President Ana Brown of Fiji arrived on Tuesday for talks with President Carl Green at Suva.",
    "President Ana Brown, who landed at the airport, Suva, at noon, was received by President Carl Green.",
    "President Ana Brown spoke. She received Foreign Minister Carl Green at the palace.",
    "President Ana Brown and Foreign Minister Carl Green exchanged views on trade in Suva on Monday.",
]


@pytest.mark.parametrize("text", MET)
def test_talk_of_a_frame_is_read(text: str) -> None:
    (one,) = meetings_of(text)
    assert set(one.fields["participants"]) == {"Ana Brown", "Carl Green"}  # type: ignore[arg-type]


def test_a_line_of_a_calendar_is_a_meeting() -> None:
    (one,) = meetings_of("3 May 2021 – Baku: 12th Meeting of the BSEC Working Group on Transport")
    assert (one.fields["ordinal"], one.fields["start"]) == (12, "2021-05-03")


def test_a_forum_meeting_somewhere_is_a_meeting() -> None:
    (one,) = meetings_of("The 47th Pacific Islands Forum, meeting in Pohnpei on 8 to 10 May 2021, agreed.")
    assert (one.fields["ordinal"], one.fields["start"], one.fields["end"]) == (47, "2021-05-08", "2021-05-10")


@pytest.mark.parametrize(
    "text",
    [
        "I will visit Fiji and Tonga from 10 to 16 December.",  # nobody signs
        "In a letter to President Ana Brown, Foreign Minister Carl Green discussed trade.",
        "12th of May and Baku: a study on transport.",
    ],
)
def test_no_meeting_where_none_is_told(text: str) -> None:
    assert meetings_of(text) == []
