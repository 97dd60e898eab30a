"""Visits, talks and lectures in English: who came, who met whom, and what is denied."""

import pytest
from tests.engines.reading.english.meetings_found import meetings_of, told

from secretariat.engines.reading.findings import Slot

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


@pytest.mark.parametrize("text", [text for text, _ in TALKS], ids=lambda text: text[:40])
def test_each_slot_stands_in_the_text(text: str) -> None:
    for one in meetings_of(text):
        for slot in one.slots.values():
            for each in slot if isinstance(slot, tuple) else (slot,):
                assert each.span.of(text) == each.surface


HOW_THEY_MET = [
    (
        "On 7 February in Oslo, Minister Ann Linde met Ambassador Ole Dahl for lunch.",
        (("Ann Linde", "Ole Dahl"), "2023-02-07", "Oslo"),
    ),
    (
        "Foreign Minister Ann Linde yesterday met in Riga with Secretary General Ole Dahl.",
        (("Ann Linde", "Ole Dahl"), "2023-02-28", "Riga"),
    ),
    (
        "Foreign Minister Ann Linde today, met with Norway's Ole Dahl.",
        (("Ann Linde", "Ole Dahl"), "2023-03-01", None),
    ),
    (
        "Foreign Minister Ann Linde, also a member of the Nordic Council, on Tuesday met with "
        "Senator Ole Dahl.",
        (("Ann Linde", "Ole Dahl"), "2023-02-28", None),
    ),
    (
        "Ambassador Ann Linde had an important meeting with her Danish counterpart, Mr.Ole Dahl.",
        (("Ann Linde", "Ole Dahl"), None, None),
    ),
]


@pytest.mark.parametrize(("text", "expected"), HOW_THEY_MET, ids=[text[:40] for text, _ in HOW_THEY_MET])
def test_day_and_place_stand_anywhere_in_the_clause(text: str, expected: tuple[object, ...]) -> None:
    (meeting,) = meetings_of(text)
    assert told(meeting, "participants", "start", "place") == expected


OTHER_TALKS = [
    (
        "The first political consultations between the Ministries of Foreign Affairs of Malta and Cuba "
        "were held "
        "in Riga on 3 February.",
        [("bilateral", ("Malta", "Cuba"), "2023-02-03", "Riga")],
    ),
    (
        "Minister Ann Linde, Minister Jan Roe and Minister Eva Holm had separate meetings with Minister "
        "Ole Dahl.",
        [
            ("bilateral", ("Ann Linde", "Ole Dahl"), None, None),
            ("bilateral", ("Jan Roe", "Ole Dahl"), None, None),
            ("bilateral", ("Eva Holm", "Ole Dahl"), None, None),
        ],
    ),
    (
        "On Monday a meeting was held between Secretary General Ann Linde and Danish Minister Ole Dahl.",
        [("bilateral", ("Ann Linde", "Ole Dahl"), "2023-02-27", None)],
    ),
    (
        "The Secretary General of the OSCE, Ann Linde, visited the Secretary General of NATO, Ole Dahl, on "
        "3 February.",
        [("bilateral", ("Ann Linde", "Ole Dahl"), "2023-02-03", None)],
    ),
    (
        "Since taking office in 2019 she has waited; Minister Ann Linde will meet Minister Ole Dahl to "
        "discuss trade.",
        [("bilateral", ("Ann Linde", "Ole Dahl"), None, None)],
    ),
    ("Minister Ann Linde called on Minister Ole Dahl to resign.", []),
    (
        "President Ann Linde is expected to meet with the leaders of Malta and Cuba, Mr. Ole Dahl and Mr. "
        "Jan Roe.",
        [
            ("bilateral", ("Ann Linde", "Ole Dahl"), None, None),
            ("bilateral", ("Ann Linde", "Jan Roe"), None, None),
        ],
    ),
    (
        "Work goes on for the planned visit of Malta's prime minister to Cuba.",
        [("visit", ("prime minister of Malta",), None, "Cuba")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), OTHER_TALKS, ids=[text[:40] for text, _ in OTHER_TALKS])
def test_talk_of_other_forms_is_read(text: str, expected: list[tuple[object, ...]]) -> None:
    found = [told(one, "type", "participants", "start", "place") for one in meetings_of(text)]
    assert found == expected
