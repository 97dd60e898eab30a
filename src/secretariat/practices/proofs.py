"""What shows that a result or a reuse is so: taken from what was given, kept with the row."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from secretariat.commitments.papers import Paper
from secretariat.distribution import Distribution
from secretariat.evidence import checks
from secretariat.evidence.actions.receive_document import receive_document
from secretariat.evidence.models import Document
from secretariat.evidence.sourced import Cited
from secretariat.evidence.states import CitationKind
from secretariat.people.actor import Actor
from secretariat.practices.models import Practice
from secretariat.refusals import Invalid

_SHOWS = "practice-evidence"


@dataclass(frozen=True, slots=True)
class Proof:
    """On what it rests, and the paper that came with it."""

    cited: Cited
    paper: Paper | None = None


def is_own_word(proof: Proof) -> bool:
    """Tell whether nothing but somebody's word stands behind it."""
    return proof.cited.kind == CitationKind.ENTRY and proof.paper is None


def columns(proof: Proof, practice: Practice, party: str, by: Actor, at: datetime) -> dict[str, Any]:
    """Return a proof as the columns of `Evidenced`; its paper is kept (`receive_document`).

    Raises:
        Invalid: nothing is given, no address, a sign that cannot be seen, a paper that is not taken.
    """
    cited = proof.cited
    checks.one_of(
        cited.kind, [CitationKind.PASSAGE, CitationKind.REFERENCE, CitationKind.ENTRY], field="source"
    )
    checks.openly_written((cited.note, cited.address), field="note")
    if cited.kind == CitationKind.PASSAGE and cited.passage is None:
        raise Invalid("Give the words of the document.", field="words")
    if cited.kind == CitationKind.REFERENCE:
        checks.said(cited.address, field="address")
        checks.good_address(cited.address)
    if is_own_word(proof):
        checks.said(cited.note, field="note")
    return {
        "source": cited.kind, "passage": cited.passage, "address": cited.address, "seen_on": cited.seen_on,
        "note": cited.note.strip(),
        "document": _kept(proof.paper, practice, party, by, at) if proof.paper else None,
    }  # fmt: skip


def _kept(paper: Paper, practice: Practice, party: str, by: Actor, at: datetime) -> Document:
    """Keep a paper: as far as a published practice goes, before that for members at most."""
    reach = practice.distribution if practice.published_on else Distribution.LIMITED
    try:
        return receive_document(
            data=paper.data, file_name=paper.file_name, distribution=reach, by=by, at=at, body=practice.body,
            is_fictitious=practice.body.is_fictitious,
            shows=(_SHOWS, {"practice": practice.public_id, "party": party}),
        ).document  # fmt: skip
    except Invalid as refusal:
        raise Invalid(str(refusal.message), field="paper") from refusal
