"""The shape of a person's name in English texts: capitalised words, initials, particles."""

import re

from secretariat.engines.reading.english.words import AFTER_NAME, HEAD, NO_NAME
from secretariat.engines.values.spans import Span

_UPPER = r"A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĴĶĹĻĽŁŃŅŇŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽȘȚƏẞỊỌỤĐ"
_INITIAL = rf"(?:[{_UPPER}]\.(?:[ -]?[{_UPPER}]\.)*)"
_WORD = (
    rf"(?:(?:[dDlL]'|[Aa]l-|[Ee]l-|[Aa][dnrst]-|[Aa]sh-|O'|Mc|Mac)?"
    rf"[{_UPPER}][\w]*(?:['’-][{_UPPER}a-z][\w]+)*)"
)
_PARTICLE = (
    r"(?:van der|van den|van de|van|von der|von dem|von|der|den|de la|de los|de|del|della|di|da|das|dos|"
    r"do|du|le|la|"
    r"bin|ibn|bint|ben|abu|al|el|ul|ud|af|av|zu|zur|ter|ten|y|e|oglu|ogly|uly|kyzy|qizi)"
)
_ALSO_SURNAMES = ("King", "Prince", "West", "Black")  # titles and words that end a name, but never begin one
_PARTICLES = frozenset(_PARTICLE.strip("(?:)").replace("|", " ").split())
_NAME_WORD = re.compile(rf"{_INITIAL}|(?:Md|Mohd|St|Ste)\.|{_WORD}")
_JOIN = re.compile(rf" (?:{_PARTICLE} )?(?=(?:al-|el-|a[dnrst]-|ash-)?[{_UPPER}'])|(?<=\.)(?=[{_UPPER}])|-")
_SUFFIX = re.compile(r",? (?:Jr\.?|Sr\.?|III|II|IV)(?![\w])")
_LEAD = re.compile(rf"(?:{_PARTICLE}[ -])?(?=[{_UPPER}])")


def is_name_word(word: str) -> bool:
    """Tell whether one capitalised word may belong to a person's name.

    >>> is_name_word("Lavrov"), is_name_word("Ministry"), is_name_word("OSCE")
    (True, False, True)
    """
    bare = word.rstrip(".'’")
    titled = "-" in bare and all(part in NO_NAME for part in bare.split("-"))
    known = bare in NO_NAME or bare in HEAD or titled
    return bool(bare) and not known and not any(c.isdigit() for c in bare)


def name_from(
    view: str, start: int, end: int, walls: frozenset[int] = frozenset(), most: int = 6
) -> Span | None:
    """Return the run of name words that begins at `start`, None if there is none.

    Args:
        view: the text for analysis.
        start: where the first word of the name stands.
        end: no name goes beyond it (end of the paragraph).
        walls: starts of other mentions, which end a name.
        most: words.

    >>> name_from("Hans-Dietrich Genscher said", 0, 27)
    Span(start=0, end=22)
    """
    lead = _LEAD.match(view, start, end)
    at = lead.end() if lead and lead.group() else start
    last = None
    for _ in range(most):
        word = _NAME_WORD.match(view, at, end)
        if not word or (last is not None and at in walls):
            break
        initial = len(word.group()) == 2 and word.group().endswith(
            "."
        )  # "A." is a word of no name without its dot
        if (
            not initial
            and not is_name_word(word.group())
            and not (last is not None and word.group() in _ALSO_SURNAMES)
        ):
            break
        letters = last is not None and word.group() in AFTER_NAME and " " in view[start:last]
        last = word.end()
        if letters:
            break
        join = _JOIN.match(view, last, end)
        if not join:
            break
        at = join.end()
    if last is None or start in walls:
        return None
    suffix = _SUFFIX.match(view, last, end)
    last = suffix.end() if suffix else last
    words = view[start:last]
    trimmed = words[:-2] if words.endswith(("'s", "’s")) else words
    return Span(start, start + len(trimmed)) if len(trimmed) > 1 else None


def without_letters(name: str) -> str:
    """Return the name without the letters that honours and offices put after it.

    >>> without_letters("Noel Levi CBE")
    'Noel Levi'
    """
    words = name.split()
    while len(words) > 2 and words[-1].rstrip(",") in AFTER_NAME:
        words.pop()
    return " ".join(words).rstrip(",")


def words_of(name: str) -> list[str]:
    """Return the words of a name that can tell a person, without initials and particles.

    >>> words_of("Joseph R. Biden, Jr.")
    ['Joseph', 'Biden']
    """
    parts = [part.strip(",") for part in name.split() if part.lower() not in _PARTICLES]
    return [
        p
        for p in parts
        if len(p) > 1 and p[:1].isupper() and not p.endswith(".") and p not in ("Jr", "Sr", "II", "III", "IV")
    ]
