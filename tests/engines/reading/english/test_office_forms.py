"""The forms in which press texts give offices: mixed case, two titles, envoys, bodies of no list."""

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


FORMS = [
    (
        "Anna Berg, as Permanent representative of the Republic of Malta, spoke.",
        [("Anna Berg", "Permanent representative", "Republic of Malta")],
    ),
    (
        "The XQ-8 Secretary-General, Anna Berg, visited the Secretary-General of the OSCE, Ole Dahl.",
        [("Anna Berg", "Secretary-General", "XQ-8"), ("Ole Dahl", "Secretary-General", "OSCE")],
    ),
    (
        "The OSCE Chair-in-Office, Minister for Foreign Affairs of Malta Anna Berg, spoke.",
        [
            ("Anna Berg", "Chair-in-Office", "OSCE"),
            ("Anna Berg", "Minister for Foreign Affairs", "Malta"),
        ],
    ),
    (
        "OSCE Chairperson-in-Office Slovak Foreign Minister Anna Berg spoke.",
        [("Anna Berg", "Chairperson-in-Office", "OSCE"), ("Anna Berg", "Foreign Minister", "Slovakia")],
    ),
    (
        "The Special Representative of the OSCE Chairperson-in-Office for the South Caucasus, Ole "
        "Dahl, spoke.",
        [
            (
                "Ole Dahl",
                "Special Representative of the OSCE Chairperson-in-Office for the South Caucasus",
                "OSCE",
            )
        ],
    ),
    (
        "Chairman Ole Dahl of the Military Commission spoke with Premier Anna Berg of the State "
        "Council of Malta.",
        [
            ("Ole Dahl", "Chairman", "Military Commission"),
            ("Anna Berg", "Premier", "State Council of Malta"),
        ],
    ),
    (
        "The meeting was led by the Head of the Election Commission in Georgia (ECG), Ole Dahl, and the "
        "Chairman of the Riverine Commission, Anna Berg.",
        [
            ("Ole Dahl", "Head", "Election Commission"),
            ("Anna Berg", "Chairman", "Riverine Commission"),
        ],
    ),
    (
        "The Minister of External Affairs of Malta Holm arrived.",
        [("Holm", "Minister of External Affairs", "Malta")],
    ),
    (
        "The Prime Minister of Malta, Rt. Hon. Ole Dahl and Minister of Foreign Affairs Hon. Anna Berg met.",
        [("Ole Dahl", "Prime Minister", "Malta"), ("Anna Berg", "Minister of Foreign Affairs", "Malta")],
    ),
    (
        "Also present were Anna Berg, the European Union Special Envoy for the Horn of Africa; and Ole "
        "Dahl, the "
        "BSEC Special Envoy for South Sudan.",
        [
            ("Anna Berg", "Special Envoy for the Horn of Africa", "European Union"),
            ("Ole Dahl", "Special Envoy for South Sudan", "BSEC"),
        ],
    ),
    (
        "H.E Anna Berg, Deputy Prime Minister and Minister for Foreign Affairs of the Federal Republic of "
        "Malta, "
        "spoke.",
        [
            ("Anna Berg", "Deputy Prime Minister", "Federal Republic of Malta"),
            ("Anna Berg", "Minister for Foreign Affairs", "Federal Republic of Malta"),
        ],
    ),
    (
        "Anna Berg, Minister for Foreign Affairs, Republic of Malta;",
        [("Anna Berg", "Minister for Foreign Affairs", "Republic of Malta")],
    ),
    (
        "H.E. Anna Berg Minister of Trade of Malta and H.E. Gen. (rtd.) Ole Dahl, Chairperson of XQMC, came.",
        [("Anna Berg", "Minister of Trade", "Malta"), ("Ole Dahl", "Chairperson", "XQMC")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), FORMS, ids=[text[:40] for text, _ in FORMS])
def test_office_is_read_in_this_form(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert offices(text) == expected


CHOSEN = [
    (
        "Anna Berg was this week elected by the member states of the OSCE as secretary general.",
        [("Anna Berg", "secretary general", "OSCE")],
    ),
    (
        "Corvan Zelle Xanth has been elected as the new Secretary General of the OSCE. Xanth, who is the "
        "OSCE Deputy Secretary General, spoke.",
        [
            ("Corvan Zelle Xanth", "Secretary General", "OSCE"),
            ("Corvan Zelle Xanth", "Deputy Secretary General", "OSCE"),
        ],
    ),
    (
        "The session appointed Anna Berg, citizen of Malta, as Director-General of the Riverine Commission; "
        "Mr. Ole Dahl, citizen of Cuba, as Deputy Director-General for Legal Issues.",
        [
            ("Anna Berg", "Director-General", "Riverine Commission"),
            ("Ole Dahl", "Deputy Director-General for Legal Issues", "Riverine Commission"),
        ],
    ),
    (
        "Anna Berg was yesterday elected Secretary General of the OSCE. Berg will replace the current NATO "
        "Secretary General Ole Dahl.",
        [("Anna Berg", "Secretary General", "OSCE"), ("Ole Dahl", "Secretary General", "NATO")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CHOSEN, ids=[text[:40] for text, _ in CHOSEN])
def test_one_who_is_chosen_holds_the_office(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert sorted(offices(text)) == sorted(expected)


def test_term_from_day_to_day_has_both_ends() -> None:
    text = "Anna Berg served as Secretary General of the OSCE from 1 January 2017 to 31 December 2021."
    (office,) = find(mark(segment(text), Told(date(2024, 6, 15), None)))
    assert (office.fields["start"], office.fields["end"]) == ("2017-01-01", "2021-12-31")


COMPARED = [
    (  # "his" is the one whom the sentence begins with
        "Maltese President Ole Dahl awarded Director Jan Roe and met with his Cuban counterpart Anna Berg.",
        ("Anna Berg", "President", "Cuba"),
    ),
    (
        "Jan Roe, President, Riverine Innovation Fund",
        ("Jan Roe", "President", "Riverine Innovation Fund"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), COMPARED, ids=[text[:40] for text, _ in COMPARED])
def test_office_of_a_counterpart_and_of_an_entry(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in offices(text)


def test_aide_to_the_president_is_no_president() -> None:
    assert offices("The day is open, aide to the Maltese President Ole Dahl said at a briefing.") == []
