"""Mentions: what is named in a text, before anything is said about it.

Recognisers of a language write these; the rules for Findings read them.
"""

from collections.abc import Hashable, MutableMapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from secretariat.engines.reading.text import ReadingText
from secretariat.engines.values.spans import Span


class Named(StrEnum):
    """What a mention names."""

    PERSON = "person"
    STATE = "state"  # by name, short or long
    DEMONYM = "demonym"  # "Russian", "Finland's": the state as an adjective or genitive
    CITY = "city"
    REGION = "region"
    BODY = "body"  # an organisation or organ known to the gazetteer, or of its shape
    OFFICE = "office"  # a title: "Minister of Foreign Affairs"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Mention:
    """One name in the text.

    `key` is the identity where the gazetteer knows it ("RU", "bsec", "Moscow"), else None. `value` is
    the form in which the field of a Finding gives it, without article or honorific ("Sergei Lavrov",
    "Union of the Baltic Cities"). `parent` is the state or body that the words themselves name
    beside it ("Minister of Foreign Affairs *of the Russian Federation*").
    """

    named: Named
    span: Span
    value: str
    key: str | None = None
    parent: "Mention | None" = None


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in the text: `edtf` as exact as can be justified, None where no year can be had.

    `inferred_from` as in Slot: the span that gave a missing part; equal to `span` where a fact from outside
    (publication or receipt) gave it. `is_range` for two ends or a named half-year, season, month span.
    """

    span: Span
    edtf: str | None
    is_range: bool = False
    inferred_from: Span | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """What is known about the document from outside, and what its own dateline says."""

    published: date | None
    received: date | None
    dateline: Span | None = None


@dataclass(frozen=True, slots=True)
class Marked:
    """A text with all its mentions, in order of their start; the input of every rule.

    `views` keeps what the rules of several families derive from it again and again, by what was asked.
    """

    source: ReadingText
    told: Told
    mentions: Sequence[Mention]
    dates: Sequence[DateMention]
    views: MutableMapping[Hashable, object] = field(default_factory=dict, compare=False, repr=False)
