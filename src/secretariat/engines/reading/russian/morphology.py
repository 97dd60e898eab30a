"""What a Russian word may be: lemma, part of speech, cases. One analyser per process, answers kept."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import pymorphy3

NOMINATIVE, GENITIVE, DATIVE, ACCUSATIVE, INSTRUMENTAL, LOCATIVE = "ngdaip"
_CASES = {
    "nomn": "n", "gent": "g", "datv": "d", "accs": "a", "ablt": "i", "loct": "p", "gen2": "g", "loc2": "p",
    "acc2": "a", "gen1": "g", "loc1": "p", "voct": "n",
}  # fmt: skip
_SHORT_POS = {
    "NOUN": "N", "ADJF": "J", "ADJS": "K", "PRTF": "F", "PRTS": "S", "INFN": "I", "GRND": "G", "NUMR": "M",
    "PREP": "R", "CONJ": "C", "PRCL": "L", "NPRO": "O", "ADVB": "B", "COMP": "B", "PRED": "B", "INTJ": "L",
}  # fmt: skip
_TENSES = {"past": "past", "futr": "futr", "pres": "pres"}
# Words whose likeliest reading in news is not the likeliest one in general.
_READINGS = {
    "этом": ("этот", "J", "p"), "этого": ("этот", "J", "ga"), "этой": ("этот", "J", "gdip"),
    "стали": ("стать", "V", "past"), "стало": ("стать", "V", "past"), "стал": ("стать", "V", "past"),
    "вели": ("вести", "V", "past"), "вел": ("вести", "V", "past"), "вела": ("вести", "V", "past"),
    "глав": ("глава", "N", "ga"), "главы": ("глава", "N", "gna"), "главе": ("глава", "N", "dp"),
    "главу": ("глава", "N", "a"), "главой": ("глава", "N", "i"), "глава": ("глава", "N", "n"),
    "прошли": ("пройти", "V", "past"), "прошедшее": ("пройти", "F", "na"),
    "прошедшем": ("пройти", "F", "p"), "прошедшего": ("пройти", "F", "g"),
    "прошедшей": ("пройти", "F", "gdip"), "прошедшая": ("пройти", "F", "n"),
    "прошедший": ("пройти", "F", "na"), "прошедших": ("пройти", "F", "gp"),
    "прошедшую": ("пройти", "F", "a"), "участники": ("участник", "N", "n"), "членом": ("член", "N", "i"),
    "постпред": ("постпред", "N", "n"), "министра": ("министр", "N", "ga"),
    "премьер": ("премьер", "N", "n"), "встречи": ("встреча", "N", "gna"),
    "переговоры": ("переговоры", "N", "na"), "переговоров": ("переговоры", "N", "g"),
    "переговорам": ("переговоры", "N", "d"), "переговорами": ("переговоры", "N", "i"),
    "переговорах": ("переговоры", "N", "p"), "сопредседатели": ("сопредседатель", "N", "n"),
    "стороны": ("сторона", "N", "gna"), "стран": ("страна", "N", "g"), "страну": ("страна", "N", "a"),
    "его": ("его", "O", "ga"), "ее": ("ее", "O", "ga"), "их": ("их", "O", "ga"), "она": ("она", "O", "n"),
    "они": ("они", "O", "n"), "оно": ("оно", "O", "n"), "он": ("он", "O", "n"), "им": ("он", "O", "id"),
    "ей": ("она", "O", "di"), "ему": ("он", "O", "d"), "и": ("и", "C", ""), "в": ("в", "R", ""),
    "во": ("в", "R", ""), "с": ("с", "R", ""), "со": ("с", "R", ""), "о": ("о", "R", ""),
    "об": ("о", "R", ""), "к": ("к", "R", ""), "ко": ("к", "R", ""), "а": ("а", "C", ""),
    "не": ("не", "L", ""), "по": ("по", "R", ""), "что": ("что", "C", ""), "за": ("за", "R", ""),
    "под": ("под", "R", ""), "при": ("при", "R", ""), "также": ("также", "L", ""), "из": ("из", "R", ""),
    "от": ("от", "R", ""), "на": ("на", "R", ""), "для": ("для", "R", ""), "уже": ("уже", "L", ""),
    "еще": ("еще", "L", ""), "как": ("как", "C", ""), "было": ("быть", "V", "past"),
    "есть": ("быть", "V", "pres"), "данным": ("данные", "N", "di"), "словам": ("слово", "N", "d"),
    "мнению": ("мнение", "N", "d"), "идет": ("идти", "V", "pres"), "министров": ("министр", "N", "ga"),
    "саммита": ("саммит", "N", "g"), "саммите": ("саммит", "N", "p"), "саммиты": ("саммит", "N", "na"),
    "саммит": ("саммит", "N", "na"), "саммитом": ("саммит", "N", "i"), "саммиту": ("саммит", "N", "d"),
    "намерен": ("намеренный", "K", ""), "намерена": ("намеренный", "K", ""),
    "намерены": ("намеренный", "K", ""), "намерено": ("намеренный", "K", ""),
    "замглавы": ("замглавы", "N", "ngdaip"), "и.о.": ("и.о.", "N", "ngdaip"),
    "устав": ("устав", "N", "na"),
    "нем": ("он", "O", "p"), "нему": ("он", "O", "d"), "него": ("он", "O", "ga"), "ним": ("он", "O", "id"),
    "ней": ("она", "O", "dip"), "нее": ("она", "O", "ga"), "них": ("они", "O", "gap"),
    "ними": ("они", "O", "i"), "мид": ("мид", "N", "na"), "мида": ("мид", "N", "g"),
    "миду": ("мид", "N", "d"), "мидом": ("мид", "N", "i"), "миде": ("мид", "N", "p"),
    "врио": ("врио", "N", "ngdaip"), "и. о.": ("и.о.", "N", "ngdaip"), "зампреда": ("зампред", "N", "ga"),
}  # fmt: skip

# Adjectives of places, which the dictionary may take for surnames or places: "астанинская".
_ADJECTIVE = (
    "ский",
    "ская",
    "ское",
    "ские",
    "ского",
    "скую",
    "ским",
    "ских",
    "ском",
    "ской",
    "скими",
    "скому",
)


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading of a word: lemma, cases and gender, and whether it is a first name, surname or place."""

    lemma: str
    part: str
    case: str
    gender: str
    number: str
    role: str


@dataclass(frozen=True, slots=True)
class Word:
    """The likeliest reading of a word form: lemma (е for ё), one-letter part of speech, tag.

    `tag` is the cases (letters of "ngdaip") of a noun or adjective, the tense of a verb.
    """

    lemma: str
    part: str
    tag: str


@lru_cache(maxsize=1)
def analyser() -> Any:
    """Return the morphological analyser of this process."""
    return pymorphy3.MorphAnalyzer(lang="ru")


@lru_cache(maxsize=10_000)
def parses_of(word: str) -> tuple[Any, ...]:
    """Return all readings of a word, the likeliest first; the titles and names of a text come back often."""
    return tuple(analyser().parse(word))


@lru_cache(maxsize=100_000)
def word_of(folded: str) -> Word:
    """Return what a folded word form most likely is.

    >>> word_of("состоялось").lemma, word_of("казахстана").tag
    ('состояться', 'g')
    """
    if folded in _READINGS:
        return Word(*_READINGS[folded])
    if folded.endswith(" обязанности"):
        return Word("и.о.", "N", "".join(c for c in word_of(folded.split()[0]).tag if c in "ngdaip"))
    if not folded[0].isalpha():
        return Word(folded, "D" if folded[0].isdigit() else "P", "")
    parses = analyser().parse(folded)
    first = parses[0]
    if first.tag.POS == "NOUN" and folded.endswith(_ADJECTIVE):
        first = next((p for p in parses if p.tag.POS == "ADJF"), first)
    part = _SHORT_POS.get(str(first.tag.POS), "V" if first.tag.POS == "VERB" else "X")
    lemma = first.normal_form.replace("ё", "е")
    if part == "V":
        return Word(lemma, part, _TENSES.get(str(first.tag.tense), "impr"))
    same = {p.tag.case for p in parses if p.normal_form == first.normal_form and p.tag.case}
    return Word(lemma, part, "".join(c for c in "ngdaip" if c in {_CASES[x] for x in same}))


@lru_cache(maxsize=50_000)
def readings_of(folded: str) -> tuple[Reading, ...]:
    """Return the readings of a word as a part of a name."""
    found = []
    for p in analyser().parse(folded):
        role = next((r for r in ("Name", "Surn", "Patr", "Geox") if r in p.tag), "")
        case = _CASES.get(str(p.tag.case), "")
        gender, number = str(p.tag.gender or "")[:4], str(p.tag.number or "")
        found.append(Reading(p.normal_form, str(p.tag.POS), case, gender, number, role))
    return tuple(found)


def is_place_or_unknown(word: str) -> bool:
    """Tell whether the dictionary has a word as a place, or not at all.

    >>> is_place_or_unknown("Воркуте"), is_place_or_unknown("Кристиансанне"), is_place_or_unknown("Думе")
    (True, True, False)
    """
    parses = parses_of(word.lower())
    return not analyser().word_is_known(word.lower()) or any("Geox" in p.tag for p in parses)


def in_nominative(place: str) -> str:
    """Return a place in the locative in its nominative, as far as the dictionary or its ending tells.

    >>> in_nominative("Воркуте"), in_nominative("Кристиансанне")
    ('Воркута', 'Кристиансанн')
    """
    for parse in parses_of(place.lower()):
        if parse.tag.case in ("loct", "loc2") and ("Geox" in parse.tag or not parse.is_known):
            made = parse.inflect({"nomn"})
            return str(made.word).capitalize() if made and "-" not in place else place
    return place
