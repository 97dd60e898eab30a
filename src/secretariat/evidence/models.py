"""All models of this slice: sources and what was read in them, lines and what is claimed of them."""

from secretariat.evidence.lines import (
    Citation,
    Claim,
    Line,
    OfLine,
    OfLineQuerySet,
    Withdrawal,
)
from secretariat.evidence.sources import Document, Finding, Passage, Reading

__all__ = [
    "Citation",
    "Claim",
    "Document",
    "Finding",
    "Line",
    "OfLine",
    "OfLineQuerySet",
    "Passage",
    "Reading",
    "Withdrawal",
]
