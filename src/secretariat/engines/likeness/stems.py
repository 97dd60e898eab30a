"""The words of a line that say something, cut to what their forms share. Pure."""

import re
from functools import lru_cache

from secretariat.engines.values.folding import fold

_CACHED_LINES = 16_384
LONGEST, SHORTEST = 6, 3
_WORD = re.compile(r"[a-z0-9]+")

# Words that stand in the lines of nearly every agenda and tell none apart; as `fold` writes them.
_WORDS = """
    the and for with from into over under among between within through their its our all more other each such
    that this these those are was will shall should can may not any both than upon about towards toward
    cooperation cooperative cooperate collaboration develop development promote promotion strengthen
    strengthening support supporting improve improvement enhance enhancing encourage foster ensure facilitate
    further common joint mutual new good better best high level region regional regions area areas member
    members state states country countries party parties national international local municipal project
    projects programme programmes action actions activity activities measure measures initiative initiatives
    work working field fields sector sectors issue issues matter matters use
    dlya pri ili iz na po ob ot do bez chto eto ikh ego vsekh mezhdu cherez sotrudnichestvo sotrudnichestva
    sotrudnichestve razvitie razvitiya razvitiyu sodeystvie sodeystviya ukreplenie ukrepleniya podderzhka
    podderzhki uluchshenie uluchsheniya povyshenie povysheniya obespechenie obespecheniya oblasti sfere region
    regiona regione regionalnoye regionalnogo gosudarstv gosudarstva chlenov stran strany proekt proekty
    proektov proekta programma programmy programm mery meropriyatiya deystviya sovmestnye sovmestnyy obshchie
    """
_EMPTY = frozenset(_WORDS.split())
_ENDINGS_RU = (
    "yami", "ami", "ogo", "ego", "omu", "emu", "aya", "oye", "oe", "yye", "ye", "iye", "akh", "yakh", "ykh",
    "ikh", "iya", "iy", "yy", "oy", "ey", "ov", "ev", "am", "yam", "om", "em", "ya", "yu", "a", "o", "u", "y",
    "i", "e",
)  # fmt: skip
_ENDINGS = ("ments", "ment", "ings", "ing", "ed")


@lru_cache(maxsize=_CACHED_LINES)
def stems(words: str, language: str) -> dict[str, str]:
    """Return stem → the word as it first stands, of the words that tell a line apart.

    Words of fewer than three letters and those that stand in every agenda are left out. Of others the ending
    is taken off, what is longer than six letters is cut, and vowels at the end go.

    >>> stems("Safety of the ports, and safer port waters", "en")
    {'safet': 'Safety', 'port': 'ports', 'safer': 'safer', 'water': 'waters'}
    """
    found: dict[str, str] = {}
    for given in re.split(r"[\s/–—-]+", words):
        written = given.strip(".,;:!?()[]{}\"'“”„«»…")
        for word in _WORD.findall(fold(written)) if written else ():
            if len(word) >= SHORTEST and word not in _EMPTY and not word.isdigit():
                found.setdefault(_stem(word, language), written)
    return found


def _stem(word: str, language: str) -> str:
    endings = _ENDINGS_RU if language == "ru" else _ENDINGS
    if language != "ru":
        word = _singular(word)
    ending = next((one for one in endings if word.endswith(one) and len(word) - len(one) > SHORTEST), "")
    cut = word.removesuffix(ending)[:LONGEST]
    while len(cut) > SHORTEST and cut[-1] in "aeiouy":
        cut = cut[:-1]
    return cut


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > SHORTEST + 1:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word
