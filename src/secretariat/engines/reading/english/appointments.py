"""Who holds which office, by a verb (elected, becomes, takes over, succeeds), and since or until when.

Reads clauses; writes Links.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from secretariat.engines.reading.english.events.clauses import B, C, Clause, D, O, P, S, T
from secretariat.engines.reading.english.link import HONORIFICS, Link
from secretariat.engines.reading.english.links import (
    BRACKETS,
    DETERMINERS,
    PHRASE,
    with_subject,
)
from secretariat.engines.reading.english.plurals import is_plural
from secretariat.engines.reading.english.words import OF_BODY
from secretariat.engines.reading.mentions import DateMention, Mention, Named
from secretariat.engines.reading.sieve import Sieved
from secretariat.engines.values.spans import Span

_TITLE = PHRASE.pattern
_ASIDE = (
    rf"(?:\s+of\s+(?:the\s+)?[{S}{C}{B}])?{BRACKETS}(?:,\s+[^.;{P}]{{2,160}}?,|\s+\([^()]*\)|"
    rf",\s+{_TITLE.replace('(?P<office>', '(?:')})?"
)
_CHOSEN = (
    r"(?:(?:re-?)?elected|(?:re-?)?appointed|named|designated|nominated|chosen|selected|"
    r"sworn in|inaugurated|confirmed|installed)"
)
_ADVERBS = rf"(?:(?:today|also|then|unanimously|formally|duly|again|yesterday|recently|on\s+{T}|{T})\s+)*"
_MANNER = (
    rf"(?:\s+(?:unanimously|today|yesterday|again|also|then|formally|officially|by\s+\w+|"
    rf"by\s+(?:the\s+)?(?:[a-z]+\s+){{0,3}}(?:of\s+)?(?:the\s+)?[{B}\w]+|on\s+{T}|in\s+{T}|in\s+[{C}]))*"
)
_WAS_CHOSEN = Sieved(
    rf"{HONORIFICS}(?P<person>{P}){_ASIDE}(?:,?\s+who)?\s+(?:was|has\s+been|had\s+been|is|will\s+be|were)"
    rf"(?:\s+(?:{T}|unanimously|today|also|again|formally|officially|duly|earlier|"
    rf"recently))*\s+{_CHOSEN}{_MANNER}"
    rf"(?:\s+as|\s+to\s+be|\s+to\s+the\s+(?:post|position|office)\s+of|"
    rf"\s+to\s+serve\s+as)?\s+{DETERMINERS}{_TITLE}"
)
_TO_HEAD = Sieved(
    rf"{HONORIFICS}(?P<person>{P}){_ASIDE}(?:,?\s+who)?\s+(?:was|has\s+been|had\s+been|is|will\s+be)"
    rf"(?:\s+\w+ly)?\s+{_CHOSEN}{_MANNER}\s+to\s+(?P<head>head)\s+(?:the\s+)?(?P<body>[{B}])(?!')"
)
_CHOSE = Sieved(
    rf"(?:(?P<chooser>[{B}{S}])\s+)?(?:(?:has|have|"
    rf"had)\s+)?{_ADVERBS}{_CHOSEN}{_MANNER}\s+(?:(?:the\s+)?(?:[{D}{S}]\s+)?(?:[a-z-]+\s+){{1,3}})?"
    rf"(?:{DETERMINERS}{O}(?:\s+(?:of|to)\s+(?:the\s+)?[{S}{B}])?,?\s+)?"
    rf"(?:[{D}{S}](?:'s)?\s+)?{HONORIFICS}(?:{O}\s+)?{HONORIFICS}(?P<person>{P})"
    rf"{_ASIDE}(?:\s+as|\s+to\s+be)?\s+{DETERMINERS}{_TITLE}"
)
_IS = Sieved(
    rf"{HONORIFICS}(?P<person>{P}){_ASIDE},?\s+(?:(?:who|and)\s+)?(?:(?:has|had|will|is\s+to|would|"
    rf"is\s+set\s+to|is\s+due\s+to)\s+)?(?:also\s+)?"
    rf"(?:becomes?|became|serve[sd]?\s+as|(?:to\s+)?(?:be|become)|(?:is|was|has\s+been|"
    rf"been)\s+serving\s+as|act(?:s|ed)?\s+as|is|was|"
    rf"(?:takes?|took|taken)\s+(?:over|charge|office|up\s+(?:the\s+)?(?:his|her\s+)?(?:duties|post|office|"
    rf"functions))|"
    rf"assume[sd]?\s+(?:(?:the\s+)?(?:office|duties|functions|post|position|role)|office)|began\s+(?:his|"
    rf"her)\s+(?:term|mandate|duties))"
    rf"(?:\s+(?:on|in|from)\s+{T})?(?:\s+as|\s+of)?\s+{DETERMINERS}{_TITLE}"
)
_IS_PERSON = Sieved(
    rf"(?:^|[;,]\s+(?:and\s+)?)(?:[Tt]he|[Ii]ts|"
    rf"[Oo]ur)\s+(?:\w+\s+){{0,2}}{_TITLE}\s+(?:is|will\s+be)\s+(?:now\s+)?{HONORIFICS}(?P<person>{P})"
)
# The office of one whom the sentence calls "he": "elected him President of X", "becomes its Chair".
_CHOSE_PRONOUN = Sieved(
    rf"{_ADVERBS}{_CHOSEN}\s+(?P<pronoun>him|her){_MANNER}(?:\s+as|\s+to\s+be)?\s+{DETERMINERS}{_TITLE}"
)
_IS_PRONOUN = Sieved(
    rf"(?:^|\b(?:before|when|after|until|since)\s+)(?P<pronoun>[Hh]e|[Ss]he)\s+(?:(?:has|had|will|is\s+to|"
    rf"would)\s+)?(?:also\s+|previously\s+|formerly\s+)*"
    rf"(?:becomes?|became|serve[sd]?\s+as|(?:been|is|was)\s+serving\s+as|was\s+{_CHOSEN}(?:\s+as)?|"
    rf"assumed\s+the\s+"
    rf"(?:office|post|position)\s+of|took\s+over\s+as)\s+{DETERMINERS}{_TITLE}"
)
# A second one chosen with the same verb: "elected X as its Chair and Y as its Vice-Chair".
_AND_CHOSE = Sieved(
    rf"(?:[,;]|[,;]?\s+and)\s+(?:{DETERMINERS}{O}\s+)?{HONORIFICS}(?P<person>{P}){_ASIDE}\s+as\s+{DETERMINERS}{_TITLE}"
)
_JOINS = Sieved(
    rf"{HONORIFICS}(?P<person>{P}){_ASIDE},?\s+(?:joins?|joined|assists?|will\s+assist|will\s+join)\s+"
    rf"(?:him|her|them|{P})\s+as\s+{DETERMINERS}{_TITLE}"
)
_START = Sieved(
    rf"\b(?:on|from|as\s+(?:of|from)|effective|since|starting|beginning|with\s+effect\s+from|"
    rf"in)(?:\s+on|\s+from)?\s+(?P<date>{T})"
)
_FROM = Sieved(
    rf"\b(?:from|as\s+(?:of|from)|effective|since|starting|beginning|"
    rf"with\s+effect\s+from)(?:\s+on|\s+from)?\s+(?P<date>{T})"
)
_END = Sieved(rf"\b(?:until|till|through|up\s+to|ending|to)(?:\s+(?:on|the\s+end\s+of))?\s+(?P<date>{T})")
_FOR = Sieved(rf"\bfor\s+(?:the\s+(?:period|year|term)\s+(?:of\s+|from\s+)?)?(?P<date>{T})")
_SUCCEEDS = Sieved(
    rf"(?:succeed(?:s|ed|ing)?|replac(?:es|ed|ing|e)|(?:takes?|took|taking|taken)\s+over(?:\s+(?:on|"
    rf"in)\s+(?P<when>{T}))?\s+from|"
    rf"(?:in\s+succession\s+to))\s+(?:{DETERMINERS}(?:[{D}{S}{B}](?:'s)?\s+)?{O}\s+)?"
    rf"(?:[{D}{S}{B}](?:'s)?\s+)?{HONORIFICS}(?P<other>{P})"
)
_FOLLOWED = Sieved(
    rf"(?P<held>{P})[^.;{P}]{{1,140}}?\b(?:succeeded|replaced|followed)\s+by\s+(?:[{D}{S}](?:'s)?\s+)?"
    rf"(?:{O}\s+)?{HONORIFICS}(?P<other>{P})"
)
# Denied, or of another time than the verb says.
_NOT_NOW = Sieved(rf"\bnot\s|\b(?:former|ex|then)[ -](?:[\w{D}{S}{B}']+ ){{0,2}}$")
_TERM_ENDED = Sieved(
    rf"whose\s+(?:[\w-]+\s+){{0,2}}(?:term|mandate|tenure)(?:\s+of\s+office)?\s+(?:ended|ends|expired|"
    rf"expires|will\s+end|will\s+expire|runs\s+out)"
    rf"\s+(?:on|in|at\s+the\s+end\s+of)\s+(?P<date>{T})"
)
_ENTERED = ("chose", "was-chosen", "is", "joins", "takes-over")  # rules by which someone enters an office
_EXTENDED = Sieved(
    rf"(?:mandate|term|tenure)s?\s+of\s+.*?(?:extended|prolonged|renewed)\s+(?:until|till|to|"
    rf"through)\s+(?P<date>{T})"
)


def appointments(clause: Clause, before: Sequence[Link], who: Mention | None = None) -> list[Link]:
    """Return the links that verbs make in one sentence.

    Args:
        clause: the sentence.
        before: the links found so far.
        who: the person whom the sentences before were about, for "he" and "him".
    """
    # An office, a person: a glance for their signs costs nothing beside the patterns that need them.
    has_office, has_person = O in clause.text, P in clause.text
    found = [
        *(_frames(clause) if has_office and has_person else ()),
        *(_heads(clause) if has_person else ()),
        *(_of_pronoun(clause, who) if has_office else ()),
        *_extended(clause, before),
    ]
    known = [*before, *found]
    return [*found, *_succeeded(clause, known, who), *_followed(clause, known)]


def _of_pronoun(clause: Clause, who: Mention | None) -> Iterator[Link]:
    for pattern, rule, starts in (
        (_CHOSE_PRONOUN, "chose-pronoun", _FROM),
        (_IS_PRONOUN, "is-pronoun", _START),
    ):
        for match in pattern.finditer(clause.text):
            office = clause.mentions[match.start("office")]
            if rule == "chose-also" and not re.search(_CHOSEN, clause.text[: match.start()]):
                continue
            if is_plural(office.value) or _NOT_NOW.search(clause.text[match.start() : match.start("office")]):
                continue
            here = [
                m for i, m in sorted(clause.mentions.items()) if i < match.start() and clause.text[i] == P
            ]
            meant = here[0] if here and match.group("pronoun").islower() else who
            if meant is None:
                continue
            spans = (clause.span(*match.span()), meant.span)
            link = Link(meant, office.value, office.span, office.parent, spans, rule, False)
            yield _dated(clause, _owned(clause, match, link), match, starts)


def _frames(clause: Clause) -> Iterator[Link]:
    frames = (
        (_WAS_CHOSEN, "was-chosen", _FROM),
        (_CHOSE, "chose", _FROM),
        (_AND_CHOSE, "chose-also", _FROM),
        (_JOINS, "joins", _FROM),
        (_IS, "is", _START),
        (_IS_PERSON, "is-person", _FROM),
    )
    chosen: Mention | None = None
    for pattern, rule, starts in frames:
        for match in pattern.finditer(clause.text):
            office, person = clause.mentions[match.start("office")], clause.mentions[match.start("person")]
            if is_plural(office.value) or _NOT_NOW.search(clause.text[match.start() : match.start("office")]):
                continue
            parent = office.parent or (chosen if rule == "chose-also" else None)
            link = Link(person, office.value, office.span, parent, (clause.span(*match.span()),), rule)
            chosen = link.parent if rule == "chose" else chosen
            yield _dated(clause, _owned(clause, match, link), match, starts)


def _heads(clause: Clause) -> Iterator[Link]:
    """Yield the one who was elected "to head the Commission"."""
    for match in _TO_HEAD.finditer(clause.text):
        person, body = clause.mentions[match.start("person")], clause.mentions[match.start("body")]
        spans = (clause.span(*match.span()),)
        yield Link(person, "head", clause.span(*match.span("head")), body, spans, "was-chosen")


def _owned(clause: Clause, match: re.Match[str], link: Link) -> Link:
    """Give the office its body: "its President" is the subject's, and who elects names its own."""
    if link.parent is not None:
        return link
    electors = [m for m in clause.behind(*match.span()) if m.named is Named.BODY]
    if link.rule == "was-chosen" and len(electors) == 1 and OF_BODY.fullmatch(link.office):
        return replace(link, parent=electors[0])
    chooser = match.groupdict().get("chooser")
    if chooser:
        body = clause.mentions[match.start("chooser")]
        return replace(link, parent=body)
    return (
        with_subject(clause, link, match.start("office")) if re.search(r"\b[Ii]ts\b", match.group()) else link
    )


def _dated(clause: Clause, link: Link, match: re.Match[str], starts: Sieved) -> Link:
    tail_end = clause.text.find(";", match.end())
    tail = clause.text[match.start() : tail_end if tail_end >= 0 else len(clause.text)]
    verb = re.search(r"\b(?:who|which|but|while|when)\b", clause.text[match.end() :])
    if verb:
        tail = clause.text[match.start() : match.end() + verb.start()]
    start, end, period = (pattern.search(tail) for pattern in (starts, _END, _FOR))
    if period and not start:
        date = clause.dates[match.start() + period.start("date")]
        return _covering(replace(link, start=date, end=date if date.is_range else None), date)
    for found, which in ((start, "start"), (end, "end")):
        if found:
            date = clause.dates[match.start() + found.start("date")]
            if which == "start" and end is None and date.edtf and "/" in date.edtf:
                link = replace(link, end=date)
            link = _covering(replace(link, **{which: date}), date)  # type: ignore[arg-type]
    return link


def _covering(link: Link, date: DateMention) -> Link:
    first = link.spans[0]
    return replace(
        link, spans=(Span(min(first.start, date.span.start), max(first.end, date.span.end)), *link.spans[1:])
    )


def _extended(clause: Clause, links: Sequence[Link]) -> Iterator[Link]:
    match = _EXTENDED.search(clause.text)
    inside = [link for link in links if match and clause.span(*match.span()).holds(link.spans[0])]
    if match and inside:
        date = clause.dates[match.start("date")]
        yield _covering(replace(inside[0], end=date, rule="mandate-extended"), date)


def _succeeded(clause: Clause, links: Sequence[Link], who: Mention | None) -> Iterator[Link]:
    """Yield the office of the one who is succeeded: the successor's, of this sentence or the last one."""
    match = _SUCCEEDS.search(clause.text)
    if not match:
        return
    other = clause.mentions[match.start("other")]
    titled = re.match(rf"[^.;]*?\bas\s+{DETERMINERS}{_TITLE}", clause.text[match.end() :])
    own = _successor(clause, match, [link for link in links if not _is_former(clause, link)], who)
    office: Mention | None = clause.mentions[match.end() + titled.start("office")] if titled else None
    if office is None and O in match.group():
        own = own if match.group("when") else None  # whose office is said has no need of the successor's
    if office is None and own is None:
        return
    ended = _TERM_ENDED.search(clause.text, match.end())
    end = clause.dates[ended.start("date")] if ended else None
    span = clause.span(match.start(), ended.end() if ended else match.end() + (titled.end() if titled else 0))
    if office is not None:
        yield Link(other, office.value, office.span, office.parent, (span,), "succeeded", False, end=end)
    elif own is not None:
        yield Link(
            other,
            own.office,
            own.office_span,
            own.parent,
            (*own.spans[:1], span),
            "succeeded",
            False,
            end=end,
        )
    if own is not None and match.group("when"):
        date = clause.dates[match.start("when")]
        yield replace(own, start=date, spans=(*own.spans[:1], span), rule="takes-over")


def _is_former(clause: Clause, link: Link) -> bool:
    """Tell whether an office of this sentence is one that its holder had before ("a former President")."""
    at = next((i for i, m in clause.mentions.items() if m.span == link.office_span), None)
    return at is not None and bool(_NOT_NOW.search(clause.text[:at]))


def _followed(clause: Clause, links: Sequence[Link]) -> Iterator[Link]:
    """Yield the office of the one by whom an office-holder is succeeded."""
    for match in _FOLLOWED.finditer(clause.text):
        held, other = clause.mentions[match.start("held")], clause.mentions[match.start("other")]
        own = next((link for link in reversed(links) if link.person.value == held.value), None)
        if own is not None:
            span = clause.span(*match.span())
            yield Link(
                other, own.office, own.office_span, own.parent, (*own.spans[:1], span), "succeeded-by", False
            )


def _newest(links: Sequence[Link], person: Mention) -> Link | None:
    """Return the office to which a person was chosen, else the one named last."""
    own = [link for link in reversed(links) if link.person.value == person.value]
    return next((link for link in own if link.rule.startswith(_ENTERED)), own[0] if own else None)


def _successor(
    clause: Clause, match: re.Match[str], links: Sequence[Link], who: Mention | None
) -> Link | None:
    """Return the link of the one who succeeds: the person before the verb, or "he" of the last sentence."""
    persons = [
        m for i, m in sorted(clause.mentions.items()) if i < match.start() and m.value and clause.text[i] == P
    ]
    if persons:
        return _newest(links, persons[-1])
    pronoun = re.search(r"\b(?:he|she)\s+(?:\w+\s+)?$", clause.text[: match.start()])
    if (pronoun or re.match(r"(?:He|She|The new \w+)\b", clause.text)) and links:
        return (_newest(links, who) if who else None) or (links[-1] if who is None else None)
    return None
