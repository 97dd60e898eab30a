"""Read one document: open it, cut it into units, let the rules of its language find, check every word."""

import hashlib
import importlib
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Protocol, cast

from secretariat.engines.reading.errors import Unproven
from secretariat.engines.reading.findings import Finding, Reading, Remark
from secretariat.engines.reading.gazetteer.matching import Gazetteer
from secretariat.engines.reading.grading import graded
from secretariat.engines.reading.guarded.opening import open_guarded
from secretariat.engines.reading.intake.received import Limits, Received
from secretariat.engines.reading.language import READ_LANGUAGES, foreign_paragraphs, language_of
from secretariat.engines.reading.mending import carried_back, mend, remark_back
from secretariat.engines.reading.mentions import Told
from secretariat.engines.reading.proof import check_proof
from secretariat.engines.reading.segments import segment
from secretariat.engines.reading.text import ReadingText

READER_VERSION = "1"
_RULES = {"en": "secretariat.engines.reading.english", "ru": "secretariat.engines.reading.russian"}


class _Rules(Protocol):
    def find(
        self, source: ReadingText, told: Told, gazetteer: Gazetteer | None
    ) -> tuple[Sequence[Finding], Sequence[Remark]]: ...


def read_document(
    data: bytes,
    *,
    name: str,
    published: date | None = None,
    received: date | None = None,
    language: str = "auto",
    limits: Limits | None = None,
    gazetteer: Gazetteer | None = None,
    drop_unproven: bool = False,
) -> Reading:
    """Read a document.

    Args:
        data: the file, byte for byte.
        name: the file as its owner knows it, for messages.
        published, received: what is known from outside; None if nothing is.
        language: "en" or "ru" where it is known, else "auto".
        gazetteer: the names to know; None for the shipped ones alone.
        drop_unproven: leave out a Finding that fails the check, with a Remark, instead of raising; for
            batches, where one defect must not cost the other findings.
    Raises:
        Unreadable: the file cannot be read (Empty, Binary, TooLarge, WrongEncoding, NoText, Locked, Broken,
            Overwhelming).
        Unproven: a rule gave a Finding whose words are not in the text (a defect).
    """
    return read_opened(
        open_guarded(data, name=name, limits=limits),
        name=name,
        sha256=hashlib.sha256(data).hexdigest(),
        published=published,
        received=received,
        language=language,
        gazetteer=gazetteer,
        drop_unproven=drop_unproven,
    )


def read_opened(
    opened: Received,
    *,
    name: str,
    sha256: str,
    published: date | None = None,
    received: date | None = None,
    language: str = "auto",
    gazetteer: Gazetteer | None = None,
    drop_unproven: bool = False,
) -> Reading:
    """Read a document that was opened; arguments as those of `read_document`, `sha256` that of its bytes.

    Raises:
        Unproven: a rule gave a Finding whose words are not in the text (a defect).
    """
    mended = mend(opened.text)
    source = segment(mended.text)
    if language == "auto":
        language = language_of(source)
    source = ReadingText(source.text, source.view, source.paragraphs, language)
    told = Told(published=published or opened.published, received=received)
    findings, found = (
        _rules(language).find(source, told, gazetteer) if language in READ_LANGUAGES else ([], [])
    )
    findings, dropped = _proven(findings, source.text, drop_unproven=drop_unproven)
    remarks = (remark_back(remark, mended) for remark in (*_language_remarks(source), *found, *dropped))
    return Reading(
        name=name,
        sha256=sha256,
        language=language,
        published=told.published.isoformat() if told.published else None,
        text=opened.text,
        findings=tuple(graded(carried_back(finding, mended, opened.text)) for finding in findings),
        remarks=(*opened.remarks, *remarks),
    )


def _proven(
    findings: Iterable[Finding], text: str, *, drop_unproven: bool
) -> tuple[list[Finding], list[Remark]]:
    """Return the findings that are literally in the text, and a Remark for each that is not."""
    kept, dropped = [], []
    for finding in findings:
        try:
            check_proof(finding, text)
        except Unproven as error:
            if not drop_unproven:
                raise
            dropped.append(
                Remark("finding-dropped", f"A finding was left out, by a defect of its rule: {error}")
            )
        else:
            kept.append(finding)
    return kept, dropped


def _rules(language: str) -> _Rules:
    # Imported when met: a language's model takes seconds and hundreds of megabytes.
    return cast(_Rules, importlib.import_module(_RULES[language]))


def _language_remarks(source: ReadingText) -> Iterable[Remark]:
    if source.language not in READ_LANGUAGES:
        message = (
            f"The text is in a language that is not read yet ({source.language}); English and Russian are."
        )
        yield Remark("language-not-read", message)
    for span, other in foreign_paragraphs(source, source.language):
        message = f"This paragraph is in another language ({other}) than the document ({source.language})."
        yield Remark("paragraph-in-another-language", message, span)
