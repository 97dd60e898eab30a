"""What a reading yields: Findings, each slot with its own span, and Remarks on what was not understood.

Kinds and fields are those of the interchange format (docs/reference/findings.md).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from secretariat.engines.values.spans import Span


class Kind(StrEnum):
    """What a Finding asserts."""

    OFFICE = "office"
    MEETING = "meeting"
    CHAIRMANSHIP = "chairmanship"
    MEMBERSHIP = "membership"
    STATEMENT = "statement"
    COMMITMENT = "commitment"
    ADOPTION = "adoption"


class Grade(StrEnum):
    """How far a rule is trusted: accepted-grade rules have a measured precision of at least 0.97."""

    ACCEPTED = "accepted"
    CANDIDATE = "candidate"


FIELDS: Mapping[Kind, tuple[str, ...]] = {
    Kind.OFFICE: ("person", "office", "organisation", "start", "end"),
    Kind.MEETING: (
        "type", "title", "body", "ordinal", "start", "end", "place", "mode", "participants", "status",
    ),
    Kind.CHAIRMANSHIP: ("body", "holder", "start", "end", "status"),
    Kind.MEMBERSHIP: ("body", "party", "status", "change", "date"),
    Kind.STATEMENT: ("speaker", "quote", "span"),
    Kind.COMMITMENT: ("actors", "stance", "span", "due"),
    Kind.ADOPTION: ("instrument", "title", "body", "date"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Slot:
    """Where the value of one field stands in the text.

    `surface` equals `text[span.start:span.end]`. `inferred_from` is set where the value is not in the
    words of `span` alone (a year taken from the dateline, a pronoun, a capital that stands for its
    state): it names the span from which the rest was inferred; `inferred_from` equal to the slot's
    own span says that a fact from outside the text (the publication date) was used.
    """

    span: Span
    surface: str
    inferred_from: Span | None = None


Value = str | int | bool | None | tuple[str, ...] | Span


@dataclass(frozen=True, slots=True)
class Finding:
    """What a reader read, not yet believed.

    `fields` holds every field of the kind (FIELDS), None where the text does not say; dates are EDTF;
    `participants` and `actors` are tuples of str; `span` is a Span. `slots` holds a Slot for each field
    whose value stands in the text; for a tuple value a tuple of Slots in the same order. Fields that
    the rule itself implies (type, status, stance, quote) may have a Slot for their cue. `evidence` are
    the shortest passages that prove the Finding, in order. `rule` names the rule that made it.
    """

    kind: Kind
    fields: Mapping[str, Value]
    slots: Mapping[str, Slot | tuple[Slot, ...]]
    evidence: tuple[Span, ...]
    rule: str
    grade: Grade


@dataclass(frozen=True, slots=True)
class Remark:
    """What the reader did not understand, or did to be able to read; never silent.

    `code` is a stable slug (`no-text`, `tracked-changes-accepted`, `unclosed-quote`, ...).
    """

    code: str
    message: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one reader took from one document."""

    name: str
    sha256: str
    language: str
    published: str | None
    text: str
    findings: tuple[Finding, ...]
    remarks: tuple[Remark, ...]
