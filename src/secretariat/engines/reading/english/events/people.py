"""Who is meant in a clause: named persons, offices that one person holds here, "the host"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from secretariat.engines.reading.english.events.bodies import identity, main_body
from secretariat.engines.reading.english.events.clauses import B, Clause, O, P, S
from secretariat.engines.reading.mentions import Marked, Mention, Named
from secretariat.engines.reading.sieve import Sieved
from secretariat.engines.values.spans import Span

_PLURAL = Sieved(
    r"(?:ministers|heads|leaders|presidents|representatives|ambassadors|counterparts|officials|premiers"
    r"|delegates|secretaries|governors|mayors)\b",
    re.IGNORECASE,
)

_LEAD = (
    rf"(?:[^{P}{O}{S}{B}\".;:]{{0,60}},\s+|(?:[Oo]n|[Ii]n|[Ee]arlier|[Ll]ater)"
    rf"\s+[^{P}{O}{S}{B}\".;:,]{{1,30}}\s)?"
)
_HE = Sieved(rf"\"?{_LEAD}(?:[Hh]e|[Ss]he|[Hh]is|[Hh]er)\b")
_SUBJECT = Sieved(rf"{_LEAD}(?:[Tt]he\s+)?(?P<who>[{P}{O}]),?\s+[a-z]")


@dataclass(frozen=True)
class People:
    """The persons of a text, by the offices that its phrases give them."""

    marked: Marked
    offices: dict[str, set[str]] = field(default_factory=dict)
    persons: dict[str, Mention] = field(default_factory=dict)
    hosts: list[Mention] = field(default_factory=list)
    told: list[Mention] = field(default_factory=list)

    def learn(self, clause: Clause) -> None:
        """Take in who holds which office in this sentence, and who is its host."""
        for at, mention in clause.mentions.items():
            if mention.named is not Named.PERSON:
                continue
            self.persons.setdefault(mention.value, mention)
            for title in self._titles(clause.places[at]):
                self.offices.setdefault(_plain(title.value), set()).add(mention.value)
                if title.parent is not None:
                    self.offices.setdefault(_of(title), set()).add(mention.value)
            around = clause.text[max(0, at - 30) : at]
            if re.search(r"(?:[Hh]ost(?:,|\s+was|\s+is|ed\s+by)\s*(?:the\s+)?)$", around) or re.match(
                r"\s+(?:received|hosted)\b", clause.text[at + 1 :]
            ):
                self.hosts.append(mention)

    def follow(self, clause: Clause) -> None:
        """Take in of whom a sentence told: its subject, else the one person named; "he" changes nobody."""
        if _HE.match(clause.text):
            return
        self.told.clear()
        first = _SUBJECT.match(clause.text)
        one = self.actor(clause.mentions[first.start("who")]) if first else None
        persons = {m.value: m for m in clause.mentions.values() if m.named is Named.PERSON}
        if one is None and len(persons) == 1:
            one = next(iter(persons.values()))
        if one is not None and one.named is Named.PERSON:
            self.told.append(one)

    def _titles(self, phrase: Span) -> Sequence[Mention]:
        return [m for m in self.marked.mentions if m.named is Named.OFFICE and phrase.holds(m.span)]

    def holder(self, office: Mention) -> Mention | None:
        """Return the person meant by an office alone, if one person of the text holds it."""
        if _PLURAL.search(office.value):
            return None
        wanted = _of(office) if office.parent is not None else _plain(office.value)
        found: set[str] = set()
        for title, holders in self.offices.items():
            if title == wanted or (office.parent is None and title.startswith(wanted + " of ")):
                found |= holders
        if len(found) > 1 and office.parent is None:
            main = main_body(self.marked)
            found = self.offices.get(f"{_plain(office.value)} @ {identity(main)}", set()) if main else set()
        return self.persons[next(iter(found))] if len(found) == 1 else None

    def actor(self, mention: Mention) -> Mention | None:
        """Return whom a mention stands for: a person, the one holder of an office, or the office itself."""
        if mention.named is Named.PERSON:
            return mention
        if mention.named is not Named.OFFICE or _PLURAL.search(mention.value):
            return None
        holder = self.holder(mention)
        if holder is not None:
            return holder
        if mention.parent is None:
            return None
        value, owner = mention.value, mention.parent.value
        value = value if owner in value else f"{value} of {owner}"
        return replace(mention, value=value)


def _of(title: Mention) -> str:
    parent = title.parent.key or title.parent.value.casefold() if title.parent else ""
    return f"{_plain(title.value)} @ {parent}"


def _plain(title: str) -> str:
    words = re.sub(r"^(?:the|former|then|acting|new|current)\s+", "", title.casefold())
    return re.sub(r"\s+", " ", words.replace("-", " "))
