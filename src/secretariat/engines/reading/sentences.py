"""Sentences: where one ends, in English and Russian, without a model.

Reads the view of one paragraph; writes runs of that view. A list joined by semicolons is one sentence.
"""

import re
from collections.abc import Iterator

_CLOSERS = "\"'»)\\]“”’"
_OPENERS = "\"'«([„“‘"
_END = re.compile(rf"[.!?…]+(?:\[\d{{1,3}}\])*(?:[{_CLOSERS}]+[.!?…]*)*")
# A full stop that lost its space: "of Russia.Ambassador Comanescu".
_GLUED = re.compile(r"(?<=[^\W\d_A-ZА-ЯЁ]{3})\.(?=[A-ZА-ЯЁ][a-zа-яё])")
_TOKEN_BEFORE = re.compile(r"[\w.&'-]*$")
_NEXT_WORD = re.compile(rf"\s*[{_OPENERS}\s]*([\w'-]*)")


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


# A name or a number follows these; they never end a sentence.
_LEADS = _words(
    """mr mrs ms messrs mme mmes mlle dr drs prof amb hon rt h.e h.h h.m h.r.h t.h gen lt col maj capt cmdr
    md mohd adm sen rep gov rev msgr st ste ss fr sgt brig pres dir vol vols pp art arts para paras sec cf e.g
    i.e viz vs approx fig figs ca ch op ed eds
    им ул пл пр-т просп акад проф доц канд докт адм ген полк обл р-н гор пос дер стр рис табл см ср т.е т.к
    т.н т.ч напр зам пом ок н.э ст пп св"""
)
# They end a sentence only where the next word plainly opens one.
_MAYBE = _words("jr sr inc ltd co corp bros u.s u.n e.u u.k u.s.a d.c p.o ph.d no nos")
# A day or a year follows or precedes these.
_MONTHS = _words(
    """jan feb mar apr jun jul aug sep sept oct nov dec янв февр фев мар апр авг сент сен окт
    нояб ноя дек"""
)
_AMOUNTS = _words("тыс млн млрд трлн mln bn")
_YEARS = frozenset(("г", "гг", "в", "вв"))
_OPENING_WORDS = _words(
    """the a an in on at he she it they we this that these those his her its their our there both all as after
    before during while when with for from by according however but and also many some several no one two not
    i you to under"""
)
_WHEN_WORDS = _words(
    """в во с со к ко до по на от после начале конце середине течение первой второй половине квартале
    весной летом осенью зимой января февраля марта апреля мая июня июля августа сентября октября
    ноября декабря январе феврале марте апреле мае июне июле августе сентябре октябре ноябре декабре
    году года годов и период за не позднее ранее г гг"""
)
_MONTH_NAMES = re.compile(
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек)",
    re.I,
)
# Characters. Nobody writes such a sentence; broken files hold them, and rules take too long on them.
_LONGEST = 3000
_WIDEST_BRACKET = 300  # characters; a bracket left open must not swallow the paragraph


def sentence_runs(view: str) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of each sentence of `view`, trimmed of spaces, in order.

    >>> list(sentence_runs("H.E. Mr. A. Lavrov met him. They agreed."))
    [(0, 27), (28, 40)]
    """
    start = 0
    for end in (*_ends(view), len(view)):
        yield from cut_long(view, start, end)
        start = end


def cut_long(view: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield a sentence, trimmed of spaces, in parts where it is too long to be one."""
    while end - start > _LONGEST:
        cut = _cut(view, start)
        yield from _trimmed(view, start, cut)
        start = cut
    yield from _trimmed(view, start, end)


def _cut(view: str, start: int) -> int:
    """Return where to cut what is too long for a sentence: after a semicolon, a comma, a word."""
    for mark in ("; ", ", ", " "):
        found = view.rfind(mark, start + 1, start + _LONGEST)
        if found > 0:
            return found + len(mark)
    return start + _LONGEST


def _trimmed(view: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and view[start].isspace():
        start += 1
    while end > start and view[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end


def _ends(view: str) -> Iterator[int]:
    start = 0
    glued = {match.end() for match in _GLUED.finditer(view)}
    for match in _END.finditer(view):
        if match.end() in glued or _is_end(view, start, match):
            yield match.end()
            start = match.end()


def _is_end(view: str, start: int, match: re.Match[str]) -> bool:
    after = match.end()
    if after >= len(view) or not view[after].isspace():
        return False
    if not _may_open(view, after, closed=match.group()[-1] not in ".!?…"):
        return False
    if _in_bracket(view, start, match.start()):
        return False
    return match.group() != "." or _stop_ends(view, start, match.start(), after)


def _may_open(view: str, after: int, *, closed: bool) -> bool:
    """Tell whether what follows could open a sentence; after a closed quotation a dash goes on."""
    rest = view[after : after + 40].lstrip()
    if closed and rest[:1] in ("-", "–", "—"):
        return False
    first = rest.lstrip(_OPENERS + "-–—•· \t")[:1]
    return not first or not first.isalpha() or not first.islower()


def _in_bracket(view: str, start: int, at: int) -> bool:
    opened = view.rfind("(", start, at)
    if opened < 0 or view.rfind(")", opened, at) >= 0:
        return False
    closing = view.find(")", at, opened + _WIDEST_BRACKET)
    return closing >= 0 and view.find("(", at, closing) < 0


def _stop_ends(view: str, start: int, at: int, after: int) -> bool:
    """Tell whether the single full stop at `at` ends a sentence rather than an abbreviation."""
    before = _TOKEN_BEFORE.search(view, max(start, at - 40), at)
    word = before.group().strip(".'-") if before else ""
    key = word.lower()
    following = _next_word(view, after)
    if key in _LEADS:
        return False
    if word.isdigit():
        return not _is_number(view, start, at, word, following)
    if word in _YEARS or key in _MONTHS or key in _AMOUNTS:
        return _dated_end(view, start, at, key, following)
    if key in ("no", "nos"):
        return not following[:1].isdigit()
    if key in _MAYBE or _is_initials(word):
        return following.lower() in _OPENING_WORDS and not following.isupper()
    return True


def _next_word(view: str, after: int) -> str:
    match = _NEXT_WORD.match(view, after, after + 60)
    return match.group(1) if match else ""


def _is_initials(word: str) -> bool:
    """Tell whether `word` is one capital or several with stops ("A", "J.-P", "U.S")."""
    parts = [part for part in re.split(r"[.\-]", word) if part]
    return bool(parts) and all(len(part) == 1 and part.isupper() for part in parts)


def _is_number(view: str, start: int, at: int, word: str, following: str) -> bool:
    """Tell whether the stop belongs to a number: "1. The Council", "8. December"."""
    if not view[start : at - len(word)].strip(" -–—•·(\t"):
        return True
    return len(word) <= 2 and bool(_MONTH_NAMES.match(following))


def _dated_end(view: str, start: int, at: int, key: str, following: str) -> bool:
    """Tell whether "г.", "янв." or "млн." closes a sentence."""
    if following[:1].isdigit():
        return False
    if key not in _YEARS:
        return key not in _MONTHS or following.lower() in _OPENING_WORDS
    said = view[start:at].replace(".", " ").split()
    if len(said) < 2 or not said[-2][-1:].isdigit():
        return key == "в" and len(said) > 1 and said[-2].isupper()  # "XX в."; "г. Минск" goes on
    return not all(_tells_when(word) for word in re.split(r"[\s,–—-]+", " ".join(said)) if word)


def _tells_when(word: str) -> bool:
    return word[0].isdigit() or word.lower() in _WHEN_WORDS
