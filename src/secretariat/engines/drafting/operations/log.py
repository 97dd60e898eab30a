"""The log of a text as lines of JSON, and back; its head proves that no line was changed, left out or put in.

Source: docs/reference/operations.md#the-log.
"""

from collections.abc import Iterable, Mapping
from dataclasses import MISSING, fields
from datetime import datetime
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from secretariat.engines.drafting.errors import BadLog
from secretariat.engines.drafting.operations.acts import OPERATIONS, Act
from secretariat.engines.drafting.operations.hashing import log_hash, plain
from secretariat.engines.drafting.operations.values import (
    Change,
    DropParagraph,
    Edit,
    MergeParagraph,
    MoveParagraph,
    NewParagraph,
    SplitParagraph,
)

_ACTS = {each.__name__: each for each in OPERATIONS}
_EDITS = {
    each.__name__: each
    for each in (Change, NewParagraph, DropParagraph, MoveParagraph, SplitParagraph, MergeParagraph)
}


def as_line(act: Act) -> dict[str, Any]:
    """Return an operation as JSON has it; times are in UTC."""
    line: dict[str, Any] = plain(act)
    return line


def from_line(line: Any) -> Act:
    """Return the operation of a line.

    Raises:
        BadLog: it keeps no shape of an operation.
    """
    kind = _ACTS.get(str(line.get("type", ""))) if isinstance(line, Mapping) else None
    if kind is None:
        raise BadLog("It names no operation.")
    act: Act = _made(kind, line)
    return act


def edits_as_lines(edits: Iterable[Edit]) -> list[dict[str, Any]]:
    """Return edits as JSON has them."""
    return [plain(edit) for edit in edits]


def edits_from_lines(lines: Any) -> tuple[Edit, ...]:
    """Return the edits of lines.

    Raises:
        BadLog: one keeps no shape of an edit.
    """
    if not isinstance(lines, list) or any(
        not isinstance(line, Mapping) or line.get("type") not in _EDITS for line in lines
    ):
        raise BadLog("They are no edits.")
    return tuple(_made(_EDITS[line["type"]], line) for line in lines)


def head(log: Iterable[Act], previous: str = "") -> str:
    """Return the head of a log: a hash over all operations in their order."""
    for act in log:
        previous = log_hash(previous, act)
    return previous


def _made(kind: Any, line: Mapping[str, Any]) -> Any:
    hints = get_type_hints(kind)
    names = {each.name for each in fields(kind)}
    if not set(line) - {"type"} <= names:
        raise BadLog(f"{kind.__name__} has no {sorted(set(line) - {'type'} - names)[0]}.")
    needed = {
        each.name for each in fields(kind) if each.default is MISSING and each.default_factory is MISSING
    }
    if needed - line.keys():
        raise BadLog(f"{kind.__name__} needs {', '.join(sorted(needed - line.keys()))}.")
    try:
        return kind(**{name: _value(hints[name], line[name]) for name in names & line.keys()})
    except BadLog:
        raise
    except (TypeError, ValueError, KeyError, AttributeError) as error:
        raise BadLog(f"{kind.__name__} keeps no shape: {error}") from error


def _moment(value: Any) -> datetime:
    """Return a time; one without a zone is no moment."""
    moment = datetime.fromisoformat(value)
    if moment.tzinfo is None:
        raise ValueError(f"{value} needs a time zone, such as +00:00")
    return moment


def _value(hint: Any, value: Any) -> Any:
    """Return a value of JSON as the type of a field has it."""
    if get_origin(hint) is tuple:
        inner = get_args(hint)
        if not isinstance(value, list):
            raise TypeError("a list is missing")
        if len(inner) == 2 and inner[1] is Ellipsis:
            return tuple(_value(inner[0], each) for each in value)
        if len(inner) != len(value):
            raise TypeError("a list is too long or too short")
        return tuple(_value(each, part) for each, part in zip(inner, value, strict=True))
    if isinstance(value, Mapping):
        return _made(_EDITS[value["type"]], value)
    if hint is datetime:
        return _moment(value)
    allowed = get_args(hint) if isinstance(hint, UnionType) else (hint,)
    if str in allowed and isinstance(value, str):
        return value
    if hint in (int, bool) and type(value) is hint:
        return value
    if value is None and type(None) in allowed:
        return None
    if isinstance(hint, type) and hint not in (str, int, bool):
        return hint(value)
    raise TypeError(f"{value!r} is out of place")
