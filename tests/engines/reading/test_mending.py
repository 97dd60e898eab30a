"""The text that rules read, and the way back to the text as given."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.engines.reading.test_segments import WRAPPED

from secretariat.engines.reading.findings import Finding, Grade, Kind, Remark, Slot
from secretariat.engines.reading.mending import carried_back, mend, remark_back
from secretariat.engines.reading.proof import check_proof
from secretariat.engines.reading.segments import segment
from secretariat.engines.values.spans import Span


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("the Secre-\ntary General", "the Secretary General"),
        ("the Secre\u00ad\r\n  tary General", "the Secretary General"),
        ("the cross-\nborder forum", "the cross-border forum"),
        ("the Chairman-in-\nOffice", "the Chairman-in-Office"),
        ("the Euro-\nArctic Council", "the Euro-Arctic Council"),
        ("Black Sea -\nMediterranean", "Black Sea -\nMediterranean"),
        ("well-being; the well-\nbeing of all", "well-being; the well-being of all"),
        ("coast-guard, the coast-\nguard", "coast-guard, the coast-guard"),
        ("coast-guard, the coast-\n\nguard", "coast-guard, the coast-\n\nguard"),
        ("Совет мини-\nстров", "Совет министров"),
        ("the  Council \u00a0of   Ministers", "the Council of Ministers"),
        ("   indented  line", "   indented line"),
        ("one\r\ntwo\r\n\r\nthree", "one\ntwo\n\nthree"),
        ("one \ntwo\t\r\n \r\nthree", "one\ntwo\n \nthree"),
        ("co\u00adope\u200bration", "cooperation"),
        ("the o\ufb03ce", "the office"),
        ("Laza\u0306r Коми\u0306", "Lazăr Комй"),
        ("\ufeffthe Council", "\ufeffthe Council"),
        ("the **Sea Council** met _in Alba_.", "the Sea Council met in Alba."),
        ("**A whole line**\n* item\nsnake_case_name", "**A whole line**\n* item\nsnake_case_name"),
        ("the [Sea Council](https://example.org/a) and [We]", "the Sea Council and [We]"),
        ("nothing to do", "nothing to do"),
    ],
)
def test_mended_text(text: str, mended: str) -> None:
    assert mend(text).text == mended


def test_hyphen_left_within_a_line_is_mended_where_the_text_has_the_whole_word() -> None:
    assert mend("The Presi-dent met the President.").text == "The President met the President."
    assert mend("The re-cover met the recovery.").text == "The re-cover met the recovery."


def test_typescript_is_single_spaced() -> None:
    lines = [line for line in WRAPPED.split("\n") for _ in (1, 2)]
    assert mend("\r\n \r\n".join(lines)).text == "\n".join(lines)


def test_text_without_faults_has_no_map() -> None:
    assert mend("The Council met.\n\nIt agreed.").starts == ()


texts = st.one_of(
    st.text(max_size=80), st.text(alphabet="aB-\u00ad \t\r\n\u00a0\u0306\ufb01и\u200b\ufeff", max_size=60)
)


@given(texts, st.integers(0, 79), st.integers(1, 40))
def test_any_span_is_carried_back_inside_the_text_and_in_order(text: str, start: int, length: int) -> None:
    mended = mend(text)
    if start + length > len(mended.text):
        return
    span = mended.back(Span(start, start + length))
    assert 0 <= span.start < span.end <= len(text)
    before = mended.back(Span(start, start + 1))
    assert before.start == span.start
    assert before.end <= span.end


@given(texts)
def test_any_sign_that_was_not_mended_is_found_again(text: str) -> None:
    mended = mend(text)
    for place, sign in enumerate(mended.text):
        found = mended.back(Span(place, place + 1)).of(text)
        assert sign == found or sign in "\n -" or len(found) > 1 or found in "\ufb01\ufb02"


@pytest.mark.parametrize(
    "piece",
    [
        "a",
        "a-",
        "-\n",
        "a-\n",
        " ",
        " \n",
        ". ",
        "(A. ",
        "A.",
        "\"'",
        "- ",
        "* ",
        "1. ",
        "г. ",
        "\r\n\r\n",
        "of\n",
        "[1].",
        " *a",
        "[",
        "[a](/",
    ],
)
def test_no_text_takes_long(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    started = time.process_time()
    segment(mend(text).text)
    assert time.process_time() - started < 5


def test_finding_is_carried_back_with_its_surfaces() -> None:
    text = "Alba  was rep-\r\nresented by  Ann  Lee."
    mended = mend(text)
    assert mended.text == "Alba was represented by Ann Lee."
    finding = Finding(
        kind=Kind.MEETING,
        fields={
            "type": "other",
            "title": None,
            "body": None,
            "ordinal": None,
            "start": None,
            "end": None,
            "place": None,
            "mode": None,
            "participants": ("Alba", "Ann Lee"),
            "status": "held",
        },
        slots={
            "participants": (Slot(Span(0, 4), "Alba"), Slot(Span(24, 31), "Ann Lee", Span(24, 31))),
            "status": Slot(Span(9, 20), "represented"),
        },
        evidence=(Span(0, 32),),
        rule="x",
        grade=Grade.CANDIDATE,
    )
    check_proof(finding, mended.text)
    carried = carried_back(finding, mended, text)
    check_proof(carried, text)
    assert carried.fields == finding.fields
    assert carried.slots == {
        "participants": (
            Slot(Span(0, 4), "Alba"),
            Slot(Span(29, 37), "Ann  Lee", Span(29, 37)),
        ),
        "status": Slot(Span(10, 24), "rep-\r\nresented"),
    }
    assert carried.evidence == (Span(0, len(text)),)


def test_span_of_a_statement_and_of_a_remark_are_carried_back() -> None:
    mended = mend("one  two")
    fields = {"speaker": None, "quote": False, "span": Span(4, 7)}
    finding = Finding(Kind.STATEMENT, fields, {}, (Span(4, 7),), "x", Grade.CANDIDATE)
    assert carried_back(finding, mended, "one  two").fields["span"] == Span(5, 8)
    assert remark_back(Remark("x", "X.", Span(4, 7)), mended) == Remark("x", "X.", Span(5, 8))
    assert remark_back(Remark("x", "X."), mended) == Remark("x", "X.")


def test_a_line_that_got_the_rest_of_a_word_ends_after_it() -> None:
    """Else the width of the text is hidden, and its other line ends seem to be meant."""
    text = (
        "Founded on 12 March 1974 by its first eleven members, at Wel-\n"
        "lington. The members are Fiji, Kiribati, Nauru, Niue, Federated\n"
        "States of Micronesia, Palau, Samoa, Tonga, Tuvalu, Vanuatu, New\n"
        "Zealand, Australia, the Cook Islands, and also Papua New Guinea."
    )
    mended = mend(text).text
    assert "Wellington.\nThe members" in mended
    assert len(segment(mended).paragraphs) == 1
