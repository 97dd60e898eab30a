"""`secretariat prospects`, as it is called on the record."""

import json

import pytest
from click.testing import CliRunner, Result
from tests.cast import Cast
from tests.factories import Make

from secretariat.cli import main

pytestmark = pytest.mark.django_db
BALTIC = ("--country", "pl", "--population", "90000", "--sea", "60", "--of-sea", "baltic")


def called(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["prospects", *arguments])


@pytest.fixture
def record(cast: Cast) -> Cast:
    """Gdańsk is a member."""
    Make.membership(cast.union, Make.party("gdansk", {"short": "Gdansk"}, kind="city", country="PL"))
    return cast


def test_the_largest_stand_first_and_members_are_left_out(record: Cast) -> None:
    told = json.loads(called("utr", *BALTIC, "--format", "json").stdout)
    names = [row["name"] for row in told["cities"]]
    assert names[:2] == ["Szczecin", "Gdynia"]
    assert "Gdańsk" not in names
    assert told["cities"][1]["nearest_member"] == "Gdansk"
    assert told["source"] == "GeoNames, geonames.org (CC BY 4.0)"


def test_the_table_counts_and_credits(record: Cast) -> None:
    lines = called("union", *BALTIC, "--near", "30").stdout.splitlines()
    assert lines[1].split()[:2] == ["Gdynia", "PL"]
    assert lines[-1].endswith("Source: GeoNames, geonames.org (CC BY 4.0).")


def test_nothing_found_is_told(record: Cast) -> None:
    result = called("union", "--country", "XX")
    assert result.exit_code == 0
    assert result.stdout == "The table holds no such city that is not a member.\n"


def test_an_unknown_body_is_refused(cast: Cast) -> None:
    assert called("nowhere").exit_code == 2
