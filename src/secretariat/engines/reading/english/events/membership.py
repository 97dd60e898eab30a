"""A membership as a rule found it: one party, its standing in one body, and what changed."""

from dataclasses import dataclass

from secretariat.engines.reading.english.events.bodies import BodyMeant, identity
from secretariat.engines.reading.english.events.filled import Filled, finding, from_day, named
from secretariat.engines.reading.findings import Finding, Grade, Kind, Slot
from secretariat.engines.reading.mentions import DateMention, Marked, Mention
from secretariat.engines.values.spans import Span


@dataclass(frozen=True, slots=True)
class Membership:
    """One party's standing in one body."""

    body: BodyMeant
    party: Mention
    status: str
    change: str
    date: DateMention | None
    evidence: tuple[Span, ...]
    rule: str
    grade: Grade

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What makes two the same."""
        return identity(self.body.mention), identity(self.party), self.status, self.change

    def finding(self, marked: Marked) -> Finding:
        """Return the Finding."""
        source, body = marked.source, self.body.mention
        filled = named(source, body)
        if self.body.phrase != body.span:
            filled = Filled(body.value, Slot(self.body.phrase, self.body.phrase.of(source.text), body.span))
        fields = {
            "body": filled,
            "party": named(source, self.party),
            "status": Filled(self.status),
            "change": Filled(self.change),
            "date": from_day(source, self.date),
        }
        return finding(Kind.MEMBERSHIP, self.rule, self.grade, self.evidence, fields)
