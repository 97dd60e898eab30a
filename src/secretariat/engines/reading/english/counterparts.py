"""Offices by comparison: "his Turkish counterpart X" holds the office that his host holds.

Reads clauses and the links found so far; writes Links.
"""

import re
from collections.abc import Iterator, Sequence

from secretariat.engines.reading.english.events.clauses import C, Clause, D, O, P, S
from secretariat.engines.reading.english.link import HONORIFICS, Link
from secretariat.engines.reading.english.plurals import is_plural, singular
from secretariat.engines.reading.mentions import Mention, Named
from secretariat.engines.reading.sieve import Sieved

_COLLEAGUE = Sieved(rf"(?P<person>{P}),\s+(?:his|her|their)\s+(?P<of>[{D}])\s+(?P<office>{O})(?=\s*[,.;])")
_COUNTERPART = Sieved(
    rf"\b(?:his|her|their)\s+(?:(?P<of>[{D}{S}{C}])(?:'s)?\s+)?(?P<office>{O})"
    rf",?\s+{HONORIFICS}(?P<person>{P})"
)


def is_counterpart(office: Mention) -> bool:
    """Tell whether a title only compares: "counterpart", "colleague"."""
    return office.value.startswith(("counterpart", "colleague"))


def of_counterparts(clause: Clause, links: Sequence[Link], before: Sequence[Link]) -> Iterator[Link]:
    """Yield "his Turkish counterpart Y": the same office in another state."""
    for match in [*_COUNTERPART.finditer(clause.text), *_COLLEAGUE.finditer(clause.text)]:
        office, person = clause.mentions[match.start("office")], clause.mentions[match.start("person")]
        earlier = {
            m.value for i, m in clause.mentions.items() if i < match.start() and m.named is Named.PERSON
        }
        known = [link for link in before if link.person.value in earlier and len(earlier) == 1]
        own = [*(link for link in links if link.spans[0].start < office.span.start), *known]
        own = _of_subject(clause, match.start(), [*own, *before], own)
        own = [link for link in own if link.person.value != person.value]
        if is_counterpart(office) and not own and match.group("of"):
            yield from _of_ministers(clause, match, person)
        if is_counterpart(office) and own and match.group("of"):
            parent = clause.mentions[match.start("of")]
            spans = (own[0].spans[0], clause.span(*match.span()))
            yield Link(person, own[0].office, own[0].office_span, parent, spans, "counterpart", False)


def _of_subject(clause: Clause, at: int, every: Sequence[Link], found: list[Link]) -> list[Link]:
    """Return the offices of the one whom the sentence begins with, whose counterpart "his" means, if "
    "known."""
    people = [m for i, m in sorted(clause.mentions.items()) if i < at and m.named is Named.PERSON]
    first = [link for link in every if people and link.person.value == people[0].value]
    return first if first and len({m.value for m in people}) > 1 else found


def _of_ministers(clause: Clause, match: re.Match[str], person: Mention) -> Iterator[Link]:
    """Yield the one whom ministers call their counterpart: the office is one of theirs."""
    offices = [m for i, m in sorted(clause.mentions.items()) if i < match.start() and m.named is Named.OFFICE]
    plural = [m for m in offices if is_plural(m.value) and not is_counterpart(m)]
    if len(plural) == 1 and len(offices) == 1:
        parent = clause.mentions[match.start("of")]
        spans = (plural[0].span, clause.span(*match.span()))
        yield Link(person, singular(plural[0].value), plural[0].span, parent, spans, "counterpart", False)
