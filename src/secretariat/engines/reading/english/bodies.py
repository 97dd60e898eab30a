"""Bodies by their shape, by the acronym that the text explains, and by a bare head noun ("the Council").

Reads the view and what the gazetteer knows; writes mentions of bodies.
"""

import itertools
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from secretariat.engines.reading.english.covered import Covered
from secretariat.engines.reading.english.words import (
    ALONE,
    BARE,
    CUT,
    FUNCTION,
    HEAD,
    SMALL,
    TITLE,
    WEAK_HEAD,
)
from secretariat.engines.reading.mentions import Mention, Named
from secretariat.engines.reading.text import ReadingText
from secretariat.engines.values.spans import Span

_CAPITALISED = r"(?:[^\W\d_a-zß-öø-ÿ][\w'’&/.-]*[\w*]|[^\W\d_a-zß-öø-ÿ])"
_RUN = re.compile(
    rf"{_CAPITALISED}(?:(?: +(?:(?:of|for|on)(?: the)?|of all|against|de|du|des|and(?: the| of| for)?|&))?"
    rf" +{_CAPITALISED})*"
)
_ANY_BODY = ("Organisation", "Organization")  # what any body may be called after its name
# Heads that name a body although the text gave no fuller name before.
_NAMED_ALONE = ("Secretariat", "Ministry", "Parliament", "Senate", "Commission", "Commonwealth", "Community")
_ORDINAL = re.compile(
    r"(?:(?:Twenty|Thirty|Forty|Fifty|Sixty|Seventy|Eighty|Ninety)-)?(?:First|Second|Third|"
    r"Fourth|Fifth|Sixth|Seventh|"
    r"Eighth|Ninth|Tenth|Eleventh|Twelfth|\w+teenth|\w+tieth|Hundredth)|\d+(?:st|nd|rd|th)|Inaugural"
)
_FURTHER = re.compile(r" (?:of|for|on|against|to|in|with|at) | - |, ")
_TOKEN = re.compile(r"\S+")
_EXPLAINED = re.compile(
    r" ?\((?:the |hereinafter |hereafter |or )*[\"'«]?([A-Z][A-Za-z0-9&+-]{1,11})[\"'»]?[);,]"
)
# An acronym that nobody explains names a body where an office, an organ or members of it follow.
_OWNS = re.compile(
    r"(?<![\w.&/-])(?!(?:[IVXLC]+|US|UK|USA|UAE|CEO|COP\d*|COVID|NGO|FM|PM|SG|AI|TV|DC|PR|HR|IT)\b)"
    r"([A-Z]{2,9}(?:-\d{1,2}|\d{1,2})?|[A-Z]-?\d{1,2}|[A-Z]{2,7}-[A-Z]{2,7})"
    r"(?='?s? (?:Secretar(?:y|ies)[- ]General|Secretariat|Chair(?:man|woman"
    r"|person)?(?:ship)?(?:[- ]in[- ]Office)?|"
    r"Presidency|Summit|Council|Assembly|Executive (?:Secretary|Director)|Director[- ]General|Commission|"
    r"[Mm]ember (?:[Ss]tates|[Cc]ountries|[Cc]ities)|(?:[Ff]oreign )?[Mm]inisters|Ministerial|Heads of|"
    r"High[- ]Level|Senior Officials)(?![\w-]))"
    r"|\b(?:Secretar(?:y|ies)[- ]General|[Cc]hair(?:man|woman|person)?(?:[- ]in[- ]Office)?"
    r"|Executive (?:Secretary|Director)|"
    r"Director[- ]General|[Cc]hairmanship|[Pp]residency|[Mm]ember(?:s|ship)?|[Ss]ummit|[Mm]inisters"
    r"|Secretariat) of (?:the )?"
    r"([A-Z]{3,9})(?![\w-])"
)
_TITLED = re.compile(rf", (?:the )?{TITLE.pattern}")
_BARE = re.compile(
    rf"\b(?:[Tt]he|[Ii]ts|[Tt]his|[Oo]ur) ({'|'.join(sorted(BARE))})(?![\w-])"
    r"(?! (?:of|for) | on (?!\d|[A-Z]))"
)


@dataclass(frozen=True, slots=True)
class _Known:
    """Where the known names of bodies and states begin and end."""

    starts: frozenset[int]
    ends: frozenset[int]
    inside: Covered  # all but their first code points


def by_shape(source: ReadingText, known: Sequence[Mention]) -> Iterator[Mention]:
    """Yield bodies that the gazetteer does not know, or knows only in part, by head noun and capitals."""
    known = sorted(known, key=lambda m: m.span)
    firsts = [m.span.start for m in known]
    walls = [m for m in known if m.named in (Named.BODY, Named.STATE)]
    interiors = Covered(
        len(source.view), (Span(m.span.start + 1, m.span.end) for m in walls if m.span.end - m.span.start > 1)
    )
    places = _Known(frozenset(m.span.start for m in walls), frozenset(m.span.end for m in walls), interiors)
    found: list[Mention] = []
    for paragraph in source.paragraphs:
        if _is_in_capitals(paragraph.span.of(source.view)):
            continue
        for sentence in paragraph.sentences:
            for run in _RUN.finditer(source.view, sentence.start, sentence.end):
                for piece in _pieces(source.view, run.start(), run.end(), places):
                    first = bisect_left(firsts, piece.start)
                    inside = known[first : bisect_left(firsts, piece.end)]
                    span = _from_its_head(source.view, piece, inside)
                    if span and _is_body(_without_states(source.view, span, inside)):
                        words = " ".join(span.of(source.view).split())
                        found.append(Mention(Named.BODY, span, words, None, _owner(span, inside)))
    yield from _without_names(source.view, found)


def _without_names(view: str, bodies: Sequence[Mention]) -> Iterator[Mention]:
    """Cut what follows a name that the text elsewhere gives alone: "Council of Elders Name Surname"."""
    known = sorted({body.value for body in bodies if len(body.value.split()) > 1}, key=len, reverse=True)
    for body in bodies:
        alone = next((name for name in known if body.value.startswith(f"{name} ")), None)
        rest = body.value[len(alone) :].split() if alone else []
        is_name = 2 <= len(rest) <= 4 and all(word[:1].isupper() and word not in HEAD for word in rest)
        end = body.span.start + len(alone) if alone else 0
        if alone and is_name and view[body.span.start : end] == alone:
            span = Span(body.span.start, end)
            yield replace(body, span=span, value=alone, parent=_held(body.parent, span))
        else:
            yield body


def _held(parent: Mention | None, span: Span) -> Mention | None:
    return parent if parent is not None and span.holds(parent.span) else None


def _owner(span: Span, known: Sequence[Mention]) -> Mention | None:
    """Return the known body, else the state, that the name itself holds."""
    held = [m for m in known if span.holds(m.span) and m.named in (Named.BODY, Named.STATE, Named.DEMONYM)]
    bodies = [m for m in held if m.named is Named.BODY]
    return next(iter(bodies or held), None)


def _is_in_capitals(words: str) -> bool:
    letters = list(filter(str.isalpha, words))
    return sum(map(str.isupper, letters)) > 0.7 * len(letters)


def _pieces(view: str, start: int, end: int, places: _Known) -> Iterator[Span]:
    """Cut a run of capitalised words where one name ends and the next begins."""
    tokens = [(m.start(), m.end(), m.group()) for m in _TOKEN.finditer(view, start, end)]
    piece: list[tuple[int, int, str]] = []
    for index, token in enumerate(tokens):
        if _cuts(view, tokens, index, places):
            yield from _trimmed(view, piece)
            piece = []
            if _bare(token[2]) in CUT or token[2] in ("and", "The"):
                continue
        piece.append(token)
    yield from _trimmed(view, piece)


def _bare(word: str) -> str:
    return word.rstrip(".,'’").removesuffix("'s").removesuffix("’s")


def _cuts(view: str, tokens: list[tuple[int, int, str]], index: int, places: _Known) -> bool:
    word = tokens[index][2]
    if _bare(word) in CUT:
        return True
    before = tokens[index - 1][2] if index else ""
    if word == "The" and index:
        return True
    if word == "Heads" and before not in ("of", "the"):
        return True  # "Commonwealth Heads of Government" are people
    if places.inside.meets(Span(tokens[index][0], tokens[index][0] + 1)):
        return False
    if before.endswith(("'s", "’s")):
        return True
    if index and tokens[index - 1][1] in places.ends and word[:1].isupper():
        segment = itertools.takewhile(lambda token: token[2] not in SMALL, tokens[index:])
        return not any(_bare(token[2]) in HEAD for token in segment)
    if before == "Affairs" and word[:1].isupper() and _bare(word) not in HEAD:
        return True  # "Ministry of Foreign Affairs Name Surname"
    if word != "and" or _is_of_heads(tokens, index):
        return False
    if 2 <= len(tokens) - index - 1 <= 3 and _TITLED.match(view, tokens[-1][1]):
        return True  # "and Name Surname, Minister of Trade"
    following = [token for token in tokens[index + 1 : index + 3] if token[2] not in ("the", "of", "for")]
    if not following or tokens[index + 1][2] == "the":
        return True
    return _bare(following[0][2]) in HEAD or following[0][0] in places.starts


def _is_of_heads(tokens: list[tuple[int, int, str]], index: int) -> bool:
    """Tell whether an "and" stands in "Assembly of Heads of State and Government"."""
    words = [token[2] for token in tokens]
    heads = words[:index].index("Heads") if "Heads" in words[:index] else 0
    return words[index - 1] == "State" and heads > 1 and bool(set(words[:heads]) & HEAD)


def _trimmed(view: str, piece: list[tuple[int, int, str]]) -> Iterator[Span]:
    while piece and (
        piece[0][2] in SMALL or _bare(piece[0][2]) in FUNCTION or _ORDINAL.fullmatch(piece[0][2])
    ):
        piece = piece[1:]
    while piece and (piece[-1][2] in SMALL or _bare(piece[-1][2]) in FUNCTION):
        piece = piece[:-1]
    if piece:
        start, end = piece[0][0], piece[-1][1]
        words = view[start:end]
        yield Span(start, start + len(words.removesuffix("'s").removesuffix("’s").rstrip(".'’")))


_SEGMENT = re.compile(r" (?:of|for|on|against)(?: the)? ")
_HELD = re.compile(r"(?:\S+ )*(?:Conference|Congress|Forum)$")


def _from_its_head(view: str, piece: Span, known: Sequence[Mention]) -> Span | None:
    """Drop what stands before the first part with a head noun ("International Affairs of the Chamber").

    A conference of a known body is a meeting of it and no body.
    """
    starts = [piece.start, *(m.end() for m in _SEGMENT.finditer(view, piece.start, piece.end))]
    parts = [view[a:b] for a, b in zip(starts, [*starts[1:], piece.end], strict=True)]
    for index, (start, part) in enumerate(zip(starts, parts, strict=True)):
        span = Span(start, piece.end)
        bare = _SEGMENT.split(part + " ")[0].strip()
        owned = any(m.span.start in starts[index + 1 :] and m.key and m.named is Named.BODY for m in known)
        if owned and _HELD.match(bare):
            continue
        strong = [
            word
            for word in _without_states(view, Span(start, start + len(bare)), known).split()
            if word in HEAD
        ]
        if any(word not in WEAK_HEAD for word in strong) or (strong and index == len(parts) - 1):
            return span
        if strong and not any(w in HEAD - WEAK_HEAD for later in parts[index + 1 :] for w in later.split()):
            return span
    return None


def _without_states(view: str, span: Span, known: Sequence[Mention]) -> str:
    """Return the words of `span` with the names of states blanked ("Federation" is no head there)."""
    words = list(span.of(view))
    for mention in known:
        if mention.named is Named.STATE and span.holds(mention.span):
            first = mention.span.start - span.start
            words[first : mention.span.end - span.start] = "x" * (mention.span.end - mention.span.start)
    return "".join(words)


def _is_body(name: str) -> bool:
    words = name.split()
    heads = [word for word in words if word in HEAD]
    if words[-1] in ("Affairs", "Relations") and set(heads) <= {"Commonwealth", "Community", "Union"}:
        return False
    if not heads:
        return False
    if len(words) == 1:
        return words[0] in ALONE
    capitals = [word for word in words if word[:1].isupper()]
    return len(capitals) > 1 and (any(head not in WEAK_HEAD for head in heads) or len(capitals) > 2)


def explained(source: ReadingText, named: Sequence[Mention]) -> Iterator[Mention]:
    """Yield each use of an acronym that the text itself explains: "Long Name (ABC)"."""
    ends = {m.span.end: m for m in named if m.named is Named.BODY}
    others = {m.span.end for m in named if m.named is not Named.BODY}
    known = {m.value for m in named if m.key}
    meaning: dict[str, Mention] = {}
    for match in _EXPLAINED.finditer(source.view):
        acronym = match.group(1)
        if sum(sign.isupper() for sign in acronym) < 2 or acronym in meaning or acronym in known:
            continue
        owner = ends.get(match.start()) or _by_initials(source.view, match.start(), acronym)
        if owner is None and match.start() not in others:
            owner = _by_first_letter(source.view, match.start(), acronym)
            if owner is not None:
                yield owner
        if owner:
            meaning[acronym] = owner
    for acronym, owner in meaning.items():
        for use in re.finditer(rf"(?<![\w-]){re.escape(acronym)}(?!\w)", source.view):
            yield Mention(Named.BODY, Span(*use.span()), acronym, owner.key)


def unexplained(source: ReadingText, named: Sequence[Mention]) -> Iterator[Mention]:
    """Yield each use of an acronym that nobody explains but that once has an office or an organ."""
    known = {m.value for m in named if " " not in m.value}
    found: set[str] = set()
    for paragraph in source.paragraphs:
        if not _is_in_capitals(paragraph.span.of(source.view)):
            owners = _OWNS.finditer(source.view, paragraph.span.start, paragraph.span.end)
            found.update(match.group(1) or match.group(2) for match in owners)
    for acronym in found - known:
        for use in re.finditer(rf"(?<![\w-]){re.escape(acronym)}(?!\w)", source.view):
            yield Mention(Named.BODY, Span(*use.span()), acronym)


_NAMED_RUN = re.compile(r"(?:[A-Z][\w-]+\s+(?:(?:of|for|the|and|on)\s+){0,2}){1,5}[A-Z][\w-]+$")


def _by_first_letter(view: str, end: int, acronym: str) -> Mention | None:
    """Return the capitalised words before `end` if a numbered acronym begins so ("... Eight (NB8)")."""
    run = _NAMED_RUN.search(view, max(0, end - 100), end)
    if run is None or run.group()[0] != acronym[0] or not any(sign.isdigit() for sign in acronym):
        return None
    span = Span(run.start(), end)
    return Mention(Named.BODY, span, " ".join(span.of(view).split()))


def _by_initials(view: str, end: int, acronym: str) -> Mention | None:
    """Return the words before `end` whose initials make the acronym."""
    line = view[max(0, end - 150) : end]
    tokens = [(m.start(), m.group()) for m in _TOKEN.finditer(line.rsplit("\n", 1)[-1])]
    base = end - len(line.rsplit("\n", 1)[-1])
    wanted = [sign for sign in acronym.upper() if sign.isalpha()]
    for start, word in reversed(tokens):
        if word in SMALL or not wanted:
            continue
        parts = [part[0].upper() for part in reversed(re.split(r"[-/]", word)) if part]
        if not word[0].isupper():
            return None
        if wanted[-1] == parts[-1] and (len(parts) == 1 or wanted[-1] != parts[0]):
            wanted.pop()
        else:
            for initial in parts:
                if wanted and wanted[-1] == initial:
                    wanted.pop()
                else:
                    return None
        if not wanted:
            span = Span(base + start, end)
            return Mention(Named.BODY, span, " ".join(span.of(view).split()))
    return None


_BEGINNING = re.compile(
    r"(?:^|(?<=[.;:] )|(?<=\n))(Council|Conference|Assembly|Commission|Committee|Forum|"
    r"Congress|Parliament|Summit)"
    r"(?= (?:also |further |then |has |will )?\w+(?:ed|es)? )(?! (?:of|for|on|on the) )",
    re.MULTILINE,
)


def by_bare_head(source: ReadingText, bodies: Sequence[Mention]) -> Iterator[Mention]:
    """Yield "the Council" where a body of that head was named before; its value is that body's name.

    Of several such bodies the one that the text names most often until there, of equal ones the last.
    """
    for match in itertools.chain(_BARE.finditer(source.view), _BEGINNING.finditer(source.view)):
        head, span = match.group(1), Span(match.start(1), match.end(1))
        before = [body for body in bodies if body.span.start < span.start]
        owner = _most_named([body for body in before if _may_be_called(body, head)])
        if owner:
            yield Mention(Named.BODY, span, owner.value, owner.key, owner.parent)
        elif head in _NAMED_ALONE:
            yield Mention(Named.BODY, span, head)


def _may_be_called(body: Mention, head: str) -> bool:
    alike = {head, head.replace("s", "z"), head.replace("z", "s")}
    return bool(alike & _head_words(body.value)) or (head in _ANY_BODY and body.key is not None)


def _head_words(name: str) -> set[str]:
    """Return the words that may stand for a whole name: its last one, and those before "of" or "for".

    >>> sorted(_head_words("Forum Secretariat")), sorted(_head_words("Bureau of the Assembly"))
    (['Secretariat'], ['Bureau'])
    """
    first = _FURTHER.split(name)[0].split()
    return {first[-1]} if first else set()


def _most_named(bodies: Sequence[Mention]) -> Mention | None:
    held = [body.parent for body in bodies if body.parent]
    counts = Counter(body.key or body.value for body in (*bodies, *held))
    best = max(counts.values(), default=0)
    return next((body for body in reversed(bodies) if counts[body.key or body.value] == best), None)
