"""`secretariat commitments`, as it is called on the record."""

import json

import pytest
from click.testing import CliRunner, Result
from tests.cast import Cast
from tests.commitments.making import BRENN, commitment, report, sourced

from secretariat.cli import main

pytestmark = pytest.mark.django_db


def called(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["commitments", *arguments])


@pytest.fixture
def record(cast: Cast) -> Cast:
    """One that Alba owes, one overdue of Brenn, one that is over, one said in closed session."""
    report(cast, commitment(cast), "in progress")
    commitment(cast, "Brenn dredges the canal.", owners=(BRENN,), due="2026-02")
    report(cast, commitment(cast, "Done."), "implemented")
    commitment(cast, "Secret.", source=sourced(cast, distribution="limited"))
    return cast


def words(*arguments: str) -> list[str]:
    told = json.loads(called("utr", "--on", "2026-03-16", "--format", "json", *arguments).stdout)
    return [row["words"] for row in told["commitments"]]


def test_what_is_open_stands_the_one_due_first_first(record: Cast) -> None:
    assert words() == ["Brenn dredges the canal.", "Alba opens a port."]
    assert words("--overdue") == ["Brenn dredges the canal."]
    assert words("--owner", "Alba") == ["Alba opens a port."]
    assert words("--owner", "XC") == []


def test_the_table_says_how_late_each_is(record: Cast) -> None:
    lines = called("union", "--on", "2026-03-16").stdout.splitlines()
    assert lines[1].split()[:4] == ["2026-02", "16", "not", "taken"]
    assert lines[-1] == "2 open on 2026-03-16."


def test_nothing_open_is_told(cast: Cast) -> None:
    result = called("union", "--on", "2026-03-16")
    assert result.exit_code == 0
    assert result.stdout == "The public record holds nothing of that kind that is open on 2026-03-16.\n"


def test_a_name_that_nobody_bears_is_refused_with_near_ones(record: Cast) -> None:
    for result in (called("unoin"), called("union", "--owner", "Albaa")):
        assert result.exit_code == 2
        assert "Did you mean" in result.stderr
