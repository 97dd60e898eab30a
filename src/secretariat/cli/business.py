"""`secretariat business`: what a body asks of its business council, and what is answered."""

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from secretariat.cli.naming import known

if TYPE_CHECKING:
    from secretariat.business.queries import ConsultationRow


@click.command()
@click.argument("body", metavar="BODY")
@click.option("--running", is_flag=True, help="Only those that are not over.")
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
def business(body: str, running: bool, form: str) -> None:
    """Print the consultations of a body and its organs, the latest first; what is public alone."""
    from secretariat.config import running as system  # noqa: PLC0415 - verbs are lazy

    system.set_up()
    from django.db import DatabaseError  # noqa: PLC0415 - verbs are lazy
    from django.db.models import Q  # noqa: PLC0415 - verbs are lazy
    from django.utils import timezone  # noqa: PLC0415 - verbs are lazy

    from secretariat.business.queries import consultations, rows_of  # noqa: PLC0415 - verbs are lazy
    from secretariat.people.actor import NOBODY  # noqa: PLC0415 - verbs are lazy

    try:
        slug = known("body", body, hint="BODY")
        where = Q(body__slug=slug) | Q(body__parent__slug=slug)
        found = rows_of(consultations(NOBODY, where), NOBODY, timezone.now())
    except DatabaseError as error:
        raise click.ClickException(
            f"The database cannot be read ({error}). If it is new, run `secretariat manage migrate` first."
        ) from error
    chosen = [row for row in found if row.state == "open" or not running]
    sys.stdout.write({"json": _json, "table": _table}[form](chosen))


def _json(found: "Sequence[ConsultationRow]") -> str:
    return json.dumps([asdict(row) for row in found], ensure_ascii=False, indent=2, default=str) + "\n"


def _table(found: "Sequence[ConsultationRow]") -> str:
    from secretariat.cli.rotation.tables import table  # noqa: PLC0415 - verbs are lazy

    if not found:
        return "No public consultation fits.\n"
    heads = ("consultation", "asked by", "last day", "opinions", "answered", "state")
    rows = [
        (
            row.title, row.body_name, row.closes_on.isoformat(), str(row.opinions), str(row.answered),
            row.state,
        )
        for row in found
    ]  # fmt: skip
    return "\n".join(table(heads, rows)) + "\n"
