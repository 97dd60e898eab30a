"""`secretariat since`: what became of what a document, a party or a body announced."""

import json
import sys
from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING

import click

from secretariat.cli.naming import possible

if TYPE_CHECKING:
    from secretariat.desk.queries.awaited import Awaited, SinceThen


@click.command()
@click.argument("subject", metavar="DOCUMENT|PARTY|BODY")
@click.option(
    "--on",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="The day for which “overdue” is meant; today if not said.",
)
@click.option("--as", "kind", type=click.Choice(["document", "party", "body"]), help="What SUBJECT names.")
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
def since(subject: str, on: datetime | None, kind: str | None, form: str) -> None:
    """Print what was announced, and what became of it, as the public record tells."""
    from secretariat.config import running  # noqa: PLC0415 - verbs are lazy

    running.set_up()
    from django.db import DatabaseError  # noqa: PLC0415 - verbs are lazy
    from django.utils import timezone  # noqa: PLC0415 - verbs are lazy

    from secretariat.desk.queries.since_then import since_then  # noqa: PLC0415 - verbs are lazy
    from secretariat.people.actor import NOBODY  # noqa: PLC0415 - verbs are lazy

    try:
        about = _about(subject, kind)
        found = since_then(NOBODY, on.date() if on else timezone.localdate(), **about)
    except DatabaseError as error:
        raise click.ClickException(
            f"The database cannot be read ({error}). If it is new, run `secretariat manage migrate` first."
        ) from error
    sys.stdout.write({"json": _json, "table": _table}[form](found))


def _about(subject: str, kind: str | None) -> dict[str, str]:
    """Return what is asked for, as `since_then` takes it."""
    meant = {name: address for name, address in _meant(subject).items() if kind in {None, name}}
    if len(meant) == 1:
        return dict(meant)
    if meant:
        raise click.UsageError(f"{subject!r} names {' and '.join(meant)}; choose with --as.")
    _body, _party, advice = possible(subject)
    what = kind or "document, party or body"
    raise click.BadParameter(f"The record knows no {what} {subject!r}.{advice}", param_hint="SUBJECT")


def _meant(subject: str) -> Mapping[str, str]:
    from secretariat.evidence.models import Document  # noqa: PLC0415 - verbs are lazy
    from secretariat.people.actor import NOBODY  # noqa: PLC0415 - verbs are lazy

    seen = Document.objects.visible_to(NOBODY)
    rows = (
        seen.filter(public_id=subject) or seen.filter(title__iexact=subject) or seen.filter(address=subject)
    )
    body, party, _advice = possible(subject)
    documents = list(rows.values_list("public_id", flat=True)[:2])
    found = {"document": documents[0] if len(documents) == 1 else None, "party": party, "body": body}
    return {name: address for name, address in found.items() if address}


def _json(found: "SinceThen") -> str:
    return json.dumps(asdict(found), ensure_ascii=False, indent=2, default=str) + "\n"


def _table(found: "SinceThen") -> str:
    from secretariat.cli.rotation.tables import table  # noqa: PLC0415 - verbs are lazy

    if not found.items:
        return f"The record tells of nothing that was announced there, up to {found.until}.\n"
    heads = ("state", "said", "expected", "what was announced", "what became of it")
    return "\n".join(table(heads, [_line(item) for item in found.items])) + f"\nUp to {found.until}.\n"


def _line(item: "Awaited") -> tuple[str, ...]:
    words = _short(item.words)
    if item.end:
        became = ": ".join(filter(None, (item.end.ending_label, _short(item.end.words))))
        return item.end.ending, item.said, item.horizon, words, became
    perhaps = item.candidates[0] if item.candidates else None
    became = f"perhaps: {_short(perhaps.words)}" if perhaps else ""
    return item.state, item.said, item.horizon, words, became


def _short(words: str, most: int = 70) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= most else f"{plain[: most - 1]}…"
