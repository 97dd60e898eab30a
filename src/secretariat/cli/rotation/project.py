"""`secretariat rotation project`: the terms ahead, and what a decision would move."""

import json
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import click

from secretariat.chairs.rotations import Rotation
from secretariat.cli.rotation.changes import BadChange, Known, change_of
from secretariat.cli.rotation.files import rotation_from
from secretariat.cli.rotation.tables import table
from secretariat.data.rows import BodyFacts
from secretariat.engines.rotation import (
    Change,
    Difference,
    NoSuchTurn,
    NothingToProject,
    RotationError,
    Term,
    TermStatus,
    difference,
)
from secretariat.engines.values.folding import slug_of

LATEST_YEAR = 3000
YEARS_BEYOND = 100  # how far a turn is looked for that is decided on and not yet in sight


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--until",
    type=click.IntRange(1, LATEST_YEAR),
    required=True,
    help="The last year of the calendar.",
    metavar="YEAR",
)
@click.option(
    "--what-if",
    "what_if",
    multiple=True,
    metavar="KIND:PARTY@DATE",
    help="A decision: join, leave, suspend, decline or swap, such as decline:Bulgaria@2027-01-01. "
    "Give several, and they are made one after another.",
)
@click.option(
    "--format", "form", type=click.Choice(["table", "json", "ics"]), default="table", show_default=True
)
def project(file: Path, until: int, what_if: Sequence[str], form: str) -> None:
    """Print the terms from the last one held until the end of YEAR, as the rule and its exceptions give them.

    FILE is in the schema of a body. With --what-if also the calendar with the decisions, and the difference.
    """
    found = rotation_from(file)
    if found is None:
        sys.exit(1)
    rotation, facts = found
    try:
        changes = [change_of(words, _known(rotation, facts)) for words in what_if]
    except BadChange as error:
        raise click.BadParameter(str(error), param_hint="--what-if") from error
    end = date(until + 1, 1, 1)
    moved = _difference(rotation, end, changes)
    _tell_against_the_rule(rotation, end)
    if form == "json":
        shown = json.dumps(as_json(rotation.slug, until, moved, what_if), ensure_ascii=False, indent=2)
        click.echo(shown)
    elif form == "ics":
        click.echo(_calendar(facts, moved), nl=False)
    else:
        click.echo("\n".join(_tables(rotation.slug, moved, what_if)))


def as_json(slug: str, until: int, found: Difference, what_if: Sequence[str]) -> dict[str, Any]:
    """Return the projection as the command writes it; last days are inclusive, as in the files."""
    shown: dict[str, Any] = {"slug": slug, "until": until, "calendar": list(map(_term, found.today))}
    if what_if:
        shown |= {
            "what_if": list(what_if),
            "changed": list(map(_term, found.changed)),
            "difference": {
                "added": list(map(_term, found.added)),
                "removed": list(map(_term, found.removed)),
                "moved": [
                    {
                        "holder": move.before.holder,
                        "before": _days(move.before),
                        "after": _days(move.after),
                    }
                    for move in found.moved
                ],
            },
        }
    return shown


def _known(rotation: Rotation, facts: BodyFacts) -> Known:
    listed = rotation.rule.names if rotation.rule else ()
    lists = rotation.rule.lists if rotation.rule else ()
    names = {row.party for row in facts.memberships} | {*listed, *(n for each in lists for n in each.names)}
    codes = {row.country: row.party for row in facts.memberships if row.country and row.party_kind == "state"}
    return Known.of(names, codes)


def _difference(rotation: Rotation, end: date, changes: Sequence[Change]) -> Difference:
    try:
        found = _changed(rotation, end, changes)
    except NothingToProject as error:
        raise click.ClickException(
            f"{rotation.slug}: {error}. Only alphabetical orders, lists, and groups in a written order go "
            "on by themselves, and they need a term and an anchor."
        ) from error
    except RotationError as error:
        raise click.ClickException(f"{rotation.slug}: {error}.") from error
    if not found.today:
        raise click.UsageError(f"The calendar begins after {end.year - 1}; choose a later year for --until.")
    return found


def _changed(rotation: Rotation, end: date, changes: Sequence[Change]) -> Difference:
    """Return what moves up to `end`; a turn that is decided on may lie after it."""
    try:
        return rotation.changed(end, changes)
    except NoSuchTurn:
        found = rotation.changed(end.replace(year=end.year + YEARS_BEYOND), changes)
    today, changed = (
        [term for term in terms if term.start.first < end] for terms in (found.today, found.changed)
    )
    click.echo(f"{rotation.slug}: a turn that is decided on begins after {end.year - 1}.", err=True)
    return difference(today, changed)


def _tell_against_the_rule(rotation: Rotation, end: date) -> None:
    for term in rotation.against_the_rule(end):
        click.echo(
            f"{rotation.slug}: {term.holder} is planned from {term.start}; neither the rule nor an exception "
            "gives that.",
            err=True,
        )


def _days(term: Term) -> dict[str, Any]:
    return {"start": str(term.start), "end": str(term.end.eve) if term.end else None}


def _term(term: Term) -> dict[str, Any]:
    decided = term.exception
    return {
        "holder": term.holder,
        **_days(term),
        "status": term.status.value,
        "exception": {"at": str(decided.at), "kind": decided.kind.value} if decided else None,
    }


def _tables(slug: str, found: Difference, what_if: Sequence[str]) -> Iterator[str]:
    yield f"{slug}: the calendar"
    yield from _calendar_rows(found.today)
    if not what_if:
        return
    yield f"\n{slug}: with {'; '.join(what_if)}"
    yield from _calendar_rows(found.changed)
    yield f"\n{slug}: the difference"
    yield from _difference_rows(found)


def _calendar_rows(terms: Sequence[Term]) -> Iterator[str]:
    rows = [
        (
            str(term.start),
            str(term.end.eve) if term.end else "open",
            term.holder,
            term.status.value,
            _why(term),
        )
        for term in terms
    ]
    yield from table(("from", "to", "holder", "status", "exception"), rows)


def _why(term: Term) -> str:
    return term.exception.kind.value if term.exception else ""


def _difference_rows(found: Difference) -> Iterator[str]:
    rows = [
        *(
            (str(m.before.start), "moved", m.before.holder, _span(m.before), _span(m.after))
            for m in found.moved
        ),
        *((str(term.start), "removed", term.holder, _span(term), "") for term in found.removed),
        *((str(term.start), "added", term.holder, "", _span(term)) for term in found.added),
    ]
    if not rows:
        yield "Nothing moves."
        return
    yield from table(("", "holder", "today", "then"), [row[1:] for row in sorted(rows)])


def _span(term: Term) -> str:
    return f"{term.start} to {term.end.eve if term.end else 'open'}"


def _calendar(facts: BodyFacts, found: Difference) -> bytes:
    from secretariat.chairs.calendar_file import Entry, calendar_file  # noqa: PLC0415 - verbs are lazy

    name = facts.abbreviation or facts.name or facts.slug
    entries = [
        Entry(
            uid=f"{facts.slug}-{term.start.first.isoformat()}-{slug_of(term.holder)}@rotation.secretariat",
            summary=f"{name}: {term.holder} in the chair",
            first=term.start.first,
            end=term.end.last if term.end else None,
            status="CONFIRMED" if term.status is TermStatus.HELD else "TENTATIVE",
            description=_described(term),
        )
        for term in found.changed
    ]
    return calendar_file(f"{name}: chairs", entries, stamped=datetime.now(UTC))


def _described(term: Term) -> str:
    exact = term.start.is_exact and (term.end is None or term.end.is_exact)
    decided = f"Exception: {term.exception.kind.value}." if term.exception else ""
    return " ".join(
        filter(None, (f"Status: {term.status.value}.", decided, "" if exact else f"{_span(term)}."))
    )
