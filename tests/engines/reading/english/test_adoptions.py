"""Adoptions in English: documents with a name or a subject, really adopted."""

from datetime import date

import pytest

from secretariat.engines.reading.english.adoptions import find
from secretariat.engines.reading.english.mentions import mark
from secretariat.engines.reading.mentions import Told
from secretariat.engines.reading.segments import segment

FIELDS = ("instrument", "title", "body", "date")


def adoptions_of(text: str) -> list[tuple[object, ...]]:
    found = find(mark(segment(text), Told(date(2022, 3, 3), None)))
    return [tuple(one.fields[field] for field in FIELDS) for one in found]


CASES = [
    (
        "The ASEAN Charter was signed in Singapore on 20 November 2007.",
        [("agreement", "ASEAN Charter", "ASEAN", "2007-11-20")],
    ),
    (
        "The African Union adopted Agenda 2063 in January 2015.",
        [("agenda", "Agenda 2063", "African Union", "2015-01")],
    ),
    (
        "The OSCE Permanent Council adopted Decision No. 1117 on the deployment of a mission on 21 "
        "March 2014.",
        [
            (
                "decision",
                "Decision No. 1117 on the deployment of a mission",
                "OSCE Permanent Council",
                "2014-03-21",
            )
        ],
    ),
    (
        "The Economic Agenda of the BSEC needs to be updated, as much has changed since its adoption in "
        "2012.",
        [("agenda", "Economic Agenda", "BSEC", "2012")],
    ),
    (
        "The BSEC Council approved the Regional Energy Programme in June 2019.",
        [("other", "Regional Energy Programme", "BSEC Council", "2019-06")],
    ),
    (
        "On 4 May 2020 the ASEAN ministers put their names to a free-trade agreement with Chile.",
        [("agreement", "free-trade agreement with Chile", "ASEAN", "2020-05-04")],
    ),
    (
        "The OSCE Parliamentary Assembly met on 6 July 2019. It received the budget for 2020, which was "
        "adopted unanimously.",
        [("other", "budget for 2020", "OSCE Parliamentary Assembly", "2019-07-06")],
    ),
    (
        "The CBSS approved the Riga Declaration by 2030 goals on 6 June 2018.",
        [("declaration", "Riga Declaration", "CBSS", "2018-06-06")],
    ),
    (
        "CARICOM met in Nassau on 15 February 2023. In a separate resolution the leaders called for help "
        "to Haiti.",
        [("resolution", "separate resolution", "CARICOM", "2023-02-15")],
    ),
    (
        "On 4 May 2020 the Council of the OSCE, having heard the report, ADOPTS the Charter on Water Safety.",
        [("agreement", "Charter on Water Safety", "Council of the OSCE", "2020-05-04")],
    ),
    (
        "The CBSS approved a Statement on clean ports and a Declaration on Wrecks on 6 June 2018.",
        [
            ("other", "Statement on clean ports", "CBSS", "2018-06-06"),
            ("declaration", "Declaration on Wrecks", "CBSS", "2018-06-06"),
        ],
    ),
    (
        'The BSEC met in Kyiv on 3 May 2019. In a resolution entitled "Clean waters for all", the ministers '
        "called for new ports.",
        [("resolution", "Clean waters for all", "BSEC", "2019-05-03")],
    ),
    (
        "On 3 May 2019 the BSEC approved the Kyiv Declaration, the BSEC Plan of Action and a resolution on "
        "transit.",
        [
            ("declaration", "Kyiv Declaration", "BSEC", "2019-05-03"),
            ("other", "BSEC Plan of Action", "BSEC", "2019-05-03"),
            ("resolution", "resolution on transit", "BSEC", "2019-05-03"),
        ],
    ),
    (
        "The ministers of the CBSS met on 2 June 2021. They adopted the Wismar Declaration.",
        [("declaration", "Wismar Declaration", "CBSS", "2021-06-02")],
    ),
]

FRAMES = [
    (
        "The summit of ASEAN ended with the adoption of a joint declaration on energy security.",
        [("declaration", "joint declaration on energy security", "ASEAN", None)],
    ),
    (
        "ASEAN leaders ended their meeting with a communiqué that supports the plan.",
        [("communique", "communiqué", "ASEAN", None)],
    ),
    (
        "Documents adopted at the ASEAN Summit on 3 May 2021:\n\n- Alba Declaration on Energy;\n\n"
        "- ASEAN Statement on Transit;\n\n- Roadmap on Digital Trade.\n\nThe summit was long.",
        [("declaration", "Alba Declaration on Energy", "ASEAN", "2021-05-03"),
         ("other", "ASEAN Statement on Transit", "ASEAN", "2021-05-03"),
         ("other", "Roadmap on Digital Trade", "ASEAN", "2021-05-03")],
    ),
    (
        "The ASEAN Charter, which came late, was adopted in November 2007.",
        [("agreement", "ASEAN Charter", "ASEAN", "2007-11")],
    ),
    (
        "The African Union approved the Action Plan 2021-2023, the Guidelines on Tourism and a Common "
        "Position on debt.",
        [("other", "Action Plan", "African Union", None),
         ("other", "Guidelines on Tourism", "African Union", None),
         ("other", "Common Position on debt", "African Union", None)],
    ),
    (
        "ASEAN adopted the revised \"Rules of Procedure of the Forum\".",
        [("other", "Rules of Procedure of the Forum", "ASEAN", None)],
    ),
    ("ASEAN called for the adoption of a declaration on energy.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), FRAMES, ids=[text[:40] for text, _ in FRAMES])
def test_adoption_as_a_noun_in_a_list_and_in_a_relative_clause(
    text: str, expected: list[tuple[object, ...]]
) -> None:
    assert adoptions_of(text) == expected


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:40] for text, _ in CASES])
def test_adoption_is_read(text: str, expected: list[tuple[object, ...]]) -> None:
    assert adoptions_of(text) == expected


NONE = [
    "The BSEC Council did not adopt a declaration. No resolution was adopted.",
    "The Ministers are expected to adopt the Tirana Declaration.",
    "The CBSS decided to meet again. They agreed that a strategy be drafted.",
    "The ministers adopted the resolutions, decisions and recommendations of the committee.",
    "The OSCE issued a press statement.",
]


@pytest.mark.parametrize("text", NONE, ids=[text[:40] for text in NONE])
def test_what_was_not_adopted_or_has_no_name_is_left_out(text: str) -> None:
    assert adoptions_of(text) == []


def test_a_day_may_stand_between_the_names_and_the_document() -> None:
    text = "The leaders of ASEAN put their names on Friday to a declaration on trade."
    found = find(mark(segment(text), Told(date(2022, 3, 3), None)))
    assert [one.fields["title"] for one in found] == ["declaration on trade"]
