"""Organisations that a text itself makes known: by an acronym in brackets, or by a name that tells its kind.

"Межгосударственная координационная водохозяйственная комиссия (МКВК)", "Лига городов Каспия".
"""

import re
from collections.abc import Iterator, Sequence

from secretariat.engines.reading.russian.inflection import nominative_phrase
from secretariat.engines.reading.russian.morphology import word_of
from secretariat.engines.reading.russian.tokens import fold
from secretariat.engines.reading.russian.wordlists import word_set

# What an organisation is called; the narrow ones are a state's own as often as not.
_HEADS = word_set("defined-heads")
_HEADS_OF_SEVERAL = word_set("defined-heads-of-several")
_OF_SEVERAL = word_set("defined-of-several")
_JOINED = ("и", "по", "для", "в", "во", "на", "о", "об", "с", "со", "при", "—", "-", "–")
_ACRONYM = re.compile(r"\((?P<acronym>[А-ЯЁ][А-ЯЁа]{0,7}[А-ЯЁ])(?:\)|[,;])")
_WORD = re.compile(r"[А-ЯЁа-яё]+(?:-[А-ЯЁа-яё]+)*|[—–-]|\S")
# A capital after a space, though not after the end of a sentence.
_CAPITAL_HEAD = re.compile(r"[А-ЯЁ](?<=\s.)(?<![.!?»\"]\s.)[а-яё]+(?:-[А-Яа-яё]+)*")
_LONGEST = 12  # words of a name
_LONGEST_COMPLEMENT = 6
_SHORTEST_CUT = 2


def names_defined(view: str) -> list[tuple[str, str]]:
    """Return the key and name of each organisation that a text makes known; those known already among them.

    >>> names_defined("Прошла сессия Корвского совета портов (КСП).")
    [('ксп', 'Корвский совет портов'), ('ксп', 'КСП')]
    """
    found: dict[str, tuple[str, str]] = {}
    for name, acronym in _by_acronym(view):
        for form in (name, acronym):
            found.setdefault(fold(form), (fold(acronym), form))
    for name in _by_kind(view):
        found.setdefault(fold(name), (fold(name), name))
    return list(found.values())


def _by_acronym(view: str) -> Iterator[tuple[str, str]]:
    for match in _ACRONYM.finditer(view):
        before = view[max(0, match.start() - 160) : match.start()].replace("\n", " ")
        words = _WORD.findall(before)[-_LONGEST:]
        name = _spelt_out(words, match["acronym"])
        if name is not None:
            yield name, match["acronym"]


def _spelt_out(words: Sequence[str], acronym: str) -> str | None:
    """Return the end of `words` whose initials are the acronym, in the nominative."""
    for first in range(len(words)):
        phrase = words[first:]
        if not phrase[0][0].isupper() or not _is_short_for(acronym.upper(), phrase):
            continue
        head = next((n for n, word in enumerate(phrase) if word_of(fold(word)).lemma in _HEADS), None)
        if head is not None and all(word_of(fold(w)).part in "JF" for w in phrase[:head]):
            return _in_nominative(phrase, head)
    return None


def _is_short_for(acronym: str, phrase: Sequence[str]) -> bool:
    """Tell whether an acronym is made of the initials of a name; those of its last word may be left out."""
    made = [_initials(phrase, joined=joined) for joined in (False, True)]
    return acronym in made or (len(acronym) > _SHORTEST_CUT and any(m[:-1] == acronym for m in made))


def _initials(phrase: Sequence[str], *, joined: bool) -> str:
    parts = [part for word in phrase for part in word.split("-") if part and part[0].isalpha()]
    kept = [p for p in parts if joined or p.lower() not in _JOINED]
    return "".join(p[0] for p in kept).upper()


def _in_nominative(phrase: Sequence[str], head: int) -> str:
    made = nominative_phrase(list(phrase[:head]), phrase[head])
    words = [*made.split(), *phrase[head + 1 :]]
    return " ".join([words[0][0].upper() + words[0][1:], *words[1:]])


def _by_kind(view: str) -> Iterator[str]:
    """Yield names like "Союз городов Альбы": a capital, a head noun, and members in the plural."""
    for match in _CAPITAL_HEAD.finditer(view):
        words = _WORD.findall(view[match.start() : match.start() + 140].replace("\n", " "))
        head = 0
        while head < min(3, len(words) - 1) and word_of(fold(words[head])).part == "J":
            head += 1
        word = word_of(fold(words[head])) if words[head][0].isalpha() else None
        if word is None or word.lemma not in _HEADS_OF_SEVERAL or word.part != "N":
            continue
        last = _complement(words, head)
        of_several = any(word_of(fold(w)).lemma in _OF_SEVERAL for w in words[head + 1 : last])
        is_proper = any(w[0].isupper() for w in words[head + 1 : last])
        if of_several and is_proper:
            yield _in_nominative(words[:last], head)


def _complement(words: Sequence[str], head: int) -> int:
    """Return the end of the genitives after a head noun."""
    at, last = head + 1, head + 1
    while at < len(words) and at - head <= _LONGEST_COMPLEMENT:
        word = words[at]
        if not word[0].isalpha():
            break
        one = word_of(fold(word))
        if one.part in "NJFX" and "g" in one.tag:
            last = at + 1
        elif word != "и":
            break
        at += 1
    return last
