"""Verbs with a noun that say together what a verb alone says: "внести предложение", "принять решение"."""

from secretariat.engines.reading.russian.units import Line

# Verb and object that say together what a verb alone says elsewhere.
_NOUN_FRAMES: dict[str, dict[str, str]] = {
    "внести": {"предложение": "proposed", "инициатива": "proposed"},
    "выдвинуть": {"предложение": "proposed", "инициатива": "proposed", "идея": "proposed"},
    "высказать": {"предложение": "proposed", "поддержка": "supported"},
    "выступить": {"предложение": "proposed", "инициатива": "proposed", "призыв": "proposed"},
    "обратиться": {"предложение": "proposed", "просьба": "proposed", "призыв": "proposed"},
    "выразить": {"поддержка": "supported", "согласие": "agreed", "желание": "announced"},
    "подтвердить": {"поддержка": "supported", "приверженность": "supported"},
    "заявить": {"поддержка": "supported", "согласие": "agreed", "намерение": "announced"},
    "объявить": {"намерение": "announced", "готовность": "announced", "план": "announced"},
    "сообщить": {"намерение": "announced", "готовность": "announced", "план": "announced"},
    "одобрить": {"идея": "supported", "инициатива": "supported", "предложение": "supported"},
    "дать": {"поручение": "decided", "согласие": "agreed", "обещание": "announced"},
    "принять": {"решение": "decided", "обязательство": "announced"},
    "взять": {"обязательство": "announced"},
    "достигнуть": {"договоренность": "agreed", "согласие": "agreed", "соглашение": "agreed"},
    "прийти": {"договоренность": "agreed", "согласие": "agreed"},
}  # fmt: skip


def by_noun(line: Line, at: int) -> str | None:
    """Return the stance of a verb with its object: "внесла предложение о", "принято решение создать"."""
    unit = line.units[at]
    nouns = _NOUN_FRAMES.get(unit.lemma)
    if nouns is None or not (unit.part == "S" or (unit.part == "V" and unit.cases in ("past", "pres"))):
        return None
    for step in range(at + 1, min(at + 6, len(line.units))):
        one = line.units[step]
        if one.lemma in nouns and one.part == "N":
            following = line.units[step + 1 : step + 2]
            is_more = any(
                u.part in "IJN" or u.kind in "SABPO" or u.lemma in ("о", "за", "к", "в", "по", "с")
                for u in following
            )
            return nouns[one.lemma] if is_more else None
        if one.surface in (",", ".", ";") or one.part in "VI":
            return None
    return None
