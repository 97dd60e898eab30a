"""Hashes of a text and of its log; disjoint proposals give the same text in whatever order they came."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime
from enum import Enum
from typing import Any

from secretariat.engines.drafting.operations.acts import Act
from secretariat.engines.drafting.operations.values import State

_OUTSIDE = frozenset({"seen", "revisions"})  # how it came about and what was issued is no part of the text


def state_hash(state: State) -> str:
    """Return the SHA-256 of a text: paragraphs, proposals, positions and all that was ever in them."""
    content = {
        each.name: plain(getattr(state, each.name)) for each in fields(state) if each.name not in _OUTSIDE
    }
    content["rulings"] = sorted(map(str, content["rulings"]))
    return _sha256(content)


def log_hash(previous: str, act: Act) -> str:
    """Return the head of a log after one more operation."""
    return _sha256([previous, type(act).__name__, plain(act)])


def plain(value: Any) -> Any:
    """Return a value as JSON has it, in one form: times in UTC, sets in order, pairs of keys joined."""
    if is_dataclass(value) and not isinstance(value, type):
        told = {each.name: plain(getattr(value, each.name)) for each in fields(value)}
        return {"type": type(value).__name__, **told}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, Mapping):
        return {_key(key): plain(each) for key, each in value.items()}
    if isinstance(value, frozenset | set):
        return sorted(map(plain, value))
    return [plain(each) for each in value] if isinstance(value, tuple | list) else value


def _key(key: Any) -> str:
    return "\n".join(key) if isinstance(key, tuple) else str(key)


def _sha256(content: Any) -> str:
    written = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(written.encode("utf-8", "surrogatepass")).hexdigest()
