"""Names of files in a set that is taken away: safe wherever it is opened, whatever the title says. Pure."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from secretariat.engines.values.folding import fold

LONGEST = 80
ENDINGS = {
    "application/pdf": "pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "text/html": "html",
    "text/markdown": "md",
    "text/plain": "txt",
}
_UNSAFE = re.compile(r"[^A-Za-z0-9.]+")
_NO_LETTER = re.compile(r"[^A-Za-z]+")


@dataclass(frozen=True, slots=True)
class Member:
    """One file of a set: what it is called there, and its SHA-256 in the store."""

    name: str
    sha256: str


def safe_name(words: str, language: str, media_type: str) -> str:
    """Return a name of plain Latin letters without folders, dots at its ends, or an ending of its own choice.

    >>> safe_name("UTR/C/2026/3/Rev.1", "en", "application/pdf")
    'UTR-C-2026-3-Rev.1_en.pdf'
    >>> safe_name("../../etc/passwd", "ru", "text/html"), safe_name("Доклад", "ru", "text/plain")
    ('etc-passwd_ru.html', 'doklad_ru.txt')
    """
    plain = words if words.isascii() else fold(words)
    stem = _UNSAFE.sub("-", plain).strip("-.")[:LONGEST].strip("-.")
    stem = re.sub(r"\.{2,}", ".", stem) or "document"
    tongue = _NO_LETTER.sub("", language)[:8] or "und"
    return f"{stem}_{tongue}.{ENDINGS.get(media_type, 'bin')}"


def members(files: Iterable[tuple[str, str, str, str]]) -> list[Member]:
    """Return the members of a set, numbered in their order so that no two bear one name.

    Args:
        files: words, language, media type, SHA-256.
    """
    return [
        Member(f"{at:03}_{safe_name(words, language, media_type)}", sha256)
        for at, (words, language, media_type, sha256) in enumerate(files, start=1)
    ]
