"""One way to write a value, so that the same value has the same hash in every database and every file."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from secretariat.engines.chain.errors import NotJson


@dataclass(frozen=True, slots=True)
class Field:
    """One field of an entry. Without its salt (redacted, or withheld from a reader) only the hash is left."""

    hash: str
    salt: str | None = None
    value: Any = None

    @property
    def is_open(self) -> bool:
        """Tell whether the value can be read and checked."""
        return self.salt is not None

    @property
    def is_true(self) -> bool:
        """Tell whether the value is the one that was hashed; what is closed cannot be untrue."""
        return self.salt is None or hash_of(self.salt + canonical(self.value)) == self.hash


def canonical(value: Any) -> str:
    """Return the value as JSON in its one form: keys in order, no spaces, numbers as short as they go.

    Raises:
        NotJson: not a number (NaN), infinite, or of no type that JSON knows.

    >>> canonical({"b": 1.0, "a": ["ä", None]})
    '{"a":["ä",null],"b":1}'
    """
    try:
        return json.dumps(
            _plain(value), sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False
        )
    except (TypeError, ValueError) as error:
        raise NotJson(f"{value!r} cannot be kept in the history: {error}") from error


def salted(value: Any, salt: str) -> Field:
    """Return the value with its hash; the value is as JSON gives it back (days and moments as text).

    Args:
        salt: random hexadecimal text, new for each field: without it nobody can guess a redacted value.
    """
    text = canonical(value)
    return Field(hash=hash_of(salt + text), salt=salt, value=json.loads(text))


def hash_of(text: str) -> str:
    """Return the SHA-256 of a text in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def _plain(value: Any) -> Any:
    """Return what every database gives back alike.

    PostgreSQL's jsonb keeps 1e22 as 10000000000000000000000 and SQLite as 1e+22; both become a whole number.
    """
    if isinstance(value, Mapping):
        return {_key(key): _plain(given) for key, given in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(given) for given in value]
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if value is None or isinstance(value, bool | int | float | str):
        return str(value) if isinstance(value, str) else value
    return str(value)  # days, moments, lazy words


def _key(key: Any) -> str:
    written = json.dumps(key)
    return key if isinstance(key, str) else written
