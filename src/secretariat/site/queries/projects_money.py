"""The money and the map of projects: by year, partner and funder, each in its currency; by country."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Count, Sum

from secretariat.data.map import places
from secretariat.projects.models import BudgetLine, ProjectPlace
from secretariat.projects.money import shown
from secretariat.site.queries.map_drawing import DrawnMap, Spot, draw_map
from secretariat.site.queries.naming import names_for
from secretariat.site.queries.projects import partner_link
from secretariat.site.queries.projects_narrowing import NarrowedProjects, listed_for, narrow
from secretariat.site.queries.rows import Link, Look

MOST = 60
WIDTH, ROW, LEFT = 560, 26, 110


@dataclass(frozen=True, slots=True)
class Summed:
    """What one year, partner or funder comes to in one currency."""

    who: Link
    amount: str
    count: int


@dataclass(frozen=True, slots=True)
class Bar:
    """A year of the drawing."""

    label: str
    amount: str
    y: int
    width: int


@dataclass(frozen=True, slots=True)
class Drawn:
    """The years of one currency as bars."""

    currency: str
    bars: tuple[Bar, ...]
    height: int


@dataclass(frozen=True, slots=True)
class MoneyBoard:
    """Three tables, and the years drawn for each currency; sums of two currencies are never one."""

    years: tuple[Summed, ...]
    partners: tuple[Summed, ...]
    funders: tuple[Summed, ...]
    drawn: tuple[Drawn, ...]


@dataclass(frozen=True, slots=True)
class ProjectsMap:
    """Projects by country; `rows` say the same in words."""

    drawing: DrawnMap | None
    rows: tuple[tuple[Link, str, int], ...]


def money_board(look: Look, narrowed: NarrowedProjects) -> MoneyBoard:
    """Return the money of the projects that fit, in a fixed number of queries."""
    of = narrow(listed_for(look), narrowed, look).order_by().values("pk")
    lines = BudgetLine.objects.filter(project__in=of).order_by()
    years: list[Any] = list(
        lines.values("project__currency", "year")
        .annotate(sum=Sum("amount"), n=Count("project", distinct=True))
        .order_by("project__currency", "year")[: MOST * 4]
    )
    by_partner, by_funder = _by_whom(lines, "partner"), _by_whom(lines.exclude(funder=None), "funder")
    names = names_for([_pointer(row) for row in [*by_partner, *by_funder]], look)
    return MoneyBoard(
        years=tuple(
            Summed(
                Link(str(row["year"])), shown(row["sum"], row["project__currency"], look.language), row["n"]
            )
            for row in years
        ),
        partners=tuple(_sum(row, names, look) for row in by_partner),
        funders=tuple(_sum(row, names, look) for row in by_funder),
        drawn=_drawn(years, look),
    )


def projects_map(look: Look, narrowed: NarrowedProjects) -> ProjectsMap:
    """Return the projects that fit by country, in a fixed number of queries."""
    of = narrow(listed_for(look), narrowed, look).order_by().values("pk")
    counts = ProjectPlace.objects.filter(project__in=of).values_list("code").annotate(n=Count("pk"))
    found = list(counts.order_by("-n", "code"))
    names = names_for([{"party": code} for code, _ in found], look)
    known = places()
    spots = [_spot(names.party(code), code, n) for code, n in found if code in known]
    return ProjectsMap(draw_map(spots), tuple((names.party(code), code, n) for code, n in found))


def _spot(link: Link, code: str, n: int) -> Spot:
    return Spot(
        place=places()[code], name=f"{link.label} {n}", code=f"{code} {n}", url=f"?place={code}",
        title=f"{link.label}: {n}", manner="is-member",
    )  # fmt: skip


def _by_whom(lines: Any, who: str) -> list[dict[str, Any]]:
    paths = {"party": f"{who}__party__code", "body": f"{who}__partner_body__slug"}
    grouped = lines.values("project__currency", *paths.values()).annotate(
        sum=Sum("amount"), n=Count("project", distinct=True)
    )
    rows = grouped.order_by("-sum", *paths.values())[:MOST]
    return [
        {"party": row[paths["party"]], "body": row[paths["body"]], "sum": row["sum"], "n": row["n"],
         "currency": row["project__currency"]}
        for row in rows
    ]  # fmt: skip


def _pointer(row: dict[str, Any]) -> dict[str, str]:
    return {name: row[name] for name in ("party", "body") if row[name]}


def _sum(row: dict[str, Any], names: Any, look: Look) -> Summed:
    who = partner_link(row["party"], row["body"], "", names)
    return Summed(who, shown(row["sum"], row["currency"], look.language), row["n"])


def _drawn(years: Sequence[dict[str, Any]], look: Look) -> tuple[Drawn, ...]:
    found = []
    for currency in dict.fromkeys(row["project__currency"] for row in years):
        own = [row for row in years if row["project__currency"] == currency]
        most: Decimal = max(row["sum"] for row in own)
        bars = tuple(
            Bar(str(row["year"]), shown(row["sum"], currency, look.language), at * ROW,
                max(2, int((WIDTH - LEFT - 170) * row["sum"] / most)))
            for at, row in enumerate(own)
        )  # fmt: skip
        found.append(Drawn(currency, bars, len(bars) * ROW + 4))
    return tuple(found)
