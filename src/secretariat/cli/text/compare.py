"""`secretariat text compare`: two revisions side by side."""

import json
import sys
from datetime import UTC, datetime
from pathlib import Path

import click

from secretariat.cli.text.files import FILE, draft_in, log_in, position_in
from secretariat.engines.drafting.comparing.changes import Comparison, compared
from secretariat.engines.drafting.comparing.docx import as_docx
from secretariat.engines.drafting.comparing.logs import as_marks, compared_positions
from secretariat.engines.drafting.comparing.telling import as_html, as_json


@click.command()
@click.argument("old", type=FILE)
@click.argument("new", type=FILE, required=False)
@click.option(
    "--from", "start", default="", help="OLD is a log: the position to compare from; else the opening."
)
@click.option("--to", "end", default="", help="OLD is a log: the position to compare with; else its end.")
@click.option(
    "--format", "form", type=click.Choice(["html", "docx", "json", "text"]), default="html", show_default=True
)
@click.option(
    "--output", type=click.Path(dir_okay=False, path_type=Path), help="Write here, not to the terminal."
)
@click.option("--wrapped", is_flag=True, help="Lines were cut at a width: blank lines part paragraphs.")
@click.option(
    "--author", default="Comparison", show_default=True, help="Whose changes a Word file calls them."
)
def compare(
    old: Path,
    new: Path | None,
    start: str,
    end: str,
    form: str,
    output: Path | None,
    wrapped: bool,
    author: str,
) -> None:
    """Compare two revisions of a text: words, moves, splits, new numbers, and what became of each bracket.

    A Word file has tracked changes: accepted they give NEW, rejected OLD. Moves are shown as moves. Without
    NEW, OLD is a log of operations, and two of its positions are compared: numbers, or revisions by symbol or
    label.
    """
    if new is not None and (start or end):
        raise click.UsageError("--from and --to are positions of one log: leave NEW out.")
    if form == "docx" and output is None and sys.stdout.isatty():
        raise click.UsageError("A Word file does not go to a terminal: name it by --output.")
    if new is None:
        found, title = _of_log(old, start, end)
    else:
        found = compared(draft_in(old).text, draft_in(new).text, is_wrapped=wrapped)
        title = f"{old.name} and {new.name}"
    if form == "json":
        data = (json.dumps(as_json(found), ensure_ascii=True, indent=2) + "\n").encode()
    elif form == "text":
        data = "".join(f"{line}\n" for line in as_marks(found)).encode("utf-8", "surrogateescape")
    elif form == "html":
        data = as_html(found, title=title).encode()
    else:
        data = as_docx(found, author=author, at=datetime.now(UTC))
    if output is None:
        sys.stdout.buffer.write(data)
        sys.stdout.flush()
    else:
        output.write_bytes(data)


def _of_log(path: Path, start: str, end: str) -> tuple[Comparison, str]:
    """Return two positions of a log compared, and what to call that."""
    log = log_in(path)
    first, last = position_in(path, log, start or "1"), position_in(path, log, end)
    if first > last:
        raise click.UsageError(f"--from {start} stands behind --to {end}.")
    return compared_positions(log, first, last), f"{path.name}, operations {first} to {last}"
