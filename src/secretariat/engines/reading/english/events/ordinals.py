"""Ordinals before the noun of a meeting: "42nd", "forty-second", "XVI"."""

import re

_UNITS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"]
_TEENS = [
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
]
_TENS = {
    "twent": 20, "thirt": 30, "fort": 40, "fift": 50, "sixt": 60, "sevent": 70, "eight": 80, "ninet": 90,
}  # fmt: skip
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}

_SPELLED = {word: number for number, word in enumerate([*_UNITS, *_TEENS], start=1)}
_SPELLED |= {f"{stem}ieth": tens for stem, tens in _TENS.items()}
_SPELLED |= {
    f"{stem}y{hyphen}{unit}": tens + number
    for stem, tens in _TENS.items()
    for hyphen in ("-", " ", "–", " –", " -", " – ", " - ")
    for number, unit in enumerate(_UNITS, start=1)
}
# In steps, for it is tried at every word of a text: a stem, then what follows it.
_SPELLED_OUT = (
    rf"(?i:(?=[efnst])(?:(?:{'|'.join(_TENS)})(?:ieth|y(?: [–-] ?|[-– ])(?:{'|'.join(_UNITS)}))"
    rf"|{'|'.join([*_UNITS, *_TEENS])}))"
)
ORDINAL = (
    rf"(?:(?<![\d.,])\d{{1,4}}\s?(?:st|nd|rd|th|ST|ND|RD|TH)\b|{_SPELLED_OUT}\b|[XVIL]{{1,7}}(?:th)?(?="
    r"\s+[A-Z]))"
)


def ordinal_number(word: str) -> int | None:
    """Return the number of an ordinal.

    >>> ordinal_number("42nd"), ordinal_number("Forty-second"), ordinal_number("XVI")
    (42, 42, 16)
    """
    plain = re.sub(r"\s*[-–]\s*", "-", " ".join(word.casefold().split()))
    if plain in _SPELLED:
        return _SPELLED[plain]
    digits = re.match(r"\d+", plain)
    if digits:
        return int(digits.group())
    values = [_ROMAN[sign] for sign in word if sign in _ROMAN]
    if not values:
        return None
    return sum(-low if low < high else low for low, high in zip(values, [*values[1:], 0], strict=True))
