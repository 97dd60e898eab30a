"""The words without which a pattern cannot match, derived from the pattern.

The answer is a list of sets: of each set at least one word stands, in small letters, in every text that the
pattern matches. Where the pattern is not understood (verbose ones, rare syntax) less is asked, never more.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain

Words = frozenset[str]
_Found = tuple[Words | None, list[Words]]  # all that a piece can spell (None: too much), and its needs

_PLAIN = r"[^][\\(){}|*+?.^$\x80-\u0400\u0402-\u040f\u0450\u0452-\ud7ff\uf900-\U0010ffff]"
_TOKEN = re.compile(
    r"(\((?:\?(?:P<\w+>|-?i?:|<?[=!]|>))?)|(\|)"
    r"|(?:(\))|(\[\^?\]?(?:\\.|[^\]\\])*\])"
    r"|(\\(?:u[\da-fA-F]{4}|U[\da-fA-F]{8}|x[\da-fA-F]{2}|\d+|.))"
    rf"|({_PLAIN}+(?![*+?{{])|{_PLAIN})|(.))((?:[*+?]|\{{\d*,?\d*\}})[?+]?)?",
    re.DOTALL,
)
_NOT_READ = re.compile(r"\(\?(?!P<\w+>|(?:-?i)?:|<?[=!]|>)|\\N")
_NOTHING: Words = frozenset(("",))
_ANYTHING: _Found = (None, [])
_EDGES = frozenset((r"\b", r"\B", r"\A", r"\Z"))
_MOST_TOGETHER = 64  # words, when alternatives that follow each other are multiplied
_MOST_IN_SET = 8  # letters of a set that are told apart
_MOST_SETS = 3
_TELLS_NOTHING = 3.0  # the weight of a set of words of which nearly every sentence has one
# What else a letter stands for where case does not count.
_ALSO = (
    ("\u0130", "i"), ("\u0131", "i"), ("\u017f", "s"), ("\u212a", "k"), ("\u1c80", "в"), ("\u1c81", "д"),
    ("\u1c82", "о"), ("\u1c83", "с"), ("\u1c84", "т"), ("\u1c85", "т"), ("\u1c86", "ъ"),
)  # fmt: skip


def folded(text: str) -> str:
    """Return `text` in small letters, as the words of patterns are.

    >>> folded("The Summit \\u0130S")
    'the summit is'
    """
    if not text.isascii():
        for sign, letter in _ALSO:
            if sign in text:
                text = text.replace(sign, letter)
    return text.lower()


def needs_of(pattern: str, flags: int = 0) -> list[Words]:
    """Return up to three sets of words, the most telling first.

    >>> [sorted(words) for words in needs_of(r"(?:[Tt]he )?(?:meetings?|summit)\\s+in Helsinki")]
    [['in helsinki'], ['meeting', 'summit']]
    """
    if flags & re.VERBOSE or _NOT_READ.search(pattern):
        return []
    spelt, needs = _alternatives(iter(_TOKEN.findall(pattern)))[0]
    sets = {_shortest(words) for words in (*needs, spelt or _NOTHING)}
    telling = (words for words in sets if _weight(words) < _TELLS_NOTHING)
    return sorted(telling, key=lambda words: (_weight(words), sorted(words)))[:_MOST_SETS]


def _alternatives(tokens: Iterator[tuple[str, ...]]) -> tuple[_Found, str]:
    """Read a group up to the bracket that closes it; return what was found and what repeats it."""
    branches: list[_Found] = []
    run, needs, is_exact, repeat = _NOTHING, list[Words](), True, ""
    for opens, bar, closes, letters, escape, text, _, repeat in tokens:
        if bar or closes:
            branches.append((run, needs) if is_exact else (None, [*needs, run]))
            if closes:
                return _either(branches), repeat
            run, needs, is_exact = _NOTHING, [], True
            continue
        if text:
            spelt, inner = _repeated((frozenset((text.lower(),)), []), repeat)
        elif opens:
            (spelt, inner), repeat = _alternatives(tokens)
            spelt, inner = _repeated(_grouped(opens, spelt, inner), repeat)
        else:
            spelt, inner = _repeated(_one(letters, escape), repeat)
        needs += inner
        if spelt is not None and len(run) * len(spelt) <= _MOST_TOGETHER:
            run = frozenset([before + after for before in run for after in spelt])
        else:
            needs.append(run)
            run, is_exact = spelt or _NOTHING, False
    branches.append((run, needs) if is_exact else (None, [*needs, run]))
    return _either(branches), ""


def _either(branches: list[_Found]) -> _Found:
    if len(branches) == 1:
        return branches[0]
    spelt = [words for words, _ in branches if words is not None]
    if len(spelt) == len(branches) and sum(map(len, spelt)) <= _MOST_TOGETHER:
        return frozenset(chain.from_iterable(spelt)), []
    best = (min((*needs, spelt or _NOTHING), key=_weight) for spelt, needs in branches)
    return None, [frozenset(chain.from_iterable(best))]


def _grouped(opens: str, spelt: Words | None, needs: list[Words]) -> _Found:
    """Return what a group gives: what is looked for ahead or behind must stand there, but takes no place."""
    if opens.endswith("!"):
        return _NOTHING, []
    if opens.endswith("="):
        return _NOTHING, [*needs, spelt or _NOTHING]
    return spelt, needs


def _one(letters: str, escape: str) -> _Found:
    """Return what a set of letters, an escape or any other sign spells."""
    if letters:
        inside = letters[1:-1]
        if len(inside) > _MOST_IN_SET or not all(map(_is_plain, inside)):
            return _ANYTHING
        return frozenset(inside.lower()), []
    if escape in _EDGES:
        return _NOTHING, []
    if escape and not escape[1].isalnum():
        return frozenset((escape[1],)), []
    if escape.startswith(r"\u") and _is_plain(sign := chr(int(escape[2:], 16))):
        return frozenset((sign.lower(),)), []
    return _ANYTHING


def _is_plain(letter: str) -> bool:
    """Tell whether a letter of a set stands for itself, and its forms are known to `folded`."""
    return bool(re.fullmatch(_PLAIN, letter)) and letter != "-"


def _repeated(found: _Found, repeat: str) -> _Found:
    if not repeat:
        return found
    spelt, needs = found
    if repeat[0] in "?*" or repeat.startswith(("{0", "{,")):
        return (spelt | _NOTHING if spelt is not None and repeat[0] == "?" else None), []
    return None, [*needs, spelt or _NOTHING]


def _shortest(words: Words) -> Words:
    """Return the words that hold no other: where a longer one stands, the shorter stands too."""
    return frozenset(word for word in words if not any(o != word and o in word for o in words))


@lru_cache(maxsize=4096)
def _weight(words: Words) -> float:
    """Return about how many of the words a sentence has."""
    return sum(map(_likely, words))


@lru_cache(maxsize=8192)
def _likely(word: str) -> float:
    if any("\ue000" <= letter < "\uf900" for letter in word):
        return 0.25
    letters = word.strip()
    return 0.5 ** len(letters) if len(letters) > 2 or letters.isdigit() else _TELLS_NOTHING
