"""Open work about what was said and published: commitments, expectations, documents, notices."""

from secretariat.commitments.bridge import CommitmentValue, SpeakerValue, StatementValue
from secretariat.desk.models import Closing, Expectation
from secretariat.desk.states import Ending
from secretariat.engines.values.edtf import Edtf, parse
from secretariat.evidence.models import Document
from secretariat.notices.models import Notice, Wording
from tests.handover.ground import NOW, Ground, line, plants


@plants("commitment")
def _commitment(g: Ground, said: str, number: int) -> None:
    owner = SpeakerValue(words="Alba", party="XA")
    value = CommitmentValue(words=said, owners=(owner,), stance="agreed", said="2024-05-02", due="2025-12-31")
    commitment = line(g, "commitment", value).line.commitment
    if g.is_closed:
        type(commitment).objects.filter(pk=commitment.pk).update(state="implemented")


@plants("expectation")
def _expectation(g: Ground, said: str, number: int) -> None:
    speaker = SpeakerValue(words="Alba", party="XA")
    value = StatementValue(speaker=speaker, words=said, is_quotation=False, said="2026-01-01")
    claim = line(g, "statement", value)
    row = Expectation.objects.create(
        claim=claim, line=claim.line, words=said, horizon=parse("2026-06"), opened_at=NOW
    )
    if g.is_closed:
        Closing.objects.create(
            expectation=row, ending=Ending.NO_TRACE, searched_until=NOW.date(), at=NOW,
            by_id=g.cast.staff.acting_id,
        )  # fmt: skip


@plants("document")
def _document(g: Ground, said: str, number: int) -> None:
    Document.objects.create(
        body=g.body, distribution=g.distribution, title=said, file_name="a.txt", media_type="text/plain",
        sha256=said.encode().hex()[:64], byte_count=1, received_at=NOW,
        state="read" if g.is_closed else "waiting",
        received_by_id=g.cast.staff.acting_id, published=Edtf.parse("2026-03-01"),
    )  # fmt: skip


@plants("notice")
def _notice(g: Ground, said: str, number: int) -> None:
    by = g.cast.staff.acting_id
    notice = Notice.objects.create(
        body=g.body, kind="press-release", language="en", dated=NOW.date(), opened_at=NOW, opened_by_id=by,
        state="withdrawn" if g.is_closed else "submitted",
    )  # fmt: skip
    Wording.objects.create(notice=notice, language="en", number=1, title=said, words={}, by_id=by, at=NOW)
