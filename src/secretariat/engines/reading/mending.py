"""Mend a text for analysis, with a map back: words cut by a line end, doubled spaces, idle marks.

Old, scanned and copied texts break names where no rule can see them. The rules read the mended text; what
they find is carried back, so that every offset is one of the text as given.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain

from secretariat.engines.reading.findings import Finding, Remark, Slot, Value
from secretariat.engines.reading.segments import is_double_spaced, is_wrapped
from secretariat.engines.values.spans import Span

_BREAK = r"(?:\r\n|[\n\r\u2028\x85])"
_SPACES = " \t\u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f"
_NOTHING = (
    "\u00ad\u061c\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069"
)
_LIGATURES = "\ufb00\ufb01\ufb02\ufb03\ufb04\ufb05\ufb06"
_ACCENTS = "".join(map(chr, range(0x300, 0x370)))
_BLANK_LINES = rf"(?P<blank>{_BREAK}(?:[ \t]*{_BREAK})+)"
# What is mended, the first that fits; each with what must stand for it, for most texts lack most.
_EDITS = tuple((re.compile(needed), edit) for needed, edit in (
    (rf"[-\u2010\u00ad][ \t]*{_BREAK}",
        r"(?P<cut>(?<![\w-])(?P<left>[^\W\d_]++(?:-[^\W\d_]++)*+)[-\u2010\u00ad]"
        rf"[ \t]*{_BREAK}[ \t]*(?P<right>[^\W\d_]+))"),
    ("-[a-z]", r"(?<![\w-])(?P<before>[^\W\d_]{2,})-(?P<after>[a-z]{2,})(?![\w-])"),
    ("\r", _BLANK_LINES),
    ("\r", r"(?P<break>\r\n)"),
    (rf"[ \t\u00a0]{_BREAK}", rf"(?P<trailing>(?<=\S)[ \t\u00a0]+(?={_BREAK}))"),
    (f"[{_SPACES}]{{2}}", rf"(?P<spaces>(?<=\S)[{_SPACES}]{{2,}}(?=\S))"),
    ("[*_]",
        r"(?<=[ (])(?P<mark>\*\*|__|\*|_)(?=\S)(?P<emphasised>[^*_\n]+)(?<=\S)(?P=mark)(?=[\s.,;:!?)'])"),
    (r"\]\(", r"\[(?P<linked>[^\[\]\n]+)\]\((?:https?:|mailto:|[/.#])[^()\s]*\)"),
    (f"[{_NOTHING}\ufeff]", rf"(?P<nothing>[{_NOTHING}]+|(?<=.)\ufeff)"),
    (f"[{_LIGATURES}]", rf"(?P<ligature>[{_LIGATURES}])"),
    (f"[{_ACCENTS}]", rf"(?P<accented>[^\W\d_][{_ACCENTS}]+)"),
))  # fmt: skip
_CUT = _EDITS[0][0]
# The rest of a cut word, up to the space that takes the line end in its stead.
_REST = re.compile(r"[A-Za-z.,;:!?)'\"]*(?P<space> )(?=[^\s])")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# They keep their hyphen where a line ends after it.
_PREFIXES = frozenset(
    """anti co counter cross ex high inter long low non post pre self semi short socio sub trans vice well
    twenty thirty forty fifty sixty seventy eighty ninety вице пост экс""".split()  # noqa: SIM905 - words of a language are listed as words
)
# They are the last part of compounds, hardly ever the rest of a word.
_LAST_PARTS = frozenset(
    """based border elect free general in led level like making office oriented owned range ranking related
    term wide""".split()  # noqa: SIM905 - words of a language are listed as words
)


@dataclass(frozen=True, slots=True)
class Mended:
    """A mended text; `starts[i]` to `ends[i]` is where its sign i stands in the text as given.

    Both are empty where nothing had to be mended.
    """

    text: str
    starts: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()

    def back(self, span: Span) -> Span:
        """Return where a span of the mended text stands in the text as given."""
        if not self.starts or span.end > len(self.text):
            return span
        return Span(self.starts[span.start], self.ends[span.end - 1])


def mend(text: str) -> Mended:
    """Return `text` mended, with the map back.

    >>> mended = mend("the Secre-\\r\\ntary  General")
    >>> mended.text, mended.back(Span(4, 13))
    ('the Secretary General', Span(start=4, end=16))
    """
    edits = list(_edits(text))
    if not edits:
        return Mended(text)
    pieces: list[str] = []
    starts: list[range | list[int]] = []
    ends: list[range | list[int]] = []
    done = 0
    for start, end, words in [*edits, (len(text), len(text), "")]:
        pieces += [text[done:start], words]
        starts += [range(done, start), [start] * len(words)]
        ends += [range(done + 1, start + 1), [end] * len(words)]
        done = end
    return Mended("".join(pieces), tuple(chain.from_iterable(starts)), tuple(chain.from_iterable(ends)))


def _matches(text: str, *, is_typescript: bool) -> Iterator[re.Match[str]]:
    """Return the places of `text` that may have to be mended."""
    wanted = [
        edit for needed, edit in _EDITS if needed.search(text) or (is_typescript and edit is _BLANK_LINES)
    ]
    return re.finditer("|".join(wanted), text, re.DOTALL) if wanted else iter(())


def _edits(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, what stands there instead), in order and apart."""
    words: frozenset[str] | None = None
    is_typescript = is_double_spaced(text)
    keeps_lines = bool(_CUT.search(text)) and is_wrapped(text)
    for match in _matches(text, is_typescript=is_typescript):
        found = match.groupdict()
        if found.get("cut"):
            words = frozenset(_WORD.findall(text.lower())) if words is None else words
            hyphen = "" if _was_one_word(found["left"], found["right"], words) else "-"
            yield match.end("left"), match.start("right"), hyphen
            # Lines grown together would hide the width to which the text was wrapped.
            if keeps_lines and (rest := _REST.match(text, match.end())):
                yield *rest.span("space"), "\n"
        elif found.get("before"):
            words = frozenset(_WORD.findall(text.lower())) if words is None else words
            if _is_torn(found["before"], found["after"], words):
                yield match.end("before"), match.start("after"), ""
        elif kept := next((kind for kind in ("emphasised", "linked") if found.get(kind)), ""):
            yield match.start(), match.start(kept), ""
            yield match.end(kept), match.end(), ""
        elif (instead := _instead(match, is_typescript=is_typescript)) != match.group():
            yield match.start(), match.end(), instead


def _instead(match: re.Match[str], *, is_typescript: bool) -> str:
    match match.lastgroup:
        case "blank":
            return "\n" if is_typescript else match.group().replace("\r\n", "\n")
        case "break":
            return "\n"
        case "trailing" | "nothing":
            return ""
        case "spaces":
            return " "
        case "ligature":
            return unicodedata.normalize("NFKC", match.group())
    return unicodedata.normalize("NFC", match.group())


def _was_one_word(left: str, right: str, words: frozenset[str]) -> bool:
    """Tell whether a line end cut one word, as the same text writes it elsewhere, else by its look."""
    if right[0].isupper() or "-" in left:
        return False
    if (left + right).lower() in words:
        return True
    if f"{left}-{right}".lower() in words or left.lower() in _PREFIXES:
        return False
    return right.lower() not in _LAST_PARTS


def _is_torn(left: str, right: str, words: frozenset[str]) -> bool:
    """Tell whether a hyphen within a line is left from an older line end: the text has the whole word too."""
    return left.lower() not in _PREFIXES and (left + right).lower() in words


def carried_back(finding: Finding, mended: Mended, text: str) -> Finding:
    """Return a finding of the mended text with the places and surfaces of `text`, the text as given."""
    if not mended.starts:
        return finding

    def slot(of: Slot) -> Slot:
        span = mended.back(of.span)
        source = mended.back(of.inferred_from) if of.inferred_from else None
        return Slot(span, span.of(text), source)

    def value(of: Value) -> Value:
        return mended.back(of) if isinstance(of, Span) else of

    return replace(
        finding,
        fields={field: value(of) for field, of in finding.fields.items()},
        slots={
            field: slot(of) if isinstance(of, Slot) else tuple(map(slot, of))
            for field, of in finding.slots.items()
        },
        evidence=tuple(map(mended.back, finding.evidence)),
    )


def remark_back(remark: Remark, mended: Mended) -> Remark:
    """Return a remark on the mended text with its place in the text as given."""
    return replace(remark, span=mended.back(remark.span)) if remark.span else remark
