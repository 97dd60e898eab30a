"""Which files the arguments of `rotation` mean, and what is wrong with them."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from secretariat.chairs.from_facts import rotation_in
from secretariat.chairs.rotations import Rotation
from secretariat.data.body_files import other_schema
from secretariat.data.rows import BodyFacts
from secretariat.data.strict import BadFacts


def body_files(paths: Sequence[Path]) -> tuple[Path, ...]:
    """Return the files: a file is itself; a folder is walked for JSON that names no other schema."""
    found: dict[Path, None] = {}
    for path in paths:
        for file in _in_folder(path) if path.is_dir() else (path,):
            found[file] = None
    return tuple(found)


def _in_folder(folder: Path) -> Iterator[Path]:
    for file in sorted(folder.rglob("*.json")):
        is_hidden = any(part.startswith(".") for part in file.relative_to(folder).parts)
        if is_hidden or not file.is_file():
            continue
        schema = other_schema(file)
        if schema is None:
            yield file
        else:
            click.echo(f"{file} was passed over: its schema is {schema}, not body/1.", err=True)


def rotation_from(path: Path) -> tuple[Rotation, BodyFacts] | None:
    """Return what a file gives; None where it breaks the schema, after saying so on stderr."""
    unread: list[str] = []
    try:
        found = rotation_in(path, unread.append)
    except BadFacts as error:
        click.echo(str(error), err=True)
        return None
    if unread:
        named = ", ".join(unread[:5]) + (f" and {len(unread) - 5} more" if len(unread) > 5 else "")
        click.echo(f"{path}: not read, as the schema does not know it: {named}", err=True)
    return found
