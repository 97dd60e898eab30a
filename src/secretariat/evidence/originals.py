"""The store of originals: each document as received, byte for byte, under its SHA-256; never overwritten."""

import hashlib
import os
import tempfile
from pathlib import Path

from django.conf import settings


class Lost(Exception):  # noqa: N818 - reads as what it is
    """An original is missing from the store, or is no longer what was received."""


def path_of(sha256: str) -> Path:
    """Return where an original lies: two letters of its hash, then the rest."""
    return Path(settings.ORIGINALS) / sha256[:2] / sha256[2:]


def keep(data: bytes) -> str:
    """Store the bytes and return their SHA-256; bytes that are there already stay as they are."""
    sha256 = hashlib.sha256(data).hexdigest()
    path = path_of(sha256)
    if path.exists():
        return sha256
    Path(settings.ORIGINALS).mkdir(mode=0o700, parents=True, exist_ok=True)  # for its owner alone
    path.parent.mkdir(exist_ok=True)
    handle, draft = tempfile.mkstemp(dir=path.parent, prefix=".")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(draft, 0o440)
        _place(Path(draft), path)
    finally:
        Path(draft).unlink(missing_ok=True)
    return sha256


def _place(draft: Path, path: Path) -> None:
    """Give the finished draft its name, unless another request was first with the same bytes."""
    try:
        os.link(draft, path)
    except FileExistsError:
        return
    except OSError:  # a file system without hard links
        draft.replace(path)


def read(sha256: str) -> bytes:
    """Return an original.

    Raises:
        Lost: it is not there, or its bytes have another hash.
    """
    path = path_of(sha256)
    if not path.is_file():
        raise Lost(f"The original {sha256[:12]} is not in the store.")
    data = path.read_bytes()
    if hashlib.sha256(data).hexdigest() != sha256:
        raise Lost(f"The original {sha256[:12]} has changed since it was received.")
    return data
