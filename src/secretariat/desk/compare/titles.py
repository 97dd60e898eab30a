"""What a document is called when nobody said it. Pure."""

import re

_BLOCK = re.compile(r"\n\s*\n")
_MARKUP = re.compile(r"[*#_]+")
_SIGNS = " *#_=-–—•\ufeff"
_FEWEST_WORDS, _LONGEST = 4, 200


def title_of(text: str) -> str:
    """Return the first block of words that is long enough for a title and short enough; "" where none is.

    >>> title_of("All news\\n\\n**PRESS RELEASE\\nON THE VISIT TO MOSCOW**\\n\\nUpon the invitation of")
    'PRESS RELEASE ON THE VISIT TO MOSCOW'
    """
    for block in _BLOCK.split(text[:4000]):
        words = " ".join(_MARKUP.sub("", block).split()).strip(_SIGNS)
        if len(words.split()) >= _FEWEST_WORDS:
            return words if len(words) <= _LONGEST else words[: _LONGEST - 1].rsplit(" ", 1)[0] + "…"
    return " ".join(text.split()).strip(_SIGNS)[:_LONGEST]
