"""`secretariat chairs`: who presides, who did and who will, from the record."""

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import click

from secretariat.cli.naming import known

if TYPE_CHECKING:
    from secretariat.chairs.listing import ListedTerm
    from secretariat.chairs.models import Chairmanship

EMPTY = (
    "The database holds no term in any chair. Load the shipped facts with `secretariat load-bodies`, "
    "or enter terms at the desk."
)


@click.command()
@click.option(
    "--on", "on", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="Who presides on this day."
)
@click.option("--body", metavar="SLUG", help="Only this body, by its slug or acronym.")
@click.option("--party", metavar="CODE", help="Only this Party, by its code or name.")
@click.option("--from", "first", type=click.IntRange(1, 3000), metavar="Y", help="From this year on.")
@click.option("--until", type=click.IntRange(1, 3000), metavar="Y", help="Up to the end of this year.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "ics", "csv"]),
    default="table",
    show_default=True,
)
def chairs(
    on: datetime | None, body: str | None, party: str | None, first: int | None, until: int | None, form: str
) -> None:
    """Print the terms in the chair that the public record holds."""
    if on and (first or until):
        raise click.UsageError("--on asks for one day; leave out --from and --until.")
    if first and until and until < first:
        raise click.UsageError(f"--until {until} lies before --from {first}.")
    from secretariat.config import running  # noqa: PLC0415 - verbs are lazy

    running.set_up()
    found = _found(on.date() if on else None, body, party, first, until)
    sys.stdout.write(_FORMS[form](found))


@dataclass(frozen=True, slots=True)
class Found:
    """The terms, as rows and as models, in the same order.

    `sure`: false where the sources leave two answers, None where no day was asked for.
    """

    rows: "tuple[ListedTerm, ...]"
    terms: "tuple[Chairmanship, ...]"
    sure: tuple[bool | None, ...]


def _found(
    on: date | None, body: str | None, party: str | None, first: int | None, until: int | None
) -> Found:
    from django.db import DatabaseError  # noqa: PLC0415 - verbs are lazy

    try:
        _refuse_empty()
        asked = _asked(body, party, first, until)
    except DatabaseError as error:
        raise click.ClickException(
            f"The database cannot be read ({error}). If it is new, run `secretariat manage migrate` first."
        ) from error
    return _rows(asked, on)


def _refuse_empty() -> None:
    from secretariat.chairs.models import Chairmanship  # noqa: PLC0415 - verbs are lazy

    if not Chairmanship.objects.exists():
        raise click.ClickException(EMPTY)


def _asked(body: str | None, party: str | None, first: int | None, until: int | None) -> "list[Chairmanship]":
    from django.conf import settings  # noqa: PLC0415 - verbs are lazy

    from secretariat.chairs.queries import chairmanships  # noqa: PLC0415 - verbs are lazy
    from secretariat.people.actor import NOBODY  # noqa: PLC0415 - verbs are lazy

    terms = chairmanships(
        NOBODY,
        bodies=[known("body", body)] if body else None,
        party=known("party", party) if party else None,
        first=date(first, 1, 1) if first else None,
        end=date(until + 1, 1, 1) if until else None,
    )
    return list(terms if settings.DEMO else terms.filter(body__is_fictitious=False))


def _rows(terms: "list[Chairmanship]", on: date | None) -> Found:
    from secretariat.chairs.listing import listed  # noqa: PLC0415 - verbs are lazy
    from secretariat.people.actor import NOBODY  # noqa: PLC0415 - verbs are lazy

    picked = [(term, None) for term in terms] if on is None else list(_presiding(terms, on))
    shown = tuple(term for term, _ in picked)
    return Found(tuple(listed(shown, NOBODY)), shown, tuple(is_sure for _, is_sure in picked))


def _presiding(terms: "list[Chairmanship]", on: date) -> "Iterator[tuple[Chairmanship, bool | None]]":
    from itertools import groupby  # noqa: PLC0415 - verbs are lazy

    from secretariat.chairs.presiding import on_day  # noqa: PLC0415 - verbs are lazy

    for _, of_body in groupby(terms, key=lambda term: term.body_id):
        found = on_day(list(of_body), on)
        yield from ((term, found.is_sure) for term in found.terms)


def _json(found: Found) -> str:
    rows: list[dict[str, Any]] = [asdict(row) for row in found.rows]
    for row, is_sure in zip(rows, found.sure, strict=True):
        if is_sure is not None:
            row["is_sure"] = is_sure
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


def _csv(found: Found) -> str:
    from secretariat.chairs.listing import as_csv  # noqa: PLC0415 - verbs are lazy

    return as_csv(found.rows)


def _ics(found: Found) -> str:
    from django.utils import timezone  # noqa: PLC0415 - verbs are lazy

    from secretariat.chairs.calendar_file import calendar_file  # noqa: PLC0415 - verbs are lazy
    from secretariat.chairs.entries import entry_of  # noqa: PLC0415 - verbs are lazy

    entries = (
        entry_of(term, body=row.body_name, holder=row.holder_name)
        for term, row in zip(found.terms, found.rows, strict=True)
    )
    return calendar_file("Chairs", filter(None, entries), stamped=timezone.now()).decode()


def _table(found: Found) -> str:
    from secretariat.cli.rotation.tables import table  # noqa: PLC0415 - verbs are lazy

    if not found.rows:
        return "No term in the record answers to that.\n"
    heads = ("body", "holder", "from", "to", "status")
    lines = [_line(row, is_sure) for row, is_sure in zip(found.rows, found.sure, strict=True)]
    return "\n".join(table(heads, lines)) + "\n"


def _line(row: "ListedTerm", is_sure: bool | None) -> Sequence[str]:
    unsure = " (the sources leave it open)" if is_sure is False else ""
    return row.body, row.holder_name + unsure, row.start or "?", row.end or "open", row.status


_FORMS: dict[str, Callable[[Found], str]] = {"table": _table, "json": _json, "csv": _csv, "ics": _ics}
