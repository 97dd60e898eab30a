"""What someone proposed, supported, agreed, decided or announced, with who and in which words."""

from datetime import date

import pytest

from secretariat.engines.reading.english.mentions import mark
from secretariat.engines.reading.english.statements import find
from secretariat.engines.reading.findings import Finding, Kind
from secretariat.engines.reading.mentions import Told
from secretariat.engines.reading.segments import segment
from secretariat.engines.values.spans import Span


def findings(text: str) -> list[Finding]:
    """Return the commitments of a text of 15 June 2024."""
    found = find(mark(segment(text), Told(date(2024, 6, 15), None)))
    return [f for f in found if f.kind is Kind.COMMITMENT]


def commitments(text: str) -> list[tuple[object, object, str]]:
    """Return actors, stance and words of each commitment."""
    rows: list[tuple[object, object, str]] = []
    for finding in findings(text):
        span = finding.fields["span"]
        assert isinstance(span, Span)
        rows.append((finding.fields["actors"], finding.fields["stance"], span.of(text)))
    return rows


def test_a_text_all_in_capitals_has_sentences() -> None:
    text = (
        "FINAL COMMUNIQUE OF THE ARCTIC COUNCIL\n\n1. THE ARCTIC COUNCIL MET IN A CORDIAL MOOD.\n\n"
        "2. THE SUMMIT DIRECTED THE SECRETARIAT TO PREPARE A LIST OF ALL PROTOCOLS."
    )
    words = "DIRECTED THE SECRETARIAT TO PREPARE A LIST OF ALL PROTOCOLS"
    assert [(stance, said) for _, stance, said in commitments(text)] == [("decided", words)]


@pytest.mark.parametrize(
    ("text", "actors", "stance", "words"),
    [
        (
            "ASEAN leaders approved the applications of Brenn and Corva.",
            ("ASEAN leaders", "ASEAN"),
            "decided",
            "approved the applications of Brenn and Corva",
        ),
        (
            "Norway announced a new contribution of 5 million euros to the fund.",
            ("Norway",),
            "announced",
            "announced a new contribution of 5 million euros to the fund",
        ),
        (
            "The Arctic Council said that it remained committed to a peaceful solution.",
            ("Arctic Council",),
            "announced",
            "remained committed to a peaceful solution",
        ),
        (
            "The ASEAN Secretariat replied. The Secretariat was requested to prepare a study of ports.",
            ("ASEAN",),
            "proposed",
            "The Secretariat was requested to prepare a study of ports",
        ),
        (
            "Finland welcomed the intention of Norway to host the next round.",
            ("Finland",),
            "supported",
            "welcomed the intention of Norway to host the next round",
        ),
        (
            "Jane Smith, Secretary General of ASEAN and a former President of Nauru, will report soon.",
            ("Jane Smith",),
            "announced",
            "will report soon",
        ),
    ],
)
def test_commitment_in_a_frame_of_decisions(
    text: str, actors: tuple[str, ...], stance: str, words: str
) -> None:
    assert (actors, stance, words) in commitments(text)


@pytest.mark.parametrize(
    ("text", "actors", "stance", "words"),
    [
        (
            "The Arctic Council recommended that the treaty be revised.",
            ("Arctic Council",),
            "proposed",
            "recommended that the treaty be revised",
        ),
        (
            "Minister Anna Berg fully endorsed the idea of a summit in Riga.",
            ("Anna Berg",),
            "supported",
            "fully endorsed the idea of a summit in Riga",
        ),
        (
            "Poland offered to host the tenth summit.",
            ("Poland",),
            "proposed",
            "offered to host the tenth summit",
        ),
        (
            "The members of the Arctic Council decided on Thursday to suspend the talks.",
            ("members of the Arctic Council", "Arctic Council"),
            "decided",
            "decided on Thursday to suspend the talks",
        ),
        (
            "The Finnish team announced that it would put safety first.",
            ("Finland",),
            "announced",
            "announced that it would put safety first",
        ),
        (
            "Estonia had declared its readiness years ago, but Russia did not agree.",
            ("Estonia",),
            "announced",
            "declared its readiness years ago",
        ),
        (
            "Russia is withdrawing from the Arctic Council, the Foreign Ministry announced.",
            ("Russia",),
            "announced",
            "is withdrawing from the Arctic Council",
        ),
        (
            "The proposal of Ecuador was supported by Brazil and Chile.",
            ("Brazil", "Chile"),
            "supported",
            "The proposal of Ecuador was supported by Brazil and Chile",
        ),
        (
            "Minister Anna Berg stressed the need for a fund and called on the members to pay.",
            ("Anna Berg",),
            "supported",
            "stressed the need for a fund",
        ),
        (
            "Norway pleaded for a pause in the talks on fish.",
            ("Norway",),
            "proposed",
            "pleaded for a pause in the talks on fish",
        ),
        (
            "Norway called on its partners, among them Iceland, to open their ports.",
            ("Norway",),
            "proposed",
            "called on its partners, among them Iceland, to open their ports",
        ),
        (
            "The office, Minister Anna Berg promised, would open in May.",
            ("Anna Berg",),
            "announced",
            "The office, Minister Anna Berg promised, would open in May",
        ),
        (
            "A proposal by Latvia for a joint port was not discussed.",
            ("Latvia",),
            "proposed",
            "A proposal by Latvia for a joint port",
        ),
        (
            "The Arctic Council met. 3. Summit extended the mandate of the mission by a year.",
            ("Summit", "Arctic Council"),
            "decided",
            "extended the mandate of the mission by a year",
        ),
        (
            "The Arctic Council met in Oslo. For the Arctic Council it was a first.\n\n"
            "The Secretariat was instructed to draw up a list of ports.",
            ("Arctic Council",),
            "decided",
            "The Secretariat was instructed to draw up a list of ports",
        ),
        (
            "The Arctic Council approved Norway's proposal to open a school in Oslo.",
            ("Arctic Council",),
            "supported",
            "approved Norway's proposal to open a school in Oslo",
        ),
    ],
)
def test_a_commitment_has_its_actor_and_stance(
    text: str, actors: tuple[str, ...], stance: str, words: str
) -> None:
    found = commitments(text)
    assert (found[0][1], found[0][2]) == (stance, words)
    assert found[0][0] in (actors, actors[:1])


def test_both_sides_are_the_two_who_acted() -> None:
    text = "Minister Anna Berg received Minister Ole Dahl. Both sides agreed on the need for a new fund."
    assert commitments(text)[0][0] == ("Anna Berg", "Ole Dahl")


def test_a_second_verb_keeps_the_subject() -> None:
    text = "Ministers of the Arctic Council agreed to set up a fund and directed the Secretariat to report."
    assert [stance for _, stance, _ in commitments(text)] == ["agreed", "decided"]


def test_what_a_quotation_proposes_is_the_speakers() -> None:
    text = 'Minister Anna Berg said: "It is late. We propose a joint fund for the cities of the region."'
    assert commitments(text) == [
        (("Anna Berg",), "proposed", "We propose a joint fund for the cities of the region")
    ]


def test_a_due_date_is_read_from_its_clause() -> None:
    (finding,) = findings("Ministers of the Arctic Council agreed to report on the fund by 1 May 2025.")
    assert finding.fields["due"] == "2025-05-01"


@pytest.mark.parametrize(
    "text",
    [
        "The General Conference is called every second year.",
        "Russia did not agree to the proposal of the chair.",
        "The Executive Board decides on applications.",
        "Minister Anna Berg declined to propose a date for the talks.",
        "A member, who asked not to be named, left early.",
        "The minister called on the President, Mr. Ole Dahl, and thanked him.",
        "It was decided to draw up a list of ports.",
    ],
)
def test_no_commitment_is_guessed(text: str) -> None:
    assert commitments(text) == []


SHORT = [
    ("The Nordic Council met. Peru agreed.", [(("Peru",), "agreed", "agreed")]),
    (
        "Anna Berg spoke of the ports. Minister Ole Dahl seconded it.",
        [(("Ole Dahl",), "supported", "seconded it")],
    ),
    (
        "Peru told the meeting that its government would sign the treaty.",
        [(("Peru",), "announced", "its government would sign the treaty")],
    ),
    (
        "The Arctic Council accepted the invitation of Iceland to meet in Akureyri.",
        [(("Arctic Council",), "agreed", "accepted the invitation of Iceland to meet in Akureyri")],
    ),
    (
        "The Arctic Council decided, under Rule 8 of its statute, to close the fund.",
        [(("Arctic Council",), "decided", "decided, under Rule 8 of its statute, to close the fund")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), SHORT, ids=[text[-30:] for text, _ in SHORT])
def test_few_words_commit_one_who_has_a_name(text: str, expected: list[tuple[object, ...]]) -> None:
    assert commitments(text) == expected


def test_the_lines_under_an_opener_are_of_its_body() -> None:
    text = (
        "The Arctic Council met in Tromsø.\n\nHaving heard the report, the Council:\n\n"
        "1. Thanks the people of Norway;\n\n2. Decides to open a fund for ports by 1 May 2025;\n\n"
        "(c) Calls upon partners to pay their shares;\n\n4. Agrees that it will meet in Oslo."
    )
    assert [(stance, words) for _, stance, words in commitments(text)] == [
        ("decided", "Decides to open a fund for ports by 1 May 2025"),
        ("proposed", "Calls upon partners to pay their shares"),
        ("agreed", "Agrees that it will meet in Oslo"),
    ]
    assert all("Arctic Council" in actors for actors, _, _ in commitments(text))  # type: ignore[operator]
    assert findings(text)[0].fields["due"] == "2025-05-01"


def test_lines_without_an_opener_are_of_nobody() -> None:
    assert commitments("The Arctic Council met.\n\n2. Decides to open a fund for ports.") == []
