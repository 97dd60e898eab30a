"""Declarations of those who speak as "we", and texts that a signature closes."""

from secretariat.engines.reading.english.mentions import mark
from secretariat.engines.reading.english.statements import find
from secretariat.engines.reading.findings import Finding, Kind
from secretariat.engines.reading.mentions import Told
from secretariat.engines.reading.segments import segment
from secretariat.engines.values.spans import Span

DECLARATION = """DECLARATION OF OSLO

We, the Ministers of Transport of the Nordic Council, meeting in Oslo on 4 May 2011,

Recalling the resolution of 2009;

1. Decide to open a joint office for the railways;
2. Call upon the cities of the region to share their plans;
3. Commit ourselves to cut delays by half.
4. Express our thanks to the people of Oslo.
"""
LETTER = """Statement by the Secretary General
3 May 2019

I came back from Oslo last night. I saw there what our members can do together.

We agreed to open a joint office for the railways. I urge the cities of the region to share their plans.

My thanks go to all who helped us.

Anna Berg
Secretary General of the Nordic Council
"""


def of_kind(text: str, kind: Kind) -> list[Finding]:
    """Return the Findings of one kind."""
    return [f for f in find(mark(segment(text), Told(None, None))) if f.kind is kind]


def worded(finding: Finding, text: str) -> str:
    """Return the words of the span of a Finding."""
    span = finding.fields["span"]
    assert isinstance(span, Span)
    return span.of(text)


def test_each_operative_paragraph_is_a_commitment_of_the_signers() -> None:
    found = of_kind(DECLARATION, Kind.COMMITMENT)
    assert [(f.fields["stance"], worded(f, DECLARATION)) for f in found] == [
        ("decided", "Decide to open a joint office for the railways"),
        ("proposed", "Call upon the cities of the region to share their plans"),
        ("announced", "Commit ourselves to cut delays by half"),
    ]
    assert {f.fields["actors"] for f in found} == {
        ("Ministers of Transport of the Nordic Council", "Nordic Council")
    }


def test_the_evidence_of_a_declared_commitment_holds_who_declares() -> None:
    for found in of_kind(DECLARATION, Kind.COMMITMENT):
        assert any("Ministers of Transport" in span.of(DECLARATION) for span in found.evidence)


def test_a_signature_makes_each_sentence_its_own() -> None:
    found = of_kind(LETTER, Kind.STATEMENT)
    assert {f.fields["speaker"] for f in found} == {"Anna Berg"}
    assert "I came back from Oslo last night." in [worded(f, LETTER) for f in found]
    assert all("Secretary General of" not in worded(f, LETTER) for f in found)


def test_what_we_agreed_is_the_signers() -> None:
    assert (("Anna Berg",), "agreed", "agreed to open a joint office for the railways") in [
        (f.fields["actors"], f.fields["stance"], worded(f, LETTER)) for f in of_kind(LETTER, Kind.COMMITMENT)
    ]


def test_a_name_at_the_end_of_a_report_signs_nothing() -> None:
    text = LETTER.replace("I came", "He said he came").replace("I saw", "She said she saw")
    assert of_kind(text, Kind.STATEMENT) == [] or all(
        not f.rule.endswith("signed") for f in of_kind(text, Kind.STATEMENT)
    )
