"""A log from its lines, step by step; what is wrong is told with the number of its line.

Source: docs/reference/operations.md#a-log-as-a-file.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from secretariat.engines.drafting.errors import BadLog, Refusal
from secretariat.engines.drafting.operations.acts import Act
from secretariat.engines.drafting.operations.applying import applied
from secretariat.engines.drafting.operations.hashing import plain
from secretariat.engines.drafting.operations.log import from_line
from secretariat.engines.drafting.operations.proposals import bracket_of
from secretariat.engines.drafting.operations.values import State
from secretariat.engines.drafting.operations.words import worded


@dataclass(frozen=True, slots=True)
class Step:
    """One operation, the line it stands in (from 1), and the text after it."""

    line: int
    act: Act
    state: State


def steps(lines: Iterable[str]) -> Iterator[Step]:
    """Yield the operations of a log in their order; blank lines are passed over.

    Raises:
        BadLog: names the line, and what is wrong there or why the text does not allow it.
    """
    state = State()
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            act = from_line(_resolved(state, json.loads(line)))
            state = applied(state, act)
        except (ValueError, RecursionError) as error:  # a refusal and a bad line are values too
            raise BadLog(f"Line {number}: {_why(error)}") from error
        yield Step(number, act, state)


def position(log: Sequence[Step], wanted: str) -> int:
    """Return how many operations stand before a position: a number, or the symbol or label of a revision.

    Raises:
        BadLog: the log is shorter, or no revision is called so.
    """
    if not wanted:
        return len(log)
    if wanted.isdecimal():
        if int(wanted) > len(log):
            raise BadLog(f"The log has {len(log)} operations, and none at {wanted}.")
        return int(wanted)
    revisions = log[-1].state.revisions if log else ()
    for revision in revisions:
        if wanted in (revision.symbol, revision.label):
            return revision.count
    names = ", ".join(each.symbol or each.label for each in revisions) or "none"
    raise BadLog(f"No revision is called {wanted}; issued were: {names}.")


def _resolved(state: State, line: Any) -> Any:
    """Return a line with the edits that people tell in words made into edits of tokens."""
    if not isinstance(line, dict):
        return line
    if isinstance(line.get("edits"), list):
        return {**line, "edits": [_edit(state, each) for each in line["edits"]]}
    if line.get("type") in ("Widen", "Narrow") and isinstance(line.get("words"), str):
        home = bracket_of(state, str(line.get("bracket"))).home
        return {**line, "words": list(worded(state, home, line["words"]).removed)}
    return line


def _edit(state: State, edit: Any) -> Any:
    if not isinstance(edit, dict):
        return edit
    if edit.get("type") == "Wording":
        unknown = sorted(edit.keys() - {"type", "paragraph", "words", "wanted", "after"})
        if unknown or "paragraph" not in edit:
            raise BadLog(f"Wording has no {unknown[0]}." if unknown else "Wording needs a paragraph.")
        given = {key: edit[key] for key in edit if key != "type"}
        wrong = [
            key
            for key, each in given.items()
            if not isinstance(each, str) and (key, each) != ("wanted", None)
        ]
        if wrong:
            raise BadLog(f"Wording needs words as {wrong[0]}.")
        return plain(worded(state, **given))
    if edit.get("type") == "SplitParagraph" and ":" not in str(edit.get("after", ":")):
        behind = worded(state, str(edit.get("paragraph")), wanted="", after=str(edit["after"]))
        return {**edit, "after": behind.after}
    return edit


def _why(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"it is no JSON: {error.msg} at column {error.colno}."
    if isinstance(error, BadLog | Refusal):
        return str(error)
    return f"it keeps no shape of an operation: {error}"
