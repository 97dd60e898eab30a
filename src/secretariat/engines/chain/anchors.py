"""Signed anchors: Ed25519 (RFC 8032) over a link's sequence, hash and the moment of signing."""

from datetime import datetime

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from secretariat.engines.chain.canonical import canonical, hash_of
from secretariat.engines.chain.errors import BadKey
from secretariat.engines.chain.rows import AnchorRow, moment

PURPOSE = "secretariat history anchor 1\n"  # a signature for one purpose is none for another


def private_key(secret: str) -> Ed25519PrivateKey:
    """Return the key of 64 hexadecimal digits.

    Raises:
        BadKey: not 32 bytes.
    """
    try:
        return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(secret.strip()))
    except ValueError as error:
        raise BadKey("A signing key is 64 hexadecimal digits.") from error


def public_key(key: Ed25519PrivateKey) -> str:
    """Return the public half in hexadecimal."""
    return key.public_key().public_bytes_raw().hex()


def fingerprint(key: str) -> str:
    """Return what two people compare over the telephone: sixteen digits of the hash of a public key."""
    short = hash_of(key)[:16]
    return " ".join(short[at : at + 4] for at in range(0, 16, 4))


def sign(key: Ed25519PrivateKey, sequence: int, link: str, at: datetime) -> AnchorRow:
    """Return the anchor of the link with this sequence and hash."""
    public = public_key(key)
    signature = key.sign(_message(sequence, link, at, public)).hex()
    return AnchorRow(sequence, link, at, public, signature)


def is_signed(anchor: AnchorRow) -> bool:
    """Tell whether the key that the anchor names has signed what the anchor says."""
    message = _message(anchor.sequence, anchor.hash, anchor.at, anchor.key)
    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(anchor.key))
        key.verify(bytes.fromhex(anchor.signature), message)
    except (InvalidSignature, ValueError):
        return False
    return True


def _message(sequence: int, link: str, at: datetime, key: str) -> bytes:
    told = {"sequence": sequence, "hash": link, "at": moment(at), "key": key}
    return (PURPOSE + canonical(told)).encode()
