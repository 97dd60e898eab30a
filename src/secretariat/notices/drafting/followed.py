"""A draft notice of what came of an adopted text: who undertook what, and how it stands. Pure; English.

Every sentence rests on the line of the commitment, and on that of the report that says how it stands.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from secretariat.commitments.states import CommitmentState
from secretariat.notices.sentences import Sentence, Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Undertaken:
    """One commitment taken from the text. `line`, `report`: public ids; `owners` named; `due` in words.

    `told`: what the latest report says, in its own words; `when`: of which day, in words.
    """

    line: str
    words: str
    owners: tuple[str, ...]
    state: str
    due: str = ""
    report: str = ""
    told: str = ""
    when: str = ""


_STATES = {
    CommitmentState.IN_PROGRESS: "is under way",
    CommitmentState.NEEDS_FUNDING: "needs funding",
    CommitmentState.STAGNANT: "makes no progress",
    CommitmentState.IMPLEMENTED: "has been done",
    CommitmentState.ELAPSED: "was not done in time",
    CommitmentState.SUPERSEDED: "gave way to another undertaking",
}


def title_of(text: str) -> str:
    """Return the title of the notice."""
    return f"What became of “{text}”"


def words_of(text: str, line: str, adopted: str, rows: Sequence[Undertaken]) -> Words:
    """Return the words.

    Args:
        text, line: title and public id of the text. adopted: its day in words, or "".
    """
    on = f", adopted on {adopted}," if adopted else ""
    done = sum(row.state == CommitmentState.IMPLEMENTED for row in rows)
    lines = (line, *(row.line for row in rows))
    counted = f"From “{text}”{on} {len(rows)} undertaking{'s were' if len(rows) > 1 else ' was'} taken up"
    lede = Sentence(f"{counted}; {done} of them {'has' if done == 1 else 'have'} been done.", lines)
    reported = [row for row in rows if row.state in _STATES]
    ahead = [row for row in rows if row.state not in _STATES]
    paragraphs = [tuple(_reported(reported)), tuple(_ahead(ahead))]
    return Words((lede,), tuple(filter(None, paragraphs)))


def _reported(rows: Iterable[Undertaken]) -> Iterable[Sentence]:
    for row in rows:
        lines = tuple(filter(None, (row.line, row.report)))
        state = _STATES[CommitmentState(row.state)]
        when = f" ({row.when})" if row.when else ""
        yield Sentence(f"{_owners(row)}: “{_plain(row.words)}” {state}{when}.", lines)
        if row.told:
            yield Sentence(row.told if row.told.endswith((".", "!", "?")) else f"{row.told}.", lines)


def _ahead(rows: Iterable[Undertaken]) -> Iterable[Sentence]:
    for what, alike in _alike(rows).items():
        words, due = what
        owners = ", ".join(dict.fromkeys(name for row in alike for name in row.owners)) or "Nobody named"
        by = f" by {due}" if due else ""
        verb = "owe" if len(alike) > 1 or len(alike[0].owners) > 1 else "owes"
        yield Sentence(f"{owners} {verb} “{_plain(words)}”{by}.", tuple(row.line for row in alike))


def _alike(rows: Iterable[Undertaken]) -> dict[tuple[str, str], list[Undertaken]]:
    found: dict[tuple[str, str], list[Undertaken]] = {}
    for row in rows:
        found.setdefault((row.words, row.due), []).append(row)
    return found


def _owners(row: Undertaken) -> str:
    return ", ".join(row.owners) or "Nobody named"


def _plain(words: str) -> str:
    return words.strip().rstrip(".")
