"""`secretariat text replay`: a log of operations as text, matrix, obstacles or redline, from a file."""

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from secretariat.cli.text.files import FILE, log_in, position_in
from secretariat.engines.drafting.comparing.logs import as_marks, compared_positions
from secretariat.engines.drafting.comparing.telling import as_json as compared_as_json
from secretariat.engines.drafting.errors import NotClean
from secretariat.engines.drafting.notation.views import View
from secretariat.engines.drafting.operations.hashing import state_hash
from secretariat.engines.drafting.operations.log import head
from secretariat.engines.drafting.operations.matrix import Column, matrix, obstacles, would_clear
from secretariat.engines.drafting.operations.replaying import Step
from secretariat.engines.drafting.operations.showing import shown
from secretariat.engines.drafting.operations.values import State

_TEXTS = [view.value for view in View]


@click.command()
@click.argument("log", type=FILE)
@click.option("--view", type=click.Choice([*_TEXTS, "redline", "matrix", "obstacles"]), required=True)
@click.option("--at", "wanted", default="", help="After how many operations, or a revision; else the end.")
@click.option("--since", default="1", show_default=True, help="Where a redline begins, told like --at.")
@click.option("--lift", "actor", default="", help="With obstacles: what would clear if this actor lifted.")
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
def replay(log: Path, view: str, wanted: str, since: str, actor: str, form: str) -> None:
    """Replay a log, and show the text at a position.

    LOG is lines of JSON, one operation each; a line that cannot be followed is named. Exit status 1: the log
    cannot be followed, or a clean text was asked for and something stands before it.
    """
    if actor and view != "obstacles":
        raise click.UsageError("--lift goes with --view obstacles.")
    steps = log_in(log)
    end = position_in(log, steps, wanted)
    state = steps[end - 1].state if end else State()
    if view in _TEXTS:
        told: Any = _text(log, state, View(view))
        lines: Iterator[str] = iter([told.removesuffix("\n")] if told else [])
    elif view == "redline":
        start = min(position_in(log, steps, since), end)
        found = compared_positions(steps, start, end)
        told, lines = compared_as_json(found), as_marks(found)
    elif view == "matrix":
        told, lines = _matrix_json(state), _matrix(state)
    else:
        told, lines = _obstacles_json(state, actor), _obstacles(state, actor)
    if form == "json":
        click.echo(json.dumps(_framed(steps[:end], view, told), ensure_ascii=True, indent=2))
    else:
        for line in lines:
            click.echo(line)


def _framed(steps: Sequence[Step], view: str, told: Any) -> dict[str, Any]:
    state = steps[-1].state if steps else State()
    return {
        "operations": len(steps),
        "log_head": head(step.act for step in steps),
        "text_hash": state_hash(state),
        "view": view,
        view: told,
    }


def _text(log: Path, state: State, view: View) -> str:
    try:
        return shown(state, view)
    except NotClean as error:
        for each in obstacles(state):
            click.echo(f"{log}: {each.code} in paragraph {each.paragraph}: {each.words}", err=True)
        click.echo(str(error), err=True)
        sys.exit(1)


def _matrix_json(state: State) -> list[dict[str, Any]]:
    return [
        {
            "bracket": column.key,
            "paragraph": column.paragraph,
            "alternatives": list(column.words),
            "positions": {
                actor: [{"alternative": number, "stance": stance.value} for number, stance in held]
                for actor, held in sorted(column.stances.items())
            },
            "reservations": dict(column.reservations),
            "clear": column.is_clear,
        }
        for column in matrix(state)
    ]


def _matrix(state: State) -> Iterator[str]:
    """Yield brackets with their alternatives by number, and a line for each delegation that holds any."""
    columns = matrix(state)
    if not columns:
        yield "No bracket is open."
    for column in columns:
        yield f"Bracket {column.key}, {_place(state, column.paragraph)}"
        for number, words in enumerate(column.words):
            yield f"  {number}: {words or '(no text)'}"
        for actor in column.holders:
            yield f"    {actor}: {_held(column, actor)}"


def _held(column: Column, actor: str) -> str:
    said = [f"{stance.value} {number}" for number, stance in column.stances.get(actor, ())]
    if actor in column.reservations:
        said.append(f"{column.reservations[actor]} reservation".strip())
    return ", ".join(said)


def _obstacles_json(state: State, actor: str) -> dict[str, Any]:
    told: dict[str, Any] = {"obstacles": [asdict(each) for each in obstacles(state)]}
    if actor:
        told |= {"if_lifted": actor, "would_clear": list(would_clear(state, actor))}
    return told


def _obstacles(state: State, actor: str) -> Iterator[str]:
    found = obstacles(state)
    if not found:
        yield "Nothing stands before adoption."
    for each in found:
        who = f" ({', '.join(each.actors)})" if each.actors else ""
        yield f"{each.code}, {_place(state, each.paragraph)}: {each.words}{who}"
    if actor:
        cleared = would_clear(state, actor)
        yield f"If {actor} lifted: {', '.join(cleared) if cleared else 'nothing'} would clear."


def _place(state: State, key: str) -> str:
    """Return where something stands, as people call it."""
    if key in state.paragraphs:
        return f"paragraph {state.paragraphs[key].label or key}"
    return f"proposal {key}" if key else "the head of the text"
