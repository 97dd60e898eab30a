"""Chairs that pass on: by handing over, by assumption, from parliament to parliament, and who comes next.

All sentences are invented; each states a pattern, not a text.
"""

from datetime import date

import pytest

from secretariat.engines.reading.english.chairmanships import find
from secretariat.engines.reading.english.mentions import mark
from secretariat.engines.reading.mentions import Told
from secretariat.engines.reading.segments import segment


def chairs_of(text: str) -> list[tuple[object, ...]]:
    found = find(mark(segment(text), Told(date(2022, 3, 3), None)))
    return sorted(
        (tuple(one.fields[f] for f in ("holder", "start", "end", "status")) for one in found), key=str
    )


SAID = [
    (
        "The Summit of the Caspian League adopted a plan and handed over the Chairmanship from Fiji to "
        "Tonga. The Tongan term is to begin on 1 July.",
        [("Fiji", None, None, "outgoing"), ("Tonga", "2022-07-01", None, "incoming")],
    ),
    (
        "The hall saw President Ana Brown of Fiji hand the chair of ASEAN to President Carl Green of Tonga.",
        [("Ana Brown", None, None, "outgoing"), ("Carl Green", None, None, "current")],
    ),
    (
        "The chairmanship of ASEAN moved from Fiji, which had held it since March 2020, to Tonga.",
        [("Fiji", "2020-03", None, "outgoing"), ("Tonga", None, None, "current")],
    ),
    (
        "After two years at the helm of the Arctic Council, Norway will hand over to Iceland in May 2023.",
        [("Iceland", "2023-05", None, "incoming"), ("Norway", None, None, "outgoing")],
    ),
    (
        "The assumption of the ASEAN chairmanship by Fiji was welcomed.",
        [("Fiji", None, None, "current")],
    ),
    (
        "Tonga's assumption of the Presidency of ASEAN from Fiji was noted.",
        [("Fiji", None, None, "outgoing"), ("Tonga", None, None, "current")],
    ),
    (
        "They met on Latvia's taking over the presidency of the Baltic Assembly from Estonia.",
        [("Estonia", None, None, "outgoing"), ("Latvia", None, None, "current")],
    ),
    (
        "Kenya takes over the rotating summit presidency of the East African Community from Uganda.",
        [("Kenya", None, None, "current"), ("Uganda", None, None, "outgoing")],
    ),
    (
        "Chad chairs the African Union. Senegal will follow in 2024.",
        [("Chad", None, None, "current"), ("Senegal", "2024", None, "incoming")],
    ),
    (
        "Hungary's chairmanship of the Visegrad Group ends on 30 June; Poland will be next.",
        [("Hungary", None, "2022-06-30", "current"), ("Poland", None, None, "incoming")],
    ),
    (
        "The Presidency of the CIS Interparliamentary Assembly was transferred to the National Assembly of "
        "Armenia.",
        [("National Assembly of Armenia", None, None, "current")],
    ),
    (
        "The National Assembly of Armenia will assume the Presidency of the CIS Interparliamentary Assembly "
        "on 1 July.",
        [("National Assembly of Armenia", "2022-07-01", None, "incoming")],
    ),
    (
        "The Pacific Islands Forum met. Forum chair Ana Tolani appealed to all members.",
        [("Ana Tolani", None, None, "current")],
    ),
]  # fmt: skip

NOT_SAID = [
    # who presides over one meeting does not hold the chair of the body
    "The tenth Session of SAARC was presided over by Dr Carl Green, Foreign Secretary of Fiji.",
    # the administration of a body has a head, and no state presides over it
    "Ana Brown, Chairperson of the Commission, briefed the African Union summit.",
    # the term of a holder nobody told of
    "ASEAN met. The Fijian term is to begin on 1 July.",
    # a secretariat is no parliament
    "The Presidency of ASEAN was transferred to the ASEAN Secretariat.",
]


@pytest.mark.parametrize(("text", "chairs"), SAID)
def test_a_frame_tells_a_chair(text: str, chairs: list[tuple[object, ...]]) -> None:
    assert chairs_of(text) == chairs


@pytest.mark.parametrize("text", NOT_SAID)
def test_what_only_looks_like_it_tells_none(text: str) -> None:
    assert chairs_of(text) == []
