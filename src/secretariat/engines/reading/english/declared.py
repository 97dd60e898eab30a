"""What those decide and promise who speak as "we": the signers of a declaration, the ministers of a chair.

Reads Marked; writes Commitments. The actors are those who "We, the ..." names, or the group that the text is
a statement of.
"""

from collections.abc import Iterator

from secretariat.engines.reading.english.commitments import Commitment, due_in, frames
from secretariat.engines.reading.english.events.clauses import clause_of
from secretariat.engines.reading.english.owners import main_body
from secretariat.engines.reading.english.plurals import is_plural
from secretariat.engines.reading.english.speakers import Speaker
from secretariat.engines.reading.findings import Slot
from secretariat.engines.reading.mentions import Marked, Named
from secretariat.engines.reading.sieve import Sieved
from secretariat.engines.values.spans import Span

_WE = Sieved(
    r"(?:We,|WE,)\s+(?:the\s+)?(?P<who>(?:[^,.;]|,(?=\s+(?:and\s|[A-Z]))){5,160}?)"
    r"(?:,\s|\s+(?:meeting|gathered|assembled|having|convened)\b|:|$)"
)
_NUMBER = r"(?:\d{1,3}[.)]|\([a-z]+\)|[-•–*])"
_MANNER = (
    r"(?:(?:hereby|also|further|furthermore|therefore|strongly|jointly|solemnly|"
    r"firmly|unanimously|again)\s+)*"
)
_PRESENT: tuple[tuple[str, str], ...] = (
    ("decided", r"[Dd]ecide(?:d)?\s+(?:to|that)\b|[Rr]esolved?\s+(?:to|that)\b|"
                r"(?:[Ii]nstruct|[Tt]ask|[Dd]irect|[Mm]andate|[Aa]uthori[sz]e)(?:e?d)?\s+\S"),
    ("agreed", r"[Aa]gree(?:d)?\s+(?:to|that|on)\b"),
    ("announced", r"[Pp]ledged?\s+to\b|[Uu]ndert(?:ake|ook)\s+to\b|"
                  r"[Cc]ommit(?:ted)?\s+(?:ourselves|themselves)?\s*to\b|"
                  r"(?:[Rr]e)?[Aa]ffirm(?:ed)?\s+our\s+(?:commitment|readiness|determination|resolve|"
                  r"intention)\b|"
                  r"[Dd]eclared?\s+our\s+(?:readiness|determination|intention)\b"),
    ("proposed", r"[Cc]all(?:ed)?\s+(?:up)?on\b|[Uu]rged?\s+\S|[Rr]ecommend(?:ed)?\s+\S|[Pp]roposed?\s+\S|"
                 r"(?:[Ii]nvite|[Rr]equest|[Ee]ncourage)(?:e?d)?\s+[^.;]{3,120}?\s+to\s"),
    ("supported", r"[Ss]upport(?:ed)?\s+\S|[Ee]ndorsed?\s+\S"),
)  # fmt: skip
_VERBS = [
    (stance, Sieved(rf"(?:{_NUMBER}\s+)?(?:(?:We|we)\s+)?{_MANNER}(?P<verb>{verbs})"))
    for stance, verbs in _PRESENT
]
_OWN = Sieved(r"(?:^|[\s,;])[Ww]e\s+(?:(?:have|also|further|then|therefore|\w+ly)\s+)*$")
_HEAD_PARAGRAPHS = 6
_FEWEST_WORDS = 4


def declared(marked: Marked) -> Iterator[Commitment]:
    """Yield what the signers of a declaration decide, agree, promise and call for, one for each sentence."""
    found = _signers(marked)
    if found is None:
        return
    actors, after = found
    for paragraph in marked.source.paragraphs:
        if paragraph.span.end <= after:
            continue
        for span in paragraph.sentences:
            if span.start >= after:
                yield from _operative(marked, span, actors)


def _signers(marked: Marked) -> tuple[tuple[Speaker, ...], int] | None:
    """Return those whom "We, the ..." names, and where what they declare begins."""
    source = marked.source
    for paragraph in source.paragraphs[:_HEAD_PARAGRAPHS]:
        match = _WE.match(source.view, paragraph.span.start, paragraph.span.end)
        if match:
            span = Span(*match.span("who"))
            who = Speaker(" ".join(span.of(source.view).split()), Slot(span, span.of(source.text)), (span,))
            return (who, *_body_of(marked, span)), match.end()
    return None


def _body_of(marked: Marked, span: Span) -> tuple[Speaker, ...]:
    inside = [m for m in marked.mentions if m.named is Named.BODY and span.holds(m.span)]
    body = inside[0] if inside else main_body(marked)
    if body is None:
        return ()
    return (Speaker(body.value, Slot(body.span, body.span.of(marked.source.text)), (), body),)


def _operative(marked: Marked, span: Span, actors: tuple[Speaker, ...]) -> Iterator[Commitment]:
    view = marked.source.view
    for stance, pattern in _VERBS:
        match = pattern.match(view, span.start, span.end)
        if match:
            end = span.end - (len(span.of(view)) - len(span.of(view).rstrip(" .,;:")))
            words = Span(match.start("verb"), end)
            if len(words.of(view).split()) >= _FEWEST_WORDS:
                proof = (words, actors[0].slot.span)
                who = tuple(Speaker(a.value, a.slot, (*a.proof, *proof[1:]), a.mention) for a in actors)
                yield Commitment(
                    who, stance, words, words, f"{stance}-declared", False, due_in(marked, words)
                )
            return


def group(marked: Marked) -> tuple[Speaker, ...]:
    """Return the ministers or leaders for whom a signer says "we", with their body; nobody where none "
    "is named."""
    for office in marked.mentions:
        if office.named is not Named.OFFICE or not is_plural(office.value):
            continue
        in_heading = any(p.is_heading and p.span.holds(office.span) for p in marked.source.paragraphs)
        if in_heading or office.parent is None or office.parent.named is not Named.BODY:
            continue
        span = Span(
            min(office.parent.span.start, office.span.start), max(office.parent.span.end, office.span.end)
        )
        words = " ".join(span.of(marked.source.view).split())
        body = Slot(office.parent.span, office.parent.span.of(marked.source.text))
        return (
            Speaker(words, Slot(span, span.of(marked.source.text)), (span,)),
            Speaker(office.parent.value, body, (), office.parent),
        )
    return ()


def of_signer(marked: Marked, span: Span, signer: Speaker) -> Iterator[Commitment]:
    """Yield what a signer tells that "we" did: the group for which the signer speaks, else the signer."""
    clause = clause_of(marked, span)
    text = clause.text
    actors = group(marked) or (signer,)
    for match, stance, sure in frames(text, 0, len(text)):
        if not sure or not _OWN.search(text[: match.start()]):
            continue
        end = len(text.rstrip(" .,;:"))
        words = clause.span(match.start(), end)
        who = tuple(Speaker(a.value, a.slot, (*a.proof, a.slot.span), a.mention) for a in actors)
        yield Commitment(who, stance, words, words, f"{stance}-signed", False, due_in(marked, words))
        return
