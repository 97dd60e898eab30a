"""From rows as typed to partners and budgets, checked so that sums add up; refusals name the row."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from secretariat.evidence.sourced import Sourced
from secretariat.meetings.speaking import Bearers
from secretariat.projects.money import (
    BadSum,
    Portion,
    Share,
    amount_of,
    percent_of,
    refuse_budget,
    refuse_shares,
)
from secretariat.projects.states import PartnerRole
from secretariat.refusals import Invalid

MOST_ROWS = 200
_ROLES = {role.value: role.value for role in PartnerRole} | {
    str(role.label).lower(): role.value for role in PartnerRole
}


def shares_of(text: str) -> list[Share]:
    """Return the partners of rows `name; role; percent`.

    Raises:
        Invalid: names the row.
    """
    found = []
    for at, cells in _rows(text, "partners"):
        name, role, share = (*cells, "", "")[:3]
        if role.lower() not in _ROLES:
            raise Invalid(f"Row {at}: “{role[:40]}” is no role; choose {', '.join(PartnerRole.values)}.",
                          field="partners")  # fmt: skip
        try:
            percent = percent_of(share) if share else None
        except BadSum as error:
            raise Invalid(f"Row {at}: {error}", field="partners") from error
        found.append(Share(name, _ROLES[role.lower()], percent))
    return found


def portions_of(text: str, currency: str) -> list[Portion]:
    """Return the budget of rows `partner; year; amount; funder`.

    Raises:
        Invalid: names the row.
    """
    found = []
    for at, cells in _rows(text, "rows"):
        partner, year, amount, funder = (*cells, "", "", "")[:4]
        if not (year.isdecimal() and len(year) == 4):
            raise Invalid(f"Row {at}: “{year[:20]}” is no year. Write: partner; year; amount.", field="rows")
        try:
            found.append(Portion(partner, int(year), amount_of(amount, currency), funder))
        except BadSum as error:
            raise Invalid(f"Row {at}: {error}", field="rows") from error
    return found


def good_partners(shares: Sequence[Share], sourced: Sourced) -> list[dict[str, Any]]:
    """Return partners as a claim holds them, each tied to whom the record knows by that name.

    Raises:
        Invalid: sums or roles that cannot be; nobody; one and the same under two names.
    """
    if not shares:
        raise Invalid("Name at least one partner, the lead.", field="partners")
    for at, one in enumerate(shares, start=1):
        if not one.words.strip() or len(one.words) > 300:
            raise Invalid(f"Row {at}: it names nobody.", field="partners")
    try:
        refuse_shares(shares)
    except BadSum as error:
        raise Invalid(str(error), field="partners") from error
    bearers, seen = Bearers(sourced), dict[tuple[str, str], int]()
    found = []
    for at, one in enumerate(shares, start=1):
        known = bearers.of(one.words)
        if known and known in seen:
            raise Invalid(f"Row {at}: {one.words} is the partner of row {seen[known]}.", field="partners")
        if known:
            seen[known] = at
        kind, key = known or ("", "")
        found.append({
            "words": one.words, "party": key if kind == "party" else None,
            "body": key if kind == "body" else None, "role": one.role,
            "share": str(one.share) if one.share is not None else None,
        })  # fmt: skip
    return found


def good_budget(
    currency: str, total: Decimal, portions: Sequence[Portion], partners: Iterable[Mapping[str, Any]]
) -> dict[str, Any]:
    """Return a budget as a claim holds it.

    Raises:
        Invalid: the rows do not make the total, or name strangers.
    """
    if not currency:
        raise Invalid("Say in which currency the budget is.", field="currency")
    if not portions:
        raise Invalid("Give at least one row: partner; year; amount.", field="rows")
    try:
        refuse_budget(total, portions, [str(one["words"]) for one in partners])
    except BadSum as error:
        raise Invalid(str(error), field="rows") from error
    rows = [
        {"partner": one.partner, "year": one.year, "amount": str(one.amount), "funder": one.funder}
        for one in portions
    ]
    return {"currency": currency, "total": str(total), "rows": rows}


def _rows(text: str, field: str) -> list[tuple[int, list[str]]]:
    rows = [
        (at, [" ".join(cell.split()) for cell in line.split(";")])
        for at, line in enumerate(text.splitlines(), start=1)
        if line.strip()
    ]
    if len(rows) > MOST_ROWS:
        raise Invalid(f"There are more than {MOST_ROWS} rows.", field=field)
    return rows
