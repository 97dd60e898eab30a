"""The bundle: manifest, seal and files in one zip; sealed with Ed25519, verified without a server.

The seal signs the hash of every smallest part, so that one changed byte or vote is found and named.
Source: docs/reference/seals.md#the-bundle.
"""

import hashlib
import json
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from io import BytesIO
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from secretariat.engines.chain.signing import fingerprint, is_signature, public_key, signature_of
from secretariat.engines.drafting.errors import BadBundle, BadManifest
from secretariat.engines.drafting.sealing.manifest import FORMAT, LISTS, canonical, manifest_of, parts_of

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
        return fingerprint(self.key)


def sealed(
    facts: Mapping[str, Any], files: Mapping[str, Sequence[tuple[str, bytes]]], key: Ed25519PrivateKey
) -> bytes:
    """Return the bundle of an act.

    Raises:
        BadManifest: names what is missing, of the wrong kind, or not known.
    """
    manifest = manifest_of(facts, files)
    parts = parts_of(manifest)
    public = public_key(key)
    signature = signature_of(key, _message(public, parts))
    seal = {"format": FORMAT, "key": public, "parts": parts, "signature": signature}
    content = [(MANIFEST, canonical(manifest)), (SEAL, canonical(seal))]
    content += [(FOLDER + name, data) for given in files.values() for name, data in given]
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in content:
            archive.writestr(zipfile.ZipInfo(name, _FIRST_DAY), data, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def verified(data: bytes, *, key: str = "", log_head: str = "") -> Verdict:
    """Compare a bundle with its seal, and name what changed.

    Args:
        data: the bundle.
        key: the public key that must have signed, in hexadecimal; whichever has if empty.
        log_head: the head of the log that the text is said to come from; not compared if empty.
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
    if log_head and log_head != manifest.get("log_head"):
        changes.append(Change("/log_head", "The log given is another one, or something was changed in it."))
    return Verdict(manifest, public, tuple(changes))


def _message(public: str, parts: Mapping[str, str]) -> bytes:
    return PURPOSE + canonical({"format": FORMAT, "key": public, "parts": dict(parts)})


def _is_signed(public: str, parts: Mapping[str, str], signature: Any) -> bool:
    try:
        message = _message(public, parts)
    except BadManifest:
        return False
    return is_signature(signature, message, public)


def _changed_parts(manifest: Any, parts: Mapping[str, str]) -> list[Change]:
    now = parts_of(manifest)
    lists = tuple(_items(parts, key) for key in LISTS), tuple(_items(now, key) for key in LISTS)
    shifted = [key for key, one, other in zip(LISTS, *lists, strict=True) if len(one) != len(other)]
    found = []
    for key in shifted:
        found += _changed_list(key, _items(parts, key), _items(now, key))
    was, here = (
        {where: each for where, each in held.items() if where.split("/")[1] not in shifted}
        for held in (parts, now)
    )
    both = sorted(here.keys() & was.keys())
    found += [Change(where, "It was changed.") for where in both if here[where] != was[where]]
    found += [Change(where, "It was put in.") for where in sorted(here.keys() - was.keys())]
    found += [Change(where, "It was taken out.") for where in sorted(was.keys() - here.keys())]
    return found


def _items(parts: Mapping[str, str], key: str) -> list[tuple[tuple[str, str], ...]]:
    """Return the items of a list, each by the hashes of its parts and not by its place."""
    items: dict[int, list[tuple[str, str]]] = {}
    for where, each in parts.items():
        head, _, rest = where.removeprefix(f"/{key}/").partition("/")
        if where.startswith(f"/{key}/") and head.isdecimal():
            items.setdefault(int(head), []).append((rest, each))
    return [tuple(sorted(items[number])) for number in sorted(items)]


def _changed_list(
    key: str, was: Sequence[tuple[tuple[str, str], ...]], now: Sequence[tuple[tuple[str, str], ...]]
) -> list[Change]:
    """Name the items put into or taken out of a list; those that only moved up or down are as they were."""
    found = []
    for tag, start, end, first, last in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        if tag != "equal":
            found += [Change(f"/{key}/{at}", "It was taken out.") for at in range(start, end)]
            found += [Change(f"/{key}/{at}", "It was put in.") for at in range(first, last)]
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
