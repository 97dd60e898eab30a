"""Ed25519 (RFC 8032) as the house uses it: keys as hexadecimal digits, signatures for one purpose each.

Anchors of the history and seals of adopted texts are signed alike, so that one key and one fingerprint do.
"""

import hashlib

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from secretariat.engines.chain.errors import BadKey


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
    short = hashlib.sha256(key.encode()).hexdigest()[:16]
    return " ".join(short[at : at + 4] for at in range(0, 16, 4))


def signature_of(key: Ed25519PrivateKey, message: bytes) -> str:
    """Return the signature of a message in hexadecimal; the message begins with its purpose."""
    return key.sign(message).hex()


def is_signature(signature: object, message: bytes, key: str) -> bool:
    """Tell whether a public key has signed a message; what is no signature or key has not."""
    try:
        public = Ed25519PublicKey.from_public_bytes(bytes.fromhex(key))
        public.verify(bytes.fromhex(str(signature)), message)
    except (InvalidSignature, ValueError):
        return False
    return True
