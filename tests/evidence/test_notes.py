"""The footnote in the margin: which sources a line has, what they say, and who may read them."""

import pytest

from secretariat.chairs.actions.enter_chairmanship import enter_chairmanship
from secretariat.chairs.bridge import ChairmanshipValue
from secretariat.distribution import Distribution
from secretariat.engines.values.edtf import parse
from secretariat.evidence.actions.withdraw_claim import withdraw_claim
from secretariat.evidence.models import Line
from secretariat.evidence.notes import Note, notes_by_line
from secretariat.evidence.sourced import Cited, Sourced
from secretariat.evidence.states import CitationKind
from secretariat.people.actor import Actor
from tests.cast import Cast
from tests.factories import LONG_AGO, Make
from tests.site import record


def notes(line: Line, viewer: Actor) -> list[Note]:
    return notes_by_line([line.pk], viewer).get(line.pk, [])


def claim(line: Line, sourced: Sourced, **changes: str) -> None:
    fields = {"body": "union", "holder": "XB", "term": "2026-01-01/2026-06-30", "status": "held"}
    enter_chairmanship(value=ChairmanshipValue(**fields | changes), sourced=sourced, line=line)  # type: ignore[arg-type]


def test_a_note_tells_who_said_it_when_and_where(cast: Cast) -> None:
    line = cast.chairmanship.line
    claim(
        line, Make.sourced(address="https://www.mfa.example/a", said_on=parse("2025-12-01")), status="planned"
    )
    first, second = notes(line, cast.stranger)
    assert (first.label, first.said, first.url, first.is_chosen) == (
        "source.example",
        "",
        "https://source.example/page",
        True,
    )
    assert (second.label, second.said, second.announced, second.is_chosen, second.status) == (
        "mfa.example",
        "1 December 2025",
        True,
        False,
        "planned",
    )


@pytest.mark.parametrize(
    ("changes", "otherwise"),
    [
        ({}, ""),
        ({"term": "2026-40"}, ""),
        ({"term": "2026"}, ""),
        ({"term": "2026-01-01/2026-12-31"}, "1 January – 31 December 2026"),
        ({"term": "2026-02-01/2026-06-30"}, "1 February – 30 June 2026"),
        ({"holder": "XA"}, "XA"),
        ({"holder": "XA", "status": "planned"}, "XA, planned"),
        ({"basis": "inferred"}, ""),
    ],
)
def test_another_claim_says_only_what_differs(cast: Cast, changes: dict[str, str], otherwise: str) -> None:
    line = cast.chairmanship.line
    claim(line, Make.sourced(address="https://elsewhere.example/"), **changes)
    other = notes(line, cast.stranger)[1]
    assert (other.is_chosen, other.status if otherwise else "") == (not otherwise, otherwise)


def test_passages_of_one_document_are_one_note_in_the_order_of_the_text(cast: Cast) -> None:
    made = record.document(cast.union)
    words = ("Ann Ames of Alba", "We shall deepen the channel", "Alba")
    cited = tuple(Cited(CitationKind.PASSAGE, passage=record.passage(made, one)) for one in words)
    line = record.statement(words[1], Sourced(by=cast.machine, at=LONG_AGO, cited=cited), party="XA")
    (note,) = notes(line, cast.stranger)
    assert note.words == "We shall deepen the channel … Ann Ames of Alba"
    assert note.label == "Secretariat of the Union"


def test_a_document_that_says_the_same_again_adds_no_note(cast: Cast) -> None:
    made = record.document(cast.union)
    line = cast.chairmanship.line
    for words in ("Alba will preside", "from 1 July 2026"):
        claim(line, record.quoted(record.passage(made, words)))
    assert [note.kind for note in notes(line, cast.stranger)] == ["reference", "passage"]


def test_closed_claims_and_documents_leave_no_note(cast: Cast) -> None:
    line = cast.chairmanship.line
    closed = record.document(cast.union, distribution=Distribution.LIMITED)
    claim(line, record.quoted(record.passage(closed, "Alba will preside")), status="planned")
    claim(line, Make.sourced(distribution=Distribution.LIMITED, address="https://closed.example/"))
    assert [note.label for note in notes(line, cast.stranger)] == ["source.example"]
    assert len(notes(line, cast.delegate)) == 3
    Make.hidden(line)
    assert notes(line, cast.stranger) == []


def test_a_withdrawn_claim_leaves_no_note(cast: Cast) -> None:
    line = cast.chairmanship.line
    withdraw_claim(claim=line.claims.get(), by=cast.staff, at=LONG_AGO, reason="Entered twice.")
    assert notes(line, cast.stranger) == []


def test_notes_of_many_lines_cost_three_queries(cast: Cast, django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    made = record.document(cast.union)
    sourced = record.quoted(record.passage(made, "Alba will preside"))
    lines = [record.statement(f"Word {n}", sourced, party="XA").pk for n in range(3)]
    with django_assert_num_queries(3):
        notes_by_line(lines[:1], cast.stranger)
    with django_assert_num_queries(3):
        notes_by_line(lines, cast.stranger)
