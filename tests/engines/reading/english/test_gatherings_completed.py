"""Who was at a session and what follows it in the text: a meeting is completed by further sentences."""

import pytest
from tests.engines.reading.english.meetings_found import meetings_of, told

PRESENT = [
    (
        "The meeting was attended by Hon. Dr. Jean Ping, Minister of Foreign Affairs of Gabon; Mr. Kamal "
        "Kharrazi, Minister of Foreign Affairs of Iran; and Mr. Abdullah Gul, Minister of Foreign Affairs of "
        "Turkey.",
        {"Jean Ping", "Kamal Kharrazi", "Abdullah Gul"},
    ),
    (
        "Foreign Minister Edgars Rinkevics of Latvia said in his opening remarks that much was left to do.",
        {"Edgars Rinkevics"},
    ),
    ("President Alar Karis took the floor.", {"Alar Karis"}),
    (
        "The meeting was attended by the Republic of Malta, H.E Ole Dahl, and the Republic of Cuba, Mr. "
        "Jan Roe.",
        {"Ole Dahl", "Jan Roe"},
    ),
    (
        "Also present were: Mr. Ole Dahl, Minister of Trade of Malta; Ms. Anna Berg.",
        {"Ole Dahl", "Anna Berg"},
    ),
]


@pytest.mark.parametrize(("text", "people"), PRESENT, ids=[text[:40] for text, _ in PRESENT])
def test_who_was_there_is_gathered(text: str, people: set[str]) -> None:
    meeting = meetings_of(f"The 12th BSEC Summit was held in Sofia on 3 February. {text}")[0]
    participants = meeting.fields["participants"]
    assert isinstance(participants, tuple)
    assert set(participants) == people


FOLLOWED = [
    (
        "The previous BSEC Summit took place in Baku in 2019. The next one is scheduled for Tirana in May.",
        [("summit", "2019", "Baku", "held"), ("summit", "2023-05", "Tirana", "planned")],
    ),
    (
        "A colloquium on border workers will be held in Maastricht on 12 June.",
        [("conference", "2023-06-12", "Maastricht", "planned")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), FOLLOWED, ids=[text[:40] for text, _ in FOLLOWED])
def test_next_one_and_town_of_no_list(text: str, expected: list[tuple[object, ...]]) -> None:
    assert [told(one, "type", "start", "place", "status") for one in meetings_of(text)] == expected


COMPLETED = [
    (
        "BSEC ministers will hold a special meeting in Tirana. The meeting will begin on 27 March.",
        ("BSEC", "2023-03-27", "Tirana", "planned"),
    ),
    (
        "BSEC will hold a special meeting on 3 May. The meeting will take place in Tirana.",
        ("BSEC", "2023-05-03", "Tirana", "planned"),
    ),
    (
        "The Arctic Mayors' Forum will gather in Tromsø. Its chair will open the meeting, which runs "
        "from 27 to 29 March.",
        (None, "2023-03-27", "Tromsø", "planned"),
    ),
    (
        "The Lisbon summit of October 2021 had ended in discord.",
        (None, "2021-10", "Lisbon", "held"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), COMPLETED, ids=[text[:40] for text, _ in COMPLETED])
def test_meeting_is_completed_by_what_follows(text: str, expected: tuple[object, ...]) -> None:
    (meeting,) = meetings_of(text)
    assert told(meeting, "body", "start", "place", "status") == expected


def test_heading_and_text_tell_one_numbered_meeting() -> None:
    text = (
        "Communiqué of the Fifth Meeting of the Council of Trade\n\nThe Fifth Meeting of COTED was held in "
        "Basseterre on 20 May 2019."
    )
    assert [told(one, "ordinal", "start") for one in meetings_of(text)] == [(5, "2019-05-20")]


def test_clause_that_goes_on_gives_the_meeting_nothing() -> None:
    text = (
        "BSEC ministers wound up a special meeting on Monday with a call for debt relief, and agreed to "
        "gather again in Tirana in April."
    )
    (meeting,) = meetings_of(text)
    assert told(meeting, "end", "place", "status") == ("2023-02-27", None, "held")


def test_title_line_with_day_and_place_is_a_meeting_of_its_own() -> None:
    found = meetings_of(
        "Meeting of the Central European Foreign Ministers, Prague, 6-7 February 2023\n\nThey want peace."
    )
    assert [told(one, "type", "start", "end", "place") for one in found] == [
        ("ministerial", "2023-02-06", "2023-02-07", "Prague")
    ]
