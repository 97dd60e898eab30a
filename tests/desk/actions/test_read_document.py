"""A document is read: what was read is kept; a failure says why and loses nothing."""

from pathlib import Path

import pytest

from secretariat.desk.actions.read_document import read_document
from secretariat.evidence import originals
from secretariat.evidence.actions.receive_document import receive_document
from secretariat.evidence.models import Document, Finding, Passage, Reading
from secretariat.history.models import Entry
from secretariat.refusals import NotPermitted
from tests.cast import Cast
from tests.desk.making import NOW, chair, inferred, received


def receive(cast: Cast, data: bytes, name: str) -> Document:
    return receive_document(
        data=data, file_name=name, distribution="public", by=cast.staff, at=NOW, published="2021-12-13"
    ).document


TEXT = (
    b"Foreign Minister Sergei Lavrov of the Russian Federation met Ambassador Lazar Comanescu, Secretary "
    b"General of the Organization of the Black Sea Economic Cooperation, in Moscow on 8 December 2021.\n"
)


def test_reading_keeps_text_passages_and_findings(cast: Cast) -> None:
    document = read_document(document=receive(cast, TEXT, "met.txt"), by=cast.staff, at=NOW)
    assert (document.state, document.failure) == ("read", "")
    reading = Reading.objects.get()
    assert reading.text == TEXT.decode()
    for passage in Passage.objects.all():
        assert reading.text[passage.start : passage.end] == passage.words
    assert Finding.objects.filter(kind="office").exists()
    assert all(finding.passages.exists() for finding in Finding.objects.all())
    entry = Entry.objects.get(verb="document.read")
    assert entry.payload["findings"]["value"] == Finding.objects.count()


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (b"   \n\n ", "blank.txt", "blank.txt was not read"),
        (b"PK\x03\x04 broken", "broken.docx", "broken.docx was not read"),
        (b"%PDF-1.4 broken", "broken.pdf", "broken.pdf was not read"),
        ("Bad \ufeff".encode("utf-16")[:7], "half.txt", "half.txt was not read"),
    ],
)
def test_what_cannot_be_read_says_why_and_is_kept(cast: Cast, data: bytes, name: str, said: str) -> None:
    document = read_document(document=receive(cast, data, name), by=cast.staff, at=NOW)
    assert (document.state, document.failure[: len(said)]) == ("failed", said)
    assert originals.read(document.sha256) == data
    assert Reading.objects.count() == 0
    assert Entry.objects.get(verb="document.unread").payload["reason"]["value"] == document.failure


def test_reading_again_adds_and_replaces_nothing(cast: Cast) -> None:
    document = read_document(document=receive(cast, TEXT, "met.txt"), by=cast.staff, at=NOW)
    first = list(Finding.objects.values_list("pk", flat=True))
    read_document(document=document, by=cast.staff, at=NOW)
    assert Reading.objects.filter(document=document).count() == 2
    assert set(first) < set(Finding.objects.values_list("pk", flat=True))


def test_a_lost_original_is_said_and_an_earlier_reading_stands(cast: Cast) -> None:
    document = read_document(document=receive(cast, TEXT, "met.txt"), by=cast.staff, at=NOW)
    Path(originals.path_of(document.sha256)).unlink()
    document = read_document(document=document, by=cast.staff, at=NOW)
    assert document.state == "read"
    assert document.failure.startswith("The original")


def test_only_staff_who_may_see_it(cast: Cast) -> None:
    document = receive_document(
        data=TEXT, file_name="met.txt", distribution="limited", by=cast.staff, at=NOW
    ).document
    for actor in (cast.delegate, cast.other_staff, cast.stranger):
        with pytest.raises(NotPermitted):
            read_document(document=document, by=actor, at=NOW)
    assert Reading.objects.count() == 0


def test_slots_and_dates_are_kept_as_the_reader_has_them(cast: Cast) -> None:
    found = chair(start="2022-41", end=None)
    found = type(found)(
        found.kind, found.fields, {"start": inferred("1 July 2026")}, found.evidence, found.rule, found.grade
    )
    _, (finding,) = received(cast.staff, [found])
    assert finding.value["start"] == "2022-41"
    assert finding.slots["start"]["surface"] == "1 July 2026"
    assert finding.slots["start"]["inferred_from"] == {
        name: finding.slots["start"][name] for name in ("start", "end")
    }
