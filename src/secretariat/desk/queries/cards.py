"""Documents and findings as pages of the desk show them: values only."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse

from secretariat.dates import moment
from secretariat.desk.compare.lighting import Segment
from secretariat.distribution import Distribution
from secretariat.engines.values.addresses import shown_address
from secretariat.engines.values.date_labels import label
from secretariat.evidence.models import Document
from secretariat.evidence.notes import Note


@dataclass(frozen=True, slots=True)
class DocumentCard:
    """A document as the desk shows it."""

    public_id: str
    title: str
    file_name: str
    publisher: str
    published: str
    address: str
    distribution: str
    is_restricted: bool
    state: str
    failure: str
    received_at: str
    received_by: str
    size: str
    url: str
    is_fictitious: bool


@dataclass(frozen=True, slots=True)
class FieldRow:
    """One field of a finding: as it counts, whether inferred, what was read otherwise, whom it means."""

    name: str
    label: str
    value: str
    is_inferred: bool
    before: str = ""
    meant: str = ""


@dataclass(frozen=True, slots=True)
class DifferenceRow:
    """A field on which the finding and the record do not agree, in words."""

    label: str
    here: str
    there: str


@dataclass(frozen=True, slots=True)
class RecordRow:
    """A line of the record beside a finding: what it says, why it stands here, its sources."""

    words: str
    state: str
    reason: str
    url: str
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class LikelyRow:
    """A person of the record who may be the one named, with the reason."""

    words: str
    slug: str
    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class FindingCard:
    """A finding with all that a reviewer needs to decide on it."""

    public_id: str
    version: int
    kind: str
    kind_label: str
    title: str
    rule: str
    grade: str
    state: str
    reason: str
    decided: str
    rows: tuple[FieldRow, ...]
    evidence: tuple[tuple[str, str], ...]
    verdict: str
    sentence: str
    differences: tuple[DifferenceRow, ...]
    record: RecordRow | None
    beside: tuple[RecordRow, ...]
    likely: tuple[LikelyRow, ...]
    missing: str
    part_of: str
    looks_ahead: bool
    may_choose: bool
    url: str

    @property
    def is_open(self) -> bool:
        """Whether it still waits for a decision."""
        return self.state == "open"

    @property
    def is_graded(self) -> bool:
        """Whether its rule is trusted enough to be accepted with others after a preview."""
        return self.grade == "accepted"


@dataclass(frozen=True, slots=True)
class Group:
    """Findings that belong together, in reading order."""

    title: str
    findings: tuple[FindingCard, ...]


@dataclass(frozen=True, slots=True)
class RemarkRow:
    """What the reader did not understand, with the words it speaks of."""

    message: str
    words: str
    anchor: str


@dataclass(frozen=True, slots=True)
class DeskPage:
    """All of one document at the desk; `counts` by state, `graded` open findings of the accepted grade."""

    document: DocumentCard
    language: str
    reader: str
    readings: int
    segments: tuple[Segment, ...]
    groups: tuple[Group, ...]
    remarks: tuple[RemarkRow, ...]
    counts: Mapping[str, int]
    graded: int

    @property
    def findings(self) -> Sequence[FindingCard]:
        """All findings in the order of the page."""
        return [finding for group in self.groups for finding in group.findings]


def document_card(document: Document, language: str) -> DocumentCard:
    """Return the card of a document whose `received_by` and `body` are loaded."""
    return DocumentCard(
        public_id=document.public_id,
        title=document.title,
        file_name=document.file_name,
        publisher=document.publisher,
        published=label(document.published, language) if document.published else "",
        address=shown_address(document.address),
        distribution=str(document.get_distribution_display()),
        is_restricted=document.distribution == Distribution.RESTRICTED,
        state=document.state,
        failure=document.failure,
        received_at=moment(document.received_at),
        received_by=str(document.received_by),
        size=_size(document.byte_count),
        url=reverse("desk:document", args=[document.public_id]),
        is_fictitious=document.is_fictitious,
    )


def _size(byte_count: int) -> str:
    if byte_count < 1024:
        return f"{byte_count} B"
    kilo = byte_count / 1024
    return f"{kilo:.0f} kB" if kilo < 1024 else f"{kilo / 1024:.1f} MB"
