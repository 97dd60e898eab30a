"""A text shows what was taken up from it and how it stands; a term, what was promised while it ran."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from lxml import html

from secretariat.site.queries.rows import Look
from secretariat.site.queries.text import text_page
from tests.cast import Cast
from tests.commitments.making import NOW, commitment, report, sourced, text
from tests.factories import Make

pytestmark = pytest.mark.django_db
TODAY = NOW.date()


def from_text(cast: Cast, there: Any, number: str, words: str, **more: Any) -> Any:
    return commitment(
        cast, words, text=there.public_id, paragraph=f"p{number}", number=number, said="2026-01-20", **more
    )


def test_a_text_shows_what_its_paragraphs_asked_and_how_it_stands(cast: Cast) -> None:
    there = text(cast, adopted="2026-01-20")
    report(cast, from_text(cast, there, "2", "Alba opens a port."), "in progress")
    from_text(cast, there, "3", "Alba counts its boats.", due="2026-02")
    from_text(cast, there, "4", "In closed session.", source=sourced(cast, distribution="limited"))
    page = text_page(there.public_id, Look(cast.stranger, "en", TODAY))
    assert page is not None
    assert [(one.number, one.owners, one.state, one.late) for one in page.taken_up] == [
        ("2", "Alba", "in progress", 0), ("3", "Alba", "", 16),
    ]  # fmt: skip
    shown = html.fromstring(Client().get(reverse("site:text", args=[there.public_id])).content)
    rows = [" ".join(row.text_content().split()) for row in shown.xpath("//*[@id='taken-up']//tbody/tr")]
    assert [row.split()[0] for row in rows] == ["2", "3"]
    assert "nobody has taken it up" in rows[1]


def test_looking_back_nothing_is_told_of_how_it_stands_now(cast: Cast) -> None:
    there = text(cast, adopted="2026-01-20")
    from_text(cast, there, "2", "Alba opens a port.")
    page = text_page(there.public_id, Look(cast.staff, "en", TODAY, TODAY))
    assert page is None or page.taken_up == ()


@pytest.mark.parametrize("count", [1, 3])
def test_a_text_costs_the_same_whatever_was_taken_up(cast: Cast, count: int) -> None:
    there = text(cast, adopted="2026-01-20")
    for number in range(count):
        report(cast, from_text(cast, there, str(number), f"Port {number}"), "in progress")
    look = Look(cast.stranger, "en", TODAY)
    with CaptureQueriesContext(connection) as queries:
        text_page(there.public_id, look)
    assert len(queries) == 23


def test_a_term_shows_what_was_promised_while_it_ran(cast: Cast) -> None:
    before = Make.chairmanship(cast.union, cast.corva, "2025-07-01/2025-12-31")
    commitment(cast, "Said under Brenn.", said="2026-01-20")
    commitment(cast, "Said under Corva.", said="2025-09-02")

    def said(term: Any) -> str:
        page = Client().get(reverse("site:chairmanship", args=[term.public_id])).content
        return " ".join(part.text_content() for part in html.fromstring(page).xpath("//*[@id='since-then']"))

    assert "Said under Brenn." in said(cast.chairmanship)
    assert "Said under Corva." not in said(cast.chairmanship)
    assert "Said under Corva." in said(before)
