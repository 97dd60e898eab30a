"""The rules of actions hold for every action, so that no new one forgets them."""

import ast
import importlib
import inspect
from pathlib import Path

import pytest

import secretariat

ROOT = Path(secretariat.__file__).parent
FILES = sorted(p for p in ROOT.glob("*/actions/*.py") if p.stem != "__init__")


def used(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    loads = (n for n in ast.walk(tree) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load))
    return {node.id for node in loads}


def name_of(path: Path) -> str:
    return f"{path.parts[-3]}/{path.stem}"


def test_the_walk_finds_the_actions() -> None:
    assert len(FILES) > 15


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_action_has_the_name_of_its_file_and_only_named_arguments(path: Path) -> None:
    module = importlib.import_module(f"secretariat.{path.parts[-3]}.actions.{path.stem}")
    action = getattr(module, path.stem)
    if path.stem == "record":
        return
    kinds = {p.kind for p in inspect.signature(action).parameters.values()}
    assert kinds <= {inspect.Parameter.KEYWORD_ONLY}


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_action_writes_history_itself_or_through_another_action(path: Path) -> None:
    if path.stem in {"record", "seat_machine"}:
        return  # the history itself; the account under which reference data enters
    others = {other.stem for other in FILES if other != path} | {"ENTER"}
    assert used(path) & ({"record"} | others), "an act without a history entry"


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_action_says_who_and_what_it_refuses(path: Path) -> None:
    module = importlib.import_module(f"secretariat.{path.parts[-3]}.actions.{path.stem}")
    text = inspect.getdoc(getattr(module, path.stem)) or ""
    if path.stem in {"record", "seat_machine"}:
        assert text
        return
    assert "Who:" in text
    assert "Writes:" in text
    assert "Refuses:" in text
