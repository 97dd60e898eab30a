"""One sentence as the rules of chairmanships read it: bodies, terms and holders of a match.

What the sentences before it said of chairs tells which body a bare "chairmanship" means.
"""

import re
from dataclasses import dataclass

from secretariat.engines.reading.english.events.bodies import BodyMeant, as_called, main_body, meant
from secretariat.engines.reading.english.events.chair_patterns import CHAIR_TITLE, FRONTED
from secretariat.engines.reading.english.events.chairs import Chair
from secretariat.engines.reading.english.events.clauses import Clause
from secretariat.engines.reading.english.events.tense import clause_bounds
from secretariat.engines.reading.english.events.terms import Term, term_in
from secretariat.engines.reading.findings import Grade
from secretariat.engines.reading.iso import first_iso
from secretariat.engines.reading.mentions import Marked, Mention, Named
from secretariat.engines.reading.sieve import Sieved
from secretariat.engines.values.spans import Span

_NEAR = 200  # signs between a chair and a sentence that goes on about the same chair
# A verb of its own after the words on the chair: its date is no term.
_OTHER_VERB = Sieved(
    r",?\s+(?:said|says|told|announced|urged|called|welcomed|met|meets|visited|opened|hosts?|hosted)\b"
    r"|\s+who\s|\s+and\s+(?:will\s+|is\s+to\s+)?(?:pass|hand|transfer|cede)\w*\s|\s+and\s+(?:has|have"
    r"|had)\s+\w+\s|,\s+(?:and\s+)?(?:will|has"
    r"|have|is|was|sent|took|takes|\w+ed)\b"
)


@dataclass(frozen=True, slots=True)
class ChairReader:
    """One sentence, with what the sentences before it said of chairs."""

    marked: Marked
    clause: Clause
    before: list[Chair]

    def fronted_term(self, left: int, start: int) -> Term:
        """Return the term of "From 1 July to 30 June, S will chair"; other dates before belong elsewhere."""
        if not FRONTED.match(self.clause.text[left:start]):
            return Term()
        return term_in(self.marked.source, self.clause, left, start)

    def has_begun(self, term: Term) -> bool:
        day, start = self.marked.told.published, first_iso(str(term.start.value)) if term.start else None
        return bool(day and start and start <= day.isoformat()[: len(start)])

    def is_over(self, term: Term) -> bool:
        """Tell whether a term, or the year or month in which it was held, lies before the day of the text."""
        day, last = self.marked.told.published, term.end or term.start
        ended = first_iso(str(last.value)) if last else None
        return bool(day and ended and ended < day.isoformat()[: len(ended)])

    def is_to_begin(self, term: Term) -> bool:
        """Tell whether a term begins after the day of the text."""
        return term.start is not None and self.marked.told.published is not None and not self.has_begun(term)

    def chair(
        self,
        body: BodyMeant,
        holder: Mention,
        status: str,
        term: Term,
        name: str,
        grade: Grade,
        around: tuple[int, int],
    ) -> Chair:
        body = as_called(self.marked, body)
        first = min([around[0], *self._places(term, body.mention.span)])
        span = self.clause.span(first, _without_end(self.clause.text, around[1]))
        evidence = [span]
        if not span.holds(body.mention.span):
            evidence.append(body.mention.span)
        state = None
        if holder.named is Named.PERSON:
            phrase = next((place for place in self.clause.places if place.holds(holder.span)), holder.span)
            state = next(iter(states_in(self.marked, phrase)), None)
        rule = f"chair-{name}"
        return Chair(body.mention, holder, status, term, tuple(evidence), rule, grade, body.phrase, state)

    def _places(self, term: Term, body: Span) -> list[int]:
        wanted = [date.span for date in term.dates] + [body]
        return [i for i, place in enumerate(self.clause.places) if place in wanted]

    def mention(self, match: re.Match[str], group: str) -> Mention:
        return self.clause.mentions[match.start(group)]

    def body(self, match: re.Match[str], name: str) -> BodyMeant | None:
        groups = match.groupdict()
        for group, words in groups.items():
            if words and group.startswith(("pre", "body", "chaired")):
                return meant(self.marked, self.clause, *match.span(group))
        if groups.get("title"):
            title = self.mention(match, "title")
            if not CHAIR_TITLE.fullmatch(title.value.split(" of ")[0]):
                return None
            if title.parent is not None:
                return BodyMeant(title.parent, title.parent.span)
        last = self.before[-1] if self.before else None
        if last and 0 <= self.clause.places[0].start - last.evidence[0].end < _NEAR:
            return BodyMeant(last.body, self.clause.span(*match.span()))
        kept = {chair.body.value: chair.body for chair in self.before}
        if len(kept) == 1:
            mention: Mention | None = next(iter(kept.values()))
        else:
            mention = main_body(self.marked)
        if mention is None:
            return None
        phrase = self.clause.span(*match.span())
        return BodyMeant(mention, phrase)

    def bounds(self, match: re.Match[str]) -> tuple[int, int]:
        """Return the clause of a match, with the relative clause that tells the term of this chair."""
        left, right = clause_bounds(self.clause.text, match.start(), match.end())
        follows = re.match(
            r",?\s+(?:and\s+)?(?:which|that)\s+(?:\w+\s+){0,4}?(?:began|begins|started|starts|runs?"
            r"|ends?|ended|holds?|held|will|lasts|lasted)\b[^,;:\"]*",
            self.clause.text[match.end() :],
        )
        if follows:
            return left, max(right, match.end() + follows.end())
        beyond = _OTHER_VERB.search(self.clause.text, match.end(), right)
        return left, beyond.start() if beyond else right

    def term_of_heir(self, match: re.Match[str], right: int) -> Term:
        follows = re.match(r",\s+which\s[^,;:\"]*", self.clause.text[match.end() :])
        end = match.end() + follows.end() if follows else right
        return term_in(self.marked.source, self.clause, match.end(), end)


def _without_end(text: str, end: int) -> int:
    return len(text[:end].rstrip(" .,"))


def states_in(marked: Marked, span: Span) -> list[Mention]:
    """Return the states that a stretch names, by name or as an adjective."""
    return [m for m in marked.mentions if m.named in (Named.STATE, Named.DEMONYM) and span.holds(m.span)]
