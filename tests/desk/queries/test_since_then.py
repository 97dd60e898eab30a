"""What became of it, as pages show it."""

from datetime import date
from typing import Any

import pytest

from secretariat.desk.actions.accept_finding import accept_finding
from secretariat.desk.actions.close_expectation import close_expectation
from secretariat.desk.models import Expectation
from secretariat.desk.queries.since_then import since_then
from secretariat.evidence.models import Document, Finding
from tests.cast import Cast
from tests.desk.making import NEWS, NOW, chair, received, summit, wish
from tests.factories import Make

LATER = date(2027, 2, 1)


def accepted(cast: Cast, *facts: Any, **more: Any) -> Document:
    document, findings = received(cast.staff, list(facts), **more)
    for finding in findings:
        accept_finding(finding=finding, by=cast.staff, at=NOW, seen_version=1)
    return document


@pytest.mark.parametrize(
    ("on", "state"), [(date(2026, 12, 31), "awaited"), (date(2027, 1, 1), "overdue"), (LATER, "overdue")]
)
def test_a_term_is_overdue_from_the_day_after_its_last(cast: Cast, on: date, state: str) -> None:
    document = accepted(cast, chair(), published="2026-03-05")
    (item,) = since_then(cast.stranger, on, document=document.public_id).items
    assert (item.state, item.horizon, item.said) == (state, "1 July – 31 December 2026", "5 March 2026")
    assert [note.words for note in item.notes] == [
        "Alba will chair the Union from 1 July 2026 to 31 December 2026"
    ]


def test_what_has_no_day_is_never_overdue(cast: Cast) -> None:
    document = accepted(cast, wish())
    (item,) = since_then(cast.stranger, date(2099, 1, 1), document=document.public_id).items
    assert (item.state, item.horizon) == ("awaited", "")


def test_a_closed_one_shows_its_end_with_the_source_and_proposes_nothing_more(cast: Cast) -> None:
    held = Make.chairmanship(cast.union, cast.corva, "2026-07-01/2026-12-31")
    document = accepted(cast, chair())
    close_expectation(
        expectation=Expectation.objects.get(),
        ending="otherwise",
        by=cast.staff,
        at=NOW,
        seen_version=1,
        by_line=held.line,
    )
    (item,) = since_then(cast.stranger, LATER, document=document.public_id).items
    assert (item.state, item.shown_state, item.candidates) == ("closed", "otherwise", ())
    assert item.end is not None
    assert item.end.words.startswith("Corva")
    assert [note.url for note in item.end.notes] == ["https://source.example/page"]


def test_each_subject_shows_its_own(cast: Cast) -> None:
    document = accepted(cast, chair(), summit(), wish())
    term = Expectation.objects.get(line__kind="chairmanship").line

    def kinds(**subject: Any) -> list[str]:
        return sorted(item.kind for item in since_then(cast.stranger, LATER, **subject).items)

    assert kinds(document=document.public_id) == ["chairmanship", "commitment", "meeting"]
    assert kinds(party="XA") == ["chairmanship"]
    assert kinds(party="XB") == []
    assert kinds(person="ana-albu") == ["commitment"]
    assert kinds(line=term.public_id) == ["chairmanship"]
    assert kinds(body="union") == ["chairmanship", "commitment", "meeting"]
    assert kinds(body="league") == []


def test_what_a_viewer_may_not_see_is_not_there(cast: Cast) -> None:
    document = accepted(cast, chair(), distribution="limited")
    hidden = Make.chairmanship(cast.union, cast.corva, "2026-07-01/2026-12-31")
    Make.hidden(hidden.line)
    seen = {
        name: len(since_then(getattr(cast, name), LATER, document=document.public_id).items)
        for name in ("staff", "delegate", "other_staff", "stranger")
    }
    assert seen == {"staff": 1, "delegate": 1, "other_staff": 0, "stranger": 0}
    (item,) = since_then(cast.staff, LATER, document=document.public_id).items
    assert item.candidates == ()


@pytest.mark.parametrize("number", [1, 3])
def test_the_number_of_queries_does_not_grow(cast: Cast, number: int, django_assert_num_queries: Any) -> None:
    for n in range(number):
        Make.chairmanship(cast.union, cast.corva, f"{2030 + n}-01-01/{2030 + n}-06-30")
        accepted(
            cast,
            chair(start=f"{2030 + n}-01-01", end=f"{2030 + n}-06-30"),
            text=f"{NEWS} {n}",
            file_name=f"{n}.txt",
        )
    assert Finding.objects.count() == number
    with django_assert_num_queries(13):
        found = since_then(cast.stranger, LATER, body="union")
    assert [len(item.candidates) for item in found.items] == [1] * number
