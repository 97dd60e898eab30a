"""A link of a person and an office that words bind: what the rules for offices yield."""

from dataclasses import dataclass

from secretariat.engines.reading.english.words import HONORIFIC
from secretariat.engines.reading.mentions import DateMention, Mention
from secretariat.engines.values.spans import Span

HONORIFICS = rf"(?:(?:[Tt]he\s+)?(?:{HONORIFIC}|\((?:Dr|Prof|Eng|Mrs?|Ms)\.?\))(?:,?\s+|(?<=\.)))*"


@dataclass(frozen=True, slots=True)
class Link:
    """A person and an office that the words bind; `spans` prove it."""

    person: Mention
    office: str
    office_span: Span
    parent: Mention | None
    spans: tuple[Span, ...]
    rule: str
    sure: bool = True
    parent_is_inferred: bool = False
    start: DateMention | None = None
    end: DateMention | None = None
