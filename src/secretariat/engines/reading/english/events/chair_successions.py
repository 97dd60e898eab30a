"""Who comes before and after the holder of a chair: by turn, by date, by handing over."""

import re
from collections.abc import Iterator
from dataclasses import replace

from secretariat.engines.reading.english.events.bodies import BodyMeant, identity, main_body
from secretariat.engines.reading.english.events.chair_reader import ChairReader
from secretariat.engines.reading.english.events.chair_succession_patterns import (
    AND_THEN,
    FOLLOWED_BY,
    FOLLOWS,
    GOES_ON,
    HANDED_OVER,
    IN_TURN,
    ITS_PREDECESSOR,
    PREDECESSOR,
    TAKES_OVER,
    YEARS_AFTER,
)
from secretariat.engines.reading.english.events.chair_words import KIND_OF_CHAIR
from secretariat.engines.reading.english.events.chairs import Chair
from secretariat.engines.reading.english.events.filled import from_day, to_day
from secretariat.engines.reading.english.events.terms import Term, day_after, term_in, years_after
from secretariat.engines.reading.findings import Grade
from secretariat.engines.reading.mentions import Mention, Named
from secretariat.engines.reading.sieve import Sieved

_NEXT_ONE = Sieved(r",|\sand\s|[;:.]|$")
_NEAR = 200  # signs between a chair and a sentence that goes on about it
_NUMBERS = {"a": 1, "one": 1, "two": 2}
_CHAIRED = Sieved(rf"{KIND_OF_CHAIR}|\b[Cc]hair(?:s|ed|ing|man)?\b|presid|\bhelm\b")


def successors(reader: ChairReader, held: list[Chair]) -> Iterator[Chair]:
    """Yield who follows or went before; `held` are the chairs of this sentence."""
    last = next(iter(held[-1:]), None)
    yield from _going_on(reader, last)
    if last is not None:
        yield from _by_date(reader, last)
        yield from _predecessors(reader, last)
    elif reader.before:
        yield from _its_predecessor(reader, reader.before[-1])
    known = last or (reader.before[-1] if reader.before else None)
    yield from _followers(reader, known, is_held=last is not None)
    yield from _in_turn(reader, known)


def _by_date(reader: ChairReader, last: Chair) -> Iterator[Chair]:
    """Yield "until the end of June, when S takes over" and "... and S a year after that"."""
    text = reader.clause.text
    for match in TAKES_OVER.finditer(text):
        start = day_after(reader.marked.source, reader.clause.dates[match.start("t")])
        yield _following(reader, match, last.body, "incoming", Term(start), "when-takes-over", 0)
    for match in YEARS_AFTER.finditer(text):
        date = max((at for at in reader.clause.dates if at < match.start()), default=None)
        if date is None or last.term.start is None or not re.search(KIND_OF_CHAIR, text):
            continue
        years = _NUMBERS[match["n"]]
        later = years_after(reader.marked.source, last.term.start, reader.clause.dates[date], years)
        yield _following(reader, match, last.body, "planned", Term(later), "year-after", 0)


def _predecessors(reader: ChairReader, last: Chair) -> Iterator[Chair]:
    """Yield the one from whom the holder took over, in the same sentence."""
    for match in (*PREDECESSOR.finditer(reader.clause.text), *HANDED_OVER.finditer(reader.clause.text)):
        holder = reader.mention(match, "holder")
        if holder.value != last.holder.value:
            yield _following(reader, match, last.body, "outgoing", Term(), "predecessor", match.start())


def _its_predecessor(reader: ChairReader, last: Chair) -> Iterator[Chair]:
    """Yield "It succeeds S, whose Presidency ended in December" after a sentence on the holder."""
    match = ITS_PREDECESSOR.search(reader.clause.text)
    subject = identity(reader.mention(match, "self")) if match and match["self"] else identity(last.holder)
    is_person = last.holder.named is Named.PERSON
    agrees = match is not None and (bool(match["self"]) or is_person == bool(match["person"]))
    if match is not None and agrees and subject == identity(last.holder) and is_near(reader, last):
        end = len(reader.clause.text)
        told = term_in(reader.marked.source, reader.clause, match.end(), end) if match["ended"] else Term()
        yield replace(
            _following(reader, match, last.body, "past", Term(None, told.end, told.dates), "predecessor", 0),
            evidence=(reader.clause.span(0, end), last.body.span),
        )


def is_near(reader: ChairReader, last: Chair) -> bool:
    """Tell whether the sentence on a chair stands just before this one."""
    return 0 <= reader.clause.places[0].start - max(span.end for span in last.evidence) < _NEAR


def _going_on(reader: ChairReader, held: Chair | None) -> Iterator[Chair]:
    """Yield the chair again with the term that "it will hold the post until D" gives."""
    text = reader.clause.text
    for match in GOES_ON.finditer(text):
        last = held or (reader.before[-1] if reader.before else None)
        if last is None or bool(match["self"]) != (held is None):
            continue
        if held is None and not is_near(reader, last):
            continue
        own = reader.clause.mentions.get(match.start("self"))
        if own is not None and identity(own) not in (identity(last.holder), last.party):
            continue
        right = re.search(r"[;:\"]|$", text[match.end() :])
        term = term_in(
            reader.marked.source, reader.clause, match.end(), match.end() + (right.start() if right else 0)
        )
        if term.is_empty:
            continue
        phrase = BodyMeant(last.body, last.phrase or last.body.span)
        around = (match.start(), match.end() + (right.start() if right else 0))
        told = reader.chair(phrase, last.holder, last.status, term, "goes-on", Grade.CANDIDATE, around)
        yield replace(told, evidence=(*told.evidence, last.holder.span), state=last.state)


def _followers(reader: ChairReader, known: Chair | None, *, is_held: bool) -> Iterator[Chair]:
    """Yield "it will be followed by S" and "S is in line for 2024", where the chair is the subject."""
    text = reader.clause.text
    is_told = is_held or bool(_CHAIRED.search(text))
    body = known.body if known else main_body(reader.marked)
    if body is None:
        return
    for pattern in (FOLLOWED_BY, FOLLOWS):
        for match in pattern.finditer(text):
            goes_on = pattern is FOLLOWED_BY and known is not None and _is_of(reader, match, known)
            if not is_told and not goes_on and (known is None or pattern is FOLLOWED_BY):
                continue
            is_person = reader.mention(match, "holder").named is Named.PERSON
            if is_person and (not is_held or known is None or known.holder.named is not Named.PERSON):
                continue
            right = re.search(r"[;:\"]|$", text[match.end("holder") :])
            end = match.end("holder") + (right.start() if right else 0)
            term = term_in(reader.marked.source, reader.clause, match.end("holder"), end)
            if match.groupdict().get("on"):
                day = reader.clause.dates[match.start("on")]
                term = Term(from_day(reader.marked.source, day), term.end, (day, *term.dates))
            yield _following(reader, match, body, "incoming", term, "follows", match.start())
            if pattern is FOLLOWED_BY:
                yield from _and_then(reader, match.end("holder"), body)


def _and_then(reader: ChairReader, at: int, body: Mention) -> Iterator[Chair]:
    """Yield who follows the follower: "by S in 2024 and S in 2025"."""
    for match in AND_THEN.finditer(reader.clause.text, at):
        end = _NEXT_ONE.search(reader.clause.text, match.end())
        term = term_in(reader.marked.source, reader.clause, match.end(), end.start() if end else match.end())
        yield _following(reader, match, body, "planned", term, "follows", match.start())


def _is_of(reader: ChairReader, match: re.Match[str], known: Chair) -> bool:
    """Tell whether "S will be followed by" goes on about the holder of the sentence before."""
    subject = [m for at, m in reader.clause.mentions.items() if at < match.start()]
    held = {identity(known.holder), known.party}
    return is_near(reader, known) and len(subject) == 1 and identity(subject[0]) in held


def _in_turn(reader: ChairReader, known: Chair | None) -> Iterator[Chair]:
    """Yield "followed by S (2019-2021) and S (2021-2023)"; the day of the text tells what is past."""
    found = list(IN_TURN.finditer(reader.clause.text))
    body = known.body if known else main_body(reader.marked)
    is_told = "followed by" in reader.clause.text or len(found) > 1
    if body is None or not is_told or not _CHAIRED.search(reader.clause.text):
        return
    for match in found:
        date = reader.clause.dates[match.start("t")]
        term = Term(from_day(reader.marked.source, date), to_day(reader.marked.source, date), (date,))
        status = "incoming"
        if reader.has_begun(Term(term.end)):
            status = "past"
        elif reader.has_begun(term):
            status = "current"
        yield _following(reader, match, body, status, term, "in-turn", match.start())


def _following(
    reader: ChairReader, match: re.Match[str], body: Mention, status: str, term: Term, name: str, start: int
) -> Chair:
    holder = reader.mention(match, "holder")
    phrase = reader.clause.span(*match.span("holder"))
    meant = BodyMeant(body, phrase)
    return reader.chair(meant, holder, status, term, name, Grade.CANDIDATE, (start, match.end()))
