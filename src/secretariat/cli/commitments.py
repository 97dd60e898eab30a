"""`secretariat commitments`: what a body is owed, by whom and by when, from the public record."""

import json
import sys
from datetime import date, datetime
from typing import TYPE_CHECKING

import click

from secretariat.cli.naming import known, possible

if TYPE_CHECKING:
    from secretariat.commitments.queries import Owed


@click.command()
@click.argument("body", metavar="BODY")
@click.option("--overdue", is_flag=True, help="Only what is overdue on the day.")
@click.option("--owner", metavar="CODE", help="Only what this Party or Body owes, by code, slug or name.")
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="The day; today if not said.")
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
def commitments(body: str, overdue: bool, owner: str | None, on: datetime | None, form: str) -> None:
    """Print the commitments of a body and its organs that are open, the one due first first."""
    from secretariat.config import running  # noqa: PLC0415 - verbs are lazy

    running.set_up()
    from django.db import DatabaseError  # noqa: PLC0415 - verbs are lazy
    from django.utils import timezone  # noqa: PLC0415 - verbs are lazy

    day = on.date() if on else timezone.localdate()
    try:
        found = _found(known("body", body, hint="BODY"), _owner(owner) if owner else "", day, overdue)
    except DatabaseError as error:
        raise click.ClickException(
            f"The database cannot be read ({error}). If it is new, run `secretariat manage migrate` first."
        ) from error
    sys.stdout.write({"json": _json, "table": _table}[form](found, day))


def _owner(word: str) -> str:
    """Return the code of the Party or the slug of the Body that a word means."""
    body, party, advice = possible(word)
    if party or body:
        return str(party or body)
    raise click.BadParameter(f"The record knows no party or body {word!r}.{advice}", param_hint="--owner")


def _found(slug: str, owner: str, day: date, overdue: bool) -> "list[Owed]":
    from secretariat.commitments.queries import open_commitments  # noqa: PLC0415 - verbs are lazy
    from secretariat.parties.models import Body  # noqa: PLC0415 - verbs are lazy
    from secretariat.people.actor import NOBODY  # noqa: PLC0415 - verbs are lazy

    organs = Body.objects.filter(parent__slug=slug).values_list("slug", flat=True)
    rows = open_commitments(NOBODY, [slug, *organs], day)
    if owner:
        rows = tuple(row for row in rows if owner in {each.key for each in row.owners})
    if overdue:
        rows = tuple(row for row in rows if row.days_late(day))
    return sorted(rows, key=lambda row: ((row.due.end if row.due else None) or date.max, row.public_id))


def _json(found: "list[Owed]", day: date) -> str:
    rows = [_plain(row, day) for row in found]
    return json.dumps({"on": day.isoformat(), "commitments": rows}, ensure_ascii=False, indent=2) + "\n"


def _plain(row: "Owed", day: date) -> dict[str, object]:
    last = row.last_word
    return {
        "id": row.public_id, "body": row.body, "words": row.words, "stance": row.stance,
        "owners": [{"name": one.name, "kind": one.kind, "key": one.key} for one in row.owners],
        "said": row.said.text if row.said else None, "due": row.due.text if row.due else None,
        "days_late": row.days_late(day), "state": row.state or None,
        "since": row.since.isoformat() if row.since else None,
        "last_word": {"words": last.words, "on": last.on.text if last.on else None} if last else None,
        "under": [term.holder for term in row.terms], "text": row.text or None,
        "paragraph": row.paragraph or None, "priority": row.priority or None,
    }  # fmt: skip


def _table(found: "list[Owed]", day: date) -> str:
    from secretariat.cli.rotation.tables import table  # noqa: PLC0415 - verbs are lazy

    if not found:
        return f"The public record holds nothing of that kind that is open on {day}.\n"
    heads = ("due", "late", "state", "who owes it", "what")
    rows = [
        (
            row.due.text if row.due else "", str(row.days_late(day) or ""), row.state or "not taken up",
            ", ".join(one.key or one.name for one in row.owners), _short(row.words),
        )
        for row in found
    ]  # fmt: skip
    return "\n".join(table(heads, rows)) + f"\n{len(found)} open on {day}.\n"


def _short(words: str, most: int = 70) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= most else f"{plain[: most - 1]}…"
