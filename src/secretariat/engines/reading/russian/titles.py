"""Titles among units: from the head word to the organisation it ends with."""

import re
from collections.abc import Sequence

from secretariat.engines.reading.russian import inflection
from secretariat.engines.reading.russian.morphology import parses_of
from secretariat.engines.reading.russian.title_reach import Reach, takes
from secretariat.engines.reading.russian.tokens import fold
from secretariat.engines.reading.russian.units import BodyNamed, OfficeNamed, Place, Unit
from secretariat.engines.reading.russian.wordlists import word_set
from secretariat.engines.reading.russian.words import PARLIAMENTS, TITLE_HEADS
from secretariat.engines.values.spans import Span

_MODIFIERS = word_set("titles-modifiers")
_PASSED = word_set("titles-passed")
_NO_OFFICE = word_set("titles-no-office")
_NEEDS_MODIFIER = word_set("titles-needs-modifier")
_NEEDS_MORE = word_set("titles-needs-more")
_NO_COMPLEMENT = word_set("titles-no-complement")


def with_titles(units: Sequence[Unit]) -> list[Unit]:
    """Return the units with each title taken as one unit of kind O."""
    out: list[Unit] = []
    at = 0
    while at < len(units):
        unit = units[at]
        is_head = unit.kind == "W" and unit.lemma in TITLE_HEADS and unit.part in "NX"
        if is_head and not _is_led_by(units, at):
            kept = _modifiers_before(out)
            office, last = _office(out[len(out) - kept :] if kept else [], units, at)
            del out[len(out) - kept :]
            out.append(office)
            at = last
        else:
            out.append(unit)
            at += 1
    return out


def _is_led_by(units: Sequence[Unit], at: int) -> bool:
    """Tell whether a head is none: "делегация во главе с министром"."""
    around = [u.lemma for u in (*units[max(0, at - 1) : at], *units[at + 1 : at + 2])]
    return units[at].surface.lower() == "главе" and around == ["в", "с"]


def _modifiers_before(out: Sequence[Unit]) -> int:
    """Return how many of the units before a head belong to the title."""
    count = 0
    while count < len(out):
        unit = out[-1 - count]
        is_modifier = unit.kind == "W" and (unit.lemma in _MODIFIERS | _PASSED) and unit.part in "JFNX"
        is_joined = unit.kind == "W" and unit.lemma == "и" and count and _is_modifier(out, count + 1)
        if unit.kind == "A" or is_modifier or is_joined:
            count += 1
        else:
            break
    return count


def _is_modifier(out: Sequence[Unit], back: int) -> bool:
    return len(out) >= back + 1 and out[-1 - back].lemma in _MODIFIERS


def _office(before: Sequence[Unit], units: Sequence[Unit], head: int) -> tuple[Unit, int]:
    word = units[head]
    reach = Reach(head + 1, [], [])
    is_plural = _is_several(word, next((u for u in units[head + 1 : head + 4] if u.part not in "JF"), None))
    while reach.may_go_on(units, head) and takes(units, reach, head, is_plural):
        pass
    adjectives = [u.named for u in before if u.kind == "A" and isinstance(u.named, Place)]
    organisations = reach.organisations if is_plural else reach.organisations[-1:]
    if not organisations:
        organisations = list(adjectives[:1])
    first = before[0] if before else word
    inner = units[head + 1 : reach.last]
    kept = [u for u in inner if not (u.named in organisations and u.kind in "SBC")]
    kept = [u for u in kept if not _is_of_republic(u, inner, organisations)]
    if is_plural and len(organisations) > 1:
        kept = [u for u in kept if u.span.end < organisations[0].span.start]
    seat = None if is_plural else _presided(word, kept, inner)
    if seat is not None:
        organisations, kept = [seat], []
    value = _value([u for u in before if u.kind == "W" and u.lemma not in _PASSED], word, kept, is_plural)
    span = Span(first.span.start, units[reach.last - 1].span.end)
    modifiers = [u.lemma for u in before if u.kind == "W" and u.lemma in _MODIFIERS]
    own = [u for u in before if u.kind == "W" and u.lemma not in _PASSED]
    value_span = Span((own[0] if own else word).span.start, (kept[-1] if kept else word).span.end)
    if value_span.end < value_span.start + 1:
        value_span = word.span
    office = OfficeNamed(
        span, word.lemma, value, value_span, tuple(organisations), is_plural,
        _is_office(word.lemma, modifiers, kept, organisations, inner),
    )  # fmt: skip
    surface = " ".join(u.surface for u in (*before, word, *inner))
    return Unit("O", span, surface, word.lemma, "N", word.cases, office), reach.last


def _is_of_republic(unit: Unit, inner: Sequence[Unit], organisations: Sequence[Place | BodyNamed]) -> bool:
    """Tell whether a word is the kind of the state named next: "президент Республики Алания"."""
    at = inner.index(unit)
    return unit.lemma == "республика" and any(u.named in organisations for u in inner[at + 1 : at + 2])


_SPACED_QUOTES = re.compile(r'" ([^"]*) "')
_PRESIDING = word_set("titles-presiding")
_PRESIDED = word_set("titles-presided")


def _presided(head: Unit, kept: Sequence[Unit], inner: Sequence[Unit]) -> BodyNamed | None:
    """Return the institution that the complement of "председатель" names: "Верховного Совета Алании"."""
    foreign = PARLIAMENTS.get(fold(inner[0].surface)) if inner else None
    if foreign is not None and head.lemma in _PRESIDING and not any(u.kind in "SB" for u in inner):
        name = " ".join([foreign, *(u.surface for u in inner[2:])])
        return BodyNamed(Span(inner[0].span.start, inner[-1].span.end), "", name, name)
    noun = next((n for n, u in enumerate(kept) if u.part in "NX" and u.kind == "W"), None)
    if head.lemma not in _PRESIDING or noun is None or kept[0] is not inner[0]:
        return None
    if kept[noun].lemma not in _PRESIDED or any(u.part not in "JF" for u in kept[:noun]):
        return None
    if noun == 0 and len(inner) == 1 and not kept[0].surface[0].isupper():
        return None  # "председатель совета": which one is told elsewhere
    if kept[noun].lemma == "совет" and any(u.lemma == "министр" for u in kept[noun + 1 : noun + 2]):
        return None
    name = inflection.nominative_phrase([u.surface for u in kept[:noun]], kept[noun].surface)
    words = name.split()
    if kept[0].surface[0].isupper():
        words[0] = words[0][0].upper() + words[0][1:]
    if kept[noun].surface[0].isupper():
        words[-1] = words[-1][0].upper() + words[-1][1:]
    name = " ".join(words)
    rest = " ".join(u.surface for u in inner[noun + 1 :]).replace("« ", "«").replace(" »", "»")
    rest = _SPACED_QUOTES.sub(r'"\1"', rest)
    name = f"{name} {rest}".strip()
    return BodyNamed(Span(inner[0].span.start, inner[-1].span.end), "", name, name)


_GROUPS = ("государство", "правительство", "ведомство", "делегация", "государств", "правительств")


def _is_several(word: Unit, following: Unit | None = None) -> bool:
    """Tell whether a title is a plural; "главы" is one before "государств" only."""
    if following is not None and following.lemma in _GROUPS and "n" in word.cases:
        return inflection.is_plural(following.surface)
    return any(p.tag.number == "plur" for p in parses_of(fold(word.surface))[:1]) and word.part == "N"


def _is_office(
    head: str,
    modifiers: Sequence[str],
    kept: Sequence[Unit],
    organisations: Sequence[object],
    inner: Sequence[Unit],
) -> bool:
    words = {u.lemma for u in kept if u.kind == "W"}
    if head in _NO_OFFICE or (kept and kept[0].lemma in _NO_COMPLEMENT):
        return False
    if head in _NEEDS_MODIFIER and not modifiers and not words:
        return head == "секретарь" and any(isinstance(o, BodyNamed) for o in organisations)
    if head in _NEEDS_MORE and not words:
        return any(isinstance(o, BodyNamed) for o in organisations)
    return True


def _value(before: Sequence[Unit], head: Unit, kept: Sequence[Unit], is_plural: bool) -> str:
    """Return the title in the nominative singular, its complement as it stands."""
    words = [_in_nominative(u.surface, "J") if u.lemma != "и" else "и" for u in before]
    words.append(_in_nominative(head.surface, "N"))
    text = " ".join(words)
    if text and not text.split()[0].isupper():
        text = text[0].lower() + text[1:]
    for unit in kept:
        one = "генерального секретаря" if unit.surface == "генсека" else unit.surface
        text += one if unit.surface == "»" or text.endswith("«") else f" {one}"
    return text


def _in_nominative(word: str, part: str) -> str:
    if word.endswith(" обязанности"):
        return "исполняющий обязанности"
    for parse in parses_of(fold(word)):
        if str(parse.tag.POS) in {"N": ("NOUN",), "J": ("ADJF", "PRTF", "NOUN")}[part]:
            changed = parse.inflect({"nomn", "sing", "masc"} if part == "J" else {"nomn", "sing"})
            return str(changed.word) if changed else str(parse.normal_form)
    return word
