"""What every page is given by the house, no page gives anew: the masthead or the foot would lose it."""

import ast
from pathlib import Path

from django.http import HttpRequest

from secretariat.site.context import page

SOURCE = Path(__file__).parents[2] / "src/secretariat"


def keys_of(module: Path) -> set[str]:
    """Return the keys of the dictionaries that a module writes."""
    given = (node for node in ast.walk(ast.parse(module.read_text())) if isinstance(node, ast.Dict))
    return {key.value for each in given for key in each.keys if isinstance(key, ast.Constant)}


def test_no_page_gives_what_the_house_gives_to_all() -> None:
    everywhere = set(page(HttpRequest()))
    assert "languages" in everywhere
    modules = [*SOURCE.glob("*/pages/**/*.py")]
    assert len(modules) > 50
    assert {module.name: found for module in modules if (found := keys_of(module) & everywhere)} == {}
