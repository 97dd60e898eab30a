"""Open commitments as whoever hands them over lists them."""

from datetime import date
from typing import Any

import pytest

from secretariat.commitments.actions.change_commitment import change_commitment
from secretariat.commitments.bridge import SpeakerValue
from secretariat.commitments.queries import OwnerNamed, open_commitments
from secretariat.engines.values.edtf import parse
from tests.cast import Cast
from tests.commitments.making import BRENN, commitment, priority, report, sourced, text, version
from tests.factories import Make

TODAY = date(2026, 3, 16)


def test_open_ones_stand_with_owner_last_word_term_and_source(cast: Cast) -> None:
    there, line = text(cast), priority(cast, version(cast))
    made = commitment(
        cast, text=there.public_id, paragraph="p1", number="7", priority=line.public_id, due="2026-02-28"
    )
    report(cast, made, "in progress", "2026-03-01", words="The quay is being built.")
    report(cast, commitment(cast, "Over."), "implemented")
    (one,) = open_commitments(cast.delegate, ["union"], TODAY)
    assert one.owners == (OwnerNamed("Alba", "party", "XA"),)
    assert (one.said, one.due, one.state, one.since) == (
        parse("2026-01-20"),
        parse("2026-02-28"),
        "in progress",
        date(2026, 3, 1),
    )
    assert one.last_word is not None
    assert one.last_word.words == "The quay is being built."
    assert [term.holder for term in one.terms] == ["Brenn"]
    assert (one.text_title, one.paragraph, one.priority_words) == ("Agenda of the union", "7", "Safe ports")
    assert one.days_late(TODAY) == 16


def test_the_present_owners_are_named_persons_and_bodies_by_their_names(cast: Cast) -> None:
    person = Make.person("mara-lind", "Mara Lind")
    made = commitment(cast)
    owners = [
        BRENN,
        SpeakerValue(words="Lind", person=person.slug),
        SpeakerValue(words="the League", body="league"),
        SpeakerValue(words="the host"),
    ]
    change_commitment(
        commitment=made, on="2026-03-01", reason="Agreed.", owners=owners, sourced=sourced(cast),
        seen_version=made.version,
    )  # fmt: skip
    (one,) = open_commitments(cast.stranger, ["union"], TODAY)
    assert [owner.name for owner in one.owners] == [
        "Brenn",
        "Mara Lind",
        "League of the Far Shore",
        "the host",
    ]


def test_the_oldest_stands_first_and_what_was_said_later_is_left_out(cast: Cast) -> None:
    for words, said in (("Newer.", "2026-02-01"), ("Later.", "2026-04-01"), ("Older.", "2025"), ("?", None)):
        commitment(cast, words, said=said)
    assert [one.words for one in open_commitments(cast.stranger, ["union"], TODAY)] == [
        "Older.",
        "Newer.",
        "?",
    ]


def test_what_is_closed_is_listed_to_its_readers_alone(cast: Cast) -> None:
    made = commitment(cast, source=sourced(cast, distribution="limited"))
    assert open_commitments(cast.stranger, ["union"], TODAY) == ()
    assert [one.public_id for one in open_commitments(cast.delegate, ["union"], TODAY)] == [made.public_id]
    assert open_commitments(cast.delegate, ["league"], TODAY) == ()


@pytest.mark.parametrize("count", [1, 3])
def test_it_runs_as_many_queries_for_one_as_for_three(
    cast: Cast, count: int, django_assert_num_queries: Any
) -> None:
    for _ in range(count):
        report(cast, commitment(cast), "accepted")
    with django_assert_num_queries(7):
        open_commitments(cast.delegate, ["union"], TODAY)


@pytest.mark.parametrize("limit", [None, 1])
def test_on_a_past_day_it_stands_as_it_stood_then(cast: Cast, limit: int | None) -> None:
    made = report(cast, commitment(cast), "accepted", "2026-02-01")
    change_commitment(
        commitment=made, on="2026-03-01", reason="Agreed.", owners=[BRENN], due="2027",
        sourced=sourced(cast), seen_version=made.version,
    )  # fmt: skip
    report(cast, made, "implemented", "2026-03-10")
    assert open_commitments(cast.stranger, ["union"], TODAY, limit=limit) == ()
    (one,) = open_commitments(cast.stranger, ["union"], date(2026, 3, 5), limit=limit)
    assert (one.state, [o.name for o in one.owners], one.due.text) == ("accepted", ["Brenn"], "2027")
    (one,) = open_commitments(cast.stranger, ["union"], date(2026, 2, 28), limit=limit)
    assert (one.since, [o.name for o in one.owners], one.due.text) == (
        date(2026, 2, 1), ["Alba"], "2026-12-31",
    )  # fmt: skip
    (one,) = open_commitments(cast.stranger, ["union"], date(2026, 1, 31), limit=limit)
    assert (one.state, one.since, one.last_word) == ("", None, None)
    assert open_commitments(cast.stranger, ["union"], date(2026, 1, 19), limit=limit) == ()
