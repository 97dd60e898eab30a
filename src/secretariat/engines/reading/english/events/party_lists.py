"""Lists of parties: "A, B (since 1984), the C and D", each with the date in its own brackets.

In a list that states its kind ("Members: ...") a name that the gazetteer does not know is a party too, as
long as no more of the names are unknown than known.
"""

from collections.abc import Iterator

from secretariat.engines.reading.english.events.clauses import B, C, Clause, D, R, S, T
from secretariat.engines.reading.mentions import DateMention, Mention, Named
from secretariat.engines.reading.sieve import Sieved

Party = tuple[Mention, DateMention | None]

_UNKNOWN = r"[A-Z][\w'.-]*\w(?:\s+[A-Z\d][\w'.-]*\w){0,3}"
_COUNTED = r"(?:nations|members|countries|states|[Mm]ember\s+[Ss]tates)"
_BRACKET = r"(?:\s*\([^()]{1,40}\))?"
_INNER = rf"(?:the\s+)?[{S}{C}](?:(?:,\s+|,?\s+and\s+)(?:the\s+)?[{S}{C}])+"
_ITEM = (
    rf"(?:(?:the\s+)?(?:cities|city|towns?|port|states?|republics?)\s+of\s+(?:the\s+)?[{S}{C}{R}]"
    rf"(?:\s+\([^()]{{1,40}}\))?|(?:[Tt]he\s+)?(?:\w+\s+)?{B}\s+{_COUNTED}\s*\({_INNER}\)"
    rf"|(?:[Tt]he\s+)?(?:[{S}{B}{C}{R}](?![{S}{B}{C}{R}\w-])(?:\s+of\s+(?:the\s+)?[{S}{D}])?"
    rf"|{_UNKNOWN}(?:\s+of\s+(?:the\s+)?[{S}{D}])?){_BRACKET})"
)
_AND = r"(?:,?\s+(?:and|as\s+well\s+as|along\s+with|together\s+with|plus)\s+|,\s+|;\s+(?:and\s+)?|\s*/\s*)"
ROLL = rf"(?:{_ITEM}(?:{_AND}{_ITEM})+)"
LONG_ROLL = rf"(?:{_ITEM}(?:{_AND}{_ITEM}){{2,}})"

_PIECE = Sieved(_ITEM)
_GROUP = Sieved(rf"(?:[Tt]he\s+)?(?:\w+\s+)?{B}\s+{_COUNTED}\s*\(")
# "the Republics of A, B and C", "the cities of A and B": the kind is no party.
_KIND_OF_PARTY = Sieved(
    r"(?:the\s+|The\s+)?(?:Republics?|Kingdoms?|States?|Cit(?:y|ies)|cit(?:y|ies)|Towns?|towns?|Governments?"
    r"|Municipalit(?:y|ies)|Port|port)"
    r"\s+of\s"
)
_ANY_PARTY = (Named.STATE, Named.BODY, Named.CITY, Named.REGION)
_KNOWN = (Named.STATE, Named.BODY, Named.CITY)


def parties_in(clause: Clause, start: int, end: int) -> list[Party]:
    """Return the parties of the list `clause.text[start:end]`, unknown names among known ones included."""
    found = list(_parties(clause, start, end))
    known = [party for party in found if party[0].named in _KNOWN]
    return found if 2 * len(known) >= len(found) else known


def _parties(clause: Clause, start: int, end: int) -> Iterator[Party]:
    for piece in _PIECE.finditer(clause.text, start, end):
        words = piece.group()
        if _GROUP.match(words):
            inner = piece.start() + words.index("(")
            yield from ((m, None) for m in clause.behind(inner, piece.end(), (Named.STATE, Named.CITY)))
            continue
        stop = piece.start() + len(words.split("(")[0].split(" of ")[0].rstrip())
        kind = _KIND_OF_PARTY.match(words)
        if kind is not None:
            named = clause.behind(piece.start(), piece.end(), _ANY_PARTY)
            yield from ((m, None) for m in named[:1])
            continue
        date = next((clause.dates[i] for i in range(stop, piece.end()) if i in clause.dates), None)
        named = clause.behind(piece.start(), stop, _ANY_PARTY)
        if named:
            yield named[0], date
        elif not clause.behind(piece.start(), stop) and T not in words[: stop - piece.start()]:
            span = clause.span(piece.start(), stop)
            name = clause.text[piece.start() : stop].removeprefix("The ").removeprefix("the ")
            yield Mention(Named.REGION, span, " ".join(name.split())), date
