"""`secretariat practices` tells what is published to everybody, and nothing else."""

import json
from datetime import datetime

import pytest
from click.testing import CliRunner
from tests.cast import Cast
from tests.practices.making import draft, published

from secretariat.cli import main

pytestmark = pytest.mark.django_db


def said(*args: str) -> str:
    result = CliRunner().invoke(main, ["practices", "union", *args])
    assert result.exit_code == 0, result.output
    return result.output


def test_published_practices_are_printed(cast: Cast, now: datetime) -> None:
    draft(cast, now, title="A secret draft")
    published(cast, now, title="A paper for members", distribution="limited")
    one = published(cast, now)
    told = said()
    assert "Lorries wait outside the town" in told
    assert "1 practices." in told
    (row,) = json.loads(said("--format", "json", "--topic", "transport", "--size", "middle"))
    assert (row["id"], row["party_name"]) == (one.public_id, "Brenn")
    assert said("--size", "small") == "No published practice fits.\n"
