"""The bundle: manifest, seal and files in one zip; sealed with Ed25519, verified without a server.

The seal signs the hash of every smallest part, so that one changed byte or vote is found and named.
Source: docs/reference/seals.md#the-bundle.
"""

import hashlib
import json
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from secretariat.engines.drafting.errors import BadBundle, BadManifest
from secretariat.engines.drafting.sealing.manifest import FORMAT, canonical, manifest_of, parts_of

PURPOSE = b"secretariat text seal 1\n"  # a signature for one purpose is none for another
MANIFEST, SEAL, FOLDER = "manifest.json", "seal.json", "files/"
LARGEST_BYTES = 500_000_000  # unpacked, all together
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # of a zip: the same act is the same bundle


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is not as it was sealed: where, and what is wrong with it."""

    where: str
    what: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a verification found; nothing in `changes` means that all is as it was sealed."""

    manifest: Mapping[str, Any]
    key: str
    changes: tuple[Change, ...]

    @property
    def is_whole(self) -> bool:
        """Whether all is as it was sealed."""
        return not self.changes

    @property
    def fingerprint(self) -> str:
        """What two people compare over the telephone: sixteen digits of the hash of the public key."""
        short = hashlib.sha256(self.key.encode()).hexdigest()[:16]
        return " ".join(short[at : at + 4] for at in range(0, 16, 4))


def sealed(
    facts: Mapping[str, Any], files: Mapping[str, Sequence[tuple[str, bytes]]], key: Ed25519PrivateKey
) -> bytes:
    """Return the bundle of an act.

    Raises:
        BadManifest: names what is missing, of the wrong kind, or not known.
    """
    manifest = manifest_of(facts, files)
    parts = parts_of(manifest)
    public = key.public_key().public_bytes_raw().hex()
    signature = key.sign(_message(public, parts)).hex()
    seal = {"format": FORMAT, "key": public, "parts": parts, "signature": signature}
    content = [(MANIFEST, canonical(manifest)), (SEAL, canonical(seal))]
    content += [(FOLDER + name, data) for given in files.values() for name, data in given]
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in content:
            archive.writestr(zipfile.ZipInfo(name, _FIRST_DAY), data, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def verified(data: bytes, *, key: str = "") -> Verdict:
    """Compare a bundle with its seal, and name what changed.

    Args:
        data: the bundle.
        key: the public key that must have signed, in hexadecimal; whichever has if empty.
    Raises:
        BadBundle: it is no bundle at all.
    """
    content = _unpacked(data)
    manifest, seal = _json(content, MANIFEST), _json(content, SEAL)
    parts, public = seal.get("parts"), seal.get("key")
    if not isinstance(parts, dict) or not isinstance(public, str):
        raise BadBundle(f"{SEAL} names no parts or no key.")
    changes: list[Change] = []
    if key and key.strip().lower() != public:
        changes.append(Change("key", "Another key than the one expected has signed."))
    if not _is_signed(public, parts, seal.get("signature")):
        changes.append(Change(SEAL, "The signature does not fit the parts that it names."))
    changes.extend(_changed_parts(manifest, parts))
    if not changes and content[MANIFEST] != canonical(manifest):
        changes.append(Change(MANIFEST, "It says the same but is not in its canonical form."))
    changes.extend(_changed_files(manifest, content))
    return Verdict(manifest, public, tuple(changes))


def _message(public: str, parts: Mapping[str, str]) -> bytes:
    return PURPOSE + canonical({"format": FORMAT, "key": public, "parts": dict(parts)})


def _is_signed(public: str, parts: Mapping[str, str], signature: Any) -> bool:
    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(public))
        key.verify(bytes.fromhex(signature), _message(public, parts))
    except (InvalidSignature, ValueError, TypeError, BadManifest):
        return False
    return True


def _changed_parts(manifest: Any, parts: Mapping[str, str]) -> list[Change]:
    now = parts_of(manifest)
    both = sorted(now.keys() & parts.keys())
    found = [Change(where, "It was changed.") for where in both if now[where] != parts[where]]
    found += [Change(where, "It was put in.") for where in sorted(now.keys() - parts.keys())]
    found += [Change(where, "It was taken out.") for where in sorted(parts.keys() - now.keys())]
    return found


def _changed_files(manifest: Mapping[str, Any], content: Mapping[str, bytes]) -> list[Change]:
    """Name files that differ from the manifest, are missing, or are in no language of it."""
    languages = manifest.get("languages")
    named: dict[str, Any] = {}
    for given in languages.values() if isinstance(languages, dict) else ():
        named |= given if isinstance(given, dict) else {}
    found = []
    for name, told in sorted(named.items()):
        data = content.get(FOLDER + name)
        if data is None:
            found.append(Change(FOLDER + name, "It is missing."))
        elif not isinstance(told, dict) or hashlib.sha256(data).hexdigest() != told.get("sha256"):
            found.append(Change(FOLDER + name, "Its bytes were changed."))
    known = {MANIFEST, SEAL, *(FOLDER + name for name in named)}
    return found + [Change(name, "It was put in.") for name in sorted(content.keys() - known)]


def _unpacked(data: bytes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            entries = [each for each in archive.infolist() if not each.is_dir()]
            if sum(each.file_size for each in entries) > LARGEST_BYTES:
                raise BadBundle("It unpacks to more than is read.")
            if len({each.filename for each in entries}) < len(entries):
                raise BadBundle("It holds two files of one name.")
            return {each.filename: archive.read(each) for each in entries}
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as error:
        if isinstance(error, BadBundle):
            raise
        raise BadBundle(f"It cannot be unpacked: {error}") from error


def _json(content: Mapping[str, bytes], name: str) -> dict[str, Any]:
    try:
        value = json.loads(content[name].decode("utf-8"))
    except KeyError as error:
        raise BadBundle(f"It has no {name}.") from error
    except (ValueError, RecursionError) as error:
        raise BadBundle(f"{name} is no JSON: {error}") from error
    if not isinstance(value, dict):
        raise BadBundle(f"{name} is no object.")
    return value
