"""Public ids: ten random characters, safe to read aloud; no integer ever stands in an address."""

import secrets

ALPHABET = "23456789abcdefghjkmnpqrstvwxyz"  # no 0/o, 1/i/l, u: they are misread


def new_public_id() -> str:
    """Return ten random characters (49 bits)."""
    return "".join(secrets.choice(ALPHABET) for _ in range(10))
