"""Check a backup, and put it in the place of what is there."""

import hashlib
import os
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import connection, connections
from django.db.migrations.loader import MigrationLoader

from secretariat.evidence import originals
from secretariat.operation.archive import manifest as manifests
from secretariat.operation.archive.errors import Damaged, InTheWay, NotPossible
from secretariat.operation.archive.manifest import Kept, Manifest
from secretariat.operation.archive.snapshot import (
    look_at_database,
    look_at_sqlite,
    run_tool,
    scratch_beside,
)
from secretariat.operation.worker.leases import alive

_PIECE = 1024 * 1024
_HOLDS_WORK = ("people_account", "history_entry", "evidence_document")


def verify_backup(path: Path) -> Manifest:
    """Read all of a backup and compare each file with its hash; return what it says of itself.

    Raises:
        Damaged: it is cut off, changed, or no backup.
    """
    found: dict[str, Kept] = {}
    manifest = None
    with _opened(path) as tar:
        for member in tar:
            if not member.isreg() or member.name in found or manifest:
                raise Damaged(f"{member.name} does not belong in a backup.")
            if member.name == manifests.NAME:
                manifest = Manifest.from_json(_all(tar, member))
            else:
                found[member.name] = _hashed(tar, member)
    if manifest is None:
        raise Damaged(f"{path} was cut off: its list of contents is missing.")
    for name in sorted(found.keys() ^ manifest.files.keys()):
        raise Damaged(f"{name} is missing, or was added.")
    for name, kept in manifest.files.items():
        if found[name] != kept:
            raise Damaged(f"{name} has changed since the backup was made.")
    return manifest


def restore_backup(*, path: Path, at: datetime, replace: bool = False) -> Manifest:
    """Put a backup in place: originals first, then keys, the database last.

    A SQLite database that was there is kept beside the new one (`.before-TIME`), and so are the keys;
    originals are never removed. On PostgreSQL the tables are replaced in one transaction.

    Raises:
        Damaged: the file is not what was written.
        NotPossible: it is of another database or of a later version, or a tool is missing.
        InTheWay: there is work in the target, or a worker runs.
    """
    manifest = verify_backup(path)
    _check_fits(manifest)
    _check_target(at, replace)
    for folder in (Path(settings.ORIGINALS), Path(settings.HISTORY).parent):
        folder.mkdir(parents=True, exist_ok=True)
    with scratch_beside(Path(settings.ORIGINALS)) as scratch, _opened(path) as tar:
        database = scratch / manifests.DATABASES[manifest.vendor]
        _extract(tar, database.name, database)
        if manifest.vendor == "sqlite" and look_at_sqlite(database).counts != manifest.counts:
            raise Damaged("The database does not hold the rows that the list of contents counts.")
        _put_originals(tar, manifest)
        _put_keys(tar, manifest, at)
        _put_database(database, at)
    if (there := look_at_database().counts) != manifest.counts:
        raise Damaged(f"After the restore the counts differ: {_differing(manifest.counts, there)}.")
    return manifest


def _check_fits(manifest: Manifest) -> None:
    if manifest.vendor != connection.vendor:
        raise NotPossible(
            f"The backup is of {manifest.vendor}, DATABASE_URL names {connection.vendor}; "
            "a backup goes back into the kind of database from which it came."
        )
    known = {f"{app}.{name}" for app, name in MigrationLoader(None).disk_migrations}
    unknown = sorted(set(manifest.migrations) - known)
    if unknown:
        raise NotPossible(
            f"The backup was made by version {manifest.version}, which knows more than this one "
            f"({unknown[0]}): restore it with that version or a later one."
        )


def _check_target(at: datetime, replace: bool) -> None:
    counts = look_at_database().counts
    if counts and "operation_worker" in counts and alive(at):
        raise InTheWay("A worker runs on this database: stop the worker and the server first.")
    there = [f"{counts[table]} rows in {table}" for table in _HOLDS_WORK if counts.get(table)]
    there += [
        f"files in {folder}" for folder in (settings.ORIGINALS, settings.HISTORY) if _has_files(Path(folder))
    ]
    if there and not replace:
        raise InTheWay(
            f"The target is not empty ({'; '.join(there)}). Say --replace to put the backup in its place."
        )


def _has_files(folder: Path) -> bool:
    return folder.is_dir() and any(folder.iterdir())


def _put_originals(tar: tarfile.TarFile, manifest: Manifest) -> None:
    """Put back what is missing or no longer what was received; what is sound stays as it is."""
    for name, kept in manifest.files.items():
        sha256 = name.removeprefix("originals/").replace("/", "")
        if sha256 != kept.sha256:
            continue  # no original, or one that was broken when the backup was made
        try:
            originals.read(sha256)
        except originals.Lost:
            originals.path_of(sha256).unlink(missing_ok=True)
            originals.keep(_all(tar, tar.getmember(name)))


def _put_keys(tar: tarfile.TarFile, manifest: Manifest, at: datetime) -> None:
    folder = Path(settings.HISTORY)
    if _has_files(folder):
        folder.rename(_before(folder, at))
    folder.mkdir(exist_ok=True)
    for name in manifest.files:
        if name.startswith("history/"):
            _extract(tar, name, folder / Path(name).name)


def _put_database(file: Path, at: datetime) -> None:
    connections.close_all()
    if connection.vendor == "postgresql":
        script = file.with_suffix(".sql")
        empty = file.with_name("empty.sql")
        empty.write_text("DROP SCHEMA public CASCADE; CREATE SCHEMA public;\n", encoding="ascii")
        run_tool("pg_restore", "--no-owner", "--no-privileges", f"--file={script}", str(file))
        run_tool("psql", "-qX", "-1", "-v", "ON_ERROR_STOP=1", "-f", str(empty), "-f", str(script))
        return
    target = Path(str(connection.settings_dict["NAME"]))
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.exists():
        for suffix in ("-wal", "-shm", ""):
            beside = target.with_name(target.name + suffix)
            if beside.exists():
                beside.rename(f"{_before(target, at)}{suffix}")
    place = target.with_name(f".{target.name}.restored")
    place.write_bytes(file.read_bytes())
    place.replace(target)


def _before(path: Path, at: datetime) -> Path:
    return path.with_name(f"{path.name}.before-{at:%Y%m%dT%H%M%S}")


@contextmanager
def _opened(path: Path) -> Iterator[tarfile.TarFile]:
    try:
        with tarfile.open(path, "r:") as tar:
            yield tar
    except FileNotFoundError as error:
        raise NotPossible(f"{path} is not there.") from error
    except (tarfile.TarError, EOFError) as error:
        raise Damaged(f"{path} is no backup, or a damaged one: {error}.") from error


def _hashed(tar: tarfile.TarFile, member: tarfile.TarInfo) -> Kept:
    file = tar.extractfile(member)
    assert file is not None, "regular files have content"
    hashed, count = hashlib.sha256(), 0
    while piece := file.read(_PIECE):
        hashed.update(piece)
        count += len(piece)
    return Kept(count, hashed.hexdigest())


def _all(tar: tarfile.TarFile, member: tarfile.TarInfo) -> bytes:
    file = tar.extractfile(member)
    assert file is not None, "regular files have content"
    return file.read()


def _extract(tar: tarfile.TarFile, name: str, to: Path) -> None:
    """Write one file; the name inside the backup decides nothing about where."""
    file = tar.extractfile(name)
    assert file is not None, "regular files have content"
    with os.fdopen(os.open(to, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
        while piece := file.read(_PIECE):
            out.write(piece)
        out.flush()
        os.fsync(out.fileno())


def _differing(wanted: object, there: object) -> object:
    assert isinstance(wanted, dict)
    assert isinstance(there, dict)
    return {table: (n, there.get(table)) for table, n in wanted.items() if there.get(table) != n}
