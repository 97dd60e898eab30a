"""Chairs by frames of the genre: elections, apposition, coordination, lists under a heading.

Positive and negative sentences are invented; each states a pattern, not a text.
"""

from datetime import date

import pytest

from secretariat.engines.reading.english.chairmanships import find
from secretariat.engines.reading.english.mentions import mark
from secretariat.engines.reading.mentions import Told
from secretariat.engines.reading.segments import segment


def chairs_of(text: str) -> list[tuple[object, ...]]:
    found = find(mark(segment(text), Told(date(2022, 3, 3), None)))
    return [tuple(one.fields[f] for f in ("body", "holder", "start", "end", "status")) for one in found]


SAID = [
    (
        "Fiji assumed the one-year ASEAN chairmanship on 1 January.",
        [("ASEAN", "Fiji", "2022-01-01", None, "current")],
    ),
    (
        "ASEAN heads of government have elected President Ana Brown of Fiji as the chair of ASEAN.",
        [("ASEAN", "Ana Brown", None, None, "current")],
    ),
    (
        "Ana Brown, president of Fiji and incoming chair of ASEAN, spoke.",
        [("ASEAN", "Ana Brown", None, None, "incoming")],
    ),
    (
        "The ASEAN summit elected President Ana Brown of Fiji and Carl Green, President of Tonga, as "
        "Chairperson and Deputy Chairperson of ASEAN, respectively.",
        [("ASEAN", "Ana Brown", None, None, "current")],
    ),
    (
        "Norway has taken over the coordination of the Nordic-Baltic Eight (NB8) from Latvia.",
        [("Nordic-Baltic Eight", "Latvia", None, None, "outgoing"),
         ("Nordic-Baltic Eight", "Norway", None, None, "current")],
    ),
    (
        "In 2024 Norway will also lead the work of the Council of the Baltic Sea States and the "
        "Nordic Council.",
        [("Council of the Baltic Sea States", "Norway", "2024", None, "incoming"),
         ("Nordic Council", "Norway", "2024", None, "incoming")],
    ),
    (
        "Latvia, the country holding the CBSS presidency, called a meeting.",
        [("CBSS", "Latvia", None, None, "current")],
    ),
    (
        "Fiji, at present chairing ASEAN, agreed. ASEAN, at present chaired by Fiji, agreed.",
        [("ASEAN", "Fiji", None, None, "current")],
    ),
    (
        "Tonga had held the chair of ASEAN since 2010.",
        [("ASEAN", "Tonga", "2010", None, "past")],
    ),
    (
        "Fiji was endorsed to chair ASEAN for the period from 2023 to 2025.",
        [("ASEAN", "Fiji", "2023", "2025", "incoming")],
    ),
    (
        "The chairmanship of ASEAN for 2025 was entrusted to Fiji.",
        [("ASEAN", "Fiji", "2025", None, "incoming")],
    ),
    (
        "Fiji assumed the ASEAN presidency. Fiji will be followed by Tonga in 2024 and Samoa in 2025.",
        [("ASEAN", "Fiji", None, None, "current"), ("ASEAN", "Tonga", "2024", None, "incoming"),
         ("ASEAN", "Samoa", "2025", None, "planned")],
    ),
    (
        "President Ana Brown of Fiji was elected chairperson of ASEAN. She takes over the chair from "
        "Carl Green.",
        [("ASEAN", "Ana Brown", None, None, "current"), ("ASEAN", "Carl Green", None, None, "past")],
    ),
    (
        "The baton of the CBSS was passed from Norway to Latvia.",
        [("CBSS", "Norway", None, None, "outgoing"), ("CBSS", "Latvia", None, None, "current")],
    ),
    (
        "The ministers reviewed Fiji's ASEAN presidency, which will be concluded on 30 June 2022.",
        [("ASEAN", "Fiji", None, "2022-06-30", "current")],
    ),
    (
        "The Council of the Baltic Sea States (CBSS)\n\nPresidencies\n\n2019-2020: Denmark\n\nNorway (2023)",
        [("Council of the Baltic Sea States", "Denmark", "2019", "2020", "past"),
         ("Council of the Baltic Sea States", "Norway", "2023", None, "planned")],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SAID, ids=[text[:40] for text, _ in SAID])
def test_chair_of_a_frame_is_read(text: str, expected: list[tuple[object, ...]]) -> None:
    assert chairs_of(text) == expected


NOT_SAID = [
    "ASEAN elected Ana Brown as chairperson of the drafting committee's bureau.",
    "The presidency of ASEAN rotates between its members.",
    "ASEAN summits\n\nPlaces\n\n2019: Fiji\n\n2020: Tonga",
    "The chair of the meeting was Fiji's idea, ASEAN officials joked.",
    "Fiji hosted the ASEAN meeting and welcomed the chair of the committee.",
]


@pytest.mark.parametrize("text", NOT_SAID)
def test_no_chair_where_none_is_said(text: str) -> None:
    assert chairs_of(text) == []
