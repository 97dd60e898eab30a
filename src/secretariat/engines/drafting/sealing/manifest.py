"""What is sealed: the facts of the act and the files of its languages, as canonical JSON (RFC 8785).

Source: docs/reference/seals.md#the-manifest.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import rfc8785

from secretariat.engines.drafting.errors import BadManifest

FORMAT = "secretariat seal 1"
_NEEDED = {
    "symbol": str,
    "title": str,
    "body": str,
    "meeting": str,
    "decision": dict,
    "log_head": str,
    "software": str,
}
LISTS = ("statements", "corrections")
_KNOWN = {*_NEEDED, *LISTS, "format", "languages"}
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_NAME = re.compile(r"[\w][\w .()+-]*")


def manifest_of(facts: Mapping[str, Any], files: Mapping[str, Sequence[tuple[str, bytes]]]) -> dict[str, Any]:
    """Return the manifest of an act.

    Args:
        facts: symbol, title, body, meeting, decision, log_head, software; statements and corrections if any.
        files: language to its files, each a name and its bytes; one language may come in several formats.
    Raises:
        BadManifest: names what is missing, of the wrong kind, or not known.
    """
    _check(facts)
    if not files or not all(files.values()):
        raise BadManifest("languages", "An act has at least one language, and each at least one file.")
    names = [name for given in files.values() for name, _ in given]
    for name in names:
        if not _NAME.fullmatch(name) or names.count(name) > 1:
            raise BadManifest("languages", f"{name!r} is no plain name of one file.")
    for language in files:
        if not _LANGUAGE.fullmatch(language):
            raise BadManifest("languages", f"{language!r} is no code of a language.")
    told = {key: facts[key] for key in _NEEDED}
    told |= {key: list(facts.get(key, ())) for key in LISTS}
    languages = {key: {name: _file(name, data) for name, data in given} for key, given in files.items()}
    manifest = {"format": FORMAT, **told, "languages": languages}
    canonical(manifest)
    return manifest


def canonical(value: Any) -> bytes:
    """Return a value as RFC 8785 writes it.

    Raises:
        BadManifest: it holds what JSON cannot hold in one form.
    """
    try:
        return rfc8785.dumps(value)
    except (rfc8785.CanonicalizationError, RecursionError, UnicodeError) as error:
        raise BadManifest("", f"It has no canonical form: {error}") from error


def parts_of(value: Any) -> dict[str, str]:
    """Return the SHA-256 of each smallest part by its pointer (RFC 6901): a changed part has a name.

    >>> sorted(parts_of({"votes": {"for": 9}, "title": "A"}))
    ['/title', '/votes/for']
    """
    return {pointer: hashlib.sha256(canonical(part)).hexdigest() for pointer, part in _leaves(value, "")}


def plain_text_hash(text: str) -> str:
    """Return the SHA-256 of words alone: NFC, one kind of line end, no blanks at the ends of lines."""
    lines = unicodedata.normalize("NFC", text.removeprefix("\ufeff")).splitlines()
    return hashlib.sha256("\n".join(line.rstrip() for line in lines).strip().encode()).hexdigest()


def _file(name: str, data: bytes) -> dict[str, Any]:
    told: dict[str, Any] = {"sha256": hashlib.sha256(data).hexdigest(), "size_bytes": len(data)}
    if name.lower().endswith((".txt", ".md")):
        try:
            told["text_sha256"] = plain_text_hash(data.decode("utf-8"))
        except UnicodeDecodeError as error:
            raise BadManifest("languages", f"{name} is not in UTF-8.") from error
    return told


def _check(facts: Mapping[str, Any]) -> None:
    for key, kind in _NEEDED.items():
        if not isinstance(facts.get(key), kind) or not facts[key]:
            raise BadManifest(key, "It is missing, empty or of the wrong kind.")
    for key in LISTS:
        if not isinstance(facts.get(key, []), list | tuple):
            raise BadManifest(key, "It is no list.")
    unknown = sorted(set(facts) - _KNOWN)
    if unknown:
        raise BadManifest(unknown[0], "A manifest knows no such part.")


def _leaves(value: Any, pointer: str) -> Iterator[tuple[str, Any]]:
    """Yield the smallest parts; an empty list or object is one."""
    if isinstance(value, Mapping) and value:
        for key, part in value.items():
            yield from _leaves(part, f"{pointer}/{str(key).replace('~', '~0').replace('/', '~1')}")
    elif isinstance(value, list | tuple) and value:
        for number, part in enumerate(value):
            yield from _leaves(part, f"{pointer}/{number}")
    else:
        yield pointer, value
