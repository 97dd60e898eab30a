"""`secretariat text render`: a draft as others may see it."""

import sys
from pathlib import Path

import click

from secretariat.cli.text.files import FILE, actors_in, draft_in
from secretariat.engines.drafting.notation.actors import standing_actors
from secretariat.engines.drafting.notation.parsing import parse
from secretariat.engines.drafting.notation.profiles import PROFILES
from secretariat.engines.drafting.notation.views import View, obstacles
from secretariat.engines.drafting.notation.views import render as rendered
from secretariat.engines.drafting.source import Places, encoded


@click.command()
@click.argument("file", type=FILE)
@click.option("--view", type=click.Choice([view.value for view in View]), required=True)
@click.option(
    "--profile",
    type=click.Choice(list(PROFILES)),
    default="plain",
    show_default=True,
    help="How its body writes.",
)
@click.option("--wrapped", is_flag=True, help="Its lines were cut at a width.")
@click.option(
    "--actors", type=FILE, help="JSON: who may stand in an attribution, instead of all states and groups."
)
def render(file: Path, view: str, profile: str, wrapped: bool, actors: Path | None) -> None:
    """Print a draft: clean, bracketed (without attributions), attributed (as it stands) or unattributed.

    A clean text exists only where nothing is open: else what is open is named on stderr, nothing is printed,
    and the exit status is 1. The unattributed view hides names in notes and footnotes too; names that are
    part of the wording stay, and are counted on stderr.
    """
    source = draft_in(file)
    table = actors_in(actors)
    draft = parse(source.text, profile=PROFILES[profile], actors=table, is_wrapped=wrapped)
    shown = View(view)
    open_points = obstacles(draft) if shown is View.CLEAN else ()
    if open_points:
        places = Places(source)
        for each in open_points:
            click.echo(f"{file}:{places.at(each.offset).line}: {each.code}: {each.words}", err=True)
        click.echo(f"{len(open_points)} points stand before a clean text.", err=True)
        sys.exit(1)
    written = rendered(draft, shown, table)
    sys.stdout.buffer.write(source.mark + encoded(written, source.encoding))
    sys.stdout.flush()
    left = len((table or standing_actors()).mentions(written)) if shown is View.UNATTRIBUTED else 0
    if left:
        click.echo(f"{left} names of delegations are part of the wording and stay.", err=True)
