"""Titles of a meeting in several languages: as typed, as kept, as read. Pure."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.conf.locale import LANG_INFO

LONGEST = 400
_WRITE = "Write for example fr: 16e Conférence générale."

Title = tuple[str, str]  # code of the language, text


class BadTitle(ValueError):  # noqa: N818 - reads as what it is
    """A line that is no title in a language; the message says what to do."""


def titles_of(text: str) -> tuple[Title, ...]:
    """Return titles as typed, one a line: the code of the language, a colon, the title.

    >>> titles_of("fr: 16e Conférence générale")
    (('fr', '16e Conférence générale'),)

    Raises:
        BadTitle: no language, no title, one too long, or two in one language.
    """
    found: dict[str, str] = {}
    for line in text.splitlines():
        if not line.strip():
            continue
        code, title = _title(line)
        if code in found:
            raise BadTitle(f"Two titles are given in “{code}”. Leave one of them.")
        found[code] = title
    return tuple(found.items())


def titles_written(titles: Iterable[Title]) -> str:
    """Return the lines that a person would type."""
    return "\n".join(f"{code}: {title}" for code, title in titles)


def title_in(language: str, title: str, of: str, others: Iterable[Title]) -> str:
    """Return the title in a language; where there is none, as it stands.

    Args:
        title, of: as it stands, and in which language that is.
        others: what it is called in other languages, what counts most first.
    """
    if language == of:
        return title
    return next((text for code, text in others if code == language), title)


def titles_told(values: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """Return language → title, from the values of claims; the first that names a language counts."""
    found: dict[str, str] = {}
    for value in values:
        found.setdefault(value.get("language") or "en", value["title"])
        for one in value.get("titles") or ():
            found.setdefault(one["language"], one["text"])
    return found


def _title(line: str) -> Title:
    code, colon, title = (part.strip() for part in line.partition(":"))
    code = code.lower()
    if not colon or code not in LANG_INFO:
        raise BadTitle(f"“{line.strip()[:60]}” does not begin with the code of a language. {_WRITE}")
    if not title:
        raise BadTitle(f"Nothing stands behind “{code}:”. {_WRITE}")
    if len(title) > LONGEST:
        raise BadTitle(f"The title in “{code}” is longer than {LONGEST} letters. Shorten it.")
    return code, title
