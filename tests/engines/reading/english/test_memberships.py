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
        "The Foreign Ministers of the Alpine Six (France, Germany and Poland) met in Paris.",
        [("Alpine Six", "France", "member", "none", None),
         ("Alpine Six", "Germany", "member", "none", None),
         ("Alpine Six", "Poland", "member", "none", None)],
    ),
    ("The Foreign Ministers of the Baltic States (Estonia, Latvia and Lithuania) met in Riga.", []),
    (
        "Estonia and Latvia were among those welcomed as observers of the Nordic Council.",
        [("Nordic Council", "Estonia", "observer", "joined", None),
         ("Nordic Council", "Latvia", "observer", "joined", None)],
    ),
    (
        "The summit of the African Union ended on Monday. Morocco's application is under review.",
        [("African Union", "Morocco", "candidate", "applied", None)],
    ),
    (
        "ASEAN ministers met with Cambodia, whose accession on 30 April 1999 had been delayed.",
        [("ASEAN", "Cambodia", "member", "joined", "1999-04-30")],
    ),
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
        [("United Nations", "Switzerland", "candidate", "applied", None)],
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


FRAMES = [
    (
        "Alba joined nobody. Brunei Darussalam joined ASEAN in January 1984, followed by Viet Nam on 28 July "
        "1995, and Cambodia on 30 April 1999.",
        [("ASEAN", "Brunei Darussalam", "member", "joined", "1984-01"),
         ("ASEAN", "Viet Nam", "member", "joined", "1995-07-28"),
         ("ASEAN", "Cambodia", "member", "joined", "1999-04-30")],
    ),
    (
        "Burkina Faso and Mali announced on Sunday that they were leaving ECOWAS with immediate effect.",
        [("ECOWAS", "Burkina Faso", "member", "left", "2022-02-27"),
         ("ECOWAS", "Mali", "member", "left", "2022-02-27")],
    ),
    (
        "ECOWAS was created in Lagos. Mauritania left it in 2000.",
        [("ECOWAS", "Mauritania", "member", "left", "2000")],
    ),
    (
        "The African Union met. The African Union missed two members that are suspended: Gabon and Mali.",
        [("African Union", "Gabon", "member", "suspended", None),
         ("African Union", "Mali", "member", "suspended", None)],
    ),
    (
        "The last enlargement of ASEAN was in 1999, when Cambodia joined.",
        [("ASEAN", "Cambodia", "member", "joined", "1999")],
    ),
    (
        "The African Union's entry into the G20, which had been agreed in September 2021, was noted.",
        [("G20", "African Union", "member", "joined", "2021-09")],
    ),
    ("Russia was expelled from the Council of Europe.",
     [("Council of Europe", "Russia", "member", "left", None)]),
    ("The suspension of Sudan from the African Union was lifted.", []),
    ("Moldova was granted EU candidate status in June 2021.",
     [("EU", "Moldova", "candidate", "joined", "2021-06")]),
    (
        "Founded in 1991 by Poland and Hungary, the Visegrad Group has no secretariat.",
        [("Visegrad Group", "Poland", "member", "none", None),
         ("Visegrad Group", "Hungary", "member", "none", None)],
    ),
    (
        "The four members of the Visegrad Group, Poland, Hungary and Slovakia, agreed.",
        [("Visegrad Group", "Poland", "member", "none", None),
         ("Visegrad Group", "Hungary", "member", "none", None),
         ("Visegrad Group", "Slovakia", "member", "none", None)],
    ),
    (
        "The United Kingdom acceded to the CPTPP in 2021.",
        [("CPTPP", "United Kingdom", "member", "joined", "2021")],
    ),
    (
        "The East African Community has its seat in Arusha.\n\nThe members of the East African Community "
        "are:\n\n- Kenya\n\n- Uganda",
        [("East African Community", "Kenya", "member", "none", None),
         ("East African Community", "Uganda", "member", "none", None)],
    ),
    (
        "Nordic Council\n\nMembers: 2 (Norway and Sweden)\n\nArctic Council\n\n"
        "Observers: 2 (France and Italy)",
        [("Nordic Council", "Norway", "member", "none", None),
         ("Nordic Council", "Sweden", "member", "none", None),
         ("Arctic Council", "France", "observer", "none", None),
         ("Arctic Council", "Italy", "observer", "none", None)],
    ),
    (
        "The Council of Europe met. South Africa, which withdrew last September, was not represented.",
        [("Council of Europe", "South Africa", "member", "left", "2021-09")],
    ),
    (
        "The African Union restored the membership of Gabon.",
        [("African Union", "Gabon", "member", "joined", None)],
    ),
    ("Ukraine hopes to join the European Union. Albania supports Kosovo's accession to NATO.", []),
    ("Iceland withdrew its application for membership of the European Union.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), FRAMES, ids=[text[:40] for text, _ in FRAMES])
def test_memberships_in_frames_of_many_verbs(text: str, expected: list[tuple[object, ...]]) -> None:
    assert memberships_of(text) == expected


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


def states_of(text: str) -> list[tuple[object, ...]]:
    return [(party, status, change, date) for _, party, status, change, date in memberships_of(text)]


OTHER_STYLES = [
    (
        "The Nordic Council. Members (5): Denmark, Finland, Iceland, Norway, and Sweden.",
        [(name, "member", "none", None) for name in ("Denmark", "Finland", "Iceland", "Norway", "Sweden")],
    ),
    (
        "The Benelux Union was set up in 1958 by Belgium, Luxembourg and the Netherlands.",
        [(name, "member", "none", None) for name in ("Belgium", "Luxembourg", "Netherlands")],
    ),
    (
        "NATO invited the members of the Arctic Council (Canada, Denmark, Iceland and Norway).",
        [(name, "member", "none", None) for name in ("Canada", "Denmark", "Iceland", "Norway")],
    ),
    (
        "Associate Members of the Nordic Council: Greenland (since 1984), Zemblania (1990) and Finland.",
        [("Greenland", "member", "none", "1984"), ("Zemblania", "member", "none", "1990"),
         ("Finland", "member", "none", None)],
    ),
    (
        "Denmark joined EFTA in 1960 but left it in 1972.",
        [("Denmark", "member", "joined", "1960"), ("Denmark", "member", "left", "1972")],
    ),
    (
        "The African Union met. Togo came back in 2005, the Gambia in 2018 and Mali in 2021.",
        [("Togo", "member", "joined", "2005"), ("Gambia", "member", "joined", "2018"),
         ("Mali", "member", "joined", "2021")],
    ),
    (
        "Ministers agreed to let Madagascar return to the African Union.",
        [("Madagascar", "member", "joined", None)],
    ),
    (
        "The application of Lebanon for observer status in the BSEC is before the ministers.",
        [("Lebanon", "observer", "applied", None)],
    ),
    (
        "Ukraine and Moldova submitted their applications to the European Union on 3 March 2022.",
        [("Ukraine", "candidate", "applied", "2022-03-03"),
         ("Moldova", "candidate", "applied", "2022-03-03")],
    ),
    (
        "Austria and Ireland sent envoys. Both countries have been partners of NATO since 1995.",
        [("Austria", "partner", "none", "1995"), ("Ireland", "partner", "none", "1995")],
    ),
    (
        "CHAD BECOMES SIXTH MEMBER OF THE AFRICAN UNION",
        [("CHAD", "member", "joined", None)],
    ),
    (
        "EU member Finland and Georgia, a candidate country of the European Union, agreed.",
        [("Georgia", "candidate", "none", None), ("Finland", "member", "none", None)],
    ),
    (
        "About the Nordic Council\n\nThe Nordic Council was founded in 1952.\n\nMember States\n\n"
        "Denmark, Finland, Iceland, Norway and Sweden",
        [(name, "member", "none", None) for name in ("Denmark", "Finland", "Iceland", "Norway", "Sweden")],
    ),
    (
        "Ecuador, which rejoined OPEC in 2007, hesitates. Indonesia suspended its membership in 2016.",
        [("Ecuador", "member", "joined", "2007"), ("Indonesia", "member", "suspended", "2016")],
    ),
    (
        "Norway on 5 May 1970 formally withdrew from EFTA, which it helped found in 1960.",
        [("Norway", "member", "left", "1970-05-05")],
    ),
    (
        "Curaçao, France (on behalf of Réunion) and Belgium are candidate countries of the European Union.",
        [("Curaçao", "candidate", "none", None), ("France", "candidate", "none", None),
         ("Belgium", "candidate", "none", None)],
    ),
    (
        "Portugal joined EFTA in 1960, Finland in 1986. Cuba and Chile have observer status.",
        [("Portugal", "member", "joined", "1960"), ("Finland", "member", "joined", "1986"),
         ("Cuba", "observer", "none", None), ("Chile", "observer", "none", None)],
    ),
    (
        "The Council of Europe met. Greece withdrew in 1969 and was readmitted in 1974.",
        [("Greece", "member", "left", "1969"), ("Greece", "member", "joined", "1974")],
    ),
    (
        "The ten-nation ASEAN (Indonesia, Laos and Viet Nam among them) met.",
        [],
    ),
    (
        "The Pacific Islands Forum urged Kiribati, one of the Forum's members, to stay.",
        [("Kiribati", "member", "none", None)],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), OTHER_STYLES, ids=[text[:40] for text, _ in OTHER_STYLES])
def test_memberships_of_other_publishers(text: str, expected: list[tuple[object, ...]]) -> None:
    assert states_of(text) == expected


NOT_SAID = [
    "Switzerland is not a member of NATO.",
    "Ministers of Norway and Sweden left in the evening.",
    "Delegates of Norway, Sweden and Finland met the NATO Secretary General.",
    "Norway would join the European Union if its people agreed.",
]


@pytest.mark.parametrize("text", NOT_SAID)
def test_no_membership_where_none_is_said(text: str) -> None:
    assert memberships_of(text) == []


LISTS = [
    (
        "A note on the Nordic Council\n\nThe Nordic Council wrote in May.\n\n"
        "In a letter to the United Nations the members (Denmark, Finland and Iceland) asked for a seat.",
        {"Nordic Council"},
    ),
    (
        "Nordic Council\n\nUnited Nations\n\nDear Madam\n\nMembers: Denmark, Finland, Iceland",
        set(),
    ),
    ("The Nordic Council met in Oslo.\n\nParticipants:\n\nDenmark, Finland, Iceland", set()),
    ("The Nordic Council met in Oslo.\n\nMember States:\n\nDenmark, Finland, Iceland", {"Nordic Council"}),
]


@pytest.mark.parametrize(("text", "bodies"), LISTS, ids=[text[-40:] for text, _ in LISTS])
def test_a_list_is_bound_to_the_body_it_is_of(text: str, bodies: set[str]) -> None:
    assert {row[0] for row in memberships_of(text)} == bodies


def test_a_body_has_the_name_that_the_text_mostly_uses() -> None:
    text = (
        "ASEAN met. ASEAN ministers dined. ASEAN leaders spoke. "
        "Timor-Leste joined the Association of Southeast Asian Nations in 2025."
    )
    assert [row[0] for row in memberships_of(text)] == ["ASEAN"]
