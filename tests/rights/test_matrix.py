"""Every route as every role, against a table that a human can check; a route that is not in it fails."""

import os
from pathlib import Path
from typing import Any

import pytest

from tests.cast import Cast
from tests.rights.matrix import SIGNS, asked
from tests.rights.stage import ROLES, UNREACHABLE, address_of, routes, stage

pytestmark = [pytest.mark.slow, pytest.mark.one_database]
TABLE = Path(__file__).with_name("table.txt")


def expected() -> dict[str, dict[str, str]]:
    """Return route → role → the two signs that the table wants."""
    rows = [
        line.split() for line in TABLE.read_text(encoding="utf-8").splitlines() if line[:1] not in {"#", ""}
    ]
    return {name: dict(zip(ROLES, cells, strict=True)) for name, *cells in rows[1:]}


def test_every_route_stands_in_the_table() -> None:
    names = {name for name, _ in routes()} - set(UNREACHABLE)
    assert names - set(expected()) == set(), "routes without a row"
    assert set(expected()) - names == set(), "rows without a route"


def test_the_table_knows_only_its_own_signs() -> None:
    signs = {sign for row in expected().values() for cell in row.values() for sign in cell}
    assert signs <= set(SIGNS) | {"n"}


@pytest.mark.django_db
def test_each_route_answers_each_role_as_the_table_says(cast: Cast, settings: Any, tmp_path: Path) -> None:
    settings.ORIGINALS = tmp_path / "originals"
    made = stage(cast)
    measured = {
        name: {role: asked(made.clients[role], address_of(name, made)) for role in ROLES}
        for name, _ in routes()
        if name not in UNREACHABLE
    }
    if os.environ.get("RIGHTS") == "print":
        print(printed(measured))
    wanted = expected()
    differs = {
        f"{name}, {role}": f"wants {wanted[name][role]}, is {signs}"
        for name, row in measured.items()
        for role, signs in row.items()
        if wanted.get(name, {}).get(role, signs) != signs
    }
    assert differs == {}


def printed(measured: dict[str, dict[str, str]]) -> str:
    """Return the answers as the table is written, with what each sign means."""
    legend = "\n".join(f"  {sign}  {meaning}" for sign, meaning in SIGNS.items())
    head = f"{'route':40}" + " ".join(role[:5].ljust(5) for role in ROLES)
    rows = [f"{name:40}" + " ".join(row[role].ljust(5) for role in ROLES) for name, row in measured.items()]
    undeclared = sum(not hasattr(route.callback, "rule") for name, route in routes() if ":" in name)
    foot = f"{len(measured)} routes, {len(UNREACHABLE)} not asked, {undeclared} without a rule"
    return "\n".join(["", legend, "", head, *rows, "", foot])
