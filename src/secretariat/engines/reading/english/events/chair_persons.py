"""Persons who hold a chair: by title beside their name, by taking it over, or by election."""

import re
from collections.abc import Iterator
from dataclasses import replace

from secretariat.engines.reading.english.events.bodies import (
    BodyMeant,
    as_called,
    identity,
    is_of_states,
    main_body,
)
from secretariat.engines.reading.english.events.chair_frames import PAIRED, RESPECTIVELY
from secretariat.engines.reading.english.events.chair_patterns import (
    ELECTED,
    LEADS,
    NO_STATES_CHAIR,
    PERSON_AFTER,
    PERSON_AS,
    PERSON_ELECTED,
    PERSON_WITH_PLANS,
    TITLE_APART,
)
from secretariat.engines.reading.english.events.chair_reader import ChairReader, states_in
from secretariat.engines.reading.english.events.chairs import Chair
from secretariat.engines.reading.english.events.clauses import O, P
from secretariat.engines.reading.english.events.tense import clause_bounds
from secretariat.engines.reading.english.events.terms import Term, term_in
from secretariat.engines.reading.findings import Grade
from secretariat.engines.reading.mentions import Marked, Mention, Named
from secretariat.engines.reading.sieve import Sieved
from secretariat.engines.values.spans import Span

_CHAIR = Sieved(
    r"(?i:(?:incoming|outgoing|rotating|current|new|co-)\s*)*[Cc]hair(?:man|woman|person)?"
    r"(?:[\s-][Ii]n[\s-][Oo]ffice)?"
)
# Who presides over an association, a network, a conference is its president.
_PRESIDENT = Sieved(r"(?i:(?:incoming|outgoing|current|new)\s+)*[Pp]resident")
# In minutes: "Present: P (Mayor of C, Chair)", "In the chair: P", "P (Chair)".
_IN_THE_CHAIR = Sieved(
    rf"(?P<who>{P})\s+\((?:[^()]{{1,80}}[,;]\s+)?(?:in\s+the\s+)?(?P<title>{O}|[Cc]hair(?:man|woman|person)?)"
    rf"(?:[,;][^()]{{1,60}})?\)"
    rf"|^\W*(?:[Ii]n\s+the\s+[Cc]hair|[Pp]residing|[Cc]haired\s+by|[Cc]hair(?:man|woman|person)?|"
    rf"(?P<title2>{O}))"
    rf"\s*:\s*(?P<who2>{P})"
    rf"|(?P<who3>{P})\s+(?:was\s+|sat\s+)?in\s+the\s+chair(?=\s*[.,;]|$)"
    rf"|\b[Ww]ith\s+(?P<who4>{P}),?\s+(?:in\s+the\s+(?:[Cc]hair|{O})|presiding)(?=\s*[.,;]|$)"
)
# "chairperson of the drafting committee": of no body that has a name here.
_OF_ANOTHER = Sieved(
    r"\s+of\s+(?:the|an?|its)\s+(?!(?:organi[sz]ation|union|bloc|group|association|community|council|forum"
    r"|alliance|conference|assembly|summit|league|network|initiative|body|commonwealth)\b)[a-z]"
)
_OF_HEADS = Sieved(r"\bHeads\s+of\s+(?:State|Government)\b")
_ASSOCIATION = Sieved(
    r"\b(?:Union of|Eurocities|Association|Network|Federation of|Confederation of|Conference|Nordic Council"
    r"|Baltic Assembly"
    r"|Assembly of|Council of (?:Europe|Municipalities|European|Baltic)|League|Forum|Alliance"
    r"|Committee of (?:the Regions|Ministers)|Congress of"
    r"|Initiative|Commission of)\b"
)


def persons_by_title(reader: ChairReader) -> Iterator[Chair]:
    """Yield the chair that a person with a full name holds by title ("Chairman-in-Office of B")."""
    clause, marked = reader.clause, reader.marked
    for at, mention in clause.mentions.items():
        if mention.named is not Named.PERSON or " " not in mention.value:
            continue
        phrase = clause.places[at]
        apart = TITLE_APART.match(clause.text, at)
        span = clause.span(at, apart.end()) if apart else phrase
        title = _chair_title(marked, span, is_own=bool(apart))
        if title is None:
            continue
        body, status = title
        if body is not None and _is_administration(marked, body):
            continue
        if body is None or is_no_chair_of_states(body):
            continue
        yield _person_chair(reader, body, mention, status, span)


def persons_as(reader: ChairReader) -> Iterator[Chair]:
    """Yield "P, who took over as B chair"."""
    for match in PERSON_AS.finditer(reader.clause.text):
        person, body = reader.mention(match, "who"), reader.mention(match, "pre")
        if " " in person.value and not is_no_chair_of_states(body) and is_of_states(body):
            yield _person_chair(reader, body, person, "current", reader.clause.span(*match.span()))


def persons_after(reader: ChairReader) -> Iterator[Chair]:
    """Yield "the outgoing Chairman, H.E. P", where the title says which chair."""
    text = reader.clause.text
    for match in (*PERSON_AFTER.finditer(text), *PERSON_WITH_PLANS.finditer(text)):
        title, person = reader.mention(match, "title"), reader.mention(match, "who")
        if " " not in person.value or not _CHAIR.fullmatch(title.value.split(" of ")[0]):
            continue
        body = body_of_title(reader.marked, title) or (None if title.parent else main_body(reader.marked))
        if body is not None and not is_no_chair_of_states(body):
            which = match["which"].casefold()
            status = {"next": "incoming", "former": "past", "its": "current"}.get(which, which)
            yield _person_chair(reader, body, person, status, reader.clause.span(*match.span()))


def persons_elected(reader: ChairReader) -> Iterator[Chair]:
    """Yield "B elected P as its Chair and P as the incoming Chair", the second of the same body."""
    text = reader.clause.text
    election = ELECTED.search(text)
    if election is None:
        return
    body: Mention | None = None
    for match in PERSON_ELECTED.finditer(text):
        if match.start() < election.start() and "elected" not in match.group():
            continue
        if PAIRED.match(text, match.end()) or _OF_ANOTHER.match(text, match.end()):
            continue
        title, person = reader.mention(match, "title"), reader.mention(match, "who")
        chaired = body_of_title(reader.marked, title) or body or _elector(reader, election.start())
        if chaired is None or not _presides(title.value, chaired) or is_no_chair_of_states(chaired):
            continue
        body = chaired
        which = (match["which"] or "") + title.value
        status = "incoming" if re.match(r"(?i)incoming|next|future", which) else "current"
        _, right = clause_bounds(text, match.start(), match.end())
        chair = _person_chair(reader, body, person, status, reader.clause.span(match.start(), right))
        yield replace(chair, term=term_in(reader.marked.source, reader.clause, match.end(), right))


def persons_respectively(reader: ChairReader) -> Iterator[Chair]:
    """Yield the chair of "elected P and Q as Chairperson and Deputy Chairperson of B, respectively"."""
    text = reader.clause.text
    for match in RESPECTIVELY.finditer(text):
        titles = [reader.mention(match, group) for group in ("title", "title2")]
        owned = (body_of_title(reader.marked, title) for title in titles)
        body = next((b for b in owned if b), None) or _elector(reader, match.start())
        if body is None or is_no_chair_of_states(body):
            continue
        for title, who in zip(titles, ("one", "two"), strict=True):
            if _CHAIR.fullmatch(title.value.split(" of ")[0]):
                around = reader.clause.span(*match.span())
                yield _person_chair(reader, body, reader.mention(match, who), "current", around)


def persons_in_the_chair(reader: ChairReader) -> Iterator[Chair]:
    """Yield who sits in the chair of the body whose minutes the text is: "P (Mayor of C, Chair)"."""
    body = main_body(reader.marked)
    if body is None or is_no_chair_of_states(body) or not is_of_states(body):
        return
    for match in _IN_THE_CHAIR.finditer(reader.clause.text):
        who = next(group for group in ("who", "who2", "who3", "who4") if match[group])
        person = reader.mention(match, who)
        title = next((group for group in ("title", "title2") if match[group]), None)
        office = reader.clause.mentions.get(match.start(title)) if title else None
        of_other = office is not None and (office.parent is not None or not _CHAIR.fullmatch(office.value))
        if " " in person.value and not of_other:
            yield _person_chair(reader, body, person, "current", reader.clause.span(*match.span()))


def _is_administration(marked: Marked, body: Mention) -> bool:
    """Tell whether "the Commission" is the administration of the body that the text is about."""
    main = main_body(marked)
    if body.key is not None or body.value not in ("Commission", "Secretariat", "Executive Board"):
        return False
    return main is None or body.value not in main.value


def _elector(reader: ChairReader, before: int) -> Mention | None:
    named = [m for m in reader.clause.behind(0, before, (Named.BODY,)) if is_of_states(m)]
    return named[-1] if named else main_body(reader.marked)


def _person_chair(reader: ChairReader, body: Mention, person: Mention, status: str, span: Span) -> Chair:
    phrase = next((place for place in reader.clause.places if place.holds(person.span)), person.span)
    states = states_in(reader.marked, phrase)
    called = as_called(reader.marked, BodyMeant(body, body.span))
    own = called.mention.span
    evidence = (span,) if span.holds(own) else (span, own)
    return Chair(
        called.mention, person, status, Term(), evidence, "chair-person", Grade.CANDIDATE,
        phrase=called.phrase, state=states[0] if states else None,
    )  # fmt: skip


def is_chaired(body: Mention) -> bool:
    """Tell whether a body can have a chair: one of states or members, and none of their heads alone."""
    is_of_heads = body.named is Named.BODY and _OF_HEADS.search(body.value)
    return bool(is_of_heads or is_of_states(body)) and not is_no_chair_of_states(body)


def is_no_chair_of_states(body: Mention) -> bool:
    """Tell whether no member presides over such a body: a ministry, a parliament, a court, a bank."""
    owner = body.parent
    if owner is not None and owner.named in (Named.STATE, Named.DEMONYM):
        return True
    return bool(NO_STATES_CHAIR.search(body.value) or (owner and NO_STATES_CHAIR.search(owner.value)))


def _presides(title: str, body: Mention | None) -> bool:
    """Tell whether a title is that of the chair of a body; a president is one of an association."""
    words = title.split(" of ")[0]
    if _CHAIR.fullmatch(words):
        return True
    is_president = _PRESIDENT.fullmatch(words) and body is not None and body.named is Named.BODY
    return bool(is_president and _ASSOCIATION.search(body.value) and is_of_states(body)) if body else False


def _chair_title(marked: Marked, phrase: Span, *, is_own: bool) -> tuple[Mention | None, str] | None:
    """Return body and status of the chair that a person's phrase names."""
    for title in (m for m in marked.mentions if m.named is Named.OFFICE and phrase.holds(m.span)):
        words = title.value.split(" of ")[0]
        main = main_body(marked)
        is_main = title.parent is not None and main is not None and identity(main) == identity(title.parent)
        if not _presides(title.value, title.parent) and not (is_main and _PRESIDENT.fullmatch(words)):
            continue
        lead = marked.source.view[max(phrase.start, title.span.start - 12) : title.span.end].casefold()
        status = next((status for cue, status in LEADS if cue in lead), "current")
        parent = title.parent
        if parent is not None and (parent.named is not Named.BODY or not is_of_states(parent)):
            return None
        body = parent or body_of_title(marked, title)
        if body is None and (is_own or "office" in words.casefold() or status != "current"):
            body = main_body(marked)
        return body, status
    return None


def body_of_title(marked: Marked, title: Mention) -> Mention | None:
    """Return the body of "Chair of the Organ on Trade"; "Chair of the Organ" means one named before."""
    if title.parent is not None:
        return title.parent if title.parent.named is Named.BODY and is_of_states(title.parent) else None
    words = re.search(r"\sof\s+(?:the\s+)?(?P<name>[A-Z][^;]*)$", title.span.of(marked.source.view))
    if words is None:
        return None
    start = title.span.start + words.start("name")
    name = " ".join(words["name"].split())
    in_full = Sieved(
        rf"(?:^|\sof\s(?:the\s)?)(?P<name>{re.escape(name)}\s\S.*)$|^(?P<owned>\S+\s{re.escape(name)})$"
    )
    for earlier in marked.mentions:
        if earlier.span.start >= title.span.start:
            break
        full = in_full.search(earlier.value)
        if full and earlier.named in (Named.OFFICE, Named.BODY):
            whole = full["name"] or full["owned"]
            key = earlier.key if whole == earlier.value else None
            return Mention(Named.BODY, earlier.span, whole, key)
    if " " not in name:
        return main_body(marked)
    return Mention(Named.BODY, Span(start, title.span.end), name)
