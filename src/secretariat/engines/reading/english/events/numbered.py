"""Meetings whose noun no list knows, told by a number and a verb: "the 113th Joint Mechanism was held".

Reads a Clause; yields Events.
"""

import re
from collections.abc import Iterator, Sequence

from secretariat.engines.reading.english.events.circumstances import circumstances
from secretariat.engines.reading.english.events.clauses import B, C, Clause, D, O, R, S
from secretariat.engines.reading.english.events.convened import trimmed
from secretariat.engines.reading.english.events.event import Event, kind_of
from secretariat.engines.reading.english.events.ordinals import ORDINAL, ordinal_number
from secretariat.engines.reading.english.events.tense import clause_bounds, status_of_noun
from secretariat.engines.reading.findings import Grade
from secretariat.engines.reading.mentions import Marked, Named
from secretariat.engines.reading.sieve import Sieved

# A glance spares most sentences the trial of the whole pattern.
_TAKES_PLACE = Sieved(r"\b(?:held|place|kicked|convened|concluded|opened)\b")
_NUMBERED = Sieved(
    rf"(?<![\w.])(?=[\dA-Zefnst])(?P<ord>{ORDINAL})[\s-]+(?P<name>(?:(?:[A-Z][\w'’&/-]*|{B}|{O}|{R}"
    rf"|{S}|{C}|{D})(?:'s)?"
    rf"(?:,?\s+(?:(?:of|the|and|for|on|in|to|against)\s+)*)?){{2,12}}?)(?:\s?\([^()]{{1,40}}\))?\s*"
    r"(?P<verb>(?:(?:was|were|will|is|has|had|been|being|be|to|also|officially|successfully|due)\s+)*"
    r"(?:held|taken\s+place|took\s+place|takes?\s+place|taking\s+place|kicked\s+off|convened|concluded"
    r"|opened))\b"
)


def numbered(
    marked: Marked, clause: Clause, taken: Sequence[tuple[int, int]], *, is_heading: bool
) -> Iterator[Event]:
    """Yield the meetings that a number and a verb tell, where no other rule read the words (`taken`)."""
    if not _TAKES_PLACE.search(clause.text):
        return
    for match in _NUMBERED.finditer(clause.text):
        if not any(match.start() < end and start < match.end("name") for start, end in taken):
            event = _event(marked, clause, match, is_heading=is_heading)
            if event is not None:
                yield event


def _event(marked: Marked, clause: Clause, match: re.Match[str], *, is_heading: bool) -> Event | None:
    left, right = clause_bounds(clause.text, match.start(), match.end())
    status = status_of_noun(clause.text, match.start(), match.end("name"))
    if status is None:
        return None
    around = circumstances(marked, clause, left, match.start(), match.end("name"), right)
    bodies = clause.behind(*match.span("name"), (Named.BODY,))
    title = clause.span(*trimmed(clause.text, match.start("ord"), match.end("name")))
    evidence = clause.span(*trimmed(clause.text, left if around.date else match.start(), right))
    return Event(
        kind_of(title.of(marked.source.view)), status, "meeting-numbered", Grade.CANDIDATE, (evidence,),
        title.start, "meeting", title, bodies[0] if bodies else None, bodies[0].span if bodies else None,
        ordinal_number(match["ord"]), clause.span(*match.span("ord")), around.date,
        place=around.place, mode=around.mode, is_heading=is_heading, is_named=True,
    )  # fmt: skip
