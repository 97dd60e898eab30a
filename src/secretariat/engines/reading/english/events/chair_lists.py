"""Chairs told by a list: a heading ("Chairmanships of B"), and lines of a state or person with years.

Reads Clauses in order; writes Chairs. The body is that of the heading, of the section, or of the text.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from secretariat.engines.reading.english.events.bodies import BodyMeant, is_of_states, main_body
from secretariat.engines.reading.english.events.chair_reader import ChairReader
from secretariat.engines.reading.english.events.chairs import Chair
from secretariat.engines.reading.english.events.clauses import B, Clause, P, S, T
from secretariat.engines.reading.english.events.filled import from_day, to_day
from secretariat.engines.reading.english.events.terms import Term
from secretariat.engines.reading.findings import Grade
from secretariat.engines.reading.mentions import Marked, Mention
from secretariat.engines.reading.sieve import Sieved

_CHAIRS = (
    r"(?:[Cc]hairmanships?(?:-in-[Oo]ffice)?|[Pp]residenc(?:y|ies)|[Cc]hair(?:s|men|persons?|ing\s+countries)"
    r"|[Cc]hairpersonships?|[Cc]hairships?|CHAIRMANSHIPS?|PRESIDENC(?:Y|IES)|CHAIRS)"
)
_HEADING = Sieved(
    rf"[\s\d.()•*·–—-]*(?:(?:[Tt]he|[Ll]ist\s+of|[Oo]rder\s+of|[Rr]otation\s+of|[Ss]uccession\s+of)\s+(?:the\s+)?)*"
    rf"(?:(?P<which>[Pp]ast|[Pp]revious|[Ff]ormer|[Ff]uture|[Nn]ext|[Ff]orthcoming|[Uu]pcoming|[Rr]ecent"
    rf"|[Rr]otating)\s+(?:and\s+\w+\s+)?)?"
    rf"(?:(?P<body>{B})(?:'s?)?\s+)?{_CHAIRS}(?:\s+(?:of|in)\s+(?:the\s+)?(?P<body2>{B}))?"
    rf"(?:\s+(?:since|from|in)\s+{T})?\s*(?:\([^()]{{1,40}}\))?\s*:?\s*"
)
_MARK = r"[\s\d.()•*·–—-]*?"
_LINE = Sieved(
    rf"{_MARK}(?P<t>{T})\s*[:,–—-]*\s*(?:the\s+)?(?P<holder>[{S}{P}])\s*(?:\([^()]{{1,60}}\))?\s*[.,;]?\s*"
    rf"|{_MARK}(?:the\s+)?(?P<holder2>[{S}{P}])\s*[:,(–—-]*\s*(?:in\s+|from\s+)?(?P<t2>{T})\s*\)?\s*[.,;]?\s*"
)
_ONLY_BODY = Sieved(rf"[\s\d.()•*·–—-]*(?:[Tt]he\s+)?{B}(?:\s*\([^()]{{1,12}}\))?\s*:?\s*")
_PROSE = 160  # signs: what is longer ends a list


@dataclass(slots=True)
class ChairList:
    """Where in a list of chairs the reading stands."""

    marked: Marked
    owner: Mention | None = None  # the body of a section
    body: BodyMeant | None = None  # that of the list under whose heading the next line stands

    def read(self, reader: ChairReader) -> Iterator[Chair]:
        """Yield the chair of a line of a list; a heading opens one, any other line closes it."""
        clause = reader.clause
        if self._opens(clause):
            return
        line = _LINE.fullmatch(clause.text) if self.body is not None else None
        if line is None or self.body is None:
            self.body = None
            return
        suffix = "" if line["t"] else "2"
        day = clause.dates[line.start(f"t{suffix}")]
        term = Term(from_day(self.marked.source, day), to_day(self.marked.source, day), (day,))
        term = term if day.is_range else Term(term.start, None, (day,))
        holder = reader.mention(line, f"holder{suffix}")
        status = self._status(reader, term)
        yield reader.chair(self.body, holder, status, term, "listed", Grade.CANDIDATE, (0, len(clause.text)))

    def _opens(self, clause: Clause) -> bool:
        heading = _HEADING.fullmatch(clause.text)
        if heading is None:
            if _ONLY_BODY.fullmatch(clause.text):
                self.owner = next(iter(clause.mentions.values()))
            elif len(clause.text) > _PROSE:
                self.owner = None
            return False
        group = next((g for g in ("body", "body2") if heading[g]), None)
        body = clause.mentions[heading.start(group)] if group else self.owner or main_body(self.marked)
        self.body = BodyMeant(body, body.span) if body is not None and is_of_states(body) else None
        return True

    def _status(self, reader: ChairReader, term: Term) -> str:
        if reader.is_to_begin(term):
            return "planned"
        return "past" if reader.is_over(term) else "current"
