"""Signs that mislead: those that turn the direction of a text, that nobody sees, or that look like others.

Source: Unicode Technical Report 36 (security considerations): bidirectional text, mixed scripts.
"""

import re
import unicodedata

# Controls that are no space, marks that turn the direction until further notice, notes between the lines.
_HIDDEN = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufff9-\ufffb]")
_SPACES = re.compile(r"\s+")
_WORD = re.compile(r"[^\W\d_]+")
_SCRIPTS = (
    ("Latin", re.compile("[A-Za-z\u00c0-\u024f]")),
    ("Cyrillic", re.compile("[\u0400-\u052f]")),
    ("Greek", re.compile("[\u0370-\u03ff]")),
)


def hidden_sign(text: str) -> str | None:
    """Return the first sign that turns the direction or cannot be seen, as Unicode calls it; else None.

    >>> hidden_sign("minutes\\u202efdp.exe")
    'U+202E RIGHT-TO-LEFT OVERRIDE'
    """
    found = _HIDDEN.search(text)
    if found is None:
        return None
    sign = found.group()
    return f"U+{ord(sign):04X} {unicodedata.name(sign, 'a control character')}"


def one_line(text: str) -> str:
    """Return a title or a file's name as one line, without hidden signs.

    >>> one_line("minutes\\u202e of\\r\\nthe  Council ")
    'minutes of the Council'
    """
    return _SPACES.sub(" ", _HIDDEN.sub("", text)).strip()


def mixed_word(text: str) -> tuple[str, tuple[str, ...]] | None:
    """Return the first word whose letters come from several scripts that look alike, and those scripts.

    >>> mixed_word("Republic of \\u0410lba")
    ('Аlba', ('Latin', 'Cyrillic'))
    """
    for match in _WORD.finditer(text):
        scripts = tuple(name for name, letters in _SCRIPTS if letters.search(match.group()))
        if len(scripts) > 1:
            return match.group(), scripts
    return None
