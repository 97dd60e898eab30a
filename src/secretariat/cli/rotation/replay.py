"""`secretariat rotation replay`: what the rule makes of the record in a file."""

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from secretariat.chairs.rotations import Rotation
from secretariat.cli.rotation.files import body_files, rotation_from
from secretariat.cli.rotation.tables import table
from secretariat.engines.rotation import Boundary, Overlap, Replay, Term


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
def replay(paths: Sequence[Path], form: str) -> None:
    """Explain each recorded term: by the rule, by an exception, or not at all.

    PATHS are files in the schema of a body, or folders to walk. Gaps and overlaps are named. A file that
    breaks the schema is named on stderr with the place, nothing of it is used, the others go on, and the exit
    status is 1.
    """
    files = body_files(paths)
    if not files:
        raise click.UsageError("None of these folders holds a JSON file of a body.")
    found = [rotation for rotation, _ in filter(None, map(rotation_from, files))]
    replays = [(rotation, rotation.replayed()) for rotation in found]
    if form == "json":
        rows = [as_json(rotation.slug, replayed) for rotation, replayed in replays]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
    elif replays:
        click.echo("\n".join(_table(replays)))
    if len(found) < len(files):
        click.echo(f"{len(files) - len(found)} of {len(files)} files were not read.", err=True)
        sys.exit(1)


def as_json(slug: str, replayed: Replay) -> dict[str, Any]:
    """Return a replay as the command writes it; last days are inclusive, as in the files."""
    return {
        "slug": slug,
        "turns": len(replayed.turns),
        "by_rule": len(replayed.by_rule),
        "by_exception": len(replayed.by_exception),
        "unexplained": [
            {"start": str(turn.at), "expected": turn.expected, "actual": turn.actual}
            for turn in replayed.unexplained
        ],
        "gaps": [_days(gap) for gap in replayed.gaps],
        "overlaps": [
            {**_days(shared), "earlier": _term(shared.earlier), "later": _term(shared.later)}
            for shared in replayed.overlaps
        ],
        "irregular": [_term(term) for term in replayed.irregular],
        "idle": [{"at": str(each.at), "kind": each.kind.value} for each in replayed.idle],
    }


def _days(stretch: Any) -> dict[str, str]:
    return {"start": stretch.first.isoformat(), "end": str(Boundary.on(stretch.end).eve)}


def _term(term: Term) -> dict[str, Any]:
    return {
        "holder": term.holder,
        "start": str(term.start),
        "end": str(term.end.eve) if term.end else None,
        "status": term.status.value,
    }


def _table(replays: Sequence[tuple[Rotation, Replay]]) -> Iterator[str]:
    heads = ("body", "turns", "by rule", "by exception", "unexplained", "gaps", "overlaps")
    rows = [
        (
            rotation.slug,
            *map(str, (len(found.turns), len(found.by_rule), len(found.by_exception))),
            *map(str, (len(found.unexplained), len(found.gaps), len(found.overlaps))),
        )
        for rotation, found in replays
    ]
    yield from table(heads, rows)
    for rotation, found in replays:
        for remark in _remarks(found):
            yield f"{rotation.slug}: {remark}"


def _remarks(found: Replay) -> Iterator[str]:
    """Yield one sentence for each thing that a person should look at."""
    for turn in found.unexplained:
        yield f"{turn.at}: {turn.due or 'nobody'} was due, {turn.actual} served; nothing explains it."
    for gap in found.gaps:
        last = Boundary.on(gap.end).eve
        yield f"{gap.first} to {last}: nobody, between {gap.before.holder} and {gap.after.holder}."
    for shared in found.overlaps:
        yield _both(shared)
    for term in found.irregular:
        end = term.end.eve if term.end else "an open end"
        yield f"{term.start}: {term.holder} served until {end}, longer than the rule; no extension says so."
    for each in found.idle:
        yield f"{each.at}: the exception “{each.kind.value}” explains no turn."


def _both(shared: Overlap) -> str:
    earlier, later = shared.earlier, shared.later
    last = Boundary.on(shared.end).eve
    return (
        f"{shared.first} to {last}: both {earlier.holder} ({earlier.status.value}) "
        f"and {later.holder} ({later.status.value})."
    )
