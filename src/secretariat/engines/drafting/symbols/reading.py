"""Read a symbol: United Nations and those who number like them, OSCE, European Union, BSEC, MERCOSUR.

Spacing and the usual slips of scanners (`Rev.l`, `C0NF`) are mended, and each mending is told.
Source: docs/reference/symbols.md.
"""

import re
from dataclasses import replace

from secretariat.engines.drafting.errors import BadSymbol
from secretariat.engines.drafting.symbols.symbol import CLASSES, Scheme, Suffix, SuffixKind, Symbol

_SUFFIX = re.compile(
    r"(?P<kind>Rev|Add|Corr|Amend|Am)(?:\.|(?=[\s\d/]|\Z))[\s/]*(?P<number>\d{1,3}|[lIiO](?![^\W\d_]))?",
    re.IGNORECASE,
)
_TAIL = re.compile(rf"(?:[\s/,]*{_SUFFIX.pattern})", re.IGNORECASE)
_KINDS = {
    "rev": SuffixKind.REV,
    "add": SuffixKind.ADD,
    "corr": SuffixKind.CORR,
    "amend": SuffixKind.AMEND,
    "am": SuffixKind.AMEND,
}
_ACCESS = re.compile(r"\s*[\[(]?\b(OSCE\+|LIMITE|PUBLIC|RESTREINT)(?:\s+UE(?:/EU RESTRICTED)?)?[\])]?\s*\Z")
_STARS = re.compile(r"\s*(\*+)\s*\Z")
_BSEC = re.compile(
    r"BS/(?P<organ>[A-Z][A-Z0-9./-]*)/(?P<class>[A-Z]+)\((?P<year>\d{4})\)\s?(?P<number>\d{1,4})",
    re.IGNORECASE,
)
_COM = re.compile(
    r"(?P<series>COM|SWD|SEC|JOIN|C|OJ)\s?[(/](?P<year>\d{4})[)/]\s?(?P<number>\d{1,5})(?P<final>\s?final)?",
    re.IGNORECASE,
)
_COUNCIL = re.compile(
    r"(?P<series>ST|SN|CM|WK|DS|LT|MD)[\s/]*(?P<number>\d{1,5})[\s/](?P<year>\d{4}|\d{2})(?:[\s/]+INIT)?",
    re.IGNORECASE,
)
_COUNCIL_BARE = re.compile(r"(?P<number>\d{4,5})/(?P<year>\d{2})(?:\s+INIT)?")
_MERCOSUR = re.compile(
    r"MERCOSUR/(?P<organ>CMC|GMC|CCM)/(?P<class>DEC|RES|DIR|REC)\.?\s?(?:N\.?[º°o]?\s?)?(?P<number>\d{1,3})/(?P<year>\d{2,4})",
    re.IGNORECASE,
)
_OSCE = re.compile(
    r"(?P<organ>MC|PC|FSC|CIO|SEC|ODIHR|HCNM|FOM|SUM|EEF|PA|CPC|SC)\.(?P<class>[A-Z]{2,4})/"
    r"(?P<number>\d{1,5})(?:/(?P<year>\d{2}|\d{4}))?",
    re.IGNORECASE,
)
_WHO = re.compile(
    r"(?P<organ>WHA|EB|A)(?P<session>\d{1,3})(?:\((?P<decision>\d{1,3})\)|(?P<sign>\.R?|/)(?P<number>\d{1,3}))"
)
_TOGETHER = re.compile(r"(?<=[\w)])-(?=[A-Z]/)(?![^()]*\))")
_SLASH = re.compile(r"/(?![^()]*\))")
_PART = re.compile(
    r"(?:[A-Z][\w-]*\.?)+(?:(?<=\.)\s)?\d*[\w.()-]*(?:\s?\([A-Z\d/-]+\))?|\d+(?:bis|ter)?\s?(?:\([IVXLC\d]+\))?|[SE]{1,2}-\d+",
    re.IGNORECASE,
)
_CLASSED = re.compile(r"(?P<class>[A-Z]{1,4})\.?\s?(?P<number>\d+)?", re.IGNORECASE)
_ROMAN_SESSION = re.compile(r"\(([IVXLC]+(?:-\w+(?:/\d+)?)?)\)")
_YEAR_IN_BRACKETS = re.compile(r"\((\d{4})\)")
_LETTERS_FOR_DIGITS = str.maketrans({"l": "1", "I": "1", "i": "1", "O": "0"})


def read_symbol(written: str) -> Symbol:
    """Take a symbol apart.

    Raises:
        BadSymbol: it has no form that is known.

    >>> read_symbol("A/CONF.48/14/Rev.1").text, read_symbol("A / CONF. 48/14 /Rev. l").slips
    ('A/CONF.48/14/Rev.1', ('blanks', 'a letter read as a digit: Rev.l'))
    """
    text = " ".join(written.split())
    if not text:
        raise BadSymbol(written, "It is empty.")
    first, *second = _TOGETHER.split(text, maxsplit=1)
    if second and "/" in first:
        return replace(read_symbol(first), also=read_symbol(second[0]).text)
    rest, access = _cut(_ACCESS, text)
    rest, stars = _cut(_STARS, rest)
    head, suffixes, slips = _suffixes(rest)
    mended = _mended(head)
    if mended != head:
        slips = (
            "blanks" if re.sub(r"\s", "", mended) == re.sub(r"\s", "", head) else "letters and digits",
            *slips,
        )
    symbol = _house(mended, suffixes) or _united_nations(mended)
    if symbol is None:
        raise BadSymbol(written, "It follows no way of numbering that is known here.")
    return replace(symbol, suffixes=suffixes, reissued=len(stars), access=access, slips=slips)


def _cut(pattern: re.Pattern[str], text: str) -> tuple[str, str]:
    match = pattern.search(text)
    return (text[: match.start()], match[1]) if match else (text, "")


def _suffixes(text: str) -> tuple[str, tuple[Suffix, ...], tuple[str, ...]]:
    """Return what stands before the suffixes, the suffixes, and what was mended in them."""
    start = next(
        (match.start() for match in _TAIL.finditer(text) if _only_suffixes(text[match.start() :])), None
    )
    if start is None or start == 0:
        return text, (), ()
    found, slips = [], []
    for match in _SUFFIX.finditer(text, start):
        number = match["number"] or ""
        digits = number.translate(_LETTERS_FOR_DIGITS)
        if digits != number:
            slips.append(f"a letter read as a digit: {match['kind'].capitalize()}.{number}")
        found.append(Suffix(_KINDS[match["kind"].lower()], int(digits or 0)))
    return text[:start].rstrip(" ,/"), tuple(found), tuple(slips)


def _only_suffixes(text: str) -> bool:
    return (
        re.fullmatch(
            rf"(?:{_TAIL.pattern.replace('?P<kind>', '').replace('?P<number>', '')})+\s*", text, re.IGNORECASE
        )
        is not None
    )


def _mended(head: str) -> str:
    """Return the head without blanks around signs, and without zeros among capitals."""
    text = re.sub(r"\s*/\s*", "/", head)
    text = re.sub(r"(?<=[A-Za-z])\.\s+(?=\d)", ".", text)
    return re.sub(r"(?<=[A-Z])0(?=[A-Z]{2})", "O", text)


def _house(head: str, suffixes: tuple[Suffix, ...]) -> Symbol | None:
    """Return the symbol if a house with a form of its own wrote it."""
    match = _BSEC.fullmatch(head)
    if match:
        stem = f"BS/{match['organ'].upper()}/{match['class'].upper()}({match['year']}){match['number']}"
        return Symbol(
            Scheme.BSEC,
            stem,
            int(match["number"]),
            year=int(match["year"]),
            document_class=match["class"].upper(),
        )
    match = _MERCOSUR.fullmatch(head)
    if match:
        organ, code = match["organ"].upper(), match["class"].upper()
        stem = f"MERCOSUR/{organ}/{code}. Nº {match['number']}/{match['year']}"
        return Symbol(
            Scheme.MERCOSUR,
            stem,
            int(match["number"]),
            year=_year(match["year"]),
            document_class=match["class"].upper(),
        )
    match = _OSCE.fullmatch(head)
    if match:
        stem = f"{match['organ'].upper()}.{match['class'].upper()}/{match['number']}"
        stem += f"/{match['year']}" if match["year"] else ""
        return Symbol(
            Scheme.OSCE,
            stem,
            int(match["number"]),
            year=_year(match["year"]),
            document_class=match["class"].upper(),
        )
    match = _WHO.fullmatch(head)
    if match:
        number = int(match["decision"] or match["number"])
        return Symbol(Scheme.WHO, head, number, session=match["session"])
    return _union(head, suffixes)


def _union(head: str, suffixes: tuple[Suffix, ...]) -> Symbol | None:
    match = _COM.fullmatch(head)
    if match:
        final = " final" if match["final"] else ""
        stem = f"{match['series'].upper()}({match['year']}) {match['number']}{final}"
        return Symbol(Scheme.EU, stem, int(match["number"]), year=int(match["year"]))
    match = _COUNCIL.fullmatch(head)
    if match:
        year = _year(match["year"])
        return Symbol(
            Scheme.EU, f"{match['series'].upper()}/{match['number']}/{year}", int(match["number"]), year=year
        )
    match = _COUNCIL_BARE.fullmatch(head) if suffixes or head.endswith("INIT") else None
    if match:
        year = _year(match["year"])
        return Symbol(Scheme.EU, f"ST/{match['number']}/{year}", int(match["number"]), year=year)
    return None


def _year(digits: str | None) -> int | None:
    """Return a year; of two digits those below 45 are of this century (the UN began in 1945)."""
    if not digits:
        return None
    year = int(digits)
    return year if year > 99 else year + (2000 if year < 45 else 1900)


def _united_nations(head: str) -> Symbol | None:
    """Return a symbol of parts and slashes: organ, sub-bodies, session or year, class, number."""
    parts = _SLASH.split(head)
    if len(parts) < 2 or not all(_PART.fullmatch(part) for part in parts) or not parts[0][0].isalpha():
        return None
    session, year, document_class, number = "", None, "", None
    for at, part in enumerate(parts[1:], 1):
        is_last = at == len(parts) - 1
        bracketed = _YEAR_IN_BRACKETS.search(part)
        roman = _ROMAN_SESSION.search(part)
        year = int(bracketed[1]) if bracketed else year
        session = roman[1] if roman else session
        plain = re.sub(r"\s?\(.*\)", "", part)
        classed = _CLASSED.fullmatch(plain)
        if plain.isdecimal():
            if 1945 <= int(plain) <= 2099 and not is_last:
                year = int(plain)
            elif is_last:
                number = int(plain)
            else:
                session = plain
        elif re.fullmatch(r"[SE]{1,2}-\d+", plain):
            session = plain
        elif classed and classed["class"].upper() in CLASSES:
            document_class = classed["class"].upper()
            number = int(classed["number"]) if classed["number"] else number
    return Symbol(Scheme.UN, "/".join(parts), number, session, year, document_class)
