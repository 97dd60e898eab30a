"""What is not exactly what was written is refused before anything is touched."""

import hashlib
import io
import json
import tarfile
from pathlib import Path
from typing import Any

import pytest

from secretariat.operation.archive.errors import Damaged, NotPossible
from secretariat.operation.archive.restoring import restore_backup, verify_backup
from tests.desk.making import NOW

ORIGINAL = b"Minutes of the Council"
NAME = hashlib.sha256(ORIGINAL).hexdigest()
FILES = {"database.sqlite3": b"rows", f"originals/{NAME[:2]}/{NAME[2:]}": ORIGINAL, "history/keys": b"k\n"}


def manifest_of(files: dict[str, bytes], **changes: Any) -> bytes:
    kept = {
        name: {"bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()} for name, data in files.items()
    }
    fields = {
        "format": 1,
        "version": "0.1.0",
        "made_at": "2026-03-16T09:30:00+00:00",
        "vendor": "sqlite",
        "migrations": [],
        "counts": {},
        "files": kept,
        "flaws": [],
    }
    return json.dumps(fields | changes).encode()


def written(path: Path, files: dict[str, bytes], manifest: bytes | None) -> Path:
    with tarfile.open(path, "w") as tar:
        for name, data in (files | ({"manifest.json": manifest} if manifest is not None else {})).items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            tar.addfile(info, io.BytesIO(data))
    return path


def test_what_was_written_is_sound(tmp_path: Path) -> None:
    manifest = verify_backup(written(tmp_path / "b.tar", FILES, manifest_of(FILES)))
    assert set(manifest.files) == set(FILES)


@pytest.mark.parametrize(
    ("files", "manifest", "said"),
    [
        (FILES, None, "was cut off"),
        (FILES | {"database.sqlite3": b"ROWS"}, manifest_of(FILES), "database.sqlite3 has changed"),
        (FILES | {"history/more": b"x"}, manifest_of(FILES), "history/more is missing, or was added"),
        (dict(list(FILES.items())[1:]), manifest_of(FILES), "database.sqlite3 is missing, or was added"),
        (FILES, b"{}", "cannot be read"),
        (FILES, b"no json", "cannot be read"),
        (FILES, manifest_of(FILES, format=2), "format 2; this version reads format 1"),
        (FILES, manifest_of(FILES, vendor="oracle"), "names what no backup holds"),
        (
            FILES | {"history/../../evil": b"x"},
            manifest_of(FILES | {"history/../../evil": b"x"}),
            "names what no backup holds",
        ),
        (FILES | {"/etc/passwd": b"x"}, manifest_of(FILES | {"/etc/passwd": b"x"}), "names what no backup"),
    ],
)
def test_what_is_not_as_written_is_refused(
    tmp_path: Path, files: dict[str, bytes], manifest: bytes | None, said: str
) -> None:
    with pytest.raises(Damaged, match=said):
        verify_backup(written(tmp_path / "b.tar", files, manifest))


def test_every_flipped_byte_of_the_content_is_found(tmp_path: Path) -> None:
    path = written(tmp_path / "b.tar", FILES, manifest_of(FILES))
    data = path.read_bytes()
    for words in (b"rows", ORIGINAL, b"k\n"):
        at = data.index(words)
        path.write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
        with pytest.raises(Damaged):
            verify_backup(path)


@pytest.mark.parametrize("length", [0, 100, 700, 2000])
def test_a_file_that_was_cut_off_is_refused(tmp_path: Path, length: int) -> None:
    path = written(tmp_path / "b.tar", FILES, manifest_of(FILES))
    path.write_bytes(path.read_bytes()[:length])
    with pytest.raises(Damaged):
        verify_backup(path)


def test_a_link_inside_a_backup_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "b.tar"
    with tarfile.open(path, "w") as tar:
        info = tarfile.TarInfo("history/keys")
        info.type, info.linkname = tarfile.SYMTYPE, "/etc/passwd"
        tar.addfile(info)
    with pytest.raises(Damaged, match="does not belong"):
        verify_backup(path)


def test_no_file_is_no_backup(tmp_path: Path) -> None:
    with pytest.raises(NotPossible, match="is not there"):
        verify_backup(tmp_path / "none.tar")


@pytest.mark.django_db
def test_a_backup_of_a_later_version_is_refused(tmp_path: Path) -> None:
    from django.db import connection

    vendor = connection.vendor
    database = {"sqlite": "database.sqlite3", "postgresql": "database.dump"}[vendor]
    files = {database: b"rows"}
    manifest = manifest_of(files, vendor=vendor, migrations=["texts.0099_from_the_future"], version="9.0")
    with pytest.raises(NotPossible, match=r"made by version 9\.0"):
        restore_backup(path=written(tmp_path / "b.tar", files, manifest), at=NOW)
