"""`secretariat handover`: the file for the next chair of a body, as it stands."""

import sys
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from secretariat.cli.naming import known

if TYPE_CHECKING:
    from secretariat.parties.models import Body

FORMS = ("docx", "pdf", "html", "json")


@click.command()
@click.argument("body", metavar="BODY")
@click.option(
    "--on", "on", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="The day for which late is meant."
)
@click.option("--format", "form", type=click.Choice(FORMS), default="pdf", show_default=True)
@click.option("--edition", type=click.Choice(["chair", "secretariat"]), default="chair", show_default=True)
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), help="File to write; - for the output."
)
def handover(body: str, on: datetime | None, form: str, edition: str, out: Path | None) -> None:
    """Write the handover file of BODY, by its slug, acronym or name, from the record as it stands."""
    from secretariat.config import running  # noqa: PLC0415 - verbs are lazy

    running.set_up()
    from django.db import DatabaseError  # noqa: PLC0415 - verbs are lazy

    try:
        found = _body(body)
        written = _written(found, on.date() if on else None, form, edition)
    except DatabaseError as error:
        raise click.ClickException(
            f"The database cannot be read ({error}). If it is new, run `secretariat manage migrate` first."
        ) from error
    if out is None:
        out = Path(f"handover-{found.slug}-{edition}.{form}")
    if str(out) == "-":
        sys.stdout.buffer.write(written)
        return
    try:
        out.write_bytes(written)
    except OSError as error:
        raise click.ClickException(f"{out} cannot be written: {error.strerror}.") from error
    click.echo(f"{out}: {len(written):,} bytes.", err=True)


def _body(word: str) -> "Body":
    """Return the body that a word means: its slug, or any of its names.

    Raises:
        BadParameter: none; near names are given.
    """
    from secretariat.parties.models import Body  # noqa: PLC0415 - verbs are lazy

    return Body.objects.select_related("parent").get(slug=known("body", word, hint="BODY"))


def _written(body: "Body", on: date | None, form: str, edition: str) -> bytes:
    from django.utils import timezone  # noqa: PLC0415 - verbs are lazy

    from secretariat.handover.content import content_of  # noqa: PLC0415 - verbs are lazy

    now = timezone.now()
    content = content_of(body, edition, on=on or body.day(now), at=now)
    write: Callable[[dict[str, Any], str], bytes] = _FORMS[form]
    return write(content, edition)


def _paper(form: str) -> Any:
    def write(content: dict[str, Any], edition: str) -> bytes:
        from secretariat.handover.states import Edition  # noqa: PLC0415 - verbs are lazy
        from secretariat.handover.writing import written  # noqa: PLC0415 - verbs are lazy

        return written(content, form, (str(Edition(edition).label), content["on"]))

    return write


def _json(content: dict[str, Any], _edition: str) -> bytes:
    import json  # noqa: PLC0415 - verbs are lazy

    return json.dumps(content, ensure_ascii=False, indent=1).encode() + b"\n"


def _html(content: dict[str, Any], _edition: str) -> bytes:
    from django.template.loader import render_to_string  # noqa: PLC0415 - verbs are lazy

    from secretariat.handover.showing import shown  # noqa: PLC0415 - verbs are lazy

    page: str = render_to_string("handover/alone.html", {"page": shown(content)})
    return page.encode()


_FORMS = {"pdf": _paper("pdf"), "docx": _paper("docx"), "json": _json, "html": _html}
