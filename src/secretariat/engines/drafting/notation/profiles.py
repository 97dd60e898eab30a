"""Notation profiles: what the same mark means in different rooms.

Source: docs/reference/notation.md#profiles.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Digits(StrEnum):
    """What digits alone in brackets are."""

    CONTESTED = "contested"
    NOTE = "note"


class Slash(StrEnum):
    """Where a slash inside a bracket parts alternatives."""

    SPACED = "spaced"
    ALWAYS = "always"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Profile:
    """How one body writes its drafts.

    Attributes:
        has_omissions: `(…)`, and `[…]` with it, stand for unchanged text left out, not for a blank to fill.
        has_brace_notes: braces hold notes of facilitators.
        has_note_refs: digits right after a closing bracket are a note mark.
        added, deleted, agreed: what underline, strike and colour say, for layouts that carry them.
    """

    name: str
    title: str
    digits: Digits = Digits.CONTESTED
    slash: Slash = Slash.SPACED
    has_omissions: bool = False
    has_brace_notes: bool = True
    has_note_refs: bool = False
    added: str = ""
    deleted: str = ""
    agreed: str = ""


_ALL = (
    Profile("plain", "No house of its own: brackets are what is not agreed"),
    Profile("unfccc", "UN Framework Convention on Climate Change", has_note_refs=True),
    Profile("bbnj", "Marine biological diversity beyond national jurisdiction: OPTION, Option A, Option 1"),
    Profile(
        "who",
        "World Health Organization: on-screen drafts and compilations",
        has_omissions=True,
        added="bold underline",
        deleted="strike",
        agreed="green",
    ),
    Profile(
        "trade", "Trade agreements: numbers in brackets are notes", digits=Digits.NOTE, has_note_refs=True
    ),
)
PROFILES: Mapping[str, Profile] = {profile.name: profile for profile in _ALL}
PLAIN = PROFILES["plain"]
