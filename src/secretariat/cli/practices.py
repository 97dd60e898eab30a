"""`secretariat practices`: experiences that the members of a body offer to one another."""

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from secretariat.cli.naming import known

if TYPE_CHECKING:
    from secretariat.practices.queries import PracticeRow

SIZES = ("small", "middle", "large", "largest", "unknown")


@click.command()
@click.argument("body", metavar="BODY")
@click.option("--topic", default="", metavar="KEY", help="Only on this topic: transport, energy.")
@click.option("--size", default="", type=click.Choice(["", *SIZES]), help="Only of members of this size.")
@click.option("--words", default="", metavar="WORDS", help="Only those in which all of these words stand.")
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
def practices(body: str, topic: str, size: str, words: str, form: str) -> None:
    """Print what the members of a body and its organs offer, the latest first; what is public alone."""
    from secretariat.config import running  # noqa: PLC0415 - verbs are lazy

    running.set_up()
    from django.db import DatabaseError  # noqa: PLC0415 - verbs are lazy

    from secretariat.people.actor import NOBODY  # noqa: PLC0415 - verbs are lazy
    from secretariat.practices.queries import Narrowed, practices_of  # noqa: PLC0415 - verbs are lazy

    try:
        slug = known("body", body, hint="BODY")
        asked = Narrowed(body=slug, topic=topic, size=size, words=words)
        found = practices_of(NOBODY, asked)
    except DatabaseError as error:
        raise click.ClickException(
            f"The database cannot be read ({error}). If it is new, run `secretariat manage migrate` first."
        ) from error
    sys.stdout.write({"json": _json, "table": _table}[form](found))


def _json(found: "Sequence[PracticeRow]") -> str:
    return json.dumps([asdict(row) for row in found], ensure_ascii=False, indent=2, default=str) + "\n"


def _table(found: "Sequence[PracticeRow]") -> str:
    from secretariat.cli.rotation.tables import table  # noqa: PLC0415 - verbs are lazy

    if not found:
        return "No published practice fits.\n"
    heads = ("practice", "offered by", "size", "topics", "published", "taken up by")
    rows = [
        (
            row.title, row.party_name, row.size, ", ".join(row.topics), str(row.published_on or ""),
            str(row.reuses),
        )
        for row in found
    ]  # fmt: skip
    return "\n".join(table(heads, rows)) + f"\n{len(rows)} practices.\n"
