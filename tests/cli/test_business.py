"""`secretariat business` tells what is asked in public, and nothing else."""

import json

from click.testing import CliRunner
from django.utils import timezone
from tests.business.making import consultation
from tests.business.test_pages import NEXT_YEAR
from tests.cast import Cast

from secretariat.cli import main


def asked(*args: str) -> str:
    result = CliRunner().invoke(main, ["business", "union", *args])
    assert result.exit_code == 0, result.output
    return result.output


def test_public_consultations_are_printed(cast: Cast) -> None:
    assert asked() == "No public consultation fits.\n"
    consultation(cast, timezone.now(), closes_on=NEXT_YEAR)
    consultation(cast, timezone.now(), closes_on=NEXT_YEAR, title="Secret fees", distribution="general")
    assert "Port fees" in asked()
    assert "Secret" not in asked("--running")
    (row,) = json.loads(asked("--format", "json"))
    assert (row["title"], row["state"], row["opinions"]) == ("Port fees", "open", 0)
