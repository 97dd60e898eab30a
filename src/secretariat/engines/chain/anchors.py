"""Signed anchors: Ed25519 (RFC 8032) over a link's sequence, hash and the moment of signing."""

from datetime import datetime

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from secretariat.engines.chain.canonical import canonical
from secretariat.engines.chain.rows import AnchorRow, moment
from secretariat.engines.chain.signing import (
    fingerprint,
    is_signature,
    private_key,
    public_key,
    signature_of,
)

__all__ = ["fingerprint", "is_signed", "private_key", "public_key", "sign"]

PURPOSE = "secretariat history anchor 1\n"  # a signature for one purpose is none for another


def sign(key: Ed25519PrivateKey, sequence: int, link: str, at: datetime) -> AnchorRow:
    """Return the anchor of the link with this sequence and hash."""
    public = public_key(key)
    signature = signature_of(key, _message(sequence, link, at, public))
    return AnchorRow(sequence, link, at, public, signature)


def is_signed(anchor: AnchorRow) -> bool:
    """Tell whether the key that the anchor names has signed what the anchor says."""
    message = _message(anchor.sequence, anchor.hash, anchor.at, anchor.key)
    return is_signature(anchor.signature, message, anchor.key)


def _message(sequence: int, link: str, at: datetime, key: str) -> bytes:
    told = {"sequence": sequence, "hash": link, "at": moment(at), "key": key}
    return (PURPOSE + canonical(told)).encode()
