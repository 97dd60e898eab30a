"""Documents of a meeting: awaited, received, revised, late; filed through the intake; taken away as a set."""

import io
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from secretariat.distribution import Distribution
from secretariat.evidence import originals
from secretariat.evidence.models import Document
from secretariat.evidence.notes import notes_by_line
from secretariat.meetings import documents
from secretariat.meetings.actions.change_document import change_document
from secretariat.meetings.models import Meeting, MeetingDocument
from secretariat.meetings.set_names import members, safe_name
from secretariat.refusals import Invalid, NotPermitted, StaleRevision, WrongState
from tests.cast import Cast
from tests.meetings.sitting import client_of, council, filed, listed, new_item, own, sent_back, with_items

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _store(settings: Any, tmp_path: Path) -> None:
    settings.ORIGINALS = tmp_path / "originals"


@pytest.fixture
def desk(cast: Cast) -> Client:
    return client_of(cast.staff)


def at(name: str, thing: Any) -> str:
    return reverse(name, args=[thing.public_id])


def changed(cast: Cast, paper: MeetingDocument, **more: Any) -> MeetingDocument:
    fresh = MeetingDocument.objects.select_related("line__chosen", "meeting__line").get(pk=paper.pk)
    version = more.pop("seen_version", fresh.line.version)
    value = replace(documents.value_now(fresh), **more)
    return change_document(paper=fresh, value=value, sourced=own(cast.staff), seen_version=version)


def shown(client: Client, meeting: Meeting) -> dict[str, Any]:
    page = client.get(at("site:meeting-documents", meeting)).context["page"]
    return {paper.symbol or paper.title: paper for group in page.groups for paper in group.papers}


def test_document_is_awaited_then_received_then_issued(cast: Cast) -> None:
    paper = listed(cast, council(cast), symbol="UTR/C/2026/3", due="2026-04-01")
    with pytest.raises(Invalid, match="Add the file first"):
        changed(cast, paper, stage="issued")
    document = filed(cast, paper, b"Draft decision on locks.")
    now = MeetingDocument.objects.get(pk=paper.pk)
    assert (now.stage, str(now.received_on), [f.document for f in now.files.all()]) == (
        "received", "2026-03-16", [document],
    )  # fmt: skip
    assert originals.read(document.sha256) == b"Draft decision on locks."
    assert changed(cast, paper, stage="issued").stage == "issued"
    filed(cast, paper, b"Draft decision on locks, corrected.")
    again = MeetingDocument.objects.get(pk=paper.pk)
    assert (again.stage, again.files.count()) == ("edited", 1), "another file is not issued yet"
    assert Document.objects.count() == 2, "what was replaced stays on file"
    told = notes_by_line([paper.line_id], cast.staff)[paper.line_id]
    assert {note.is_chosen for note in told} == {True}, "a paper that moved on contradicts nothing"


def test_revisions_take_the_next_symbol_and_supersede(cast: Cast, desk: Client) -> None:
    meeting = council(cast)
    base = listed(cast, meeting, symbol="UTR/C/2026/3")
    first = listed(cast, meeting, title="Revised", relation="rev", of=base.public_id)
    second = listed(cast, meeting, title="Again", relation="rev", of=first.public_id)
    note = listed(cast, meeting, title="Slip", relation="corr", of=second.public_id)
    assert [p.symbol for p in (first, second, note)] == [
        "UTR/C/2026/3/Rev.1", "UTR/C/2026/3/Rev.2", "UTR/C/2026/3/Rev.2/Corr.1",
    ]  # fmt: skip
    assert shown(desk, meeting)["UTR/C/2026/3"].superseded is None, (
        "a revision that is awaited supersedes nothing"
    )
    filed(cast, first, b"Revised draft.")
    found = shown(desk, meeting)
    assert found["UTR/C/2026/3"].superseded.label == "UTR/C/2026/3/Rev.1"
    assert [link.label for link in found["UTR/C/2026/3/Rev.2"].related] == ["UTR/C/2026/3/Rev.2/Corr.1"]


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"symbol": " utr / 1 "}, None),
        ({"symbol": "UTR/1"}, "taken"),
        ({"title": " "}, "empty"),
        ({"stage": "lost"}, "not known"),
        ({"due": "soon"}, "no day"),
        ({"relation": "rev"}, "Say both"),
        ({"item": "aaaaaaaaaa"}, "another meeting"),
        ({"relation": "rev", "of": "aaaaaaaaaa"}, "No document"),
    ],
)
def test_what_cannot_be_is_refused(cast: Cast, fields: dict[str, Any], words: str | None) -> None:
    meeting = council(cast)
    listed(cast, meeting, symbol="UTR/1")
    if words is None:
        assert listed(cast, meeting, **fields).symbol == "utr/1"
        return
    with pytest.raises(Invalid, match=words):
        listed(cast, meeting, **fields)
    assert MeetingDocument.objects.count() == 1


def test_document_cannot_revise_itself_in_a_circle(cast: Cast) -> None:
    meeting = council(cast)
    first = listed(cast, meeting, title="One")
    second = listed(cast, meeting, title="Two", relation="rev", of=first.public_id)
    with pytest.raises(Invalid, match="itself"):
        changed(cast, first, relation="rev", of=second.public_id)


def test_rights_versions_and_nothing_new(cast: Cast) -> None:
    paper = listed(cast, council(cast))
    with pytest.raises(WrongState):
        changed(cast, paper)
    with pytest.raises(StaleRevision):
        changed(cast, paper, title="Mine", seen_version=paper.line.version - 1)
    for who in (cast.delegate, cast.other_staff):
        with pytest.raises(NotPermitted):
            changed(replace(cast, staff=who), paper, title="Mine")
        with pytest.raises(NotPermitted):
            filed(replace(cast, staff=who), paper, b"Mine.")
    assert not Document.objects.exists()


def test_late_documents_say_so(cast: Cast, desk: Client) -> None:
    meeting = council(cast)
    listed(cast, meeting, title="Late", due="2020-01-01")
    listed(cast, meeting, title="In time", due="2099-01-01")
    came = listed(cast, meeting, title="Came", due="2026-03-01")
    filed(cast, came, b"At last.")
    page = desk.get(at("site:meeting-documents", meeting))
    assert {p.title: p.late for g in page.context["page"].groups for p in g.papers} == {
        "Late": "late", "In time": "", "Came": "came-late",
    }  # fmt: skip
    assert (page.context["page"].late, "! 1 late" in page.content.decode()) == (1, True)


def test_upload_goes_through_the_intake_and_waits_to_be_read(cast: Cast, desk: Client) -> None:
    meeting = council(cast)
    paper = listed(cast, meeting, symbol="UTR/1")
    address = at("desk:meeting-file", paper)
    sent = sent_back(desk, address)
    file = SimpleUploadedFile("../../проект.txt", "Проект решения".encode())
    assert desk.post(address, sent | {"file": file, "language": "ru"}).status_code == 302
    document = Document.objects.get()
    assert (document.file_name, document.distribution, document.body) == ("проект.txt", "public", cast.union)
    assert DBTaskResult.objects.count() == 1, "read in a process apart"
    bad = SimpleUploadedFile("scan.png", b"\x89PNG\r\n\x1a\n0000")
    answer = desk.post(address, sent_back(desk, address) | {"file": bad, "language": "en"})
    assert (answer.status_code, "picture" in answer.content.decode()) == (422, True)
    empty = SimpleUploadedFile("empty.txt", b"")
    answer = desk.post(address, sent_back(desk, address) | {"file": empty, "language": "en"})
    assert (answer.status_code, "is empty" in answer.content.decode()) == (422, True)
    late = SimpleUploadedFile("late.txt", b"Late.")
    assert desk.post(address, sent | {"file": late, "language": "en"}).status_code == 409
    assert [f.language for f in MeetingDocument.objects.get().files.all()] == ["ru"]


def test_file_over_the_limit_is_refused(cast: Cast, desk: Client, settings: Any) -> None:
    settings.UPLOAD_BYTES = 10
    paper = listed(cast, council(cast))
    address = at("desk:meeting-file", paper)
    file = SimpleUploadedFile("long.txt", b"more than ten bytes")
    answer = desk.post(address, sent_back(desk, address) | {"file": file, "language": "en"})
    assert (answer.status_code, Document.objects.count()) == (422, 0)


def packed(*members: tuple[str, bytes]) -> bytes:
    """Return members as a ZIP archive."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return kept.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("bomb.docx", packed(("[Content_Types].xml", b"<Types/>"), ("word/document.xml", b"0" * 40_000_000)),
         "unpacks to 40 MB"),
        ("set.zip", packed(("a.txt", b"One paper")), "it is a ZIP archive, but no Word file"),
        ("set.docx", packed(("a.txt", b"One paper")), "it is a ZIP archive, but no Word file"),
        ("torn.docx", packed(("word/document.xml", b"<a/>"))[:60], "torn.docx"),
        ("run.pdf", b"MZ\x90\x00" + b"0" * 300, "run.pdf"),
    ],
    ids=["bomb", "archive", "archive-as-word", "torn", "program-as-pdf"],
)  # fmt: skip
def test_file_that_is_no_paper_is_refused_with_a_clear_message(
    cast: Cast, desk: Client, name: str, data: bytes, words: str
) -> None:
    paper = listed(cast, council(cast))
    address = at("desk:meeting-file", paper)
    file = SimpleUploadedFile(name, data)
    answer = desk.post(address, sent_back(desk, address) | {"file": file, "language": "en"})
    (told,) = answer.context["form"].errors["file"]
    assert (answer.status_code, words in told, Document.objects.count()) == (422, True, 0), told
    assert not MeetingDocument.objects.get().files.exists()


def test_same_bytes_for_fewer_readers_are_not_opened_by_the_list(cast: Cast) -> None:
    meeting = council(cast)
    closed = MeetingDocument.objects.get(pk=listed(cast, meeting, title="Closed").pk)
    closed.line.distribution = Distribution.LIMITED
    closed.line.save()
    filed(cast, closed, b"Salaries.")
    with pytest.raises(Invalid, match="fewer readers"):
        filed(cast, listed(cast, meeting, title="Open"), b"Salaries.")
    assert Document.objects.get().distribution == Distribution.LIMITED


def names_in(answer: Any) -> list[str]:
    return zipfile.ZipFile(io.BytesIO(answer.content)).namelist()


def test_set_holds_what_the_viewer_may_see_and_nothing_superseded(cast: Cast, desk: Client) -> None:
    meeting = council(cast)
    base = listed(cast, meeting, symbol="UTR/C/3", title="Draft")
    filed(cast, base, b"Old draft.")
    revised = listed(cast, meeting, title="Revised", relation="rev", of=base.public_id)
    filed(cast, revised, b"New draft.")
    filed(cast, revised, "Новый проект.".encode(), "ru")
    closed = listed(cast, meeting, symbol="UTR/C/9", title="Salaries")
    closed.line.distribution = Distribution.LIMITED
    closed.line.save()
    filed(cast, closed, b"Salaries of 2027.")
    address = at("site:meeting-documents-zip", meeting)
    public = Client().get(address)
    assert names_in(public) == ["000_contents.txt", "001_UTR-C-3-Rev.1_en.txt", "002_UTR-C-3-Rev.1_ru.txt"]
    assert b"UTR/C/9" not in zipfile.ZipFile(io.BytesIO(public.content)).read("000_contents.txt")
    whole = client_of(cast.delegate).get(address)
    assert names_in(whole)[-1] == "003_UTR-C-9_en.txt"
    assert zipfile.ZipFile(io.BytesIO(whole.content)).read("003_UTR-C-9_en.txt") == b"Salaries of 2027."
    assert client_of(cast.delegate).get(address).content == whole.content, "the same set is the same file"
    assert names_in(client_of(cast.observer).get(address)) == names_in(public)


def test_set_with_a_lost_original_is_not_given_out(cast: Cast, desk: Client) -> None:
    meeting = council(cast)
    document = filed(cast, listed(cast, meeting), b"Draft.")
    originals.path_of(document.sha256).unlink()
    answer = desk.get(at("site:meeting-documents-zip", meeting))
    assert (answer.status_code, "missing" in answer.content.decode()) == (409, True)


@pytest.mark.parametrize(
    "words", ["../../etc/passwd", "C:\\windows\\x", "CON", "a" * 300, "...", "", "日本", "x\0y", "-rf"]
)
def test_names_in_a_set_are_safe(words: str) -> None:
    (member,) = members([(words, "en", "application/pdf", "0" * 64)])
    assert member.name.startswith("001_")
    assert len(member.name) < 110
    assert not set(member.name) - set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-")
    assert ".." not in member.name
    assert safe_name(words, "../x", "image/png").endswith("_x.bin")


def test_list_is_grouped_by_item_and_costs_the_same_queries(cast: Cast, desk: Client) -> None:
    meeting = council(cast)
    (item,) = with_items(cast, meeting, new_item("Budget"))
    filed(cast, listed(cast, meeting, title="Draft budget", item=item.public_id), b"Budget.")
    listed(cast, meeting, title="Note")
    counted = []
    for many in (4, 1):
        desk.get(at("site:meeting-documents", meeting))
        with CaptureQueriesContext(connection) as queries:
            page = desk.get(at("site:meeting-documents", meeting)).context["page"]
        counted.append(len(queries))
        for n in range(many):
            filed(cast, listed(cast, meeting, title=f"Annex {n}", item=item.public_id), f"Annex {n}".encode())
    assert [group.heading for group in page.groups] == ["Of the whole meeting", "1. Budget"]
    assert counted == [13, 13]


def test_document_is_listed_and_changed_by_form(cast: Cast, desk: Client) -> None:
    meeting = council(cast)
    (item,) = with_items(cast, meeting, new_item("Budget"))
    address = f"{at('meetings:add-document', meeting)}?item={item.public_id}"
    sent = sent_back(desk, address)
    assert sent["item"] == item.public_id
    assert desk.post(address, sent | {"title": "Draft budget", "due": "2026-04-01"}).status_code == 302
    paper = MeetingDocument.objects.get()
    address = at("meetings:change-document", paper)
    mine, theirs = sent_back(desk, address), sent_back(desk, address)
    assert desk.post(address, theirs | {"symbol": "UTR/1"}).status_code == 302
    answer = desk.post(address, mine | {"author": "Alba"})
    assert (answer.status_code, [row.name for row in answer.context["stale"].rows]) == (
        409,
        ["symbol", "author"],
    )
    assert desk.post(address, answer.context["form"].data.dict()).status_code == 302
    assert documents.value_now(MeetingDocument.objects.get()).author == "Alba"
    assert MeetingDocument.objects.get().symbol == "UTR/1"
