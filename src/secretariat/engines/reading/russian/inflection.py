"""Case forms of the names in the data files, made once and shipped as a table."""

import re
from typing import Any

from secretariat.engines.reading.russian.morphology import analyser, parses_of
from secretariat.engines.reading.russian.tokens import fold

_CASES = {"n": "nomn", "g": "gent", "d": "datv", "a": "accs", "i": "ablt", "p": "loct"}
_NOUN = "NOUN"


def forms_of(pattern: str) -> dict[str, str]:
    """Return each form of a name with the letters of its cases.

    The words before "/" are inflected, those after it kept; "=" marks a name that never changes.

    >>> forms_of("Организация/ Варшавского договора")["организации варшавского договора"]
    'gdp'
    >>> forms_of("НАТО=")
    {'нато': 'ngdaip'}
    """
    if pattern.endswith("="):
        return {fold(pattern[:-1]): "ngdaip"}
    head, _, rest = pattern.partition("/")
    forms: dict[str, str] = {}
    for letter, case in _CASES.items():
        words = _inflected(head.split(" "), case)
        form = " ".join([" ".join(words), *rest.split()]) if rest else " ".join(words)
        key = fold(form)
        forms[key] = forms.get(key, "") + letter
        for variant in _also_inflected(head, rest, case):
            forms.setdefault(fold(variant), letter)
    return forms


def _also_inflected(head: str, rest: str, case: str) -> list[str]:
    """ "Республики Сербии" beside "Республики Сербия": usage goes both ways with one-word names."""
    words = rest.split()
    if case == "nomn" or len(words) != 1 or head.split(" ")[-1] not in ("Республика", "Королевство"):
        return []
    noun = _noun_parse(words[0])
    return [" ".join([*_inflected(head.split(" "), case), _noun(words[0], noun, case)])]


def marked(name: str) -> str:
    """Return a name with the marks of a pattern: what never changes, and where the unchanging rest begins.

    >>> marked("Организация Договора о мире"), marked("ОДМ"), marked("Малая Корва")
    ('Организация/ Договора о мире', 'ОДМ=', 'Малая Корва')
    """
    words = name.split()
    if len(words) == 1 and sum(sign.isupper() for sign in name) > 1 and "-" not in name:
        return f"{name}="
    if len(words) == 1 and name.isalpha() and not name.isupper() and not analyser().word_is_known(name):
        return f"{name}^"
    head = 0
    while head < len(words) - 1 and _is_adjective(words[head]):
        head += 1
    rest = words[head + 1 :]
    return " ".join(words[: head + 1]) + (f"/ {' '.join(rest)}" if rest else "")


def _is_adjective(word: str) -> bool:
    tags = [p.tag for p in parses_of(word) if p.tag.case == "nomn"]
    return bool(tags) and tags[0].POS in {"ADJF", "PRTF"}


def name_of(pattern: str) -> str:
    """Return the name itself, without the marks of its pattern."""
    return pattern.rstrip("=^").replace("/", "", 1)


def _inflected(words: list[str], case: str) -> list[str]:
    """Return the words of one noun phrase in a case; adjectives agree with the noun, the last word."""
    bare = [w.strip("«»") for w in words]
    if bare[-1].endswith("^"):
        return [_plainly(bare[-1][:-1], case)]
    noun = _noun_parse(bare[-1])
    out = [_adjective(w, case, noun) for w in bare[:-1]] + [_noun(bare[-1], noun, case)]
    return [word.replace(old, new) for word, old, new in zip(words, bare, out, strict=True)]


def _plainly(word: str, case: str) -> str:
    """Return a foreign place in a case by its ending alone, where the dictionary guesses wrong.

    >>> _plainly("Претория", "gent"), _plainly("Киркенес", "loct")
    ('Претории', 'Киркенесе')
    """
    endings = {
        "ия": {"gent": "ии", "datv": "ии", "accs": "ию", "ablt": "ией", "loct": "ии"},
        "а": {"gent": "ы", "datv": "е", "accs": "у", "ablt": "ой", "loct": "е"},
    }
    for ending, changed in endings.items():
        if word.endswith(ending):
            stem = word[: -len(ending)]
            made = stem + changed.get(case, ending)
            return re.sub("([гкхшжчщ])ы$", r"\1и", made).replace("шой", "шей")
    if word[-1] in "оеиуыэюяё":
        return word
    return word + {"gent": "а", "datv": "у", "ablt": "ом", "loct": "е"}.get(case, "")


def _noun_parse(word: str) -> Any:
    parses = [p for p in parses_of(word) if p.tag.case == "nomn" and p.tag.POS == _NOUN]
    places = [p for p in parses if "Geox" in p.tag]
    plain = [p for p in parses if not {"Name", "Surn", "Patr"} & set(p.tag.grammemes)]
    return (places or plain or parses or parses_of(word))[0]


def _noun(word: str, parse: Any, case: str) -> str:
    wanted = {case, str(parse.tag.number)} if parse.tag.number else {case}
    changed = parse.inflect(wanted) or parse.inflect({case})
    return str(changed.word) if changed else word


def _adjective(word: str, case: str, noun: Any) -> str:
    gender, number = noun.tag.gender, noun.tag.number
    wanted = {case, "plur"} if number == "plur" else {case, "sing", str(gender)}
    if case == "accs" and (number == "plur" or gender == "masc"):
        wanted |= {"anim" if "anim" in noun.tag else "inan"}
    for parse in parses_of(word):
        comparative = "Supr" in parse.tag or parse.normal_form.endswith("ьший")
        if parse.tag.POS in {"ADJF", "PRTF"} and parse.tag.case == "nomn" and not comparative:
            changed = parse.inflect(wanted)
            return str(changed.word) if changed else word
    return _softly(word, case)


def _softly(word: str, case: str) -> str:
    """Return a superlative in a case by its ending; the dictionary would make another word of it.

    >>> _softly("Высший", "gent")
    'Высшего'
    """
    endings = {"gent": "его", "datv": "ему", "ablt": "им", "loct": "ем"}
    return word[:-2] + endings.get(case, "ий") if word.endswith("ий") else word


def nominative_phrase(adjectives: list[str], noun: str) -> str:
    """Return adjectives and their noun in the nominative, numbers as they stand.

    >>> nominative_phrase(["24-го", "очередного"], "заседания"), nominative_phrase([], "переговоров")
    ('24-е очередное заседание', 'переговоры')
    """
    parse = next((p for p in parses_of(noun.lower()) if p.tag.POS == _NOUN), None)
    if parse is None:
        return " ".join([*adjectives, noun])
    if parse.tag.case == "nomn" and not adjectives:
        return noun
    changed = parse.inflect({"nomn"})
    base = changed or parse
    out = [word if not word[0].isalnum() or word.isupper() else _agreeing(word, base) for word in adjectives]
    made = base.word if changed else noun
    out.append(made.capitalize() if noun[0].isupper() and not adjectives else made)
    return " ".join(out)


_ORDINAL_ENDINGS = {"masc": "й", "femn": "я", "neut": "е"}


def _agreeing(word: str, noun: Any) -> str:
    number, _, ending = word.partition("-")
    if number.isdigit() and ending:
        is_many = noun.tag.number == "plur"
        return f"{number}-{'е' if is_many else _ORDINAL_ENDINGS.get(str(noun.tag.gender), ending)}"
    wanted = {"nomn", "plur"} if noun.tag.number == "plur" else {"nomn", "sing", str(noun.tag.gender)}
    for parse in parses_of(word.lower()):
        if parse.tag.POS in {"ADJF", "PRTF"}:
            changed = parse.inflect(wanted)
            if changed:
                return str(changed.word).capitalize() if word[0].isupper() else str(changed.word)
    return word


def is_plural(noun: str) -> bool:
    """Tell whether a noun can only be a plural.

    >>> is_plural("заседаниях"), is_plural("заседания"), is_plural("визитов")
    (True, False, True)
    """
    numbers = {p.tag.number for p in parses_of(noun.lower()) if p.tag.POS == _NOUN}
    return numbers == {"plur"}


def is_plural_adjective(word: str) -> bool:
    """Tell whether an adjective is a plural."""
    return any(p.tag.POS in {"ADJF", "PRTF"} and p.tag.number == "plur" for p in parses_of(word.lower())[:1])


def nominative_plural(noun: str) -> str:
    """Return a noun in the plural and the nominative.

    >>> nominative_plural("глав"), nominative_plural("министров")
    ('главы', 'министры')
    """
    for parse in parses_of(noun.lower()):
        if parse.tag.POS == _NOUN and "anim" in parse.tag:
            changed = parse.inflect({"nomn", "plur"})
            if changed:
                return str(changed.word)
    return noun


def genitive_plural(noun: str) -> str:
    """Return a noun in the plural and the genitive.

    >>> genitive_plural("Министры"), genitive_plural("лидерам")
    ('министров', 'лидеров')
    """
    for parse in parses_of(noun.lower()):
        if parse.tag.POS == _NOUN:
            changed = parse.inflect({"gent", "plur"})
            if changed:
                return str(changed.word)
    return noun
