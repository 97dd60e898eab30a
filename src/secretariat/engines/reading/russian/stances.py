"""What a verb undertakes: its stance, where its complement fits."""

from secretariat.engines.reading.russian.noun_frames import by_noun
from secretariat.engines.reading.russian.units import Line
from secretariat.engines.reading.russian.wordlists import word_set

# Verb: stance and what must follow: an infinitive (I), "о" with a noun (о), an object (N), "что"/"чтобы" (ч).
_FRAMES: dict[str, tuple[str, str]] = {
    "договориться": ("agreed", "Iоч"), "условиться": ("agreed", "Iоч"), "уговориться": ("agreed", "Iо"),
    "договариваться": ("agreed", "Iо"), "согласиться": ("agreed", "Iч"), "согласовать": ("agreed", "N"),
    "предложить": ("proposed", "IN"), "предлагать": ("proposed", "IN"), "призвать": ("proposed", "INк"),
    "призывать": ("proposed", "INк"), "рекомендовать": ("proposed", "I"), "попросить": ("proposed", "I"),
    "поддержать": ("supported", "N"), "поддерживать": ("supported", "N"),
    "решить": ("decided", "I"), "постановить": ("decided", "I"), "поручить": ("decided", "I"),
    "намеренный": ("announced", "I"), "намереваться": ("announced", "I"), "планировать": ("announced", "I"),
    "обязаться": ("announced", "I"), "обещать": ("announced", "Iч"), "пообещать": ("announced", "Iч"),
    "пригласить": ("proposed", "I"), "высказаться": ("supported", "з"), "выступить": ("supported", "з"),
    "выступать": ("supported", "з"), "высказываться": ("supported", "з"),
    "готовый": ("announced", "Iк"), "собираться": ("announced", "I"), "отказаться": ("announced", "Iт"),
    "выходить": ("announced", "и"), "просить": ("proposed", "I"), "потребовать": ("proposed", "I"),
    "советовать": ("proposed", "I"), "поклясться": ("announced", "I"), "рассчитывать": ("announced", "I"),
    "сговориться": ("agreed", "I"), "порешить": ("decided", "I"), "обещаться": ("announced", "I"),
    "приглашать": ("proposed", "I"), "обязываться": ("announced", "I"),
}  # fmt: skip
_READY = word_set("commitments-ready")
_STATING = word_set("commitments-stating")
_FITS_WITHIN = 8  # units after a verb within which its complement stands
_HABITS = frozenset(("традиционно", "неизменно", "всегда", "обычно", "регулярно", "ежегодно"))


def stance_of(line: Line, at: int) -> str | None:
    """Return the stance of a verb whose complement fits, unless it is denied or only asked."""
    unit = line.units[at]
    before = {u.lemma for u in line.units[max(0, at - 2) : at]}
    if before & {"не", "бы", "если", "чтобы"} or before & _HABITS:
        return None
    if unit.part == "V" and unit.lemma in _STATING:
        ready = [u for u in line.units[at + 1 : at + 5] if u.lemma in _READY]
        if ready:
            return "announced"
    paired = by_noun(line, at)
    if paired is not None:
        return paired
    if " ".join(u.surface.lower() for u in line.units[at + 1 : at + 5]).endswith("принять к сведению"):
        return None  # what is noted commits nobody
    frame = _FRAMES.get(unit.lemma)
    if frame is not None and unit.part == "S" and unit.lemma in _PASSIVE and _fits(line, at, "I"):
        return frame[0]
    if frame is None or unit.part not in ("V", "K"):
        return None
    if unit.part == "V" and unit.cases not in ("past", "pres"):
        return None
    return frame[0] if _fits(line, at, frame[1]) else None


_PASSIVE = word_set("commitments-passive")


def _fits(line: Line, at: int, wanted: str) -> bool:
    left = _FITS_WITHIN
    for step in range(at + 1, len(line.units)):
        unit = line.units[step]
        # Those who are asked may be many: "пригласила Данию, Норвегию и Швецию вступить".
        left -= unit.kind not in "SBP" and unit.surface != "," and unit.lemma != "и"
        if left < 0:
            return False
        if unit.part == "I" and "I" in wanted:
            return True
        if unit.lemma in ("о", "к") and unit.lemma in wanted:
            return True
        if (unit.lemma, wanted[-1]) in (("от", "т"), ("из", "и")):
            return True
        if unit.lemma == "за" and "з" in wanted:
            return line.units[step + 1].part in "NJ" if step + 1 < len(line.units) else False
        if unit.lemma in ("что", "чтобы") and "ч" in wanted:
            return True
        is_object = (
            (unit.part == "N" or unit.kind in "SP")
            and "a" in unit.cases
            and unit.lemma not in ("сторона", "участник")
        )
        if "N" in wanted and is_object and line.units[step - 1].part != "R":
            return True
        if unit.surface in (".", ";") or unit.part == "V":
            return False
    return False
