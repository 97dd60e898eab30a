"""Names of persons put in the nominative, where the form leaves no doubt; else left as they stand."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from secretariat.engines.reading.russian.morphology import Reading, analyser, parses_of, readings_of
from secretariat.engines.reading.russian.tokens import fold

_MASCULINE, _FEMININE = ("masc", "ms-f"), ("femn", "ms-f")
_NAME_ROLES = ("Name", "Surn", "Patr")
_UNCHANGING = ("зода", "заде", "оглы", "кызы")
_HISSING = "жшчщц"
_VOWELS = "аеёиоуыэюя"
# Masculine endings of a name that the dictionary does not know, by case.
_ENDINGS = {"g": ("а", "я"), "a": ("а", "я"), "d": ("у", "ю"), "i": ("ом", "ем", "ым"), "p": ("е",)}
_SHORTEST_STEM = 2
_SHORTEST_IN_OI = 4


@dataclass(frozen=True, slots=True)
class Nominative:
    """A name in the nominative; `is_sure` unless nothing told its case."""

    value: str
    is_sure: bool


def nominative(words: Sequence[str], cases: str = "") -> Nominative:
    """Return a name in the nominative.

    Args:
        words: the name as it stands, initials among them.
        cases: letters of the cases in which it can stand, from the words round it; empty if unknown.

    >>> nominative(["Касым-Жомарта", "Токаева"], "ga").value, nominative(["Марией", "Захаровой"]).value
    ('Касым-Жомарт Токаев', 'Мария Захарова')
    >>> nominative(["С.", "В.", "Лавровым"]).value, nominative(["Нарендра", "Моди"]).value
    ('С. В. Лавров', 'Нарендра Моди')
    """
    if cases == "n":
        return Nominative(" ".join(words), True)
    own = own_cases(words)
    # A locative needs a preposition, which is among the words that give `cases`.
    # "главы ... Юлия Берг": where a title may be a plural, the name need not be a genitive.
    likeliest_first = sorted(cases, key=lambda case: case != "n")
    known = "".join(c for c in likeliest_first if c in own) or own.replace("p", "")
    for case in known:
        for gender in _genders(words, case):
            changed = [_in_nominative(word, case, gender) for word in words]
            if all(changed):
                return Nominative(" ".join(w for w in changed if w), bool(cases) or case != "n")
    return Nominative(" ".join(words), False)


def _is_initial(word: str) -> bool:
    return word.endswith(".") or len(word) == 1


def own_cases(words: Sequence[str]) -> str:
    """Return the cases that the words of the name themselves allow, the nominative first."""
    found = set("ngdaip")
    for word in words:
        is_known = bool(analyser().word_is_known(fold(word)))
        own = {r.case for r in _name_readings(word) if r.case and (is_known or r.role == "Surn")}
        if own and not _is_initial(word):
            found &= own
    ordered = "".join(c for c in "ngdaip" if c in found)
    return ordered if ordered else "n"


@lru_cache(maxsize=20_000)
def _name_readings(word: str) -> tuple[Reading, ...]:
    readings = [r for r in readings_of(fold(word)) if r.role in _NAME_ROLES and r.number != "plur"]
    return tuple(readings)


def _genders(words: Sequence[str], case: str) -> list[tuple[str, ...]]:
    """Return the genders to try: what the first name says, else masculine first."""
    first = words[0]
    named = {r.gender for r in _name_readings(first) if r.role in ("Name", "Patr") and r.case == case}
    if "femn" in named and ("masc" not in named or _changes(words[0], case)):
        return [_FEMININE]
    if "masc" in named:
        return [_MASCULINE]
    return [_MASCULINE, _FEMININE]


def _changes(word: str, case: str) -> bool:
    """Tell whether a first name is a woman's in this case, and a man's only if it never changes: "Ады"."""
    men = [r for r in _name_readings(word) if r.role == "Name" and r.case == case and r.gender == "masc"]
    return case in "ga" and all(r.lemma == fold(word) for r in men)


def _in_nominative(word: str, case: str, gender: tuple[str, ...]) -> str | None:
    """Return one word of a name in the nominative, None where it cannot stand in this case and gender."""
    if _is_initial(word) or word.endswith(_UNCHANGING) or (case == "n" and _may_be_nominative(word, gender)):
        return word
    if case == "n":
        return None
    known = _by_dictionary(word, case, gender)
    if known is not None:
        return _capitals_like(word, known)
    if _is_of_other_gender(word, case, gender):
        return None
    if "-" in word:
        head, _, last = word.rpartition("-")
        changed = _in_nominative(last, case, gender)
        return f"{head}-{changed}" if changed else None
    return _by_ending(word, case) if "masc" in gender else _by_feminine_ending(word, case)


def _may_be_nominative(word: str, gender: tuple[str, ...]) -> bool:
    readings = _name_readings(word)
    return not readings or any(r.case == "n" and (r.gender in gender or not r.gender) for r in readings)


def _is_of_other_gender(word: str, case: str, gender: tuple[str, ...]) -> bool:
    """Tell whether the word is a surname of a woman in this case ("Захаровой") where a man is looked for."""
    genders = {r.gender for r in _name_readings(word) if r.role == "Surn" and r.case == case}
    return bool(genders) and "" not in genders and not genders & set(gender)


def _by_dictionary(word: str, case: str, gender: tuple[str, ...]) -> str | None:
    wanted = {"g": "ga", "a": "ga"}.get(case, case)
    for parse in parses_of(fold(word) if "ё" not in word else word.lower()):
        tag = parse.tag
        letters = {"gent": "g", "datv": "d", "accs": "a", "ablt": "i", "loct": "p"}.get(str(tag.case), "")
        is_name = any(role in tag for role in _NAME_ROLES)
        if not is_name or letters not in wanted or not letters or str(tag.gender) not in gender:
            continue
        if tag.number == "plur":
            continue
        changed = parse.inflect({"nomn", "sing"}) if "femn" in gender else None
        return str(changed.word) if changed else str(parse.normal_form)
    return None


def _by_ending(word: str, case: str) -> str:
    """Return a masculine foreign name without its case ending; one that takes no ending stays."""
    if case == "i" and word.endswith("ой") and len(word) > _SHORTEST_IN_OI:
        return word[:-2] + "а"  # Кулебой: Кулеба
    if case == "i" and word.endswith("ей") and len(word) > _SHORTEST_IN_OI:
        return word[:-2] + ("а" if word[-3] in _HISSING else "я")  # Бордюжей: Бордюжа
    for ending in _ENDINGS.get(case, ()):
        stem = word[: -len(ending)]
        if not word.endswith(ending) or len(stem) < _SHORTEST_STEM:
            continue
        if ending in ("я", "ю", "ем") and stem[-1] in _VOWELS:
            return stem + "й"
        if ending in ("я", "ю") or (ending == "ем" and stem[-1] not in _HISSING):
            return stem + "ь"
        if stem[-1] not in _VOWELS:
            return stem
    return word


_FEMININE_ENDINGS = {"g": "ыи", "d": "еи", "a": "ую", "p": "еи"}
_AFTER_K = "гкхжшчщ"


def _by_feminine_ending(word: str, case: str) -> str:
    """Return a first name of a woman that the dictionary does not know: "Сагибы": "Сагиба"."""
    ending = 2 if case == "i" and word.endswith(("ой", "ей")) else 1
    if len(word) - ending < _SHORTEST_IN_OI - 1 or not word[-ending:].endswith(
        tuple(_FEMININE_ENDINGS.get(case, "й"))
    ):
        return word
    kept, last = word[:-ending], word[-ending]
    is_soft = last in "июе" and kept[-1] not in _AFTER_K and (last != "е" or kept[-1] in _VOWELS)
    return kept + ("я" if is_soft else "а")


def _capitals_like(word: str, changed: str) -> str:
    if word.isupper():
        return changed.upper()
    parts = changed.split("-")
    models = word.split("-")
    return "-".join(
        p.capitalize() if n >= len(models) or models[n][0].isupper() else p for n, p in enumerate(parts)
    )
