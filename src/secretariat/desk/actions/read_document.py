import logging
from collections.abc import Iterable
from datetime import date, datetime

from django.conf import settings
from django.db import DatabaseError, transaction

from secretariat.desk import policies
from secretariat.desk.bridge.reading import remark_of, slots_of, value_of
from secretariat.desk.compare.titles import title_of
from secretariat.desk.queries.gazetteer import gazetteer_of_record
from secretariat.engines.reading import read
from secretariat.engines.reading.errors import Overwhelming, TookTooLong, Unreadable
from secretariat.engines.reading.findings import Finding as Found
from secretariat.engines.reading.findings import Reading as ReadOnce
from secretariat.engines.reading.guarded.reading import read_guarded
from secretariat.engines.reading.intake.received import Limits
from secretariat.engines.values.edtf import Edtf, Precision
from secretariat.engines.values.signs import one_line
from secretariat.engines.values.spans import Span
from secretariat.evidence import originals
from secretariat.evidence.models import Document, Finding, Passage, Reading
from secretariat.evidence.states import ReadingState
from secretariat.history.actions.record import record
from secretariat.people.actor import Actor
from secretariat.refusals import NotPermitted

log = logging.getLogger(__name__)
_ADVICE = "Send another file of it, or paste its text. The original is kept."


def read_document(
    *,
    document: Document,
    by: Actor,
    at: datetime,
    language: str = "auto",
    patience_seconds: int | None = None,
) -> Document:
    """Have a document read; a further reading adds and replaces nothing.

    The file is opened and read in processes of their own, with limits of time and memory.

    Who: staff who may see it (`policies.may_read`).
    From, to: any → read, or failed with the reason.
    Writes: the reading with its passages, findings and remarks; history entry `document.read`, or
        `document.unread` with the reason.
    Refuses: NotPermitted.

    Args:
        patience_seconds: where the rules take longer, nothing is written; None for the worker, which has
            the longest time, and says then that the document could not be read.
    Raises:
        TookTooLong: patience was at its end.
    """
    if not (policies.may_read(by) and policies.may_see(by, document)):
        raise NotPermitted("Only the staff of a secretariat have a document read.")
    try:
        found = read_guarded(
            originals.read(document.sha256),
            name=document.file_name,
            published=_day(document.published),
            received=document.received_at.date(),
            language=language,
            limits=_limits(),
            gazetteer=gazetteer_of_record(),
            seconds=settings.READ_SECONDS if patience_seconds is None else patience_seconds,
        )
    except TookTooLong as error:
        if patience_seconds is not None:
            raise
        return _failed(document, by, at, str(error))
    except Overwhelming as error:
        log.warning("The reader broke on document %s", document.public_id)
        return _failed(document, by, at, f"{error} {_ADVICE}")
    except Unreadable as error:
        return _failed(document, by, at, str(error))
    except originals.Lost as error:
        return _failed(document, by, at, f"{error} Restore the store of originals from its backup.")
    except DatabaseError:  # nothing is wrong with the document: it stays as it is and is read later
        raise
    except Exception as error:
        log.exception("The reader broke on document %s", document.public_id)
        reason = (
            f"{document.file_name} was not read: the reader broke on it ({type(error).__name__}). {_ADVICE}"
        )
        return _failed(document, by, at, reason)
    return store_reading(document=document, found=found, by=by, at=at)


@transaction.atomic
def store_reading(*, document: Document, found: ReadOnce, by: Actor, at: datetime) -> Document:
    """Keep a reading: its text, passages, findings and remarks; call it inside the act of having it read.

    Writes: the reading and all that is in it; the document's state; history entry `document.read`.
    """
    document = Document.objects.select_for_update(of=("self",)).get(pk=document.pk)
    reading = Reading.objects.create(
        document=document,
        text=found.text,
        language=found.language,
        reader_version=read.READER_VERSION,
        gazetteer_version=gazetteer_of_record().version,
        read_at=at,
        remarks=[remark_of(remark) for remark in found.remarks],
    )
    passages = _keep_passages(reading, (span for finding in found.findings for span in finding.evidence))
    for position, finding in enumerate(found.findings):
        _keep_finding(reading, position, finding, passages)
    before = document.state
    document.state, document.failure = ReadingState.READ, ""
    if document.title == document.file_name:  # nobody gave it another
        document.title = one_line(title_of(found.text) or "") or document.title
    if document.published is None and found.published:
        document.published = Edtf.parse(found.published)
    document.version += 1
    document.save()
    record(
        "document.read",
        on=document,
        by=by,
        at=at,
        before=before,
        after=document.state,
        reader=reading.reader_version,
        gazetteer=reading.gazetteer_version,
        findings=len(found.findings),
        remarks=len(found.remarks),
        published=document.published.text if document.published else None,
    )
    return document


def _keep_passages(reading: Reading, spans: Iterable[Span]) -> dict[tuple[int, int], Passage]:
    """Write each span once; a passage whose words are not literally there cannot arise from its own text."""
    wanted = sorted({(span.start, span.end) for span in spans})
    Passage.objects.bulk_create(
        Passage(reading=reading, start=start, end=end, words=reading.text[start:end]) for start, end in wanted
    )
    return {(passage.start, passage.end): passage for passage in Passage.objects.filter(reading=reading)}


def _keep_finding(
    reading: Reading, position: int, found: Found, passages: dict[tuple[int, int], Passage]
) -> None:
    finding = Finding.objects.create(
        reading=reading,
        position=position,
        kind=found.kind.value,
        value=value_of(found),
        slots=slots_of(found),
        rule=found.rule,
        grade=found.grade.value,
    )
    finding.passages.set([passages[span.start, span.end] for span in found.evidence])


@transaction.atomic
def _failed(document: Document, by: Actor, at: datetime, reason: str) -> Document:
    document = Document.objects.select_for_update(of=("self",)).get(pk=document.pk)
    before = document.state
    if document.state != ReadingState.READ:  # an earlier reading that succeeded still stands
        document.state = ReadingState.FAILED
    document.failure = reason[:500]
    document.version += 1
    document.save()
    record("document.unread", on=document, by=by, at=at, before=before, after=document.state, reason=reason)
    return document


def _limits() -> Limits:
    return Limits(
        size_bytes=settings.UPLOAD_BYTES, seconds=settings.PARSE_SECONDS, memory_bytes=settings.PARSE_BYTES
    )


def _day(published: Edtf | None) -> date | None:
    """Return the day of publication where it is one day; the reader takes nothing less exact."""
    return published.first if published and published.precision is Precision.DAY else None
