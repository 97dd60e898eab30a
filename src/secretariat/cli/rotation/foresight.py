"""`secretariat rotation foresight`: how often the rule would have named the next chairs."""

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from secretariat.chairs.from_facts import rotation_of
from secretariat.chairs.reasons import is_reason_known
from secretariat.chairs.rotations import Rotation
from secretariat.cli.rotation.files import body_files, rotation_from
from secretariat.cli.rotation.tables import table
from secretariat.data import all_bodies
from secretariat.engines.rotation.foresight import Cause, Forecast, forecasts

HEADS = ("terms", "rule", "next in list")
CAUSES: dict[str, Callable[["Counted"], bool]] = {
    "known decision": lambda each: each.forecast.cause is Cause.DECISION and each.is_reason_known,
    "unknown reason": lambda each: each.forecast.cause is Cause.DECISION and not each.is_reason_known,
    "new members": lambda each: each.forecast.cause is Cause.MEMBERS,
    "after a hole": lambda each: each.forecast.cause is Cause.HOLE,
    "unexplained": lambda each: each.forecast.cause is Cause.NOTHING,
}


@dataclass(frozen=True, slots=True)
class Counted:
    """A forecast, and whether the decision behind it, if any, has a known reason."""

    slug: str
    forecast: Forecast
    is_reason_known: bool


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
def foresight(paths: Sequence[Path], form: str) -> None:
    """Freeze each year of the record, name the next two chairs, and count who served.

    PATHS are as in `replay`; without any, the shipped facts. "rule" counts who was named by the rule with the
    decisions taken by 1 January of the year, "next in list" who stood next after the chair. The columns after
    them say where the rule's misses come from; a decision without a known reason explains nothing.
    """
    files = body_files(paths)
    read = [found[0] if found else None for found in map(rotation_from, files)]
    rotations = [rotation for rotation in read if rotation] if paths else list(map(rotation_of, all_bodies()))
    counted = [each for rotation in rotations for each in count(rotation)]
    bodies = _grouped(counted, lambda each: each.slug)
    years = _grouped(counted, lambda each: str(each.forecast.day.year))
    if form == "json":
        shown = {"bodies": bodies, "years": years, "all": _row(counted)}
        click.echo(json.dumps(shown, ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(_tables(bodies, years, counted)))
    if None in read:
        sys.exit(1)


def count(rotation: Rotation) -> Iterator[Counted]:
    """Yield the forecasts of a body."""
    if rotation.rule is None:
        return
    for each in forecasts(rotation.rule, rotation.members, rotation.exceptions, rotation.record):
        decided = each.exception
        known = decided is not None and is_reason_known(decided, rotation.exceptions)
        yield Counted(rotation.slug, each, known)


def _grouped(counted: Sequence[Counted], key: Callable[[Counted], str]) -> dict[str, dict[str, int]]:
    names = sorted({key(each) for each in counted})
    return {name: _row([each for each in counted if key(each) == name]) for name in names}


def _row(counted: Sequence[Counted]) -> dict[str, int]:
    missed = [each for each in counted if not each.forecast.is_hit]
    return {
        "terms": len(counted),
        "rule": sum(each.forecast.is_hit for each in counted),
        "next in list": sum(each.forecast.is_next_in_list for each in counted),
        **{name: sum(map(comes_from, missed)) for name, comes_from in CAUSES.items()},
    }


def _tables(
    bodies: dict[str, dict[str, int]], years: dict[str, dict[str, int]], counted: Sequence[Counted]
) -> Iterator[str]:
    yield from _table("body", {**bodies, "all": _row(counted)})
    yield ""
    yield from _table("year", years)


def _table(name: str, rows: dict[str, dict[str, int]]) -> Iterator[str]:
    heads = (name, *HEADS, *CAUSES, "rule %", "list %")
    yield from table(heads, [(key, *map(str, row.values()), *_shares(row)) for key, row in rows.items()])


def _shares(row: dict[str, int]) -> tuple[str, ...]:
    return tuple(f"{100 * row[name] / row['terms']:.0f}" if row["terms"] else "" for name in HEADS[1:])
