"""Write a backup."""

import hashlib
import io
import os
import tarfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import IO

from django.conf import settings
from django.db import connection

from secretariat.evidence import originals
from secretariat.operation.archive import manifest as manifests
from secretariat.operation.archive.errors import InTheWay
from secretariat.operation.archive.manifest import Kept, Manifest
from secretariat.operation.archive.snapshot import scratch_beside, take_snapshot

Progress = Callable[[int, int], None]


class _Hashing(io.RawIOBase):
    """Reads a file and takes its hash on the way."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file, self.hash, self.count = file, hashlib.sha256(), 0

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        data = self.file.read(size)
        self.hash.update(data)
        self.count += len(data)
        return data


def write_backup(*, path: Path, at: datetime, progress: Progress = lambda done, total: None) -> Manifest:
    """Write database, originals and keys into one file; it takes its name only when it is whole.

    Raises:
        InTheWay: there is a file of this name already.
        NotPossible, Damaged: the database could not be taken.
    """
    if path.exists():
        raise InTheWay(f"{path} is there already; choose another name.")
    with scratch_beside(path) as scratch:
        database = scratch / manifests.DATABASES[connection.vendor]
        snapshot = take_snapshot(database)
        part = scratch / "backup.tar"
        flaws: list[str] = []
        with tarfile.open(part, "w", format=tarfile.PAX_FORMAT) as tar:
            files = {database.name: _add(tar, database.name, database, at)}
            files |= {name: _add(tar, name, file, at) for name, file in _keys()}
            for done, sha256 in enumerate(snapshot.originals, start=1):
                _add_original(tar, sha256, files, flaws, at)
                progress(done, len(snapshot.originals))
            manifest = Manifest(
                format=manifests.FORMAT,
                version=version("secretariat"),
                made_at=at.astimezone(UTC).isoformat(timespec="seconds"),
                vendor=connection.vendor,
                migrations=snapshot.migrations,
                counts=snapshot.counts,
                files=files,
                flaws=flaws,
            )
            _add_bytes(tar, manifests.NAME, manifest.as_json(), at)
        _keep(part, path)
    return manifest


def _add_original(
    tar: tarfile.TarFile, sha256: str, files: dict[str, Kept], flaws: list[str], at: datetime
) -> None:
    """Add an original as it lies there; say where it is missing or no longer what was received."""
    name = f"originals/{sha256[:2]}/{sha256[2:]}"
    if not originals.path_of(sha256).is_file():
        flaws.append(f"original {sha256} is missing")
        return
    files[name] = _add(tar, name, originals.path_of(sha256), at)
    if files[name].sha256 != sha256:
        flaws.append(f"original {sha256} has changed since it was received")


def _keys() -> Iterator[tuple[str, Path]]:
    folder = Path(settings.HISTORY)
    if folder.is_dir():
        yield from ((f"history/{file.name}", file) for file in sorted(folder.iterdir()) if file.is_file())


def _add(tar: tarfile.TarFile, name: str, path: Path, at: datetime) -> Kept:
    """Add a file as it is at this moment: one that grows meanwhile (the anchors) is cut where it ended."""
    data_size = path.stat().st_size
    with path.open("rb") as file:
        hashing = _Hashing(file)
        tar.addfile(_info(name, data_size, at), hashing)
    return Kept(hashing.count, hashing.hash.hexdigest())


def _add_bytes(tar: tarfile.TarFile, name: str, data: bytes, at: datetime) -> None:
    tar.addfile(_info(name, len(data), at), io.BytesIO(data))


def _info(name: str, size: int, at: datetime) -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.size, info.mode, info.mtime = size, 0o600, int(at.timestamp())
    return info


def _keep(part: Path, path: Path) -> None:
    """Give the file its name when all of it is on the disk; its owner alone reads it: keys are in it."""
    os.chmod(part, 0o600)
    with part.open("rb") as file:
        os.fsync(file.fileno())
    try:
        os.link(part, path)
    except FileExistsError as error:
        raise InTheWay(f"{path} is there already; choose another name.") from error
    except OSError:  # a file system without hard links
        part.replace(path)
