"""`secretariat since`, as it is called on the record."""

import json

import pytest
from click.testing import CliRunner, Result
from tests.cast import Cast
from tests.commitments.making import BRENN, commitment, report, sourced

from secretariat.cli import main

pytestmark = pytest.mark.django_db


def since(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["since", *arguments])


@pytest.fixture
def record(cast: Cast) -> Cast:
    """Alba did what it undertook; Brenn is late; what was said in closed session nobody is told."""
    report(cast, commitment(cast), "implemented")
    commitment(cast, "Brenn dredges the canal.", owners=(BRENN,), due="2026-02")
    commitment(cast, "Brenn pays.", owners=(BRENN,), source=sourced(cast, distribution="limited"))
    return cast


def test_what_became_of_what_a_party_said(record: Cast) -> None:
    told = json.loads(since("XA", "--on", "2026-03-16", "--format", "json").stdout)
    (item,) = told["items"]
    assert (item["words"], item["state"], item["end"]["ending"]) == (
        "Alba opens a port.", "closed", "as-announced",
    )  # fmt: skip


def test_the_table_says_how_each_stands(record: Cast) -> None:
    lines = since("brenn", "--on", "2026-03-16").stdout.splitlines()
    assert [line.split()[0] for line in lines if "canal" in line or "pays" in line] == ["overdue"]
    assert since("brenn", "--on", "2026-01-31").stdout.count("awaited") == 1
    assert lines[-1] == "Up to 16 March 2026."


def test_a_body_is_found_by_any_name(record: Cast) -> None:
    by_name = since("Union of the Three Rivers", "--format", "json").stdout
    assert by_name == since("utr", "--format", "json").stdout
    assert len(json.loads(by_name)["items"]) == 2


def test_nothing_announced_is_told(cast: Cast) -> None:
    result = since("XC")
    assert result.exit_code == 0
    assert "nothing that was announced" in result.stdout


def test_an_unknown_name_offers_near_ones(record: Cast) -> None:
    result = since("Unoin of the Three Rivers")
    assert result.exit_code == 2
    assert "Did you mean union?" in result.stderr
    assert since("brenn", "--as", "body").exit_code == 2
