"""Drafts and tables of actors as files."""

import json
from pathlib import Path

import click

from secretariat.engines.drafting.errors import BadActors, BadLog
from secretariat.engines.drafting.notation.actors import ActorTable, actor_table
from secretariat.engines.drafting.operations.replaying import Step, position, steps
from secretariat.engines.drafting.source import Source, read

_NO_TEXT = {
    b"PK\x03\x04": "a Word file or another archive",
    b"%PDF-": "a PDF",
    b"\xd0\xcf\x11\xe0": "an old Word file",
    b"{\\rtf": "a rich text file",
}
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


def draft_in(path: Path) -> Source:
    """Return a file as text, whatever its bytes are; a file of another program ends the command."""
    data = path.read_bytes()
    for mark, kind in _NO_TEXT.items():
        if data.startswith(mark):
            raise click.ClickException(f"{path} is {kind}, not a text: save it as plain text first.")
    return read(data)


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
