"""The key that signs anchors, and the file beside the database in which anchors are kept too.

Folder `settings.HISTORY`:
  signing.key     the private key, 64 hexadecimal digits, readable by its owner alone (unless the setting
                  SECRETARIAT_HISTORY_KEY holds it)
  keys            public keys that ever signed, one a line, the present one last
  anchors.ndjson  every anchor, one a line
"""

import os
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings

from secretariat.engines.chain.anchors import private_key, public_key
from secretariat.engines.chain.errors import BadKey
from secretariat.engines.chain.export import anchor_line, anchors_in
from secretariat.engines.chain.rows import AnchorRow

_OWNER_ALONE = 0o600


def signing_key() -> Ed25519PrivateKey | None:
    """Return the key; None where nobody has made one.

    Raises:
        BadKey: the file or the setting holds no key, or others than its owner may read the file.
    """
    if settings.HISTORY_KEY:
        return private_key(settings.HISTORY_KEY)
    path = _file("signing.key")
    if not path.exists():
        return None
    if path.stat().st_mode & 0o077:
        raise BadKey(f"{path} can be read by others than its owner: chmod 600 {path}")
    return private_key(path.read_text(encoding="ascii"))


def make_signing_key() -> Ed25519PrivateKey:
    """Make a key where there is none; return the one that signs from now on, its public half written down."""
    key = signing_key()
    if key is None:
        key = Ed25519PrivateKey.generate()
        _make_folder()
        descriptor = os.open(_file("signing.key"), os.O_WRONLY | os.O_CREAT | os.O_EXCL, _OWNER_ALONE)
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(key.private_bytes_raw().hex() + "\n")
    remember(key)
    return key


def remember(key: Ed25519PrivateKey) -> None:
    """Write the public half down, so that anchors stay good after another key has taken its place."""
    if public_key(key) not in _written_keys():
        _append("keys", public_key(key))


def known_keys() -> tuple[str, ...]:
    """Return the public keys that ever signed here, the present one last."""
    key = signing_key()
    return tuple(dict.fromkeys([*_written_keys(), *([public_key(key)] if key else [])]))


def keep(anchor: AnchorRow) -> None:
    """Write an anchor into the file beside the database."""
    _append("anchors.ndjson", anchor_line(anchor))


def kept_anchors() -> tuple[AnchorRow, ...]:
    """Return the anchors of the file beside the database.

    Raises:
        BadExport: a line that is no anchor.
    """
    path = _file("anchors.ndjson")
    return anchors_in(path.read_text(encoding="utf-8").splitlines()) if path.exists() else ()


def _written_keys() -> list[str]:
    path = _file("keys")
    return path.read_text(encoding="ascii").split() if path.exists() else []


def _append(name: str, line: str) -> None:
    _make_folder()
    with _file(name).open("a", encoding="utf-8") as file:
        file.write(line + "\n")


def _make_folder() -> None:
    Path(settings.HISTORY).mkdir(mode=0o700, parents=True, exist_ok=True)  # for its owner alone


def _file(name: str) -> Path:
    return Path(settings.HISTORY) / name
