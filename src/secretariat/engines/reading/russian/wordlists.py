"""The word lists of the rules, kept in `data/words.txt`."""

from functools import lru_cache
from importlib.resources import files


@lru_cache(maxsize=1)
def _lists() -> dict[str, frozenset[str]]:
    text = files("secretariat.engines.reading.russian").joinpath("data", "words.txt").read_text("utf-8")
    found: dict[str, list[str]] = {}
    name = ""
    for line in text.splitlines():
        if not line or line.startswith("#"):
            continue
        if not line.startswith(" "):
            name, _, line = line.partition(": ")
            found[name] = []
        found[name] += line.split()
    return {name: frozenset(words) for name, words in found.items()}


def word_set(name: str) -> frozenset[str]:
    """Return one list of words.

    >>> "назначить" in word_set("talks")
    Traceback (most recent call last):
    ...
    KeyError: 'talks'
    """
    return _lists()[name]
