"""Who speaks or acts: the words of the subject, resolved to a person or body where only one is in play.

Reads a clause and what was said before; writes Speakers.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from secretariat.engines.reading.english.events.bodies import main_body as body_told_of
from secretariat.engines.reading.english.events.clauses import Clause
from secretariat.engines.reading.english.link import Link
from secretariat.engines.reading.english.owners import main_body
from secretariat.engines.reading.english.plurals import is_plural
from secretariat.engines.reading.findings import Slot
from secretariat.engines.reading.mentions import Marked, Mention, Named
from secretariat.engines.reading.sieve import Sieved
from secretariat.engines.values.spans import Span

_ARTICLE = Sieved(r"(?:the|a|an)\s+", re.IGNORECASE)
PRONOUN = Sieved(r"(?:he|she|they|it|both|him|her|his|them)$", re.IGNORECASE)
_NOMINATIVE = {"him": "he", "his": "he", "her": "she", "them": "they"}
_TOGETHER = Sieved(
    r"(?:[Bb]oth (?:[Ss]ides|[Pp]arties|[Mm]inisters|[Ll]eaders|[Pp]residents|officials)|"
    r"[Tt]he (?:two )?[Ss]ides|"
    r"[Tt]he (?P<number>two|three|four|five|six)(?: (?:[Ss]ides|\ue006|[Mm]inisters|[Ll]eaders|"
    r"[Pp]residents|premiers|officials|"
    r"heads of (?:state|government)|prime ministers|foreign ministers|diplomats))?)"
)
# Words that with a demonym stand for the state itself.
_OF_STATE = Sieved(r"(?:team|side|authorities|government)$")
_JUNIOR = frozenset({"deputy", "vice", "assistant", "under", "associate"})
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_OFFICE_OF_STATE = Sieved(r"(?:Office|Department|House|Ministry|Kremlin)\b")
_FEMALE = Sieved(
    r"\b(?:Mrs|Ms|Miss|Madam|Madame|Mme|Dame|Baroness|Queen|Princess|Sheikha|Chairwoman|"
    r"Spokeswoman)\b\.?[\w\s]*$"
)
_MALE = Sieved(r"\b(?:Mr|Sir|Lord|King|Prince|Sheikh|Chairman|Spokesman|Monsieur)\b\.?[\w\s]*$")
_GATHERED = Sieved(
    r"(?:ministers|leaders|participants|delegates|delegations|members|member states|heads of state.*|"
    r"sides|parties|presidents|"
    r"premiers|two|three|four|five|six|states|countries|foreign ministers|parliamentarians|"
    r"permanent representatives|council|summit|meeting|conference|committee|assembly|declaration"
    r"|communiqu[eé]|"
    r"resolution|(?:joint |final )?statement)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Speaker:
    """One who speaks or acts: the value of the field, its slot, and spans that prove who it is."""

    value: str
    slot: Slot
    proof: tuple[Span, ...] = ()
    mention: Mention | None = None


@dataclass(slots=True)
class Scene:
    """Who has spoken and acted so far in a text, and who holds which office."""

    marked: Marked
    links: Sequence[Link]
    last: Speaker | None = None  # who spoke last
    last_paragraph: int = -1
    subject: tuple[Speaker, ...] = ()  # who acted in the sentence before
    here: tuple[Speaker, ...] = ()  # the subject of this sentence, and where it stands
    here_at: Span | None = None
    persons: list[Speaker] = field(default_factory=list)  # who acted, the last one last

    def note(self, subjects: Sequence[Speaker]) -> None:
        """Remember who acted."""
        for one in subjects:
            if one.mention and one.mention.named is Named.PERSON:
                self.persons = [p for p in self.persons if p.value != one.value] + [one]

    def resolve(self, clause: Clause, start: int, end: int, paragraph: int) -> tuple[Speaker, ...]:
        """Return who `clause.text[start:end]` names; nobody where a pronoun has no sure antecedent."""
        words = clause.text[start:end].strip()
        if words.lower() in ("i", "we"):
            return ()
        if PRONOUN.fullmatch(words):
            word = _NOMINATIVE.get(words.lower(), words.lower())
            return self._of_pronoun(clause, start, end, word, paragraph)
        pair = _TOGETHER.fullmatch(words)
        if pair:
            return self._together(clause, start, end, pair.group("number"))
        mentions = clause.behind(start, end)
        persons = [m for m in mentions if m.named is Named.PERSON]
        if persons and not re.search(r"[a-z]{3,}", words.replace("and", "").replace("as well as", "")):
            return tuple(self._named(m) for m in persons)
        if len(mentions) == 1 and mentions[0].named is Named.DEMONYM and _OF_STATE.search(words):
            return tuple(self._named(m) for m in mentions)
        if len(mentions) == 1 and mentions[0].named is Named.OFFICE:
            return self._of_office(clause, start, end, mentions[0])
        plain = re.sub(r"\b(?:the|and|as well as)\b|[,\s]", "", words, flags=re.IGNORECASE)
        if mentions and len(plain) == len(mentions):
            return tuple(self._named(m) for m in mentions)
        return self._of_words(clause, start, end)

    def _together(self, clause: Clause, start: int, end: int, number: str | None) -> tuple[Speaker, ...]:
        """Return "both sides", "the two ministers", "the four": as many persons as acted until here."""
        count = _NUMBERS.get((number or "two").lower(), 2)
        begin = clause.span(0, 1).start
        span = clause.span(start, end)
        here = [m for m in self.marked.mentions if m.named is Named.PERSON and m.span.end <= span.start]
        everyone = {m.value: self._named(m) for m in here}
        if len(everyone) == count:
            chosen = list(everyone.values())
        else:
            own = {m.value: self._named(m) for m in here if m.span.start >= begin}
            others = [p for p in reversed(self.persons) if p.value not in own]
            chosen = [*own.values(), *others][:count] if count == 2 else []
        if len(chosen) != count:
            return self._of_words(clause, start, end)
        surface = span.of(self.marked.source.text)
        return tuple(
            Speaker(c.value, Slot(span, surface, c.slot.span), (*c.proof, c.slot.span), c.mention)
            for c in chosen
        )

    def _named(self, mention: Mention) -> Speaker:
        surface = mention.span.of(self.marked.source.text)
        whole = self._whole(mention)
        slot = Slot(mention.span, surface, whole)
        return Speaker(mention.value, slot, (whole,) if whole else (), mention)

    def _whole(self, mention: Mention) -> Span | None:
        """Return where the value stands in full, if the mention is shorter."""
        view = self.marked.source.view
        if " ".join(mention.span.of(view).split()) == mention.value or mention.named is Named.DEMONYM:
            return None
        alike = (m for m in self.marked.mentions if m.value == mention.value and m.named is mention.named)
        return next((m.span for m in alike if " ".join(m.span.of(view).split()) == m.value), None)

    def _of_pronoun(
        self, clause: Clause, start: int, end: int, word: str, paragraph: int
    ) -> tuple[Speaker, ...]:
        later = self.here_at is not None and self.here_at.end <= clause.span(start, end).start
        before = self.here if later and self.here else self.subject
        owners = before or ((self.last,) if self.last else ())
        if word in ("they", "both"):
            owners = before
        elif word in ("he", "she"):
            people = [s for s in before if s.mention and s.mention.named is Named.PERSON]
            spoke = (
                self.last
                if self.last and self.last.mention and self.last.mention.named is Named.PERSON
                else None
            )
            near = spoke is not None and paragraph - self.last_paragraph <= 2
            owners = (people[0],) if len(people) == 1 else ((spoke,) if spoke and near else ())
            if spoke and owners and paragraph == self.last_paragraph and not later:
                owners = (spoke,) if spoke.slot.span.start > owners[0].slot.span.end else owners
            owners = tuple(o for o in owners if self._fits(o, word))
        else:
            owners = tuple(o for o in owners if not (o.mention and o.mention.named is Named.PERSON))[:1]
        span = clause.span(start, end)
        surface = span.of(self.marked.source.text)
        return tuple(
            Speaker(
                o.value,
                Slot(span, surface, o.slot.inferred_from or o.slot.span),
                (*o.proof, o.slot.span),
                o.mention,
            )
            for o in owners
        )

    def _fits(self, owner: Speaker, word: str) -> bool:
        view = self.marked.source.view
        for mention in self.marked.mentions:
            if mention.named is Named.PERSON and mention.value == owner.value:
                before = view[max(0, mention.span.start - 30) : mention.span.start]
                if (_FEMALE.search(before) and word == "he") or (_MALE.search(before) and word == "she"):
                    return False
        return True

    def _of_office(self, clause: Clause, start: int, end: int, office: Mention) -> tuple[Speaker, ...]:
        """Return the one person who holds the office in this text, else the office as worded."""
        wanted = set(office.value.lower().split())
        if not is_plural(office.value):
            holders: dict[str, Link] = {}
            for link in self.links:
                titles = set(link.office.lower().replace("-", " ").split())
                alike = (
                    office.parent is None or link.parent is None or office.parent.value == link.parent.value
                )
                junior = titles & _JUNIOR - wanted
                if set(" ".join(wanted).replace("-", " ").split()) <= titles and alike and not junior:
                    holders.setdefault(link.person.value, link)
            acted = [p.value for p in self.persons if p.value in holders]
            recent = acted[0] if len(acted) == 1 else self.last.value if self.last else None
            only = next(iter(holders.values())) if len(holders) == 1 else holders.get(recent or "")
            if only:
                span = clause.span(start, end)
                whole = self._whole(only.person) or only.person.span
                return (
                    Speaker(
                        only.person.value,
                        Slot(span, span.of(self.marked.source.text), whole),
                        (whole,),
                        only.person,
                    ),
                )
        return self._of_words(clause, start, end)

    def _of_words(self, clause: Clause, start: int, end: int) -> tuple[Speaker, ...]:
        span = clause.span(start, end)
        surface = span.of(self.marked.source.text)
        article = _ARTICLE.match(surface)
        if article:
            span = Span(span.start + article.end(), span.end)
            surface = span.of(self.marked.source.text)
        value = " ".join(surface.split())
        return (Speaker(value, Slot(span, surface)),)


def with_body(scene: Scene, speakers: tuple[Speaker, ...], before: int) -> tuple[Speaker, ...]:
    """Add to collective actors ("Ministers") the body to which they belong: the last that the text named."""
    if len(speakers) != 1 or speakers[0].mention is not None:
        return speakers
    own = [m for m in scene.marked.mentions if m.named is Named.BODY and speakers[0].slot.span.holds(m.span)]
    if own and own[0].span != speakers[0].slot.span:
        slot = Slot(own[0].span, own[0].span.of(scene.marked.source.text))
        return (*speakers, Speaker(own[0].value, slot, (), own[0]))
    if not _GATHERED.fullmatch(speakers[0].value):
        return speakers
    bodies = [
        m
        for m in scene.marked.mentions
        if m.named is Named.BODY and m.span.end <= before and m.key and not _OFFICE_OF_STATE.search(m.value)
    ]
    if not bodies:
        return speakers
    main = main_body(scene.marked) or body_told_of(scene.marked)
    if main is not None and main.span.end <= before:
        slot = Slot(main.span, main.span.of(scene.marked.source.text))
        return (*speakers, Speaker(main.value, slot, (), main))
    counts: dict[str, int] = {}
    for body in bodies:
        counts[body.key or ""] = counts.get(body.key or "", 0) + 1
    most = max(counts.values())
    body = next(b for b in bodies if counts[b.key or ""] == most)
    return (*speakers, Speaker(body.value, Slot(body.span, body.span.of(scene.marked.source.text)), (), body))
