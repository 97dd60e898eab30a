"""`secretariat read`: from files to what they say, without a database."""

import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, BinaryIO

import click

from secretariat.cli.inputs import BadDates, Given, dates_of, files_of
from secretariat.engines.reading.interchange import document_id
from secretariat.engines.reading.show import FORMATS

if TYPE_CHECKING:
    from secretariat.engines.reading.partition import Outcome, Task

# Remarks on the file as a whole; those on single passages stand in the output only.
TOLD_AT_ONCE = frozenset(
    (
        "encoding-guessed",
        "encoding-damaged",
        "language-not-read",
        "paragraph-in-another-language",
        "tracked-changes-accepted",
        "page-without-text",
    )
)
_MANY_FILES = 20  # from here on progress is worth a line even in a log
_MOST_NAMED = 10


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option(
    "--published",
    type=click.DateTime(["%Y-%m-%d"]),
    help="The day on which the documents were published, where you know it.",
)
@click.option(
    "--dates",
    type=click.File(encoding="utf-8"),
    help="JSON: an object from id (file name without suffix) to day or null, or a list of cases.",
)
@click.option("--received", type=click.DateTime(["%Y-%m-%d"]), help="The day on which you received them.")
@click.option("--language", type=click.Choice(["auto", "en", "ru"]), default="auto", show_default=True)
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="ndjson", show_default=True)
@click.option("--jobs", type=click.IntRange(min=1), default=1, show_default=True, help="Processes.")
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write here, all or nothing, not to stdout.",
)
def read(
    paths: Sequence[Path],
    published: datetime | None,
    dates: IO[str] | None,
    received: datetime | None,
    language: str,
    form: str,
    jobs: int,
    output: Path | None,
) -> None:
    """Read documents (TXT, Markdown, HTML, PDF, DOCX) and print what they say.

    PATHS are files, or folders to walk. One line of JSON per document, each finding with the passages that
    prove it; or a table; or a page with the passages lit. A file that cannot be read is named on stderr
    with the reason, the others go on, and the exit status is 1.
    """
    # Imported here: `--help` needs no reader.
    from secretariat.engines.reading.partition import read_tasks  # noqa: PLC0415

    inputs = files_of(paths)
    _tell_passed_over(inputs.passed_over)
    if not inputs.files:
        raise click.UsageError("None of these folders holds a document that is read here.")
    days, otherwise = _dates(dates), Given(published.date() if published else None)
    tasks = [
        _task(
            path, days.get(document_id(path.name), otherwise), received, language, with_text=form != "ndjson"
        )
        for path in inputs.files
    ]
    _tell_shared_ids([task.name for task in tasks])
    failures: list[str] = []
    outcomes = _followed(read_tasks(tasks, jobs=jobs), len(tasks), failures)
    with _opened(output) as stream:
        for piece in FORMATS[form](outcome.line for outcome in outcomes):
            stream.write(piece.encode("utf-8", errors="replace"))
    if failures:
        click.echo(f"{len(failures)} of {len(tasks)} documents were not read.", err=True)
        sys.exit(1)


def _task(path: Path, given: Given, received: datetime | None, language: str, *, with_text: bool) -> "Task":
    """Return what is to be read; it cannot have been received after the last day that it can be of."""
    from secretariat.engines.reading.partition import Task  # noqa: PLC0415 - as in `read`

    bounds = [day for day in (given.latest, received.date() if received else None) if day]
    return Task(
        path=str(path),
        name=path.name,
        published=given.published,
        received=min(bounds, default=None),
        language=language,
        with_text=with_text,
    )


def _dates(file: IO[str] | None) -> Mapping[str, Given]:
    if file is None:
        return {}
    try:
        return dates_of(file.read())
    except BadDates as error:
        raise click.BadParameter(str(error), param_hint="--dates") from error


def _tell_passed_over(paths: Sequence[Path]) -> None:
    for path in paths[:_MOST_NAMED]:
        click.echo(
            f"{path} was passed over: by its suffix it is no document. Name it to read it anyway.", err=True
        )
    if len(paths) > _MOST_NAMED:
        click.echo(f"{len(paths) - _MOST_NAMED} more files were passed over for their suffix.", err=True)


def _tell_shared_ids(names: Sequence[str]) -> None:
    counts = Counter(map(document_id, names))
    for shared in [name for name, count in counts.items() if count > 1][:_MOST_NAMED]:
        click.echo(
            f"{counts[shared]} documents have the id {shared}; tell them apart by name and sha256.", err=True
        )


def _followed(outcomes: Iterable["Outcome"], count: int, failures: list[str]) -> Iterator["Outcome"]:
    """Yield the outcomes, show how far they are, and say at once which file failed and why."""
    # Imported here: `--help` needs no progress bar.
    from tqdm import tqdm  # noqa: PLC0415

    silent = count < 2 or (count < _MANY_FILES and not sys.stderr.isatty())
    interval_seconds = 0.1 if sys.stderr.isatty() else 10
    with tqdm(total=count, unit="doc", disable=silent, mininterval=interval_seconds, file=sys.stderr) as bar:
        for outcome in outcomes:
            if outcome.failure:
                failures.append(outcome.failure)
            messages = [outcome.failure] if outcome.failure else _notices(outcome.line)
            if messages:
                bar.clear()
                click.echo("\n".join(messages), err=True)
            bar.update()
            yield outcome


def _notices(line: Mapping[str, Any]) -> list[str]:
    """Return what a person should know at once of a file that was read, once per file and kind."""
    notices: dict[str, str] = {}
    for remark in line["remarks"]:
        if remark["code"] in TOLD_AT_ONCE and remark["code"] not in notices:
            message = remark["message"]
            notices[remark["code"]] = message if line["name"] in message else f"{line['name']}: {message}"
    return list(notices.values())


@contextmanager
def _opened(output: Path | None) -> Iterator[BinaryIO]:
    """Give stdout, or a file that takes its place only when all is written."""
    if output is None:
        yield sys.stdout.buffer
        return
    unfinished = output.with_name(f".{output.name}.{os.getpid()}.part")
    try:
        with unfinished.open("wb") as stream:
            yield stream
        unfinished.replace(output)
    finally:
        unfinished.unlink(missing_ok=True)
