"""Persons: by honorific, by title, by apposition, by the model; and again by the name they go by afterwards.

Reads the view and the mentions of states and bodies; writes mentions of persons, without overlap.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from secretariat.engines.reading.english.covered import Covered
from secretariat.engines.reading.english.model import person_spans
from secretariat.engines.reading.english.names import is_name_word, name_from
from secretariat.engines.reading.english.plurals import is_plural
from secretariat.engines.reading.english.short_forms import with_short_forms
from secretariat.engines.reading.english.words import (
    HEAD,
    HONORIFIC,
    NO_NAME,
    TITLE,
    titles_in,
)
from secretariat.engines.reading.mentions import Mention, Named
from secretariat.engines.reading.text import Paragraph, ReadingText
from secretariat.engines.values.spans import Span

_HONORIFICS = re.compile(rf"(?<![\w-])(?:{HONORIFIC}(?:,? +|(?<=\.)(?=[A-Z])))+(?=\S)")
# Ranks that are also plain words ("General Debate"): before a single word they prove no name.
_RANK = re.compile(r"(?:General|Major|Captain|Judge|Marshal|Lord|Lady|Prince|Princess|HE|Gen\.|Rep\.) +$")
# Ranks that make a name of one word whole ("Sheikh Hasina").
_NAMING = re.compile(
    r"(?:Sheikh|Shaikh|Sheikha|Crown Prince|Prince|Princess|Emir|Lord|Lady|Baroness|Viscount) +$"
)
_CUE = re.compile(
    rf"(?<![\w-])(?:{HONORIFIC})(?![\w-])|\b(?:said|says|told|stated|noted|added|stressed|elected|"
    rf"appointed|succeed|"
    r"replac|met with|received|welcomed|thanked|signed|opened|chaired|headed|led by|represented by|hosted|"
    r"addressed|"
    r"minister|president|secretary|chair|premier|chancellor|director|ambassador|commissioner|"
    r"governor|mayor|speaker|leader|colleague|counterpart|spokes|envoy|delegat)",
    re.IGNORECASE,
)
_POSSESSED = re.compile(r"\w['’]s [^\W\d_a-z][^\W\d_A-Z]+ [^\W\d_a-z]")
_AFTER_NAME = re.compile(r",? (?:who|was|has|had|is|will|said|says|told|noted|added|stressed|and)\b")
_APPOSED = re.compile(
    r", (?:as |also |the |his |her |its |their |then |former |current |outgoing |"
    r"newly elected |acting |a |an )*"
    r"(?:[^\W\d_a-z][\w'’.&-]*(?:'s|’s)? |of |and |the )*"
)


_FIELD = (
    r"(?:(?:Foreign|External|Internal|Home|European|EU|Political|Economic|Social|Parliamentary|Legal|"
    r"Consular|"
    r"Religious|Regional|International|Maritime|Rural|Sustainable|Urban|Public|Civil|National|Digital|Higher|"
    r"Northern|Arctic|Commercial|Maritime|Women's|Veterans|Youth|Federal) )*"
    r"(?:Affairs|Relations|Economy|Economics|Trade|Industry|Energy|Transport|Transportation|Communications?|"
    r"Finance|Defen[cs]e|Justice|Health|Education|Culture|Tourism|Environment|Agriculture|Fisheries|Interior|"
    r"Labou?r|Science|Technology|Commerce|Development|Cooperation|Co-operation|Security|Investments?|"
    r"Infrastructure|Planning|Information|Employment|Sports?|Youth|Innovation|Resources|Protection|Works|"
    r"Housing|Immigration|Migration|Integration|Research|Mining|Mines|Forestry|Water|Climate|State|"
    r"Administration|Welfare|Media|Privatization|Emergency Situations)"
)
_PORTFOLIO = re.compile(
    rf"\b(?:Ministers?|Secretary|Commissioner|State Secretary) (?:of|for)(?: the)? {_FIELD}"
    rf"(?:(?:,| and|, and| &)(?: of)?(?: the)? {_FIELD})* (?=[^\W\d_a-z][\w.'’-]* [^\W\d_a-z])"
)
_SIGNATURE = re.compile(
    rf"^[ \t]*(?:(?:{HONORIFIC}),? )*(?P<name>[^\W\d_a-z][^\n,;:]{{3,40}}[^\s,;:.])"
    rf",?[ \t]*\n{{1,2}}[ \t]*(?:The )?"
    rf"(?={TITLE.pattern})",
    re.MULTILINE,
)
_VERB = re.compile(
    rf"\b(?:succeed(?:s|ed|ing)?|replac(?:es|ed|ing)|(?:takes?|took|taking) over (?:[^,.;]{{3,25}} )?from|"
    rf"elected|appointed|nominated|designated) (?:{HONORIFIC} )*(?=\S)"
)
# What the model leaves out at the end of a name: a particle and its word.
_GOES_ON = re.compile(r"(?: |-)(?:[Aa]l|[Ee]l|[Aa]s|[Aa]n|[Aa]r|bin|ibn|bint)[- ][^\W\d_a-z][\w'’]+")
_OF = re.compile(r" of (?:the )?")  # "Presidents A B of Malta, C D of Cuba"
_LISTED = re.compile(r",? (?:and )?(?=[^\W\d_a-z])")
_WALLS = (Named.BODY, Named.STATE, Named.DEMONYM, Named.REGION)
_ALSO_SURNAMES = ("JO", "TD")
_PAIR = re.compile(
    r"(?=(?P<first>[^\W\d_a-zß-öø-ÿ][\w.'’-]*) (?:(?:van|von|de|der|den|la|da|dos|al|el|bin|del|di) ){0,2}"
    r"(?P<second>[^\W\d_a-zß-öø-ÿ][\w'’-]+))\S+ "
)
_GAP = re.compile(r" +")
_SPACE = re.compile(rf" (?:\([^()]{{2,40}}\) )?(?:{HONORIFIC} )*")
_COMMA = re.compile(rf", (?:{HONORIFIC} )*")
_CLOSES = re.compile(
    r"[,.;:)]|$| (?:and|who|is|was|has|had|will|of|said|met|in|on|at|to|today|yesterday|"
    r"[a-z]{2,}ed|[a-z]{3,}s|told|paid|held|made|gave|took|led|left|spoke|began)\b"
)


_WAS_CHOSEN = re.compile(
    r" (?:was|has been|had been|will be|is)(?: [a-z]+)? (?:re-?)?(?:elected|appointed|nominated|sworn in"
    r"|named)\b"
)
_MET = re.compile(r"\b(?:met|meets|with|received|hosted|succeeds|succeeded) (?:the )?$")
_GENITIVE = re.compile(r"['’]s? ")
# A verb after a single word shows that it names somebody.
_DOES = re.compile(
    r" (?:[a-z]{2,}ed|said|told|met|was|has|had|is|will|paid|held|made|gave|took|led|left|spoke)\b"
)

_LIST_NEAR = 90  # code points between a title in the plural and the first name of its list


@dataclass(frozen=True, slots=True)
class _Found:
    span: Span
    sure: bool  # by a rule of position, not by the model alone


def persons(source: ReadingText, named: Sequence[Mention], titles: Sequence[Mention]) -> list[Mention]:
    """Return all mentions of persons in order; a later short form carries the fullest name as its value."""
    walls = frozenset(m.span.start for m in named if m.named in _WALLS and m.key not in _ALSO_SURNAMES)
    # A city that begins or ends no name ("in New York Edward ..."); states are walls already.
    taken = Covered(len(source.view), (m.span for m in named))
    found = [
        *_after_honorific(source, walls),
        *_after_title(source, walls),
        *_after_portfolio(source, walls),
        *_over_title(source, walls),
        *_before_title(source, walls, taken),
    ]
    found += _after_verb(source, walls)
    found += _of_state(source, named, walls)
    found += _chosen(source, walls, taken)
    found += _apposed_to_title(source, titles, walls)
    found += _by_model(source, named, [one.span for one in found])
    found += list(_listed(source, titles, found, named, walls))
    kept = _apart(source, found)
    return with_short_forms(source, kept, named)


def _paragraph_end(source: ReadingText, at: int) -> int:
    for paragraph in source.paragraphs:
        if paragraph.span.end > at:
            return paragraph.span.end
    return len(source.view)


def _after_honorific(source: ReadingText, walls: frozenset[int]) -> Iterator[_Found]:
    for match in _HONORIFICS.finditer(source.view):
        end = _paragraph_end(source, match.start())
        name = name_from(source.view, match.end(), end, walls)
        alone = name is not None and " " not in name.of(source.view)
        rank = _NAMING.search(source.view, match.start(), match.end())
        if name and alone and rank:
            yield _Found(Span(rank.start(), name.end), True)
        elif name and not (alone and _RANK.search(match.group())):
            yield _Found(name, True)


def _after_title(source: ReadingText, walls: frozenset[int]) -> Iterator[_Found]:
    for match in titles_in(source.view):
        gap = _GAP.match(source.view, match.end())
        if not gap:
            continue
        honorific = _HONORIFICS.match(source.view, gap.end())
        at = honorific.end() if honorific else gap.end()
        name = name_from(source.view, at, _paragraph_end(source, at), walls)
        if name and not TITLE.match(source.view, at) and not _is_lone_common(source.view, name):
            yield _Found(name, True)


def _after_portfolio(source: ReadingText, walls: frozenset[int]) -> Iterator[_Found]:
    """Yield "Minister of Economy Name Surname": known words of a portfolio, then two that are none."""
    for match in _PORTFOLIO.finditer(source.view):
        name = name_from(source.view, match.end(), _paragraph_end(source, match.end()), walls)
        if name and " " in name.of(source.view) and not TITLE.match(source.view, match.end()):
            yield _Found(name, True)


def _over_title(source: ReadingText, walls: frozenset[int]) -> Iterator[_Found]:
    """Yield the name on a line of its own over a line that begins with a title, as signatures stand."""
    for match in _SIGNATURE.finditer(source.text):
        name = name_from(source.view, match.start("name"), match.end("name"), walls)
        if name and name.end == match.end("name") and " " in name.of(source.view):
            yield _Found(name, True)


def _is_lone_common(view: str, name: Span) -> bool:
    """Tell whether a single word may be no name at all: in capitals, or before a noun."""
    words = name.of(view)
    return " " not in words and (words.isupper() or words in NO_NAME or words in HEAD)


def _before_title(source: ReadingText, walls: frozenset[int], taken: Covered) -> Iterator[_Found]:
    """Yield "Name Surname, (the) (Russian) Title"."""
    for match in titles_in(source.view):
        start = source.view.rfind(", ", max(0, match.start() - 90), match.start())
        while start >= 0:
            if _APPOSED.fullmatch(source.view, start, match.start()):
                yield from _name_ending_at(source, start, walls, taken)
                break
            start = source.view.rfind(", ", max(0, match.start() - 90), start)


def _name_ending_at(source: ReadingText, end: int, walls: frozenset[int], taken: Covered) -> Iterator[_Found]:
    begin = max(0, end - 60)
    line = source.view[begin:end]
    words = re.search(
        r"(?:[^\W\d_a-z][\w'’.-]*(?: |$)|(?:de|la|van|von|der|bin|al|el|dos|da|del|ter) )+$", line
    )
    if not words:
        return
    at = begin + words.start()
    while at < end:
        name = name_from(source.view, at, end, walls)
        titled = _HONORIFICS.match(source.view, at, end)
        fits = name is not None and name.end == end and not titled and not taken.meets(name)
        if name and fits and " " in name.of(source.view):
            yield _Found(name, True)
            return
        space = source.view.find(" ", at, end)
        if space < 0:
            return
        at = titled.end() if titled and titled.end() < end else space + 1


def _after_verb(source: ReadingText, walls: frozenset[int]) -> Iterator[_Found]:
    """Yield "succeeds Name Surname", "elected Name Surname"."""
    for match in _VERB.finditer(source.view):
        name = name_from(source.view, match.end(), _paragraph_end(source, match.start()), walls)
        if name and " " in name.of(source.view):
            yield _Found(name, True)


def _chosen(source: ReadingText, walls: frozenset[int], taken: Covered) -> Iterator[_Found]:
    """Yield "Name Surname has been elected"."""
    for match in _WAS_CHOSEN.finditer(source.view):
        yield from _name_ending_at(source, match.start(), walls, taken)


def _of_state(source: ReadingText, named: Sequence[Mention], walls: frozenset[int]) -> Iterator[_Found]:
    """Yield "met with Norway's Name Surname"."""
    for state in named:
        if state.named is Named.STATE and _MET.search(
            source.view, max(0, state.span.start - 20), state.span.start
        ):
            gap = _GENITIVE.match(source.view, state.span.end)
            end = _paragraph_end(source, state.span.end)
            name = name_from(source.view, gap.end(), end, walls) if gap else None
            if name and " " in name.of(source.view):
                yield _Found(name, True)


def _apposed_to_title(
    source: ReadingText, titles: Sequence[Mention], walls: frozenset[int]
) -> Iterator[_Found]:
    """Yield "the Title of the Body, Name Surname," and "its Title, Name Surname."."""
    for title in titles:
        after = max(title.span.end, title.parent.span.end if title.parent else 0)
        adjoining = _SPACE.match(source.view, after)
        if adjoining and title.parent and after > title.span.end:
            name = name_from(source.view, adjoining.end(), _paragraph_end(source, after), walls)
            if name and (" " in name.of(source.view) or _DOES.match(source.view, name.end)):
                yield _Found(name, True)
        gap = _COMMA.match(source.view, after)
        if gap:
            name = name_from(source.view, gap.end(), _paragraph_end(source, after), walls)
            if name and " " in name.of(source.view) and _CLOSES.match(source.view, name.end):
                yield _Found(name, True)


def _listed(
    source: ReadingText,
    titles: Sequence[Mention],
    found: Sequence[_Found],
    named: Sequence[Mention],
    walls: frozenset[int],
) -> Iterator[_Found]:
    """Yield the other names of a list after a title in the plural ("presidents of X and Y, A B and C D")."""
    states = {m.span.start: m.span.end for m in named if m.named is Named.STATE}
    plural = [t.span.end for t in titles if is_plural(t.value)]
    for one in found:
        near = any(0 < one.span.start - end < _LIST_NEAR for end in plural)
        at = one.span.end
        while near:
            of = _OF.match(source.view, at)
            at = states.get(of.end(), at) if of else at
            join = _LISTED.match(source.view, at)
            name = name_from(source.view, join.end(), _paragraph_end(source, at), walls) if join else None
            if name is None or " " not in name.of(source.view):
                break
            yield _Found(name, True)
            at = name.end


def _has_cue(source: ReadingText, paragraph: Paragraph) -> bool:
    place = paragraph.span.start, paragraph.span.end
    return bool(_CUE.search(source.view, *place) or _POSSESSED.search(source.view, *place))


def _may_name_someone(source: ReadingText, paragraph: Paragraph, taken: Covered) -> bool:
    """Tell whether two words that could be a name stand where nothing is known yet."""
    for pair in _PAIR.finditer(source.view, paragraph.span.start, paragraph.span.end):
        span = Span(*pair.span())
        if not taken.meets(span) and is_name_word(pair.group("first")) and is_name_word(pair.group("second")):
            return True
    return False


def _by_model(source: ReadingText, named: Sequence[Mention], rules: Sequence[Span]) -> Iterator[_Found]:
    known = [m.span for m in named if m.named is not Named.CITY]
    taken = Covered(len(source.view), [*rules, *known])
    names = Covered(len(source.view), known)
    told = [p for p in source.paragraphs if not p.is_heading and _has_cue(source, p)]
    asked = [p for p in told if _may_name_someone(source, p, taken)]
    answers = person_spans([p.span.of(source.view) for p in asked])
    for paragraph, spans in zip(asked, answers, strict=True):
        for span in spans:
            yield from _cleaned(source, span.shifted(paragraph.span.start), names)


def _cleaned(source: ReadingText, span: Span, names: Covered) -> Iterator[_Found]:
    """Yield the model's span without honorific, title and genitive, if what is left can be a name."""
    start = span.start
    while True:
        lead = _HONORIFICS.match(source.view, start, span.end + 1) or TITLE.match(
            source.view, start, span.end
        )
        if not lead or lead.end() >= span.end:
            break
        start = lead.end()
        while source.view[start] in " ,":
            start += 1
    name = name_from(source.view, start, span.end)
    if not name:
        return
    goes_on = _GOES_ON.match(source.view, name.end)
    if goes_on:
        name = name_from(source.view, start, goes_on.end()) or name
    words = name.of(source.view).split()
    plausible = all(is_name_word(w) for w in words if w[:1].isupper()) and not name.of(source.view).isupper()
    if plausible and len(words) > 1 and not names.meets(name):
        yield _Found(name, False)


def _apart(source: ReadingText, found: Sequence[_Found]) -> list[Span]:
    """Keep spans that do not overlap: rules before the model, longer before shorter."""
    kept: list[Span] = []
    taken = Covered(len(source.view))
    for one in sorted(found, key=lambda f: (not f.sure, f.span.start - f.span.end)):
        if not taken.meets(one.span):
            taken.add(one.span)
            kept.append(one.span)
    return sorted(kept)
