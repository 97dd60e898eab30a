"""Meetings in English: sentences of the genre, and the meetings that they tell, or do not."""

from datetime import date

import pytest

from secretariat.engines.reading.english.meetings import find
from secretariat.engines.reading.english.mentions import mark
from secretariat.engines.reading.findings import Finding, Slot
from secretariat.engines.reading.mentions import Told
from secretariat.engines.reading.segments import segment

TOLD = Told(date(2023, 3, 1), None)


def meetings_of(text: str, told: Told = TOLD) -> list[Finding]:
    return list(find(mark(segment(text), told)))


def told(finding: Finding, *fields: str) -> tuple[object, ...]:
    return tuple(finding.fields[field] for field in fields)


SESSIONS = [
    (
        "The Twenty-fourth ASEAN Ministerial Meeting was held in Kuala Lumpur on 19-20 July 1991.",
        ("ministerial", "ASEAN", 24, "1991-07-19", "1991-07-20", "Kuala Lumpur", "held"),
    ),
    (
        "The Assembly of Heads of State and Government of the Organization of African Unity met in its "
        "Twentieth "
        "Ordinary Session in Addis Ababa, Ethiopia, from 12 to 15 November 1984.",
        ("assembly", "Organization of African Unity", 20, "1984-11-12", "1984-11-15", "Addis Ababa, "
        "Ethiopia", "held"),
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


TALKS = [
    (
        "Secretary General Lazar Comanescu on Tuesday received a courtesy call from Foreign "
        "Minister Hakan Fidan.",
        ("bilateral", "2023-02-28", None, ("Lazar Comanescu", "Hakan Fidan"), "held"),
    ),
    (
        "Foreign Minister Hakan Fidan spoke over the phone with Foreign Minister Sergey Lavrov on Tuesday.",
        ("bilateral", "2023-02-28", None, ("Hakan Fidan", "Sergey Lavrov"), "held"),
    ),
    (
        "Secretary of State Antony Blinken met today with Turkish Foreign Minister Mevlut Cavusoglu in "
        "Ankara.",
        ("bilateral", "2023-03-01", "Ankara", ("Antony Blinken", "Mevlut Cavusoglu"), "held"),
    ),
    (
        "Talks between Foreign Minister Hakan Fidan and Foreign Minister Sergey Lavrov are to be held "
        "in Antalya "
        "on 5 March.",
        ("bilateral", "2023-03-05", "Antalya", ("Hakan Fidan", "Sergey Lavrov"), "planned"),
    ),
    (
        "Upon the invitation of H.E. Mr. Sergei Lavrov, Minister of Foreign Affairs of the Russian "
        "Federation, "
        "Ambassador Lazar Comanescu paid a working visit to Moscow on 8-10 December 2021.",
        ("visit", "2021-12-08", "Moscow", ("Lazar Comanescu",), "held"),
    ),
    (
        "Prime Minister Narendra Modi arrived in Tashkent on Thursday on a two-day visit to attend the "
        "summit of "
        "the Shanghai Cooperation Organisation.",
        ("visit", "2023-02-23", "Tashkent", ("Narendra Modi",), "held"),
    ),
    (
        "The planned visit of President Xi Jinping to Moscow has been postponed.",
        ("visit", None, "Moscow", ("Xi Jinping",), "postponed"),
    ),
    (
        "President Kaja Kallas received Prime Minister Petteri Orpo in Tallinn on 1 February.",
        ("bilateral", "2023-02-01", "Tallinn", ("Kaja Kallas", "Petteri Orpo"), "held"),
    ),
    (
        "Ambassador Lazar Comanescu delivered a lecture at the Diplomatic Academy of Vienna.",
        ("lecture", None, "Diplomatic Academy of Vienna", ("Lazar Comanescu",), "held"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), TALKS, ids=[text[:40] for text, _ in TALKS])
def test_visit_or_talk_is_read_with_its_people(text: str, expected: tuple[object, ...]) -> None:
    found = meetings_of(text)
    assert [told(one, "type", "start", "place", "participants", "status") for one in found] == [expected]


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


def test_people_met_one_after_another_are_one_meeting_each() -> None:
    text = (
        "Ambassador Lazar Comanescu also met high representatives of business: Mr. Vladimir Padalko, "
        "Vice-President "
        "of the Chamber of Commerce; and Mr. Artem Chaika, President of the Congress of Industrialists."
    )
    assert [one.fields["participants"] for one in meetings_of(text)] == [
        ("Lazar Comanescu", "Vladimir Padalko"),
        ("Lazar Comanescu", "Artem Chaika"),
    ]


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


def test_talk_within_a_visit_takes_its_place_and_marks_it() -> None:
    text = (
        "Ambassador Lazar Comanescu paid a visit to Moscow on 8 December 2021. Lazar Comanescu and "
        "Foreign Minister "
        "Sergei Lavrov had a working meeting."
    )
    talk = next(one for one in meetings_of(text) if one.fields["type"] == "bilateral")
    slot = talk.slots["place"]
    assert isinstance(slot, Slot)
    assert (talk.fields["place"], slot.inferred_from) == ("Moscow", slot.span)


@pytest.mark.parametrize("text", [text for text, _ in SESSIONS + TALKS], ids=lambda text: text[:40])
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


TALKS_IN_OTHER_STYLES = [
    (
        "Foreign Minister Edgars Rinkevics of Latvia was in Baku on a working visit on 20-21 February.",
        [("visit", ("Edgars Rinkevics",), "Baku", "held")],
    ),
    (
        "A visit to Riga by the Secretary General of NATO, Jens Stoltenberg, has been put off.",
        [("visit", ("Jens Stoltenberg",), "Riga", "postponed")],
    ),
    (
        "The Foreign Minister of Moldova, Nicu Popescu, was received on Monday by President Alar Karis.",
        [("bilateral", ("Nicu Popescu", "Alar Karis"), None, "held")],
    ),
    (
        "Secretary General Jens Stoltenberg arrived in Oslo on a two-day visit. He met Foreign "
        "Minister Anniken Huitfeldt, and then he conferred with Defence Minister Bjørn Arild Gram.",
        [
            ("visit", ("Jens Stoltenberg",), "Oslo", "held"),
            ("bilateral", ("Jens Stoltenberg", "Anniken Huitfeldt"), "Oslo", "held"),
            ("bilateral", ("Jens Stoltenberg", "Bjørn Arild Gram"), "Oslo", "held"),
        ],
    ),
]


@pytest.mark.parametrize(
    ("text", "expected"), TALKS_IN_OTHER_STYLES, ids=[text[:40] for text, _ in TALKS_IN_OTHER_STYLES]
)
def test_talk_is_read_in_other_styles(text: str, expected: list[tuple[object, ...]]) -> None:
    assert [told(one, "type", "participants", "place", "status") for one in meetings_of(text)] == expected


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


def test_day_of_return_ends_a_visit_and_he_goes_on() -> None:
    text = (
        "Foreign Minister Edgars Rinkevics of Latvia returned on Monday from a three-day visit to Japan, "
        "where he met Foreign Minister Yoko Kamikawa and called on President Alar Karis. He will travel to "
        "Baku in May."
    )
    found = [told(one, "type", "participants", "start", "end", "place") for one in meetings_of(text)]
    assert found == [
        ("visit", ("Edgars Rinkevics",), None, "2023-02-27", "Japan"),
        ("bilateral", ("Edgars Rinkevics", "Yoko Kamikawa"), None, None, "Japan"),
        ("bilateral", ("Edgars Rinkevics", "Alar Karis"), None, None, "Japan"),
        ("visit", ("Edgars Rinkevics",), "2023-05", None, "Baku"),
    ]


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


def test_one_who_pays_a_call_holds_talks_and_lectures() -> None:
    text = (
        "Secretary General Jens Stoltenberg paid a visit to Oslo. During the visit he paid a courtesy call "
        "on President Alar Karis, and held talks with Foreign Minister Anniken Huitfeldt. He "
        "received nobody, "
        "and gave a lecture at the University of Oslo."
    )
    found = [told(one, "type", "participants", "place") for one in meetings_of(text)]
    assert sorted(found) == [
        ("bilateral", ("Jens Stoltenberg", "Alar Karis"), "Oslo"),
        ("bilateral", ("Jens Stoltenberg", "Anniken Huitfeldt"), "Oslo"),
        ("lecture", ("Jens Stoltenberg",), "University of Oslo"),
        ("visit", ("Jens Stoltenberg",), "Oslo"),
    ]


def test_title_line_with_day_and_place_is_a_meeting_of_its_own() -> None:
    found = meetings_of(
        "Meeting of the Central European Foreign Ministers, Prague, 6-7 February 2023\n\nThey want peace."
    )
    assert [told(one, "type", "start", "end", "place") for one in found] == [
        ("ministerial", "2023-02-06", "2023-02-07", "Prague")
    ]
