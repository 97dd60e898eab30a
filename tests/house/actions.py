"""What the source of an action says: what it reaches, which entries it records, what it promises."""

import ast
import importlib
import inspect
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import secretariat

ROOT = Path(secretariat.__file__).parent
FILES = sorted(p for p in ROOT.glob("*/actions/*.py") if p.stem != "__init__")
VERB = re.compile(r"^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$")
_WRITES = re.compile(r"Writes:(.*?)(?:\n\s*\n|\n *(?:Who|From, to|Refuses|Args|Raises):|\Z)", re.DOTALL)


@dataclass(frozen=True)
class Module:
    """One file of actions."""

    path: Path

    def __str__(self) -> str:
        return f"{self.path.parts[-3]}/{self.path.stem}"

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.path.read_text(encoding="utf-8"))

    @cached_property
    def functions(self) -> dict[str, ast.FunctionDef]:
        return {node.name: node for node in self.tree.body if isinstance(node, ast.FunctionDef)}

    @cached_property
    def actions_called(self) -> set[str]:
        """Names imported from files of actions, and what a table of them is called."""
        imports = [node for node in self.tree.body if isinstance(node, ast.ImportFrom)]
        names = {a.name for i in imports if ".actions." in (i.module or "") for a in i.names}
        return names - {"record"}


@dataclass(frozen=True)
class Action:
    """One public function of a file of actions."""

    module: Module
    name: str

    def __str__(self) -> str:
        return f"{self.module}" + ("" if self.name == self.module.path.stem else f":{self.name}")

    @cached_property
    def doc(self) -> str:
        module = importlib.import_module(
            f"secretariat.{self.module.path.parts[-3]}.actions.{self.module.path.stem}"
        )
        return inspect.getdoc(getattr(module, self.name)) or ""

    @cached_property
    def writes(self) -> str:
        """The part of the docstring that says what is written."""
        found = _WRITES.search(self.doc)
        return found.group(1) if found else ""

    @cached_property
    def promised(self) -> set[str]:
        """The verbs that the docstring names."""
        return {word for word in re.findall(r"`([^`]+)`", self.writes) if VERB.match(word)}

    @cached_property
    def delegates(self) -> set[str]:
        """The actions of which the docstring says that what they write is written."""
        return set(re.findall(r"`(\w+)`", self.writes)) & self.module.actions_called

    @cached_property
    def reached(self) -> list[ast.FunctionDef]:
        """This function and all of its file that it uses, and those that they use."""
        seen: dict[str, ast.FunctionDef] = {}
        todo = [self.name]
        while todo:
            name = todo.pop()
            if name not in seen and name in self.module.functions:
                seen[name] = self.module.functions[name]
                todo.extend(node.id for node in ast.walk(seen[name]) if isinstance(node, ast.Name))
        return list(seen.values())

    def records(self) -> Iterator[tuple[ast.FunctionDef, ast.Call]]:
        """Return each call by which an entry is written, with the function in which it stands."""
        for function in self.reached:
            for node in ast.walk(function):
                if (
                    isinstance(node, ast.Call)
                    and isinstance(node.func, ast.Name)
                    and node.func.id == "record"
                ):
                    yield function, node

    @cached_property
    def recorded(self) -> set[str]:
        """The verbs of the entries that its file writes."""
        return {verb_of(call) for _, call in self.records()}


def verb_of(call: ast.Call) -> str:
    """Return the verb of a call to `record`; it must stand there as it is."""
    first = call.args[0] if call.args else None
    assert isinstance(first, ast.Constant), f"line {call.lineno}: the verb of an entry is written out"
    assert isinstance(first.value, str)
    return first.value


def keywords(call: ast.Call) -> set[str]:
    """Return the names of the arguments of a call."""
    return {keyword.arg for keyword in call.keywords if keyword.arg}


def is_whole(function: ast.FunctionDef) -> bool:
    """Tell whether all that the function does happens in one transaction, or a part of it that says so."""
    return any("atomic" in ast.unparse(one) for one in function.decorator_list) or any(
        isinstance(node, ast.With) and "transaction.atomic" in ast.unparse(node.items[0])
        for node in ast.walk(function)
    )


def all_actions() -> list[Action]:
    """Return every public function of every file of actions."""
    modules = [Module(path) for path in FILES]
    return [Action(module, name) for module in modules for name in module.functions if name[0] != "_"]
