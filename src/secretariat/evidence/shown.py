"""How a reading's text is shown: from its first line with words. Offsets stay those of the whole."""

import re

_BLANK_LINES = re.compile(r"\s*\n")


def shown_from(text: str) -> int:
    """Return where the first line that has words begins; its indentation stays.

    >>> shown_from("\\n \\n  Alba presides.\\n")
    3
    """
    blank = _BLANK_LINES.match(text)
    return blank.end() if blank and blank.end() < len(text) else 0
