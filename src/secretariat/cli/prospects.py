"""`secretariat prospects`: which cities could be members of a union of cities and are not."""

import json
import sys
from typing import TYPE_CHECKING

import click

from secretariat.cli.naming import known

if TYPE_CHECKING:
    from secretariat.campaigns.finding import Finding, Prospective


@click.command()
@click.argument("body", metavar="BODY")
@click.option(
    "--country", "countries", multiple=True, metavar="CODE", help="Only of this country; may be repeated."
)
@click.option("--population", type=click.IntRange(0), metavar="N", help="Inhabitants, at least.")
@click.option("--most", type=click.IntRange(0), metavar="N", help="Inhabitants, at most.")
@click.option("--sea", "sea_km", type=click.IntRange(0), metavar="KM", help="At most so far from the sea.")
@click.option(
    "--of-sea", type=click.Choice(["any", "baltic", "black"]), default="any", help="From which sea."
)
@click.option(
    "--near", "member_km", type=click.IntRange(0), metavar="KM", help="At most so far from a member."
)
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
def prospects(
    body: str, countries: tuple[str, ...], population: int | None, most: int | None, sea_km: int | None,
    of_sea: str, member_km: int | None, form: str,
) -> None:  # fmt: skip
    """Print the cities of the table that are no members of a body, the largest first."""
    from secretariat.config import running  # noqa: PLC0415 - verbs are lazy

    running.set_up()
    from django.db import DatabaseError  # noqa: PLC0415 - verbs are lazy
    from django.utils import timezone  # noqa: PLC0415 - verbs are lazy

    from secretariat.campaigns.finding import find_prospects  # noqa: PLC0415 - verbs are lazy
    from secretariat.engines.nearness import Asked, Sea  # noqa: PLC0415 - verbs are lazy
    from secretariat.parties.models import Body  # noqa: PLC0415 - verbs are lazy
    from secretariat.people.actor import NOBODY  # noqa: PLC0415 - verbs are lazy

    asked = Asked(
        countries=frozenset(code.upper() for code in countries), population=population, most=most,
        sea=Sea(of_sea), sea_km=sea_km, member_km=member_km,
    )  # fmt: skip
    try:
        of = Body.objects.get(slug=known("body", body, hint="BODY"))
        found = find_prospects(of, asked, NOBODY, timezone.localdate())
    except DatabaseError as error:
        raise click.ClickException(
            f"The database cannot be read ({error}). If it is new, run `secretariat manage migrate` first."
        ) from error
    sys.stdout.write({"json": _json, "table": _table}[form](found))


def _json(found: "Finding") -> str:
    from secretariat.data.cities import CREDIT  # noqa: PLC0415 - verbs are lazy

    rows = [_plain(row) for row in found.rows]
    told = {"source": CREDIT, "members_not_in_the_table": list(found.unmatched), "cities": rows}
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _plain(row: "Prospective") -> dict[str, object]:
    city = row.city
    return {
        "geonames": city.number, "name": city.name, "country": city.country, "population": city.population,
        "sea_km": city.sea_km, "baltic_km": city.baltic_km, "black_km": city.black_km,
        "nearest_member": row.nearest or None, "member_km": row.found.member_km, "seat": row.was or None,
    }  # fmt: skip


def _table(found: "Finding") -> str:
    from secretariat.cli.rotation.tables import table  # noqa: PLC0415 - verbs are lazy
    from secretariat.data.cities import CREDIT  # noqa: PLC0415 - verbs are lazy

    if not found.rows:
        return "The table holds no such city that is not a member.\n"
    heads = ("city", "country", "inhabitants", "km to the sea", "nearest member", "km", "seat")
    rows = [
        (
            row.city.name, row.city.country, str(row.city.population), str(row.city.sea_km), row.nearest,
            "" if row.found.member_km is None else str(row.found.member_km), row.was,
        )
        for row in found.rows
    ]  # fmt: skip
    missing = (
        f"Members that the table does not hold: {', '.join(found.unmatched)}.\n" if found.unmatched else ""
    )
    return "\n".join(table(heads, rows)) + f"\n{len(rows)} cities. {missing}Source: {CREDIT}.\n"
