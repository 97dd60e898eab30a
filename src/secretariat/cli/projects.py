"""`secretariat projects`, `iati`, `check-iati`: funded actions from the public record, and their export."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from secretariat.projects.models import Project


@click.command()
@click.argument("body", metavar="BODY")
@click.option("--open", "only_open", is_flag=True, help="Only what has not ended.")
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
def projects(body: str, only_open: bool, form: str) -> None:
    """Print the projects of a body and its organs, the one that ends first first."""
    slug = _body(body)
    from secretariat.people.actor import NOBODY  # noqa: PLC0415 - verbs are lazy
    from secretariat.projects.queries import projects_of  # noqa: PLC0415 - verbs are lazy

    found = projects_of(NOBODY, slug, only_open=only_open)
    sys.stdout.write({"json": _json, "table": _table}[form](found))


@click.command()
@click.argument("body", metavar="BODY")
@click.option("--output", type=click.Path(path_type=Path), metavar="FILE", help="Where to write it.")
def iati(body: str, output: Path | None) -> None:
    """Write the approved projects of a body as IATI 2.03; a preview without a registered identifier."""
    slug = _body(body)
    from django.conf import settings  # noqa: PLC0415 - verbs are lazy
    from django.utils import timezone  # noqa: PLC0415 - verbs are lazy

    from secretariat.parties.models import Body  # noqa: PLC0415 - verbs are lazy
    from secretariat.projects.iati.gathering import iati_of  # noqa: PLC0415 - verbs are lazy
    from secretariat.projects.iati.writing import PREVIEW  # noqa: PLC0415 - verbs are lazy

    data = iati_of(Body.objects.select_related("parent").get(slug=slug), timezone.now())
    if not settings.IATI_ORGANISATION:
        click.echo(PREVIEW, err=True)
    if output:
        output.write_bytes(data)
    else:
        sys.stdout.buffer.write(data)


@click.command("check-iati")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def check_iati(file: Path) -> None:
    """Check a file of IATI activities: percentages make 100, values stand in code lists, dates in order."""
    from secretariat.projects.iati.checking import problems  # noqa: PLC0415 - verbs are lazy

    found = problems(file.read_bytes())
    for one in found:
        click.echo(one, err=True)
    if found:
        raise click.ClickException(f"{len(found)} thing(s) wrong in {file.name}.")
    click.echo(f"{file.name}: percentages, code lists and dates are in order.")


def _body(word: str) -> str:
    from secretariat.config import running  # noqa: PLC0415 - verbs are lazy

    running.set_up()
    from secretariat.cli.naming import known  # noqa: PLC0415 - verbs are lazy

    return known("body", word, hint="BODY")


def _json(found: "list[Project]") -> str:
    return json.dumps([_plain(row) for row in found], ensure_ascii=False, indent=2) + "\n"


def _plain(row: "Project") -> dict[str, object]:
    return {
        "id": row.public_id, "title": row.title, "body": row.body.slug, "state": row.state,
        "step": row.step_name or None, "decides": row.step_who or None,
        "until": row.step_until.isoformat() if row.step_until else None,
        "planned": row.planned.text if row.planned else None,
        "total": str(row.total) if row.total is not None else None, "currency": row.currency or None,
        "spent": str(row.spent) if row.spent is not None else None, "percent": row.percent,
        "risk": row.risk, "partners": [one.words for one in row.partners.all()],
    }  # fmt: skip


def _table(found: "list[Project]") -> str:
    from secretariat.cli.rotation.tables import table  # noqa: PLC0415 - verbs are lazy

    if not found:
        return "The public record holds no such project.\n"
    heads = ("state", "planned", "budget", "lead", "what")
    rows = [
        (
            row.step_name or row.state, row.planned.text if row.planned else "",
            f"{row.total} {row.currency}" if row.total is not None else "",
            next((one.words for one in row.partners.all() if one.role == "lead"), ""), row.title[:70],
        )
        for row in found
    ]  # fmt: skip
    return "\n".join(table(heads, rows)) + f"\n{len(found)} projects.\n"
