"""docs/reference/cli.md names every verb, and every option of read."""

from pathlib import Path

import click

from secretariat.cli import VERBS
from secretariat.cli.inputs import READ_SUFFIXES
from secretariat.cli.read import read

PAGE = (Path(__file__).parents[2] / "docs" / "reference" / "cli.md").read_text(encoding="utf-8")


def test_every_verb_is_documented() -> None:
    assert [verb for verb in VERBS if f"| `{verb}` |" not in PAGE] == []


def test_every_option_of_read_is_documented() -> None:
    options = [option for option in read.params if isinstance(option, click.Option)]
    assert len(options) > 5
    assert [option.opts[0] for option in options if f"| `{option.opts[0]}" not in PAGE] == []


def test_every_suffix_that_is_read_is_documented() -> None:
    assert [suffix for suffix in READ_SUFFIXES if suffix and f"`{suffix}`" not in PAGE] == []
