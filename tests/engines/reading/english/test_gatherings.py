"""Sessions, summits and conferences in English: what tells of one, and what does not."""

import pytest
from tests.engines.reading.english.meetings_found import meetings_of, told

SESSIONS = [
    (
        "The Twenty-fourth ASEAN Ministerial Meeting was held in Kuala Lumpur on 19-20 July 1991.",
        ("ministerial", "ASEAN", 24, "1991-07-19", "1991-07-20", "Kuala Lumpur", "held"),
    ),
    (
        "The Assembly of Heads of State and Government of the Organization of African Unity met in its "
        "Twentieth "
        "Ordinary Session in Addis Ababa, Ethiopia, from 12 to 15 November 1984.",
        (
            "assembly",
            "Assembly of Heads of State and Government of the Organization of African Unity",
            20,
            "1984-11-12",
            "1984-11-15",
            "Addis Ababa, Ethiopia",
            "held",
        ),
    ),
    (
        "The 15th ECO Summit was held virtually on 28 November 2021.",
        ("summit", "ECO", 15, "2021-11-28", None, None, "held"),
    ),
    (
        "NATO leaders will meet in Madrid in June.",
        ("summit", "NATO", None, "2023-06", None, "Madrid", "planned"),
    ),
    (
        "The meeting of the NATO defence ministers, scheduled for 12 March, has been postponed.",
        ("ministerial", "NATO", None, "2023-03-12", None, None, "postponed"),
    ),
    (
        "The EU-Ukraine summit planned for 3 March was cancelled.",
        ("summit", "EU", None, "2023-03-03", None, None, "cancelled"),
    ),
    (
        "LAHTI, February 28. The 12th meeting of the Council of the Baltic Sea States ended here on "
        "Tuesday.",
        ("other", "Council of the Baltic Sea States", 12, None, "2023-02-28", "Lahti", "held"),
    ),
    (
        "The leaders of the Visegrad Group (Czechia, Hungary, Poland and Slovakia) gathered in Prague on "
        "9 February 2023.",
        ("summit", "Visegrad Group", None, "2023-02-09", None, "Prague", "held"),
    ),
    (
        "The delegation took part in the IX Conference of Heads of State and Government of the Andean "
        "Community, which met in Lima on 4 February 2023.",
        ("summit", "Andean Community", 9, "2023-02-04", None, "Lima", "held"),
    ),
    (
        "The ASEAN ministers next meet in Manila in July.",
        ("ministerial", "ASEAN", None, "2023-07", None, "Manila", "planned"),
    ),
    (
        "The Arctic Council will meet again in Oslo in May.",
        ("other", "Arctic Council", None, "2023-05", None, "Oslo", "planned"),
    ),
    (
        "The diplomats will go to the Antalya Diplomacy Forum, which opens Friday.",
        ("conference", "Antalya Diplomacy Forum", None, "2023-03-03", None, None, "planned"),
    ),
    (
        "He promised a draft for the next Council of Foreign Ministers of the BSEC, due in Baku in May.",
        ("ministerial", "Council of Foreign Ministers of the BSEC", None, "2023-05", None, "Baku", "planned"),
    ),
    (
        "The BSEC Summit will take place in the second half of 2023 in Tirana.",
        ("summit", "BSEC", None, "2023-41", None, "Tirana", "planned"),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SESSIONS, ids=[text[:40] for text, _ in SESSIONS])
def test_session_is_read_with_its_circumstances(text: str, expected: tuple[object, ...]) -> None:
    found = meetings_of(text)
    fields = ("type", "body", "ordinal", "start", "end", "place", "status")
    assert [told(one, *fields) for one in found] == [expected]


NO_MEETING = [
    "There is no need for a summit, he said. No meeting of the BSEC Council has been held since May 2021.",
    "Foreign Minister Sergey Lavrov and Foreign Minister Wang Yi did not meet in Munich.",
    "Minister Espen Barth Eide will not attend.",
    "The highest authority of the Union of the Baltic Cities is the General Conference. The Board decides.",
    "No date has been fixed for a meeting of the Heads of State and Government of the BSEC.",
    "The Council will consult the States before any Working Group of the Arctic Council meets again in Oslo.",
    "Russia did not take part in any meeting of the Barents Euro-Arctic Council this year.",
]


@pytest.mark.parametrize("text", NO_MEETING, ids=[text[:40] for text in NO_MEETING])
def test_denied_or_general_words_are_no_meeting(text: str) -> None:
    assert meetings_of(text) == []


def test_one_meeting_over_several_sentences_gathers_its_people() -> None:
    text = (
        "The 43rd ASEAN Summit was convened in Jakarta on 5 February 2023.\n\nThe Meeting was chaired "
        "by President "
        "Joko Widodo. Secretary-General Kao Kim Hourn took part. Prime Minister Hun Manet did not "
        "attend the Summit."
    )
    found = meetings_of(text)
    assert [told(one, "ordinal", "participants") for one in found] == [(43, ("Joko Widodo", "Kao Kim Hourn"))]


def test_message_to_a_conference_is_no_attendance() -> None:
    text = (
        "Foreign Minister Sergey Lavrov said this in his video message to the participants of the 16th "
        "General "
        "Conference of the Union of the Baltic Cities held on 28 February 2023."
    )
    assert [told(one, "ordinal", "participants") for one in meetings_of(text)] == [(16, ())]


def test_day_of_an_announcement_is_not_that_of_the_meeting() -> None:
    text = (
        "President Xi Jinping will chair the 18th Shanghai Cooperation Organization Summit, the "
        "ministry announced on "
        "Monday.\n\nThe summit is scheduled for June 9 to 10 in Qingdao."
    )
    found = [told(one, "ordinal", "start", "end", "place", "status") for one in meetings_of(text)]
    assert found == [(18, "2023-06-09", "2023-06-10", "Qingdao", "planned")]


def test_conference_on_whose_margins_others_meet_is_not_theirs() -> None:
    text = (
        "On the margins of the UN General Assembly, Foreign Ministers Ann Linde and Pekka Haavisto met "
        "in New York on "
        "22 September 2021."
    )
    found = [told(one, "type", "body", "participants") for one in meetings_of(text)]
    assert found == [("bilateral", None, ("Ann Linde", "Pekka Haavisto"))]


def test_two_summits_of_one_body_stay_two() -> None:
    text = (
        "The ninth summit of the Three Seas Initiative opened in Vilnius on 1 March 2023. Poland "
        "offered to host the "
        "tenth summit, which is to take place in Warsaw next year."
    )
    found = [told(one, "ordinal", "start", "place", "status") for one in meetings_of(text)]
    assert found == [(9, "2023-03-01", "Vilnius", "held"), (10, "2024", "Warsaw", "planned")]


def test_dateline_city_is_not_the_venue() -> None:
    text = "MOSCOW, February 28. The 12th meeting of the Council of the Baltic Sea States was held on Monday."
    assert [told(one, "place", "start") for one in meetings_of(text)] == [(None, "2023-02-27")]


@pytest.mark.parametrize("text", [text for text, _ in SESSIONS], ids=lambda text: text[:40])
def test_each_slot_stands_in_the_text(text: str) -> None:
    for one in meetings_of(text):
        for slot in one.slots.values():
            for each in slot if isinstance(slot, tuple) else (slot,):
                assert each.span.of(text) == each.surface


OTHER_STYLES = [
    (
        "Fiji hosted the annual meeting of the Pacific Islands Forum in 2019.",
        ("Pacific Islands Forum", "2019", "Fiji", "held"),
    ),
    (
        "The Council of the Baltic Sea States was founded in 1992. The delegates elected the chair at the "
        "general assembly of the organisation in Riga.",
        ("Council of the Baltic Sea States", None, "Riga", "held"),
    ),
    (
        "Heads of State and Government of ECOWAS will gather in Abuja on 4 June.",
        ("ECOWAS", "2023-06-04", "Abuja", "planned"),
    ),
    (
        "The Secretary-General convened the Council of the Baltic Sea States in Oslo on 10 February.",
        ("Council of the Baltic Sea States", "2023-02-10", "Oslo", "held"),
    ),
    (
        "A seminar on ferry safety was held in Tallinn on 3 February.",
        (None, "2023-02-03", "Tallinn", "held"),
    ),
    (
        "The 12th BSEC Summit was held in the Serbian capital on 3 February.",
        ("BSEC", "2023-02-03", "Belgrade", "held"),
    ),
    (
        "The 12th BSEC Summit, due in Sofia on 3 April, has been moved online.",
        ("BSEC", "2023-04-03", None, "planned"),
    ),
    (
        "At a signing ceremony in Tirana on 10 January, the Albanian hosts welcomed BSEC.",
        ("BSEC", "2023-01-10", "Tirana", "held"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), OTHER_STYLES, ids=[text[:40] for text, _ in OTHER_STYLES])
def test_gathering_is_read_in_other_styles(text: str, expected: tuple[object, ...]) -> None:
    (meeting,) = meetings_of(text)
    assert told(meeting, "body", "start", "place", "status") == expected


def test_meeting_only_wished_for_is_none() -> None:
    assert meetings_of("Greece proposed that the next BSEC seminar be held in Patras.") == []


SAID_TO_TAKE_PLACE = [
    (
        "A meeting of the BSEC Council has begun at the Hotel Park.",
        ("meeting of the BSEC Council", None, None, None, "held"),
    ),
    (
        "The 113th Incident Prevention Mechanism was held today in Wexley.",
        ("113th Incident Prevention Mechanism", 113, "2023-03-01", "Wexley", "held"),
    ),
    (
        "Albania prepares for the 18th BSEC Summit that Serbia is hosting on 26 and 27 March.",
        ("18th BSEC Summit", 18, "2023-03-26", None, "planned"),
    ),
    (
        "The Forty –sixth Meeting of the Programming Committee was held in Riga.",
        ("Forty –sixth Meeting of the Programming Committee", 46, None, "Riga", "held"),
    ),
]


@pytest.mark.parametrize(
    ("text", "expected"), SAID_TO_TAKE_PLACE, ids=[text[:40] for text, _ in SAID_TO_TAKE_PLACE]
)
def test_meeting_said_to_take_place_is_read(text: str, expected: tuple[object, ...]) -> None:
    (meeting,) = meetings_of(text)
    assert told(meeting, "title", "ordinal", "start", "place", "status") == expected


NO_EVENT = [
    "The BSEC Summit Declaration was adopted in Riga on 3 February.",
    "The meetings of the BSEC Council are held every year.",
    "Perhaps the third BSEC summit will be held in Riga on 3 May.",
]


@pytest.mark.parametrize("text", NO_EVENT)
def test_document_or_habit_or_guess_is_no_meeting(text: str) -> None:
    assert meetings_of(text) == []


def test_day_belongs_to_the_meeting_that_is_named_next() -> None:
    text = (
        "The committee will prepare the 18th BSEC Summit and report to the 36th session of the BSEC "
        "Council in Riga on 25 March."
    )
    found = {one.fields["ordinal"]: told(one, "start", "place") for one in meetings_of(text)}
    assert found[36] == ("2023-03-25", "Riga")
    assert found.get(18, (None, None)) == (None, None)


def test_summit_and_ministerial_of_one_body_stay_two() -> None:
    text = (
        "The 18th BSEC Summit was held in Riga on 3 February. "
        "A meeting of the BSEC foreign ministers was held in Riga on 3 February."
    )
    assert [one.fields["type"] for one in meetings_of(text)] == ["summit", "ministerial"]


def test_meeting_that_prepares_another_has_not_its_day() -> None:
    text = (
        "The BSEC Council concluded on Tuesday its preparatory meeting for the Consultative Summit of the "
        "leaders, "
        "to be held in Riga on 5 May."
    )
    found = [told(one, "start", "end", "place", "status") for one in meetings_of(text)]
    assert found == [("2023-02-28", None, None, "held"), ("2023-05-05", None, "Riga", "planned")]


def test_meeting_of_some_presidents_is_not_of_the_body_of_the_text() -> None:
    text = (
        "BSEC was founded in 1992. The Maltese, Cuban and Kenyan presidents held the final meeting in late "
        "December 2014."
    )
    assert [one.fields["body"] for one in meetings_of(text)] in ([], [None])


def test_heads_of_state_without_the_title_of_president_attend() -> None:
    text = (
        "The BSEC Summit was held in Riga on 3 February. Maltese Prime Minister Ole Dahl, Cuban leader Jan "
        "Roe and "
        "Kenyan head of state Eva Holm took part in the meeting."
    )
    (meeting,) = meetings_of(text)
    assert set(meeting.fields["participants"]) == {"Ole Dahl", "Jan Roe", "Eva Holm"}


APART = [
    ("The ministers agreed to postpone the choice of a seat to its 3rd Meeting of BSEC in May.", "planned"),
    ("The vote on the ferry line was deferred to the 14th meeting of the Arctic Council.", "planned"),
    ("The Committee put off the election of a chair until the 15th ECO Summit in Tashkent.", "planned"),
    ("The King cancelled his participation in the 15th ECO Summit in Tashkent.", "planned"),
    ("Latvia called off her trip to the 15th ECO Summit, which was held on 3 February 2023.", "held"),
    ("Norway scrapped a meeting with Iceland at the 15th ECO Summit.", "planned"),
    ("The ministers asked the experts to report on it to the 3rd Meeting of the Arctic Council.", "planned"),
    ("Requests the bureau to submit a study of the ports to the 20th NATO Summit in 2024.", "planned"),
    ("The 14th meeting of the Arctic Council was postponed to June.", "postponed"),
    ("The hosts cancelled the holding of the 15th ECO Summit.", "cancelled"),
    ("Norway scrapped the 15th ECO Summit in Tashkent.", "cancelled"),
    ("The ministers flew to Tashkent to report to the 15th ECO Summit.", "held"),
]


@pytest.mark.parametrize(("text", "status"), APART, ids=[text[:40] for text, _ in APART])
def test_what_is_said_of_something_else_is_not_said_of_the_meeting(text: str, status: str) -> None:
    assert [told(one, "status") for one in meetings_of(text)] == [(status,)]
