"""Memberships in English: one for each party, with its standing and what changed."""

from datetime import date

import pytest

from secretariat.engines.reading.english.memberships import find
from secretariat.engines.reading.english.mentions import mark
from secretariat.engines.reading.mentions import Told
from secretariat.engines.reading.segments import segment

FIELDS = ("body", "party", "status", "change", "date")


def memberships_of(text: str) -> list[tuple[object, ...]]:
    found = find(mark(segment(text), Told(date(2022, 3, 3), None)))
    return [tuple(one.fields[field] for field in FIELDS) for one in found]


CASES = [
    (
        "Morocco was readmitted as the 55th member of the African Union.",
        [("African Union", "Morocco", "member", "joined", None)],
    ),
    (
        "Burkina Faso became the fourth country to be suspended by the African Union.",
        [("African Union", "Burkina Faso", "member", "suspended", None)],
    ),
    ("Viet Nam joined ASEAN on 28 July 1995.", [("ASEAN", "Viet Nam", "member", "joined", "1995-07-28")]),
    (
        "Timor-Leste was admitted as the eleventh member of ASEAN on 26 October 2025.",
        [("ASEAN", "Timor-Leste", "member", "joined", "2025-10-26")],
    ),
    (
        "Niger and Mali announced their withdrawal from ECOWAS on 28 January 2024.",
        [("ECOWAS", "Niger", "member", "left", "2024-01-28"),
         ("ECOWAS", "Mali", "member", "left", "2024-01-28")],
    ),
    (
        "Russia ceased to be a member of the Council of Europe on 16 March 2022.",
        [("Council of Europe", "Russia", "member", "left", "2022-03-16")],
    ),
    (
        "The African Union suspended Gabon from all its activities on 31 August 2021.",
        [("African Union", "Gabon", "member", "suspended", "2021-08-31")],
    ),
    (
        "Egypt, suspended from the African Union in July 2013, was readmitted.",
        [("African Union", "Egypt", "member", "suspended", "2013-07")],
    ),
    (
        "Switzerland has applied for membership of the United Nations.",
        [("United Nations", "Switzerland", "member", "applied", None)],
    ),
    (
        "The United Kingdom became a Dialogue Partner of ASEAN in August 2021.",
        [("ASEAN", "United Kingdom", "partner", "joined", "2021-08")],
    ),
    (
        "The Union of the Baltic Cities has observer status with the Council of the Baltic Sea States "
        "and with HELCOM.",
        [("Council of the Baltic Sea States", "Union of the Baltic Cities", "observer", "none", None),
         ("HELCOM", "Union of the Baltic Cities", "observer", "none", None)],
    ),
    (
        "The Visegrad Group brings together Czechia, Hungary, Poland and Slovakia.",
        [("Visegrad Group", state, "member", "none", None)
         for state in ("Czechia", "Hungary", "Poland", "Slovakia")],
    ),
    (
        "The session of the CBSS was held without Russia, which left the organisation in May 2021.",
        [("CBSS", "Russia", "member", "left", "2021-05")],
    ),
    (
        "Only Saint Petersburg represents Russia in the Union of the Baltic Cities.",
        [("Union of the Baltic Cities", "Saint Petersburg", "member", "none", None)],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:40] for text, _ in CASES])
def test_membership_is_read(text: str, expected: list[tuple[object, ...]]) -> None:
    assert memberships_of(text) == expected


NONE = [
    "Canada will join the Organization of American States, Prime Minister Brian Mulroney said Friday.",
    "Japan joined the United States in condemning the attack.",
    "Ukraine will join the European Union one day. Moldova hopes to join the European Union.",
    "Finland joined the talks of NATO. The delegation left the OSCE hall.",
    "Members of the Council, including Norway, Sweden and Denmark, met in Oslo with the European Union.",
    "Zimbabwe withdrew from the League in 2003. Cuba's suspension from the OAS was lifted in 2009.",
    "Regions and states cannot join the Union of the Baltic Cities.",
]


@pytest.mark.parametrize("text", NONE, ids=[text[:40] for text in NONE])
def test_hope_or_other_joining_is_no_membership(text: str) -> None:
    assert memberships_of(text) == []
