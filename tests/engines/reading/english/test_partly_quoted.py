"""Words quoted in part, who says them after "who said", and what is no promise of the one it names.

All sentences are invented; each states a pattern, not a text.
"""

from datetime import date

import pytest

from secretariat.engines.reading.english.mentions import mark
from secretariat.engines.reading.english.offices import find as offices
from secretariat.engines.reading.english.statements import find
from secretariat.engines.reading.findings import Kind
from secretariat.engines.reading.mentions import Told
from secretariat.engines.reading.segments import segment
from secretariat.engines.values.spans import Span


def read(text: str, kind: Kind) -> list[tuple[object, str]]:
    who = "speaker" if kind is Kind.STATEMENT else "actors"
    found = [one for one in find(mark(segment(text), Told(date(2022, 3, 3), None))) if one.kind == kind]
    spans = [(one.fields[who], one.fields["span"]) for one in found]
    return [(said, text[span.start : span.end]) for said, span in spans if isinstance(span, Span)]


STATEMENTS = [
    (
        'Minister Jan Moru said prices "may fall because of the harvest".',
        ("Jan Moru", "may fall because of the harvest"),
    ),
    ('Minister Jan Moru called it "a beacon of hope".', ("Jan Moru", "a beacon of hope")),
    (
        'President Jan Moru apologised to "our brothers in the islands".',
        ("Jan Moru", "our brothers in the islands"),
    ),
    (
        "The return, President Jan Moru cautioned, did not mean that all members agreed.",
        ("Jan Moru", "The return, President Jan Moru cautioned, did not mean that all members agreed"),
    ),
    (
        "Minister Jan Moru was quoted by the agency as saying the accord was shown clearly in the market.",
        ("Jan Moru", "the accord was shown clearly in the market"),
    ),
    (
        "Minister Jan Moru said in remarks published on Friday there were no plans for a meeting.",
        ("Jan Moru", "there were no plans for a meeting"),
    ),
    (
        "Minister Jan Moru deplored that the war was going on.",
        ("Jan Moru", "the war was going on"),
    ),
    (
        "President Lia Brand passed the chair to President Jan Moru, who said trade would come first. "
        '"We cannot wait for ever," he told the plenary.',
        ("Jan Moru", "We cannot wait for ever,"),
    ),
]


@pytest.mark.parametrize(("text", "said"), STATEMENTS)
def test_words_are_said_by_whom_the_sentence_names(text: str, said: tuple[str, str]) -> None:
    assert said in read(text, Kind.STATEMENT)


def test_a_title_in_marks_is_nobodys_words() -> None:
    praised = read('Minister Jan Moru praised the film "The Sea and Us".', Kind.STATEMENT)
    assert "The Sea and Us" not in [words for _, words in praised]
    assert read('Minister Jan Moru called it "a hope".', Kind.STATEMENT) == []


COMMITMENTS = [
    (
        "President Jan Moru renewed the support of his country for the plan.",
        ("renewed the support of his country for the plan"),
    ),
    (
        "Minister Jan Moru assured Minister Lia Brand of Kenya's full support.",
        ("assured Minister Lia Brand of Kenya's full support"),
    ),
    (
        "The Ministers agreed at an emergency session in Cairo on Sunday to restore the seat.",
        ("agreed at an emergency session in Cairo on Sunday to restore the seat"),
    ),
]


@pytest.mark.parametrize(("text", "words"), COMMITMENTS)
def test_support_and_agreement_are_commitments(text: str, words: str) -> None:
    assert words in [told for _, told in read(text, Kind.COMMITMENT)]


def test_what_one_hopes_of_another_is_not_his_promise() -> None:
    hoped = read("President Jan Moru expressed the hope that Kenya would ratify the pact.", Kind.COMMITMENT)
    assert not [actors for actors, _ in hoped if actors == ("Kenya",)]
    assert read("Minister Jan Moru said Kenya would ratify the pact.", Kind.COMMITMENT)


@pytest.mark.parametrize(
    ("text", "person", "title"),
    [
        ("Norwegian Oil Minister Ana Brown spoke.", "Ana Brown", "Oil Minister"),
        ("Foreign Ministry spokesman Majed al-Tamri said so.", "Majed al-Tamri", "spokesman"),
        (
            "Foreign Minister Hamad bin Khalid al-Sadri said so.",
            "Hamad bin Khalid al-Sadri",
            "Foreign Minister",
        ),
    ],
)
def test_a_name_goes_on_after_its_particle(text: str, person: str, title: str) -> None:
    found = [one.fields for one in offices(mark(segment(text), Told(date(2022, 3, 3), None)))]
    assert [(one["person"], one["office"]) for one in found] == [(person, title)]
