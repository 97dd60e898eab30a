"""Documents come in: kept byte for byte, once per body, for an explicit circle."""

import hashlib
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from secretariat.evidence import originals
from secretariat.evidence.actions.receive_document import Received, receive_document
from secretariat.evidence.models import Document
from secretariat.history.models import Entry
from secretariat.people.models import Account
from secretariat.refusals import Invalid, NotPermitted
from tests.cast import Cast

DATA = b"A press release.\r\nSecond line.\xff"


@pytest.fixture(autouse=True)
def store(tmp_path: Path, settings: Any) -> Path:
    settings.ORIGINALS = tmp_path / "originals"
    return Path(settings.ORIGINALS)


def receive(cast: Cast, now: datetime, **changes: Any) -> Received:
    fields = {"data": DATA, "file_name": "release.txt", "distribution": "public", "by": cast.staff, "at": now}
    return receive_document(**fields | changes)


def test_receive_keeps_the_bytes_and_says_so(cast: Cast, now: datetime) -> None:
    received = receive(cast, now, published="2026-03", publisher="UTR", address="https://utr.example/1")
    document = received.document
    assert received.is_new
    assert originals.read(document.sha256) == DATA
    assert document.sha256 == hashlib.sha256(DATA).hexdigest()
    assert (document.body, document.state, document.title) == (cast.union, "waiting", "release.txt")
    assert (document.media_type, document.byte_count) == ("text/plain", len(DATA))
    assert document.published is not None
    assert document.published.text == "2026-03"
    entry = Entry.objects.get(object_id=document.public_id)
    assert (entry.verb, entry.payload["distribution"]["value"]) == ("document.received", "public")


def test_the_same_bytes_again_are_the_same_document(cast: Cast, now: datetime) -> None:
    first = receive(cast, now)
    again = receive(cast, now, file_name="other.txt", distribution="limited")
    assert not again.is_new
    assert again.document == first.document
    assert (Document.objects.count(), Document.objects.get().distribution) == (1, "public")


def test_each_body_keeps_its_own(cast: Cast, now: datetime, settings: Any) -> None:
    settings.HOUSE = ""
    receive(cast, now)
    assert receive(cast, now, by=cast.other_staff).is_new
    assert set(Document.objects.values_list("body__slug", flat=True)) == {"union", "league"}


def test_the_house_keeps_what_its_staff_receive(cast: Cast, now: datetime, settings: Any) -> None:
    settings.HOUSE = "league"
    assert receive(cast, now).document.body == cast.elsewhere


def test_a_restricted_document_is_open_to_its_named_readers(cast: Cast, now: datetime) -> None:
    reader = Account.objects.get(pk=cast.delegate.account_id)
    document = receive(cast, now, distribution="restricted", readers=[reader]).document
    seen = {
        name: Document.objects.visible_to(getattr(cast, name)).filter(pk=document.pk).exists()
        for name in ("staff", "delegate", "chair", "stranger")
    }
    assert seen == {"staff": True, "delegate": True, "chair": False, "stranger": False}


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"data": b""}, "file"),
        ({"data": b"x" * 2048}, "file"),
        ({"distribution": ""}, "distribution"),
        ({"distribution": "everybody"}, "distribution"),
        ({"published": "29 October"}, "published"),
        ({"address": "javascript:alert(1)"}, "address"),
        ({"address": "https://user:word@utr.example/"}, "address"),
        ({"address": "https://utr.example/\u202egpj.exe"}, "address"),
        ({"data": b"\x89PNG\r\n\x1a\n" + bytes(90), "file_name": "a.pdf"}, "file"),
        ({"data": bytes(range(256)), "file_name": "a.txt"}, "file"),
    ],
)
def test_refused_input_names_the_field_and_leaves_nothing(
    cast: Cast, now: datetime, settings: Any, changes: dict[str, Any], field: str
) -> None:
    settings.UPLOAD_BYTES = 1024
    entries = Entry.objects.count()
    with pytest.raises(Invalid) as refusal:
        receive(cast, now, **changes)
    assert refusal.value.details["field"] == field
    assert (Document.objects.count(), Entry.objects.count()) == (0, entries)
    assert list(Path(settings.ORIGINALS).rglob("*")) == []


def test_only_staff_receive(cast: Cast, now: datetime, settings: Any) -> None:
    for actor in (cast.delegate, cast.chair, cast.observer, cast.stranger):
        with pytest.raises(NotPermitted):
            receive(cast, now, by=actor)
    assert Document.objects.count() == 0
    assert not Path(settings.ORIGINALS).exists()


def test_the_store_never_overwrites_and_notices_a_change(cast: Cast, now: datetime) -> None:
    sha256 = originals.keep(DATA)
    before = originals.path_of(sha256).stat().st_mtime_ns
    assert originals.keep(DATA) == sha256
    assert originals.path_of(sha256).stat().st_mtime_ns == before
    assert [path.name[0] for path in originals.path_of(sha256).parent.iterdir()] != ["."]
    originals.path_of(sha256).chmod(0o600)
    originals.path_of(sha256).write_bytes(b"changed")
    with pytest.raises(originals.Lost):
        originals.read(sha256)
    with pytest.raises(originals.Lost):
        originals.read("0" * 64)


@pytest.mark.parametrize(
    ("data", "file_name", "media_type"),
    [
        (b"%PDF-1.7 and so on", "page.html", "application/pdf"),
        (b"<!DOCTYPE html><html><body>Words</body></html>", "minutes.pdf", "text/html"),
        (
            b"PK\x03\x04 and so on",
            "a.txt",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
        (b"# Words", "a.md", "text/markdown"),
        ("Слова".encode("utf-16"), "a.exe", "text/plain"),
    ],
)
def test_what_kind_of_file_it_is_is_told_by_its_bytes(
    cast: Cast, now: datetime, data: bytes, file_name: str, media_type: str
) -> None:
    assert receive(cast, now, data=data, file_name=file_name).document.media_type == media_type


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\me\\minutes.txt", "minutes.txt"),
        ("minutes\u202etxt.exe", "minutestxt.exe"),
        ("a\r\nSet-Cookie: x=1.txt", "a Set-Cookie: x=1.txt"),
        ("\x00\u2066/", "document"),
        ("x" * 300 + ".txt", "x" * 251 + ".txt"),
    ],
)
def test_the_name_of_a_file_is_one_line_that_can_be_seen(
    cast: Cast, now: datetime, given: str, kept: str
) -> None:
    document = receive(cast, now, file_name=given, title="Min\u202eutes\n of\tit").document
    assert (document.file_name, document.title) == (kept, "Minutes of it")
