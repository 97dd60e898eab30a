"""Memberships by frames of the genre: who is given a standing, lists that follow, notices of leaving.

Positive and negative sentences are invented; each states a pattern, not a text.
"""

from datetime import date

import pytest

from secretariat.engines.reading.english.memberships import find
from secretariat.engines.reading.english.mentions import mark
from secretariat.engines.reading.mentions import Told
from secretariat.engines.reading.segments import segment


def told_of(text: str) -> list[tuple[object, ...]]:
    found = find(mark(segment(text), Told(date(2022, 3, 3), None)))
    fields = ("body", "party", "status", "change", "date")
    return [tuple(one.fields[field] for field in fields) for one in found]


SAID = [
    (
        "The Pacific Islands Forum granted Norway and Guam full member status in the Forum.",
        [("Pacific Islands Forum", "Norway", "member", "joined", None),
         ("Pacific Islands Forum", "Guam", "member", "joined", None)],
    ),
    (
        "ASEAN met. Its leaders agreed to grant an observer status to Fiji and to let it speak.",
        [("ASEAN", "Fiji", "observer", "joined", None)],
    ),
    (
        'ASEAN gave Fiji an "observer status" on 4 May 2020.',
        [("ASEAN", "Fiji", "observer", "joined", "2020-05-04")],
    ),
    (
        "The ASEAN summit elevated Fiji to associate membership.",
        [("ASEAN", "Fiji", "partner", "joined", None)],
    ),
    (
        "ASEAN met. The status of dialogue partner was assigned to Fiji and Tonga.",
        [("ASEAN", "Fiji", "partner", "joined", None), ("ASEAN", "Tonga", "partner", "joined", None)],
    ),
    (
        "The Council of the Baltic Sea States admitted Iceland to membership of the Council.",
        [("Council of the Baltic Sea States", "Iceland", "member", "joined", None)],
    ),
    (
        "The Nordic Council admitted three States to membership in the United Nations: Fiji, Tonga and "
        "Samoa.",
        [("United Nations", state, "member", "joined", None) for state in ("Fiji", "Tonga", "Samoa")],
    ),
    (
        "Fiji was today admitted as a full member of ASEAN.",
        [("ASEAN", "Fiji", "member", "joined", "2022-03-03")],
    ),
    (
        "NAIROBI, April 8 (Agency) -- Tonga signed the Treaty of Accession to ASEAN, becoming the twelfth "
        "member of the bloc.",
        [("ASEAN", "Tonga", "member", "joined", None)],
    ),
    (
        "Fiji joined ASEAN in 2001. The country joins Brunei, Malaysia, Thailand and Vietnam. "
        "Fiji joins Brunei, Malaysia, Thailand and Vietnam.",
        [("ASEAN", "Fiji", "member", "joined", "2001")]
        + [("ASEAN", s, "member", "none", None) for s in ("Brunei", "Malaysia", "Thailand", "Vietnam")],
    ),
    (
        "Fiji became the sixth Associate Member of ASEAN, joining Tonga and Samoa.",
        [("ASEAN", "Fiji", "partner", "joined", None), ("ASEAN", "Tonga", "member", "none", None),
         ("ASEAN", "Samoa", "member", "none", None)],
    ),
    (
        "ASEAN met. Fiji and Tonga hold the status of observers, while Samoa and Nauru are partner "
        "countries.",
        [("ASEAN", "Fiji", "observer", "none", None), ("ASEAN", "Tonga", "observer", "none", None),
         ("ASEAN", "Samoa", "partner", "none", None), ("ASEAN", "Nauru", "partner", "none", None)],
    ),
    (
        "Fiji has had the status of Permanent Observer to ASEAN since 1978.",
        [("ASEAN", "Fiji", "observer", "none", "1978")],
    ),
    (
        "ASEAN met. The following countries have been granted observer status: Fiji, Tonga and Samoa.",
        [("ASEAN", state, "observer", "none", None) for state in ("Fiji", "Tonga", "Samoa")],
    ),
    (
        "Three member countries constitute ASEAN: Fiji, Tonga and Samoa.",
        [("ASEAN", state, "member", "none", None) for state in ("Fiji", "Tonga", "Samoa")],
    ),
    (
        "ASEAN met. It comprises three countries lying on the shores of the Lake\u2014Fiji, Tonga and Samoa.",
        [("ASEAN", state, "member", "none", None) for state in ("Fiji", "Tonga", "Samoa")],
    ),
    (
        "Observers to ASEAN are: (i) Fiji; (ii) Tonga; (iii) the European Union.",
        [("ASEAN", party, "observer", "none", None) for party in ("Fiji", "Tonga", "European Union")],
    ),
    (
        "Fiji gave notice of its withdrawal from ASEAN.",
        [("ASEAN", "Fiji", "member", "left", None)],
    ),
    (
        "The African Union met. The Union suspended Gabon from taking part in all activities of the Union.",
        [("African Union", "Gabon", "member", "suspended", None)],
    ),
    (
        "Fiji gained independence from Tonga in 2002 and officially applied for ASEAN membership in 2011.",
        [("ASEAN", "Fiji", "candidate", "applied", "2011")],
    ),
    (
        "On 9 June 2017 Fiji joined ASEAN, and Tonga joined on 4 July 2020.",
        [("ASEAN", "Fiji", "member", "joined", "2017-06-09"),
         ("ASEAN", "Tonga", "member", "joined", "2020-07-04")],
    ),
    (
        "Tonga left the African Union to join the European Union, and Fiji became a member of ASEAN.",
        [("ASEAN", "Fiji", "member", "joined", None), ("African Union", "Tonga", "member", "left", None)],
    ),
    (
        "Guadeloupe joined ASEAN as an Associate Member.",
        [("ASEAN", "Guadeloupe", "partner", "joined", None)],
    ),
    (
        "The Baltic Assembly met with others. The Assembly is made up of Estonia, Latvia and Lithuania; Fiji "
        "and Tonga are guests.",
        [("Baltic Assembly", state, "member", "none", None) for state in ("Estonia", "Latvia", "Lithuania")],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SAID, ids=[text[:40] for text, _ in SAID])
def test_membership_of_a_frame_is_read(text: str, expected: list[tuple[object, ...]]) -> None:
    assert told_of(text) == expected


NOT_SAID = [
    "ASEAN will grant observer status to Fiji.",
    "ASEAN agreed in principle to admit Fiji to membership of ASEAN.",
    "Leaders of Fiji joined ASEAN ministers for lunch.",
    "The envoy of Fiji became a member of ASEAN's panel.",
    "ASEAN may suspend Fiji from the work of ASEAN.",
    "ASEAN granted Fiji a loan.",
    "Fiji joins Tonga in its call on ASEAN.",
]


@pytest.mark.parametrize("text", NOT_SAID)
def test_no_membership_of_a_frame_that_says_none(text: str) -> None:
    assert told_of(text) == []
