"""`secretariat text compare`: two revisions side by side."""

import json
import sys
from datetime import UTC, datetime
from pathlib import Path

import click

from secretariat.cli.text.files import FILE, draft_in
from secretariat.engines.drafting.comparing.changes import compared
from secretariat.engines.drafting.comparing.docx import as_docx
from secretariat.engines.drafting.comparing.telling import as_html, as_json


@click.command()
@click.argument("old", type=FILE)
@click.argument("new", type=FILE)
@click.option(
    "--format", "form", type=click.Choice(["html", "docx", "json"]), default="html", show_default=True
)
@click.option(
    "--output", type=click.Path(dir_okay=False, path_type=Path), help="Write here, not to the terminal."
)
@click.option("--wrapped", is_flag=True, help="Lines were cut at a width: blank lines part paragraphs.")
@click.option(
    "--author", default="Comparison", show_default=True, help="Whose changes a Word file calls them."
)
def compare(old: Path, new: Path, form: str, output: Path | None, wrapped: bool, author: str) -> None:
    """Compare two revisions of a text: words, moves, splits, new numbers, and what became of each bracket.

    A Word file has tracked changes: accepted they give NEW, rejected OLD. Moves are shown as moves.
    """
    if form == "docx" and output is None and sys.stdout.isatty():
        raise click.UsageError("A Word file does not go to a terminal: name it by --output.")
    found = compared(draft_in(old).text, draft_in(new).text, is_wrapped=wrapped)
    if form == "json":
        data = (json.dumps(as_json(found), ensure_ascii=True, indent=2) + "\n").encode()
    elif form == "html":
        data = as_html(found, title=f"{old.name} and {new.name}").encode()
    else:
        data = as_docx(found, author=author, at=datetime.now(UTC))
    if output is None:
        sys.stdout.buffer.write(data)
        sys.stdout.flush()
    else:
        output.write_bytes(data)
