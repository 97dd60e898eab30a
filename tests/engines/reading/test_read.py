"""One document from bytes to a Reading."""

import hashlib
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.engines.reading.intake_files import ARTICLE, docx, paragraph
from tests.engines.reading.test_language import ENGLISH, FRENCH, RUSSIAN

from secretariat.engines.reading.errors import Empty
from secretariat.engines.reading.findings import Finding, Slot
from secretariat.engines.reading.proof import check_proof
from secretariat.engines.reading.read import read_document

SHARED = Path(__file__).parents[3] / ".." / "shared" / "documents"


def test_reading_keeps_text_hash_and_what_was_told() -> None:
    data = b"\xef\xbb\xbfThe Council met\r\nin Alba."
    reading = read_document(data, name="note.txt", published=date(2021, 10, 29), language="en")
    assert reading.name == "note.txt"
    assert reading.sha256 == hashlib.sha256(data).hexdigest()
    assert reading.text == data.decode("utf-8")
    assert (reading.language, reading.published) == ("en", "2021-10-29")


def test_language_that_is_not_read_gives_a_remark_and_no_findings() -> None:
    reading = read_document(FRENCH.encode(), name="note.txt")
    assert (reading.language, reading.findings) == ("fr", ())
    assert [remark.code for remark in reading.remarks] == ["language-not-read"]


def test_paragraph_in_another_language_gives_a_remark_that_points_at_it() -> None:
    reading = read_document(f"{ENGLISH}\n\n{RUSSIAN}\n\n{ENGLISH}".encode(), name="note.txt")
    remarks = [remark for remark in reading.remarks if remark.code == "paragraph-in-another-language"]
    assert [remark.span.of(reading.text) for remark in remarks if remark.span] == [RUSSIAN]


def test_language_that_was_told_is_not_guessed() -> None:
    assert read_document(b"Alba, Brenn, Corva", name="note.txt", language="ru").language == "ru"


def test_date_from_outside_stands_before_that_of_the_page() -> None:
    page = ARTICLE.encode()
    assert read_document(page, name="page.html").published == "2020-05-03"
    assert read_document(page, name="page.html", published=date(2020, 5, 4)).published == "2020-05-04"


def test_remarks_of_intake_are_kept() -> None:
    body = paragraph("The Council met.") + "<w:p><w:ins><w:r><w:t>In Alba.</w:t></w:r></w:ins></w:p>"
    reading = read_document(docx(body), name="draft.docx", language="en")
    assert "tracked-changes-accepted" in [remark.code for remark in reading.remarks]


def test_unreadable_document_raises() -> None:
    with pytest.raises(Empty, match=r"nothing\.txt was not read: it is empty\."):
        read_document(b"", name="nothing.txt")


def named(finding: Finding) -> dict[str, object]:
    """Return the fields of a finding but the one that is a place."""
    return {field: value for field, value in finding.fields.items() if field != "span"}


@pytest.mark.skipif(not SHARED.exists(), reason="the folder shared/documents is not beside the repository")
def test_faults_of_a_copy_cost_no_finding() -> None:
    clean = next((SHARED / "dev").glob("dev-01*.txt")).read_text(encoding="utf-8")
    faulty = clean.replace("\n", "\r\n").replace("Council of Ministers", "Council  of\u00a0 Minis-\r\nters")
    assert faulty.count("Minis-") > 0
    expected = read_document(clean.encode(), name="a.txt")
    reading = read_document(faulty.encode(), name="a.txt")
    assert [named(finding) for finding in reading.findings] == [
        named(finding) for finding in expected.findings
    ]
    for finding in reading.findings:
        check_proof(finding, faulty)


def cases() -> Iterator[Any]:
    for folder in ("seeds", "dev"):
        gold = SHARED / folder / "gold.json"
        for case in json.loads(gold.read_text(encoding="utf-8")) if gold.exists() else []:
            yield pytest.param(SHARED / folder / f"{case['id']}.txt", case["published"], id=case["id"])


@pytest.mark.skipif(not SHARED.exists(), reason="the folder shared/documents is not beside the repository")
@pytest.mark.parametrize(("path", "published"), list(cases()))
def test_every_slot_and_passage_is_literally_in_the_text(path: Path, published: str | None) -> None:
    data = path.read_bytes()
    day = date.fromisoformat(published) if published else None
    reading = read_document(data, name=path.name, published=day)
    text = data.decode("utf-8")
    assert reading.text == text
    for finding in reading.findings:
        assert finding.evidence
        assert all(span.end <= len(text) for span in finding.evidence)
        slots: list[Slot] = []
        for value in finding.slots.values():
            slots += [value] if isinstance(value, Slot) else value
        assert [slot.span.of(text) for slot in slots] == [slot.surface for slot in slots]


@pytest.mark.skipif(not SHARED.exists(), reason="the folder shared/documents is not beside the repository")
def test_the_same_document_gives_the_same_reading_under_any_name() -> None:
    data = next((SHARED / "dev").glob("dev-01*.txt")).read_bytes()
    first, second = (read_document(data, name=name) for name in ("a.txt", "b.txt"))
    assert (first.findings, first.remarks) == (second.findings, second.remarks)
