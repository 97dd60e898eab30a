"""The words of a text that carry meaning, cut to their stems: for likeness, never for identity. Pure."""

import re

from secretariat.engines.values.folding import fold

_WORD = re.compile(r"[a-z0-9]{2,}")
_STEM = 5  # letters: "updated" and "updating" are one
_LITTLE_WORDS = """
    a an and are as at be been being by for from further had has have he her his in into is it its more most
    new not of on or our shall she should so some soon such that the their them they this those to too was we
    were which will with would need needs necessary important importance hope hoped expect
"""
_LITTLE = frozenset(_LITTLE_WORDS.split())


def stems(text: str) -> frozenset[str]:
    """Return the stems of the words that carry meaning.

    >>> sorted(stems("The Economic Agenda needs to be updated"))
    ['agend', 'econo', 'updat']
    >>> stems("updating the economic agenda") == stems("The Economic Agenda needs to be updated")
    True
    """
    return frozenset(word[:_STEM] for word in _WORD.findall(fold(text)) if word not in _LITTLE)
