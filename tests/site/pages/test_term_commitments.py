"""What a term inherited, made, ended and handed on, on its page and in its closing report."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.test import Client

from secretariat.commitments.actions.change_commitment import change_commitment
from secretariat.people.actor import NOBODY
from secretariat.site.queries.rows import Look
from secretariat.site.queries.term_commitments import term_commitments
from tests.cast import Cast
from tests.commitments.making import BRENN, commitment, report, sourced


def figures(cast: Cast, client: Client | None = None) -> dict[str, int]:
    of = cast.chairmanship.public_id
    page = (client or Client()).get(f"/chairmanships/{of}.json").json()
    return {
        one["label"].partition(":")[0]: one["count"] for one in page["commitments"]["figures"] if one["count"]
    }


def test_the_term_counts_what_it_inherited_made_ended_and_handed_on(cast: Cast) -> None:
    old = commitment(cast, "Old.", said="2025-03-01")
    report(cast, commitment(cast, "New."), "implemented", "2026-04-01", source=sourced(cast, at=cast_later()))
    change_commitment(
        commitment=old, on="2026-03-02", reason="Agreed.", owners=[BRENN], sourced=sourced(cast),
        seen_version=old.version,
    )  # fmt: skip
    commitment(cast, "Perhaps.", said="2025/2026")
    assert figures(cast) == {
        "Inherited": 1,
        "Made in it": 1,
        "Ended in it": 1,
        "Given to other owners in it": 1,
        "Handed on": 1,
        "Perhaps": 1,
    }


def cast_later() -> datetime:
    return datetime(2026, 5, 1, tzinfo=UTC)


def test_each_figure_leads_to_its_lines_in_the_closing_report(cast: Cast) -> None:
    commitment(cast, "Old.", said="2025-03-01")
    page = Client().get(f"/chairmanships/{cast.chairmanship.public_id}/report/").content.decode()
    assert 'href="#ran-under-inherited"' in page
    assert 'id="ran-under-inherited"' in page
    term = Client().get(f"/chairmanships/{cast.chairmanship.public_id}/").content.decode()
    assert "/report/#ran-under-handed_on" in term


def test_what_is_closed_is_not_counted_for_a_stranger(cast: Cast) -> None:
    commitment(cast, source=sourced(cast, distribution="limited"))
    assert figures(cast) == {}


def test_whoever_looks_back_is_told_no_figures(cast: Cast) -> None:
    commitment(cast)
    answer = Client().get(f"/chairmanships/{cast.chairmanship.public_id}.json?known=2026-03-01")
    assert answer.status_code == 404 or "commitments" not in answer.json()


@pytest.mark.parametrize("count", [1, 3])
def test_figures_cost_the_same_for_one_and_for_three(
    cast: Cast, count: int, django_assert_num_queries: Any
) -> None:
    for _ in range(count):
        report(cast, commitment(cast), "accepted")
    look = Look(NOBODY, "en", date(2026, 9, 1))
    with django_assert_num_queries(6):
        term_commitments(cast.chairmanship, [cast.union.pk], look)
