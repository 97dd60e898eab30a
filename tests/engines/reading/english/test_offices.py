"""Who holds which office: by position, by a verb, in lists; and what proves nothing."""

from datetime import date

import pytest

from secretariat.engines.reading.english.mentions import mark
from secretariat.engines.reading.english.offices import find
from secretariat.engines.reading.findings import Finding, Grade
from secretariat.engines.reading.mentions import Told
from secretariat.engines.reading.segments import segment


def findings(text: str) -> list[Finding]:
    """Return the offices found in a text of 15 June 2024."""
    return list(find(mark(segment(text), Told(date(2024, 6, 15), None))))


def offices(text: str) -> list[tuple[object, object, object]]:
    """Return person, office and organisation of each Finding."""
    return [(f.fields["person"], f.fields["office"], f.fields["organisation"]) for f in findings(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "H.E. Mr. Adam Malik, Minister for Foreign Affairs of Indonesia, spoke first.",
            [("Adam Malik", "Minister for Foreign Affairs", "Indonesia")],
        ),
        (
            "Malta's President Eva Holm and Danish Deputy Prime Minister and Foreign Minister Ole Dahl met.",
            [
                ("Eva Holm", "President", "Malta"),
                ("Ole Dahl", "Deputy Prime Minister", "Denmark"),
                ("Ole Dahl", "Foreign Minister", "Denmark"),
            ],
        ),
        (
            "The Secretary General of the OSCE, Hon. (Dr.) Anna Berg, spoke.",
            [("Anna Berg", "Secretary General", "OSCE")],
        ),
        (
            "Anna Berg, 61, was elected to head the African Union Commission.",
            [("Anna Berg", "head", "African Union Commission")],
        ),
        ("He met Hamad bin Sultan Al Nuri.", []),
        ("They turned on the co-premier, Ole Dahl.", []),
        ("Russian Foreign Minister Sergey Lavrov spoke.", [("Sergey Lavrov", "Foreign Minister", "Russia")]),
        (
            "Ian Borg, Malta's Minister for Foreign and European Affairs, spoke.",
            [("Ian Borg", "Minister for Foreign and European Affairs", "Malta")],
        ),
        (
            "The President of Ukraine, Volodymyr Zelenskyy, spoke.",
            [("Volodymyr Zelenskyy", "President", "Ukraine")],
        ),
        (
            "President Volodymyr Zelenskyy of Ukraine came in person.",
            [("Volodymyr Zelenskyy", "President", "Ukraine")],
        ),
        (
            "He met Secretary-General of the Shanghai Cooperation Organization Zhang Ming in Beijing.",
            [("Zhang Ming", "Secretary-General", "Shanghai Cooperation Organization")],
        ),
        (
            "Mr. Artem Chaika, President and CEO of the International Congress of Industrialists, spoke.",
            [("Artem Chaika", "President and CEO", "International Congress of Industrialists")],
        ),
        (
            "The Secretariat, headed by Director General Grzegorz Poznański, will report.",
            [("Grzegorz Poznański", "Director General", "Secretariat")],
        ),
        (
            "The Arctic Council was represented by its Secretary General, Ms. Anna Berg.",
            [("Anna Berg", "Secretary General", "Arctic Council")],
        ),
        (
            "the German and Danish foreign ministers, Hans-Dietrich Genscher and Uffe Jensen, met.",
            [
                ("Hans-Dietrich Genscher", "foreign minister", "Germany"),
                ("Uffe Jensen", "foreign minister", "Denmark"),
            ],
        ),
        (
            "Mr. Bujar Osmani, Minister of Justice of Malta and Chairperson-in-Office, spoke.",
            [
                ("Bujar Osmani", "Minister of Justice", "Malta"),
                ("Bujar Osmani", "Chairperson-in-Office", None),
            ],
        ),
        (
            "The new Chair of the Arctic Council is Anniken Huitfeldt, Minister of Justice of Norway.",
            [
                ("Anniken Huitfeldt", "Minister of Justice", "Norway"),
                ("Anniken Huitfeldt", "Chair", "Arctic Council"),
            ],
        ),
    ],
)
def test_an_office_is_bound_by_its_words(text: str, expected: list[tuple[object, object, object]]) -> None:
    assert offices(text) == expected


def test_a_list_is_read_in_one_direction() -> None:
    text = (
        "It was attended by H.E. Mr. Adam Malik, Minister for Foreign Affairs of Indonesia; H.E. Mr. Carlos "
        "P. Romulo, Secretary of Foreign Affairs of the Philippines; and Mr. S. Rajaratnam, Minister of "
        "Singapore."
    )
    assert offices(text) == [
        ("Adam Malik", "Minister for Foreign Affairs", "Indonesia"),
        ("Carlos P. Romulo", "Secretary of Foreign Affairs", "Philippines"),
        ("S. Rajaratnam", "Minister", "Singapore"),
    ]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        (
            "Mr. Lazar Comanescu took office on 1 July 2021 as Secretary General of the BSEC.",
            "2021-07-01",
            None,
        ),
        ("Ms. Anna Berg was elected President of the Nordic Council for 2025.", "2025", None),
        (
            "The Forum reappointed Mr. Noel Levi as Secretary General with effect from January 2001.",
            "2001-01",
            None,
        ),
    ],
)
def test_a_term_is_read_from_the_verb(text: str, start: str | None, end: str | None) -> None:
    (finding,) = findings(text)
    assert (finding.fields["start"], finding.fields["end"]) == (start, end)


def test_who_is_succeeded_held_the_same_office() -> None:
    text = (
        "Mr. Lazar Comanescu took office on 1 July 2021 as Secretary General of the BSEC. He succeeds "
        "Ambassador Michael Christides, whose term ended on 30 June 2021."
    )
    successor, predecessor = findings(text)
    assert predecessor.fields == {
        "person": "Michael Christides",
        "office": "Secretary General",
        "organisation": "BSEC",
        "start": None,
        "end": "2021-06-30",
    }
    assert (successor.grade, predecessor.grade) == (Grade.ACCEPTED, Grade.CANDIDATE)


@pytest.mark.parametrize(
    "text",
    [
        "The Secretary General and the Foreign Minister met in Riga.",
        "Mr. Sergei Lavrov was not elected President of the Council.",
        "The Foreign Ministers of Estonia and Latvia met.",
        "Ms. Anna Berg met the Foreign Minister of Latvia.",
        "The Council of Ministers of Foreign Affairs met. Mr. Jonas Petraitis spoke.",
    ],
)
def test_no_office_is_guessed(text: str) -> None:
    assert offices(text) == []


def test_of_two_titles_before_a_surname_only_the_last_is_bound() -> None:
    text = "Minister Mevlut Cavusoglu arrived. The Secretary General and Minister Cavusoglu spoke."
    assert offices(text) == [("Mevlut Cavusoglu", "Minister", None)]


def test_a_former_office_is_a_candidate_only() -> None:
    (finding,) = findings("Ms. Anna Berg, former Minister of Finance of Norway, spoke.")
    assert finding.grade is Grade.CANDIDATE


def test_each_slot_stands_in_the_text() -> None:
    text = "The Arctic Council met. Its Chair, Mr. Morten Berg, spoke. Foreign Minister Berg left."
    for finding in findings(text):
        for slot in finding.slots.values():
            assert not isinstance(slot, tuple)
            assert slot.span.of(text) == slot.surface
