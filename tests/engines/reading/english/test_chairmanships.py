"""Chairmanships in English: bound by explicit patterns, never by nearness."""

from datetime import date

import pytest

from secretariat.engines.reading.english.chairmanships import find
from secretariat.engines.reading.english.mentions import mark
from secretariat.engines.reading.mentions import Told
from secretariat.engines.reading.segments import segment

FIELDS = ("body", "holder", "start", "end", "status")


def chairs_of(text: str) -> list[tuple[object, ...]]:
    found = find(mark(segment(text), Told(date(2022, 3, 3), None)))
    return [tuple(one.fields[field] for field in FIELDS) for one in found]


CASES = [
    (
        "Finland, which has been at the helm of the CBSS since July 2020, will pass on the mantle to "
        "Norway.",
        [("CBSS", "Finland", "2020-07", None, "outgoing"), ("CBSS", "Norway", None, None, "incoming")],
    ),
    (
        "Lithuania takes its turn as chairman of the CBSS from Sweden.",
        [("CBSS", "Sweden", None, None, "outgoing"), ("CBSS", "Lithuania", None, None, "incoming")],
    ),
    (
        "Latvia takes over the chair of the CBSS next year.",
        [("CBSS", "Latvia", "2023", None, "incoming")],
    ),
    (
        "CARICOM met. Prime Minister Mia Mottley, who took the Chair on 1 January from Saint Lucia's "
        "Allen Chastanet, will be succeeded on 1 July by President Irfaan Ali.",
        [("CARICOM", "Allen Chastanet", None, None, "outgoing"),
         ("CARICOM", "Mia Mottley", "2022-01-01", None, "current"),
         ("CARICOM", "Irfaan Ali", "2022-07-01", None, "incoming")],
    ),
    (
        "The forthcoming Russian Chairmanship-in-Office of the BSEC (second half of 2022) was discussed.",
        [("BSEC", "Russia", "2022-41", None, "incoming")],
    ),
    (
        "The Philippines will assume the ASEAN Chairmanship on 1 January 2017.",
        [("ASEAN", "Philippines", "2017-01-01", None, "incoming")],
    ),
    (
        "Kuwait, which holds the rotating presidency of the Gulf Cooperation Council, called for talks.",
        [("Gulf Cooperation Council", "Kuwait", None, None, "current")],
    ),
    (
        "Papua New Guinea handed over the chair of the Pacific Islands Forum to Nauru.",
        [("Pacific Islands Forum", "Papua New Guinea", None, None, "outgoing"),
         ("Pacific Islands Forum", "Nauru", None, None, "current")],
    ),
    (
        "The Republic of Moldova holds the Chairmanship-in-Office of the BSEC from 1 January to 30 June "
        "2023.",
        [("BSEC", "Republic of Moldova", "2023-01-01", "2023-06-30", "incoming")],
    ),
    (
        "Norway holds the rotating presidency of the CBSS until the end of June, when Germany takes over.",
        [("CBSS", "Norway", None, "2022-06", "current"), ("CBSS", "Germany", "2022-07", None, "incoming")],
    ),
    (
        "Poland will take over the Presidency of the Visegrad Group on 1 July 2024 and Hungary a year "
        "after that.",
        [("Visegrad Group", "Poland", "2024-07-01", None, "incoming"),
         ("Visegrad Group", "Hungary", "2025-07", None, "planned")],
    ),
    (
        "The main business was the transfer of the rotating Chairship of the Arctic Council from the "
        "Russian "
        "Federation, which had held it since 2021, to Norway, which will hold it until 2025.",
        [("Arctic Council", "Russian Federation", "2021", None, "outgoing"),
         ("Arctic Council", "Norway", None, "2025", "current")],
    ),
    (
        "Canada takes over from Sweden as chair of the Arctic Council for 2013-2015.",
        [("Arctic Council", "Sweden", None, None, "outgoing"),
         ("Arctic Council", "Canada", "2013", "2015", "current")],
    ),
    (
        "Myanmar has informed ASEAN that it will relinquish its turn to be the Chair of ASEAN in 2006.",
        [("ASEAN", "Myanmar", "2006", None, "declined")],
    ),
    (
        "From July 1, 2023, to June 30, 2024, Moscow will coordinate the activities of the Council of "
        "the Baltic "
        "Sea States.",
        [("Council of the Baltic Sea States", "Moscow", "2023-07-01", "2024-06-30", "planned")],
    ),
    (
        "The Chair of ASEAN, Prime Minister Anwar Ibrahim, said he regretted it.",
        [("ASEAN", "Anwar Ibrahim", None, None, "current")],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:40] for text, _ in CASES])
def test_chairmanship_is_read(text: str, expected: list[tuple[object, ...]]) -> None:
    assert chairs_of(text) == expected


MORE = [
    (
        "Myanmar has decided to forgo its turn to chair ASEAN in 2006, ministers said.",
        [("ASEAN", "Myanmar", "2006", None, "declined")],
    ),
    (
        "President Idriss Deby of Chad handed over the chairmanship of the African Union to Guinean "
        "President Alpha Conde on 30 January 2017.",
        [
            ("African Union", "Idriss Deby", None, None, "outgoing"),
            ("African Union", "Alpha Conde", "2017-01-30", None, "current"),
        ],
    ),
    (
        "Iceland chaired the Council of the Baltic Sea States in 2016-2017.",
        [("Council of the Baltic Sea States", "Iceland", "2016", "2017", "past")],
    ),
    (
        "The presidency of the Shanghai Cooperation Organization passed to China for 2021-2022.",
        [("Shanghai Cooperation Organization", "China", "2021", "2022", "current")],
    ),
    (
        "The 43rd Summit was held on 5 March 2022 under the Chairmanship of Indonesia. ASEAN and the ASEAN "
        "Secretariat prepared it.",
        [("ASEAN", "Indonesia", None, None, "current")],
    ),
    (
        "The members of the CBSS decided on Thursday to meet again, the Norwegian presidency announced.",
        [("CBSS", "Norway", None, None, "current")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), MORE, ids=[text[:40] for text, _ in MORE])
def test_status_and_term_follow_the_verb_and_its_own_dates(
    text: str, expected: list[tuple[object, ...]]
) -> None:
    assert chairs_of(text) == expected


NONE = [
    "The Russian cross-chairmanship covers the CBSS. The Union of the Baltic Cities was present.",
    "The President of Ghana chaired the meeting of ECOWAS. France will chair the session of the Council "
    "of Europe.",
    "Russia does not hold the chairmanship of the Arctic Council.",
    "Finland hosted the meeting of the Council of the Baltic Sea States in 2024.",
    "The Chairman of the Duma Committee on Trade, Ivan Petrov, opened the session.",
    "The President of the Parliament of Finland, Jane Smith, opened the session of the Nordic Council.",
]


@pytest.mark.parametrize("text", NONE, ids=[text[:40] for text in NONE])
def test_what_stands_near_is_no_chairmanship(text: str) -> None:
    assert chairs_of(text) == []


def test_term_told_twice_is_one() -> None:
    text = (
        "The gavel of the BSEC passed to Albania. The Albanian Chairmanship-in-Office will run from 1 "
        "July to 31 December 2022."
    )
    assert chairs_of(text) == [("BSEC", "Albania", "2022-07-01", "2022-12-31", "incoming")]


def test_state_and_its_person_in_the_chair_are_one() -> None:
    text = (
        "Norway assumes the Chairship of the Arctic Council. The new Chair of the Council is Anniken "
        "Huitfeldt, "
        "Minister of Foreign Affairs of Norway."
    )
    assert chairs_of(text) == [("Arctic Council", "Norway", None, None, "current")]


OTHER_STYLES = [
    (
        "Albania holds the chair of the BSEC until the end of June 2022; it will be followed by Armenia for "
        "the second half of the year.",
        [("BSEC", "Albania", None, "2022-06", "current"), ("BSEC", "Armenia", "2022-41", None, "incoming")],
    ),
    (
        "Ministers of the African Union elected Ms. Amina Diallo as Chairperson of the African Union.",
        [("African Union", "Amina Diallo", None, None, "current")],
    ),
    (
        "The Nordic Council met in Oslo. The Council is now chaired by Iceland.",
        [("Nordic Council", "Iceland", None, None, "current")],
    ),
    (
        "Malaysia took over the chairmanship of ASEAN from Laos on 1 January 2022.",
        [("ASEAN", "Laos", None, None, "outgoing"), ("ASEAN", "Malaysia", "2022-01-01", None, "current")],
    ),
    (
        "LATVIA TAKES THE HELM OF THE CBSS",
        [("CBSS", "LATVIA", None, None, "current")],
    ),
    (
        "Sweden presides over the Council of the Baltic Sea States. It succeeds Poland, whose presidency "
        "ended on 30 June 2021.",
        [("Council of the Baltic Sea States", "Sweden", None, None, "current"),
         ("Council of the Baltic Sea States", "Poland", None, "2021-06-30", "past")],
    ),
    (
        "The rotating presidency of the Visegrad Group is held by Hungary.",
        [("Visegrad Group", "Hungary", None, None, "current")],
    ),
    (
        "On Tuesday Suriname handed the gavel of the bloc to Guyana. CARICOM heads met in Paramaribo.",
        [],
    ),
    (
        "Norway chairs the Arctic Council. The Norwegian Presidency will hold four meetings.",
        [("Arctic Council", "Norway", None, None, "current")],
    ),
    (
        "Iceland chaired the Arctic Council from 2002 to 2004, followed by Russia (2004-2006) and Norway "
        "(2006-2009).",
        [("Arctic Council", "Iceland", "2002", "2004", "past"),
         ("Arctic Council", "Russia", "2004", "2006", "past"),
         ("Arctic Council", "Norway", "2006", "2009", "past")],
    ),
    (
        "The Arctic Council is a forum.\n\nCurrent Chair: Norway (2021-2023)\n\nThe forum meets often.",
        [("Arctic Council", "Norway", "2021", "2023", "current")],
    ),
    (
        "The outgoing Chairman of the African Union, H.E. Moussa Faki, thanked the ministers.",
        [("African Union", "Moussa Faki", None, None, "outgoing")],
    ),
    (
        "The Nordic Council elected Iceland as its chair. Iceland succeeds Denmark in the post.",
        [("Nordic Council", "Iceland", None, None, "current"),
         ("Nordic Council", "Denmark", None, None, "past")],
    ),
    (
        "Romania takes over the EU presidency on 1 January 2023.",
        [("EU", "Romania", "2023-01-01", None, "incoming")],
    ),
    (
        "The African Union met. Gabon will host the next summit and take over the rotating chairmanship.",
        [("African Union", "Gabon", None, None, "incoming")],
    ),
    (
        "The current Chair of the Arctic Council, Norway, sent a note. Denmark is in line for 2025-2027.",
        [("Arctic Council", "Norway", None, None, "current"),
         ("Arctic Council", "Denmark", "2025", "2027", "incoming")],
    ),
]  # fmt: skip

FRAMES = [
    (
        "The six-month rotating presidency of the Visegrad Group, currently held by Hungary, matters.",
        [("Visegrad Group", "Hungary", None, None, "current")],
    ),
    (
        "The chairmanship of the OSCE was handed over by Albanian Foreign Minister Olta Xhacka to Polish "
        "Foreign Minister Zbigniew Rau.",
        [("OSCE", "Olta Xhacka", None, None, "outgoing"), ("OSCE", "Zbigniew Rau", None, None, "current")],
    ),
    (
        "Azerbaijan has formally taken over chairmanship in the Non-Aligned Movement.",
        [("Non-Aligned Movement", "Azerbaijan", None, None, "current")],
    ),
    ("Laos, the current chair of ASEAN, hosted it.", [("ASEAN", "Laos", None, None, "current")]),
    ("ASEAN chair Laos said it would consult.", [("ASEAN", "Laos", None, None, "current")]),
    (
        "Kenya will serve as chair of the East African Community until November 2023.",
        [("East African Community", "Kenya", None, "2023-11", "incoming")],
    ),
    (
        "Tonga, whose Prime Minister Siaosi Sovaleni has chaired the Pacific Islands Forum since the Cook "
        "Islands handed over in August 2021, was there.",
        [("Pacific Islands Forum", "Siaosi Sovaleni", None, None, "current"),
         ("Pacific Islands Forum", "Cook Islands", None, None, "outgoing")],
    ),
    (
        "The pro tempore presidency of Mercosur was assumed by Paraguay from Uruguay on 1 January 2022.",
        [("Mercosur", "Uruguay", None, None, "outgoing"),
         ("Mercosur", "Paraguay", "2022-01-01", None, "current")],
    ),
    ("Sweden has completed its chairmanship of the OSCE.", [("OSCE", "Sweden", None, None, "outgoing")]),
    (
        "Kazakhstan and Uzbekistan co-chair the Nordic Council.",
        [("Nordic Council", "Kazakhstan", None, None, "current"),
         ("Nordic Council", "Uzbekistan", None, None, "current")],
    ),
    (
        "Guyana steps down as chair of CARICOM on 30 June 2022.",
        [("CARICOM", "Guyana", None, "2022-06-30", "outgoing")],
    ),
    (
        "With Slovenia in the chair of the Nordic Council, the members met.",
        [("Nordic Council", "Slovenia", None, None, "current")],
    ),
    ("Vietnam was ASEAN chair in 2020.", [("ASEAN", "Vietnam", "2020", None, "past")]),
    (
        "Lithuania holds the Presidency of the Baltic Assembly and the Baltic Council of Ministers.",
        [("Baltic Assembly", "Lithuania", None, None, "current"),
         ("Baltic Council of Ministers", "Lithuania", None, None, "current")],
    ),
    (
        "Ambassador Jane Smith today assumed the chair of the ASEAN Forum, a position that she will hold "
        "until 30 June 2022.",
        [("ASEAN Forum", "Jane Smith", "2022-03-03", "2022-06-30", "current")],
    ),
    (
        "Estonia will assume the presidency of the Nordic-Baltic Eight (NB8) from Sweden.",
        [("Nordic-Baltic Eight", "Sweden", None, None, "outgoing"),
         ("Nordic-Baltic Eight", "Estonia", None, None, "incoming")],
    ),
    (
        "The OSCE met. For the past 12 months, the OSCE Chairmanship has been held by Austria. In 2023, it "
        "will pass to Portugal.",
        [("OSCE", "Austria", None, None, "past"), ("OSCE", "Portugal", None, None, "incoming")],
    ),
    (
        "Latvia took over the presidency of the CBSS from Finland and will pass it on to Estonia in 2023.",
        [("CBSS", "Finland", None, None, "outgoing"), ("CBSS", "Latvia", None, None, "current"),
         ("CBSS", "Estonia", "2023", None, "incoming")],
    ),
    (
        "The Nordic Council elected Iceland as chair. Sweden, at present Vice-Chair, will follow in 2023.",
        [("Nordic Council", "Iceland", None, None, "current"),
         ("Nordic Council", "Sweden", "2023", None, "incoming")],
    ),
    (
        "The Union of the Baltic Cities elected Mantas Jurgutis as its new President.",
        [("Union of the Baltic Cities", "Mantas Jurgutis", None, None, "current")],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), FRAMES, ids=[text[:40] for text, _ in FRAMES])
def test_chairmanships_in_frames_of_many_verbs(text: str, expected: list[tuple[object, ...]]) -> None:
    assert chairs_of(text) == expected


@pytest.mark.parametrize(("text", "expected"), OTHER_STYLES, ids=[text[:40] for text, _ in OTHER_STYLES])
def test_chairmanships_of_other_publishers(text: str, expected: list[tuple[object, ...]]) -> None:
    assert chairs_of(text) == expected


NOT_SAID = [
    "Sweden, chair of the talks in Geneva, will follow in 2023.",
    "The President of Finland succeeds in his office in 2024.",
    "The Nordic Council met. Denmark is ready to take over the ferry line.",
]


@pytest.mark.parametrize("text", NOT_SAID)
def test_no_chairmanship_where_none_is_said(text: str) -> None:
    assert chairs_of(text) == []


IN_THE_CHAIR = [
    "Minutes of the Nordic Council\n\nPresent: Anna Berg (County Governor of Lapland, Chair); Ole Dahl",
    "Nordic Council\n\nIn the chair: Ms. Anna Berg\n\nThe Nordic Council met in Oslo.",
    "The Nordic Council met in Oslo, Anna Berg in the chair.",
    "The Nordic Council was opened by Anna Berg, who was elected Chairman.",
]


@pytest.mark.parametrize("text", IN_THE_CHAIR)
def test_minutes_name_who_sits_in_the_chair(text: str) -> None:
    assert chairs_of(text) == [("Nordic Council", "Anna Berg", None, None, "current")]


def test_who_chairs_another_body_chairs_not_this_one() -> None:
    assert chairs_of("The Nordic Council met. Present: Ole Dahl (Deputy Chair of the Port Board).") == []


def test_a_row_of_holders_follows_the_first() -> None:
    text = "Norway takes the chair of the Nordic Council on 1 January 2024, followed by Iceland."
    assert [row[1] for row in chairs_of(text)] == ["Norway", "Iceland"]
