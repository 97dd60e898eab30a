"""Papers that come with a report: kept byte for byte, for those who may see the commitment alone."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse

from secretariat.commitments.bridge import ReportValue
from secretariat.commitments.models import Commitment
from secretariat.distribution import Distribution
from secretariat.evidence.actions.receive_document import receive_document
from secretariat.evidence.models import Document
from secretariat.evidence.projection import as_json
from secretariat.evidence.reach import may_stand_for, readers_of
from secretariat.evidence.sourced import Cited, Sourced
from secretariat.evidence.states import CitationKind
from secretariat.people.models import Account
from secretariat.refusals import Invalid

MOST = 5


@dataclass(frozen=True, slots=True)
class Paper:
    """A file as it came."""

    data: bytes
    file_name: str


def all_bytes() -> int:
    """Return how many bytes the papers of one report may have together."""
    return 2 * int(settings.UPLOAD_BYTES)


def refuse_too_many(papers: Sequence[Paper]) -> None:
    """Refuse more papers than a report takes, before any of them is kept."""
    if len(papers) > MOST:
        raise Invalid(f"A report takes {MOST} papers at most. Send those that show it best.", field="papers")
    if sum(len(one.data) for one in papers) > all_bytes():
        limit = all_bytes() // (1024 * 1024)
        raise Invalid(f"All papers of a report together may have {limit} MB.", field="papers")


def kept(
    papers: Sequence[Paper], commitment: Commitment, value: ReportValue, sourced: Sourced
) -> tuple[Cited, ...]:
    """Keep the papers of a report (`receive_document`); return a citation of each."""
    return tuple(
        Cited(
            CitationKind.ENTRY,
            address=reverse("site:document", args=[document.public_id]),
            note=document.file_name,
        )
        for document in (_kept(one, commitment, value, sourced) for one in papers)
    )


def _kept(paper: Paper, commitment: Commitment, value: ReportValue, sourced: Sourced) -> Document:
    line = commitment.line
    try:
        document = receive_document(
            data=paper.data, file_name=paper.file_name, distribution=line.distribution, by=sourced.by,
            at=sourced.at, body=line.body, readers=Account.objects.filter(pk__in=readers_of(line)),
            is_fictitious=line.is_fictitious, shows=("report", as_json(value)),
        ).document  # fmt: skip
    except Invalid as refusal:
        raise Invalid(str(refusal.message), field="papers") from refusal
    if not may_stand_for(line, document.distribution, readers_of(document)):
        raise Invalid(
            f"{paper.file_name} was received before, for fewer readers than this commitment has.",
            field="papers",
        )
    if document.distribution == Distribution.PUBLIC and line.distribution != Distribution.PUBLIC:
        raise Invalid(f"{paper.file_name} was received before, open to everybody.", field="papers")
    return document
