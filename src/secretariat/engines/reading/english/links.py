"""Who holds which office, by position: "Title Name", "Name, title", "title, Name", and lists of these.

Reads clauses; writes Links. A person is a wall; an office binds once.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from secretariat.engines.reading.english.counterparts import is_counterpart, of_counterparts
from secretariat.engines.reading.english.events.clauses import B, C, Clause, D, O, P, R, S, T
from secretariat.engines.reading.english.link import HONORIFICS, Link
from secretariat.engines.reading.english.plurals import is_plural, singular
from secretariat.engines.reading.mentions import Mention, Named
from secretariat.engines.reading.sieve import Sieved
from secretariat.engines.values.spans import Span

DETERMINERS = (
    rf"(?:(?:the (?:council|organi[sz]ation|group|forum|bloc|union|alliance|assembly|commission|body|"
    rf"agency|league|"
    rf"association|secretariat|network|conference)'s|the|a|an|its|their|his|her|our|then|former|ex|late|"
    rf"current|present|next|new|newly[ -](?:elected|"
    rf"appointed)|outgoing|"
    rf"until recently|until now|formerly|previously|once|incoming|acting|interim|first|second|long-?time|"
    rf"two-term|this year's|{T}(?:'s)?|and|also|who is|"
    rf"who was|"
    r"who also serves as|who serves as|serving as|as|visiting|honou?rary|designate|one of|Acting|"
    r"(?:who )?chairs? as)[ -]+)*"
)
BRACKETS = r"(?:\s?\([^()]{1,60}\))?"
_PARENT = rf"(?:\s+(?:of|for|to|at|in|with)\s+(?:all\s+)?(?:the\s+)?[{S}{B}{C}{R}]{BRACKETS})"
PHRASE = Sieved(
    rf"(?:[{D}{S}{B}{C}](?:'s?|’s?)?\s+)?(?P<office>{O})(?:[ -](?:designate"
    rf"|elect)\b)?{_PARENT}{{0,3}}{BRACKETS}"
)
_DIRECT = Sieved(rf"\s+{HONORIFICS}(?P<person>{P})")
_BEFORE = Sieved(
    rf"(?P<person>{P})(?:\s+of\s+(?:the\s+)?(?P<state>[{S}{C}{B}]))?{BRACKETS}(?:,\s*|\s*[–—:]\s*|"
    rf"\s+-\s+|\s*\(|"
    rf"\s+(?=who\b)|,\s+who\s+is\s+)(?P<determiners>{DETERMINERS})$"
)
_AIDE = Sieved(
    rf"\b(?:aide|advis[eo]r|assistant|spokes\w+|secretary)\s+(?:to|of"
    rf"|for)\s+(?:the\s+)(?:[{D}{S}](?:'s)?\s+)?$"
)
_BARELY = Sieved(rf"(?P<person>{P})\s+(?:the\s+)?$")  # "Name Surname Minister of Trade of Malta"
_STATE_BEHIND = Sieved(rf",\s+(?:the\s+)?(?P<state>[{S}{B}{R}])(?=\s*[;.)]|\s*$)")
_NATIONAL_OF_LIST = Sieved(
    r"[Mm]inister|[Pp]resident|[Ss]ecretary|[Dd]elegation|[Aa]mbassador"
    r"|[Dd]irector|[Dd]eputy|Head"
)
_CHAIN = Sieved(rf"(?:,|,?\s+and|\s+as well as|\s*/)\s*{DETERMINERS}$")
_APPOSED = Sieved(rf",\s+{HONORIFICS}(?P<person>{P})(?=\s*[\],.;:)]|\s*$|\s+[a-z{T}\d(–—-])")
_HAS_OWN = Sieved(
    rf"(?:\s+of\s+(?:the\s+)?[{S}{C}])?,\s+{DETERMINERS}{PHRASE.pattern.replace('(?P<office>', '(?:')}"
)
_FORMER = Sieved(r"\b(?:former|ex|late|then|outgoing|until recently|until now|formerly|previously|once)[ -]")
_CHAIR = Sieved(r"\b[Cc]hair")
# Offices of a body: a state after the name is where the person comes from, and owns them not.
_OF_BODY = Sieved(r"[Ss]ecretar(?:y|ies)[- ][Gg]eneral|[Dd]irector[- ][Gg]eneral|[Cc]hair|[Ee]xecutive [SD]")
# Offices that the state before a name owns ("Finland's Anna Berg, the foreign minister").
_NATIONAL = Sieved(
    r"[Mm]inister|[Pp]remier|[Cc]hancellor|[Pp]resident|[Dd]elegation|[Ss]ecretary of [Ss]tate|[Ee]nvoy"
)
_POSSESSED = Sieved(rf"(?P<owner>[{S}{D}])(?:'s?)?\s+{HONORIFICS}$")
# A second title before the name that both share ("Malta's Prime Minister and Council Chair, Anna Berg").
_COUPLED = Sieved(
    rf"\s+and\s+{DETERMINERS}{PHRASE.pattern.replace('(?P<office>', '(?:')}(?:,\s+{HONORIFICS}(?P<person>{P})"
    rf"(?=\s*[,.;])|\s+{HONORIFICS}(?P<directly>{P}))"
)
# Two titles of one person: "the Council Chair, Foreign Minister X", "Council Chair Foreign Minister X".
_AND_NATIONAL = Sieved(
    rf"(?:,\s+(?:the\s+)?|\s+)(?:[{D}{S}](?:'s?)?\s+)?(?P<second>{O}){_PARENT}{{0,2}}"
    rf"\s+{HONORIFICS}(?P<person>{P})"
)
_WHERE = Sieved(
    rf"(?P<body>[{B}{S}]){BRACKETS},?\s+(?:where"
    rf"|whose)\s+(?:[^,.;]{{0,40}}\s)?{DETERMINERS}$"
)
_SIGNED = Sieved(rf"{HONORIFICS}(?P<person>{P})\s+{DETERMINERS}{PHRASE.pattern}[\s.]*")
# What a small-letter body adds to a title before its name ("chairman of the council, Anna Berg").
_TAIL = Sieved(r"\s+(?:of|for)\s+(?:the\s+|its\s+)?[a-z][a-z]+(?:\s+[a-z]+){0,3}(?=,)")
# "President X of Ukraine", "Chairman X of the Commission".
_OF_THEIRS = Sieved(rf"\s+(?:of|from)\s+(?:the\s+)?(?P<of>[{S}{B}])")
_LINE_OF_NAME = Sieved(rf"{HONORIFICS}(?P<person>{P}),?\s*")
_LINE_OF_TITLE = Sieved(rf"(?:The\s+|{DETERMINERS}){PHRASE.pattern}[\s.,]*")
_UNKNOWN_NAME = Sieved(rf"\s+{HONORIFICS}(?:[^\W\d_a-z][\w'’-]+\s+){{1,3}}[^\W\d_a-z][\w'’-]+")
_ITS = Sieved(r"\b(?:its|their|his|her)\s+(?:\w+\s+){0,2}$")
_HEADED = Sieved(
    rf"(?P<body>[{B}]){BRACKETS}(?:\s+in\s+[{C}])?(?:,|,?\s+(?:which\s+)?(?:is|was))?\s+(?:(?:headed|led|"
    rf"represented)\s+by|(?:together|along)\s+with)\s+(?:its\s+)?$|(?P<led>[{B}]){BRACKETS}\s+under\s+the\s+(?:leadership|direction|guidance"
    rf"|chairmanship|presidency)"
    r"\s+of\s+its\s+(?:[a-z]+\s+)?$"
)
_STATE_OFFICE = Sieved(r"[Mm]inister|Premier|Chancellor|King|Queen")
_LISTED = rf"(?:{HONORIFICS}{P}(?:\s+of\s+(?:the\s+)?[{S}{C}])?)"
_PERSONS = rf"{_LISTED}(?:,\s+{_LISTED})*(?:,?\s+and\s+{_LISTED})?"
_STATES = rf"[{S}{D}{C}](?:'s?)?(?:(?:,\s+|,?\s+and\s+)(?:the\s+|of\s+(?:the\s+)?)?[{S}{D}{C}](?:'s?)?)*"
_MANY = Sieved(
    rf"(?:(?P<before>{_STATES})\s+)?(?P<office>{O})(?:\s+(?:of|from|for)\s+(?:the\s+)?(?P<after>{_STATES}))?"
    rf"(?:,\s+|\s+[-–—]\s+|:\s+|\s+\(|\s+)(?P<persons>{_PERSONS})"
)


@dataclass(slots=True)
class _Bound:
    """What is bound so far in one sentence: persons by rule, and the last phrase with its person."""

    links: list[Link] = field(default_factory=list)
    by_apposition: set[Span] = field(default_factory=set)
    last: tuple[int, Mention] | None = None


def links_of(clause: Clause, before: Sequence[Link] = ()) -> list[Link]:
    """Return the links by position of one sentence, in order; `before` holds those of earlier sentences."""
    many = list(_of_many(clause))
    taken = {link.office_span for link in many}
    bound = _Bound(links=many)
    signed = _SIGNED.fullmatch(clause.text)
    if signed:
        office = clause.mentions[signed.start("office")]
        place = (signed.start("person"), signed.end("office"))
        _add(clause, bound, signed.start("person"), office, place, "signature", True)
        return bound.links
    for phrase in PHRASE.finditer(clause.text):
        office = clause.mentions[phrase.start("office")]
        if office.span not in taken and not is_plural(office.value) and not is_counterpart(office):
            _bind(clause, phrase, office, bound)
    return [*bound.links, *of_counterparts(clause, bound.links, before)]


def over_title(line: Clause | None, after: Clause) -> Iterator[Link]:
    """Yield the link of a name on one line and the title on the next, as signatures stand."""
    name = _LINE_OF_NAME.fullmatch(line.text) if line is not None else None
    title = _LINE_OF_TITLE.fullmatch(after.text)
    if line is None or name is None or title is None:
        return
    office = after.mentions[title.start("office")]
    if not is_plural(office.value):
        spans = (line.span(*name.span()), after.span(*title.span()))
        yield Link(
            line.mentions[name.start("person")], office.value, office.span, office.parent, spans, "signature"
        )


def _bind(clause: Clause, phrase: re.Match[str], office: Mention, bound: _Bound) -> None:
    before, after = clause.text[: phrase.start()], clause.text[phrase.end() :]
    direct = _DIRECT.match(after)
    if direct and _AIDE.search(before):
        return  # "aide to the President Name Surname"
    if direct:
        at = phrase.end() + direct.start("person")
        shared = bound.links[-1] if bound.links and bound.links[-1].rule == "title-and-title-name" else None
        if shared and office.parent is None and shared.person is clause.mentions[at]:
            office = replace(office, parent=shared.parent)
        _add(
            clause,
            bound,
            at,
            office,
            (phrase.start(), at + 1),
            "title-name",
            not _FORMER.search(before[-12:]),
        )
        return
    double = _AND_NATIONAL.match(after) if _OF_BODY.search(office.value) else None
    if double and _NATIONAL.search(clause.mentions[phrase.end() + double.start("second")].value):
        at = phrase.end() + double.start("person")
        _add(clause, bound, at, office, (phrase.start(), at + 1), "title-title-name", True)
        return
    tail = _TAIL.match(after)
    apposed = _APPOSED.match(after, tail.end() if tail else 0)
    own = bool(apposed and _HAS_OWN.match(after, apposed.end()))
    chain = _CHAIN.fullmatch(before, bound.last[0]) if bound.last else None
    if chain and (_UNKNOWN_NAME.match(after) or _of_another_state(phrase, office, bound)):
        chain = None  # a name that was not recognised follows, or a title in another state: it is of another
    coupled = _COUPLED.match(after)
    if coupled and coupled.group("directly") and not _may_couple(phrase, office):
        coupled = None  # without a state before them, two titles may be of two persons
    if coupled and (not chain or coupled.group("directly")):
        at = phrase.end() + coupled.start("person" if coupled.group("person") else "directly")
        _add(clause, bound, at, office, (phrase.start(), at + 1), "title-and-title-name", True)
        return
    office = _with_state_behind(clause, phrase, office)
    named = _BEFORE.search(before) or (_BARELY.search(before) if office.parent is not None else None)
    if named and (named.groupdict().get("determiners") or "").startswith("and "):
        named = None  # ", and the Prime Minister" is another person
    if named and not (apposed and clause.mentions[named.start("person")].span in bound.by_apposition):
        determiners = named.groupdict().get("determiners") or ""
        sure = not _FORMER.search(determiners)
        _add(
            clause,
            bound,
            named.start("person"),
            office,
            (named.start("person"), phrase.end()),
            "name-title",
            sure,
        )
    elif chain and bound.last and not (apposed and not own):
        sure = not _FORMER.search(chain.group())
        index = next(i for i, m in clause.mentions.items() if m is bound.last[1])
        _add(clause, bound, index, office, (index, phrase.end()), "name-title-and-title", sure)
        _share_parent(bound)
    elif apposed:
        at = phrase.end() + apposed.start("person")
        bound.by_apposition.add(clause.mentions[at].span)
        sure = not _FORMER.search(before[-12:])
        _add(clause, bound, at, office, (phrase.start(), at + 1), "title-comma-name", sure)
        return
    else:
        return
    bound.last = (phrase.end(), bound.links[-1].person)


def _may_couple(phrase: re.Match[str], office: Mention) -> bool:
    """Tell whether two titles before one name may be of one person: a state's, or a chair that a minister "
    "holds."""
    return phrase.group()[0] in (S, D) or (office.parent is not None and bool(_CHAIR.search(office.value)))


def _with_state_behind(clause: Clause, phrase: re.Match[str], office: Mention) -> Mention:
    """Return the office with the state that an entry of a list gives last: "X, Foreign Minister, Malta;"."""
    behind = _STATE_BEHIND.match(clause.text, phrase.end()) if office.parent is None else None
    if behind is None or not _NATIONAL_OF_LIST.search(office.value):
        return office
    return replace(office, parent=clause.mentions[behind.start("state")])


def _share_parent(bound: _Bound) -> None:
    """Give "Deputy Prime Minister and Minister for Foreign Affairs of Malta" the state that ends them."""
    one, other = bound.links[-2:] if len(bound.links) > 1 else (None, None)
    if one is None or other is None or one.person is not other.person or one.parent is not None:
        return
    owner = other.parent
    national = _NATIONAL.search(one.office) and _NATIONAL.search(other.office)
    if owner is not None and national and owner.named in (Named.STATE, Named.DEMONYM):
        bound.links[-2] = replace(one, parent=owner, spans=(*one.spans, owner.span))


def _of_another_state(phrase: re.Match[str], office: Mention, bound: _Bound) -> bool:
    """Tell whether a title begins with a state ("and Greek Minister") that the one before is not of."""
    own = bound.links[-1].parent if bound.links else None
    if phrase.group()[0] not in (S, D) or own is None or office.parent is None:
        return False
    return own.named in (Named.STATE, Named.DEMONYM) and own.value != office.parent.value


def _add(
    clause: Clause, bound: _Bound, index: int, office: Mention, place: tuple[int, int], rule: str, sure: bool
) -> None:
    person = clause.mentions[index]
    span = clause.span(*place)
    parent = office.parent or _after_name(clause, index, office.value)
    possessed = _POSSESSED.search(clause.text[:index])
    if parent is None and possessed and _NATIONAL.search(office.value):
        parent = clause.mentions[possessed.start("owner")]
        span = Span(min(span.start, parent.span.start), span.end)
    if parent is not office.parent and parent is not None:
        span = Span(span.start, max(span.end, parent.span.end))
    link = Link(person, office.value, office.span, parent, (span,), rule, sure)
    where = _WHERE.search(clause.text[: place[0]])
    if parent is None and where and rule.startswith("title"):
        bound.links.append(_owned_by(link, clause.mentions[where.start("body")]))
        return
    its = _ITS.search(clause.text[: place[0]] if rule != "name-title" else clause.text[: place[1] - 1])
    headed = _HEADED.search(clause.text[: place[0]])
    if parent is None and headed and rule == "title-name" and not _STATE_OFFICE.search(office.value):
        link = _owned_by(link, clause.mentions[headed.start("body" if headed["body"] else "led")])
    elif parent is None and its and its.group().startswith("its"):
        link = with_subject(clause, link, place[0])
    bound.links.append(link)
    if rule == "title-name":
        bound.last = (place[1], person)


def with_subject(clause: Clause, link: Link, before: int) -> Link:
    """Return the link with the body that the sentence begins with as the owner of "its President"."""
    lead = re.search(rf"(?:^|[-–—.)/]\s+)(?:[Tt]he\s+|[\"'(])*(?P<body>[{B}{S}])", clause.text)
    if not lead or lead.start("body") >= before:
        return link
    return _owned_by(link, clause.mentions[lead.start("body")])


def _owned_by(link: Link, body: Mention) -> Link:
    first = link.spans[0]
    span = Span(min(body.span.start, first.start), max(body.span.end, first.end))
    return replace(link, parent=body, spans=(span, *link.spans[1:]), rule=f"{link.rule}-of-subject")


def _after_name(clause: Clause, index: int, office: str) -> Mention | None:
    """Return the state in "President X of Ukraine", the body in "Chairman X of the Commission"."""
    of = _OF_THEIRS.match(clause.text, index + 1)
    if of is None or (_OF_BODY.search(office) and clause.text[of.start("of")] == S):
        return None  # the state is where the Secretary General comes from
    return clause.mentions[of.start("of")]


def _of_many(clause: Clause) -> Iterator[Link]:
    """Yield "the German and Danish foreign ministers, A and B": states and persons in the same order."""
    for match in _MANY.finditer(clause.text):
        office = clause.mentions[match.start("office")]
        if not is_plural(office.value) or office.value.startswith(("Member", "member")):
            continue
        persons = clause.behind(*match.span("persons"), (Named.PERSON,))
        listed = [group for group in ("before", "after") if match.group(group)]
        states = (
            clause.behind(*match.span(listed[0]), (Named.STATE, Named.DEMONYM, Named.CITY)) if listed else []
        )
        if not listed:
            states = clause.behind(*match.span("persons"), (Named.STATE,))
        title, sure = singular(office.value), len(states) == len(persons)
        parents: list[Mention | None] = [*states] if sure else [None] * len(persons)
        if is_counterpart(office):
            title = _office_before(clause, match.start()) or ""
            if not title or not sure:
                continue
        if not listed and office.parent:
            parents = [office.parent] * len(persons)
        for person, parent in zip(persons, parents, strict=True):
            spans = (clause.span(*match.span()),)
            if is_counterpart(office):
                spans = (clause.span(0, match.end()),)
            yield Link(
                person,
                title,
                office.span,
                parent,
                spans,
                "titles-names",
                sure and not is_counterpart(office),
            )


def _office_before(clause: Clause, at: int) -> str | None:
    """Return the office of the person who has the counterparts."""
    offices = [m.value for i, m in sorted(clause.mentions.items()) if i < at and m.named is Named.OFFICE]
    return offices[-1] if offices and not is_plural(offices[-1]) else None
