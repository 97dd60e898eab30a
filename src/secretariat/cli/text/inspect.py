"""`secretariat text inspect`: the figures of a draft, its positions and its faults."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from secretariat.cli.text.files import FILE, actors_in, draft_in
from secretariat.engines.drafting.inspection import Inspection, PlacedFault, PlacedPosition
from secretariat.engines.drafting.inspection import inspect as inspected
from secretariat.engines.drafting.notation.profiles import PROFILES
from secretariat.engines.drafting.source import Place

_WRAPPED = (
    "Many lines end in the middle of a sentence: if they were cut at a width, --wrapped reads them together."
)


@click.command()
@click.argument("file", type=FILE)
@click.option(
    "--profile",
    type=click.Choice(list(PROFILES)),
    default="plain",
    show_default=True,
    help="How its body writes.",
)
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
@click.option(
    "--wrapped", is_flag=True, help="Its lines were cut at a width: one line end may part brackets."
)
@click.option("--markdown", is_flag=True, help="Take front matter, links and footnote marks as such.")
@click.option(
    "--actors", type=FILE, help="JSON: who may stand in an attribution, instead of all states and groups."
)
def inspect(file: Path, profile: str, form: str, wrapped: bool, markdown: bool, actors: Path | None) -> None:
    """Count what stands in a draft, and name positions and faults with their places.

    FILE is any text; broken brackets and odd bytes are reported, never refused. Figures are counted over the
    whole file by the definitions of the reference; each fault is told once and ends with its block.
    """
    found = inspected(
        draft_in(file),
        profile=PROFILES[profile],
        actors=actors_in(actors),
        is_wrapped=wrapped,
        is_markdown=markdown,
    )
    if form == "json":
        click.echo(json.dumps(as_json(str(file), profile, found), ensure_ascii=True, indent=2))
    else:
        click.echo("\n".join(_table(found)))


def as_json(file: str, profile: str, found: Inspection) -> dict[str, Any]:
    """Return an inspection as the command writes it."""
    return {
        "file": file,
        "profile": profile,
        "encoding": found.source.encoding,
        "characters": len(found.source.text),
        "lines": found.line_count,
        **asdict(found.figures),
        "kinds": found.kinds,
        "brackets_over_blocks": found.span_count,
        "positions": [_position(each) for each in found.positions],
        "diagnostics": [_fault(each) for each in found.faults],
        "roundtrip": found.is_roundtrip,
        "notices": [_WRAPPED] if found.looks_wrapped else [],
    }


def _position(each: PlacedPosition) -> dict[str, Any]:
    position = each.position
    return {
        "actor": position.actor,
        "written": position.written,
        "stance": position.stance.value,
        "verb": position.verb,
        "reservation": position.reservation,
        "on_behalf_of": list(position.on_behalf_of),
        "where": "trailing" if each.is_trailing else "prefix",
        **_place(each.place),
    }


def _fault(each: PlacedFault) -> dict[str, Any]:
    suggestion = each.fault.suggestion
    return {
        "code": each.fault.code,
        "sign": each.fault.sign,
        "message": each.fault.message,
        **_place(each.place),
        "suggestion": {"action": suggestion.action, "sign": suggestion.sign, **_place(each.suggested_at)}
        if suggestion and each.suggested_at
        else None,
    }


def _place(place: Place) -> dict[str, int]:
    return {"offset": place.offset, "byte": place.byte, "line": place.line, "column": place.column}


def _table(found: Inspection) -> Iterator[str]:
    rows = asdict(found.figures).items()
    for name, value in rows:
        yield f"{name:<24}{value:>8}"
    yield f"{'roundtrip':<24}{'yes' if found.is_roundtrip else 'NO':>8}"
    if found.positions:
        yield f"\nPositions: {len(found.positions)}"
        for each in found.positions:
            yield f"  line {each.place.line}: {each.position.written}: {each.position.stance.value}"
    if found.faults:
        yield f"\nFaults: {len(found.faults)}"
        for fault in found.faults:
            yield f"  line {fault.place.line}, column {fault.place.column}: {fault.fault.message}"
    if found.looks_wrapped:
        yield f"\n{_WRAPPED}"
