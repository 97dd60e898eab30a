"""Drafts and tables of actors as files."""

import json
from pathlib import Path

import click

from secretariat.engines.drafting.errors import BadActors, BadLog
from secretariat.engines.drafting.notation.actors import ActorTable, actor_table
from secretariat.engines.drafting.operations.replaying import Step, position, steps
from secretariat.engines.drafting.source import Source, read

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


def draft_in(path: Path) -> Source:
    """Return a file as text, whatever its bytes are."""
    return read(path.read_bytes())


def log_in(path: Path) -> list[Step]:
    """Return the steps of a log; a line that cannot be followed ends the command and is named."""
    try:
        return list(steps(draft_in(path).text.split("\n")))
    except BadLog as error:
        raise click.ClickException(f"{path}: {error}") from error


def position_in(path: Path, log: list[Step], wanted: str) -> int:
    """Return how many operations stand before a position that a user named."""
    try:
        return position(log, wanted)
    except BadLog as error:
        raise click.ClickException(f"{path}: {error}") from error


def actors_in(path: Path | None) -> ActorTable | None:
    """Return the table of actors of a JSON file; a fault ends the command and names the place."""
    if path is None:
        return None
    try:
        return actor_table(json.loads(path.read_text(encoding="utf-8")))
    except (BadActors, ValueError, RecursionError) as error:
        raise click.ClickException(f"{path}: {error}") from error
