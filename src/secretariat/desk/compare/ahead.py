"""Whether words look ahead: what will, should, needs to or is hoped to happen. Pure."""

import re

_AHEAD = {
    "en": re.compile(
        r"\b(?:will|shall|should|would be appropriate|needs? to|is to|are to|hopes?|hoped|expects?|expected"
        r"|intends?|plans? to|planned|looks? forward|aims? to|wants? to|is set to|are set to|must"
        r"|proposes?|proposed)\b",
        re.IGNORECASE,
    ),
    "ru": re.compile(
        r"\b(?:будет|будут|буд[еу]м|долж[нен]\w*|следует|необходимо|нужно|надеемся|надеюсь|ожида\w+|рассчитыва\w+"
        r"|планиру\w+|намерен\w*|предстоит|предлага\w+)\b",
        re.IGNORECASE,
    ),
}
_DENIED = re.compile(r"\bshould not (?:impede|affect|negatively)|\bне должн\w+", re.IGNORECASE)


def looks_ahead(words: str, language: str) -> bool:
    """Tell whether the words say what is to come.

    >>> looks_ahead("We hope that soon the Union will be replenished with other cities", "en")
    True
    >>> looks_ahead("the Union has been an important mechanism for 30 years", "en")
    False
    """
    cues = _AHEAD.get(language)
    return bool(cues and cues.search(_DENIED.sub("", words)))
