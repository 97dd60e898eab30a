"""Titles of one and of several."""

import re

_PLURALS = {"ies": "y", "men": "man", "s": ""}


def is_plural(title: str) -> bool:
    """Tell whether a title names several people.

    >>> is_plural("Foreign Ministers"), is_plural("Minister of Foreign Affairs")
    (True, False)
    """
    noun = re.split(r" (?:of|for|on|to|in) ", title)[0]
    return bool(re.search(r"(?:[^s]s|ies|men)(?:-General| General)?$", noun)) and not noun.endswith(
        ("Affairs", "Sports", "Heads")
    )


def singular(title: str) -> str:
    """Return the title of one of them.

    >>> singular("foreign ministers"), singular("Secretaries General of X")
    ('foreign minister', 'Secretary General of X')
    """
    noun, rest = (
        re.match(r"(.*?)((?: (?:of|for|on|to|in) .*)?)$", title) or re.match("(.*)()", title)
    ).groups()  # type: ignore[union-attr]
    parts = re.split(r"([- ]General)?$", noun)
    for ending, one in _PLURALS.items():
        if parts[0].endswith(ending):
            return f"{parts[0][: -len(ending)]}{one}{parts[1] or ''}{rest}"
    return title
