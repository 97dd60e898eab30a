"""Who said what: quotations with their speaker, and clauses that someone says, notes or stresses.

Reads Marked; writes Findings. A quotation without a cue and a pronoun without a sure antecedent give nothing.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from secretariat.engines.reading.english.commitments import commitments_in, commitments_quoted
from secretariat.engines.reading.english.cues import (
    ACCORDING,
    CALLED,
    EXPRESSED,
    LINK,
    PUT_IT,
    SAID,
    SUBJECT,
    TITLED,
    Q,
)
from secretariat.engines.reading.english.events.clauses import B, C, D, O, P, S, T
from secretariat.engines.reading.english.events.filled import Filled, finding
from secretariat.engines.reading.english.offices import links_in
from secretariat.engines.reading.english.speakers import PRONOUN, Scene, Speaker
from secretariat.engines.reading.english.telling import Telling, subject_of, telling_of
from secretariat.engines.reading.findings import Finding, Grade, Kind, Slot
from secretariat.engines.reading.mentions import Marked
from secretariat.engines.values.spans import Span

_TAIL = (
    rf"(?:\s+(?:on|in|at|to|during|after|late|early|following|by|via|while)\b[^{Q};]*?|"
    rf"\s+{T}[^{Q};]*?|,[^{Q};]*?)?"
)
_QUOTE_THEN = re.compile(
    rf"{Q}\s*[,.–—-]*\s*(?:{SUBJECT}{LINK}\s+{SAID}|(?:said|says|added|stated|noted|explained|stressed|"
    rf"concluded|remarked)\s+"
    rf"{SUBJECT.replace('(?P<subject>', '(?P<inverted>')})(?!\s+that\b)"
)
_THEN_QUOTE = re.compile(
    rf"{SUBJECT}{LINK}\s+{SAID}(?:\s+that)?(?:[^.{Q};]{{0,90}}?[:,]|\s+that)?\s*[:,]?\s*(?P<quote>{Q})"
)
_COLON_QUOTE = re.compile(rf"{SUBJECT}\s*:\s*(?P<quote>{Q})")
_ASIDE = (
    rf"(?:\s+(?:on|in|at|to|during|for|by|from)\s+[^,.;:{Q}]{{1,80}}?|\s+{T}|\s+yesterday|"
    rf"\s+today|\s+here|,\s+[^,;:{Q}]{{2,140}},)*"
)
_THAT = re.compile(rf"(?<![\w-])(?P<verb>{SAID}){_ASIDE}\s*,?\s+that\s+(?P<clause>\S)")
_BARE = re.compile(
    rf"(?<![\w-])(?P<verb>said|says|added|adds|noted|replied|(?:told|tells)\s+(?:reporters|journalists|"
    rf"{P}|{B}|the\s+\w+))"
    rf"(?:\s+(?:on\s+)?{T})?\s+(?P<clause>(?:[{S}{P}{B}{C}{O}{D}]|the|its|his|her|their|there|it|he|she|"
    rf"they|no|all|both|this|these|a|an|we)(?!\w)[^:{Q}]{{12,}})"
)
_EXPRESSED = re.compile(rf"(?<![\w-])(?P<verb>{EXPRESSED})\s+(?:to|for|at|over|about|on|that|with|in)\b")
_CALLED = re.compile(rf"(?<![\w-])(?P<verb>{CALLED})(?P<clause>\S)")
_TRAILING = re.compile(
    rf",\s+(?:{SUBJECT}{LINK}\s+{SAID}|(?:said|says|"
    rf"added)\s+{SUBJECT.replace('(?P<subject>', '(?P<inverted>')}){_TAIL}\s*\.?\s*$"
)
_RELATIVE = re.compile(rf",?\s+who(?:m)?\s+(?P<subject>it|he|she|they|{O}|{P}|{B})\s+said\s+(?P<clause>\S)")
_CUTS = re.compile(
    rf"\s*[,–—-]?\s*{Q}|;|,\s+(?:adding|noting|stressing|saying|while|whereas|but|yet)\b|"
    rf",?\s+and\s+(?:(?:also|further)\s+)?"
    rf"(?:stressed|noted|added|underlined|emphasi[sz]ed|pointed\s+out|expressed|thanked|called|urged|"
    rf"proposed|invited|said|reiterated|"
    rf"reaffirmed|welcomed|recalled|highlighted|announced|pledged)\b|,\s+(?:he|she|they|it)\s+(?:said|"
    rf"added|noted|stressed)\b"
)
_CARRIED = re.compile(
    r"(?:(?:,|;|\band|\bbut|\bthen|\bwhile)\s+)(?:(?:also|further|has|have|had|then|again|\w+ly)\s+)*$"
)
_RUNNING = re.compile(
    r"(?:adding|noting|stressing|saying|underlining|emphasi[sz]ing|pointing|recalling|"
    r"announcing|highlighting|warning|confirming|explaining|underscoring|reiterating|"
    r"acknowledging|indicating|stating)\b"
)
_SENTENCE_LIKE = re.compile(r"[\[\"'(…]*\s*[^\W\d_a-z]")
_OWN = frozenset({"i", "we"})


@dataclass(frozen=True, slots=True)
class Said:
    """One statement: its words, who said them, the passage that proves it."""

    speaker: Speaker
    span: Span
    is_quote: bool
    evidence: Span
    rule: str
    sure: bool = True


@dataclass(frozen=True, slots=True)
class _Place:
    """One sentence of a telling."""

    telling: Telling
    start: int
    end: int
    number: int  # of the paragraph

    @property
    def text(self) -> str:
        return self.telling.clause.text


def find(marked: Marked) -> Iterable[Finding]:
    """Yield statements and, from the same sentences, commitments."""
    scene = Scene(marked, links_in(marked))
    told: list[Said] = []
    for number, paragraph in enumerate(marked.source.paragraphs):
        if paragraph.is_heading:
            continue
        telling = telling_of(marked, paragraph)
        for start, end in telling.sentences:
            place = _Place(telling, start, end, number)
            _enter(scene, place)
            said = _of_sentence(scene, place, told)
            promised = list(commitments_in(scene, telling, (start, end), number))
            promised += [
                c for one in said if one.is_quote for c in commitments_quoted(scene, one.span, one.speaker)
            ]
            told += said
            yield from (c.finding(marked) for c in promised)
            _remember(scene, place, said)
    yield from (_finding(marked, one) for one in _once(marked, told))


def _of_sentence(scene: Scene, place: _Place, told: list[Said]) -> list[Said]:
    found = list(_quoted(scene, place))
    for one in found:
        scene.last, scene.last_paragraph = one.speaker, place.number
    reported = list(_reported(scene, place))
    said = [*found, *(one for one in reported if one.span not in {f.span for f in found})]
    return [*said, *_uncued(scene, place, [*told, *said], said)]


def _quoted(scene: Scene, place: _Place) -> Iterator[Said]:
    """Yield quotations with a cue in their own sentence."""
    done: set[int] = set()
    for pattern in (PUT_IT, _QUOTE_THEN, _THEN_QUOTE, _COLON_QUOTE):
        for match in pattern.finditer(place.text, place.start, place.end):
            groups = match.groupdict()
            at = next((match.start(g) for g in ("quote", "quote2") if groups.get(g)), match.start())
            name = next(g for g in ("subject", "inverted", "subject2") if groups.get(g))
            if pattern is _COLON_QUOTE and match.start() != place.start:
                continue
            if (
                at in done
                or at not in place.telling.quotes
                or not _is_said(scene, place, at, pattern is _THEN_QUOTE)
            ):
                continue
            done.add(at)
            evidence = place.telling.clause.span(min(match.start(), at), max(match.end(), at + 1))
            for speaker in scene.resolve(place.telling.clause, *match.span(name), place.number)[:1]:
                yield Said(speaker, place.telling.quotes[at].span, True, evidence, "quote")


def _is_said(scene: Scene, place: _Place, at: int, is_after_cue: bool) -> bool:
    """Tell whether a quotation is speech: no title, and a sentence where it follows its cue at a distance."""
    words = place.telling.words_of(at, scene.marked.source.view)
    if TITLED.search(place.text, place.start, at) and not re.search(
        r"[:,]\s*$", place.text[place.start : at]
    ):
        return False
    return len(words.split()) > 1 and (
        not is_after_cue or bool(_SENTENCE_LIKE.match(words)) or len(words.split()) > 4
    )


def _uncued(scene: Scene, place: _Place, told: list[Said], here: list[Said]) -> Iterator[Said]:
    """Yield quotations that stand as sentences of their own after another of the same speaker."""
    for at, quotation in sorted(place.telling.quotes.items()):
        if not place.start <= at < place.end or any(one.span.meets(quotation.span) for one in here):
            continue
        words = place.telling.words_of(at, scene.marked.source.view)
        alone = not re.search(
            r"[\w\ue000-\ue00f]", place.text[place.start : at] + place.text[at + 1 : place.end]
        )
        last = scene.last
        near = place.number - scene.last_paragraph
        leads = near == 0 or (near == 1 and not re.search(r"[\w\ue000-\ue00f]", place.text[: place.start]))
        if alone and last and leads and _SENTENCE_LIKE.match(words) and len(words.split()) > 4 and told:
            evidence = Span(min(told[-1].evidence.start, quotation.whole.start), quotation.whole.end)
            proof = evidence if near == 0 else quotation.whole
            speaker = Speaker(last.value, last.slot, (*last.proof, last.slot.span), last.mention)
            yield Said(speaker, quotation.span, True, proof, "quote-goes-on", near == 0)


def _reported(scene: Scene, place: _Place) -> Iterator[Said]:
    """Yield clauses that the sentence says someone said."""
    text, start, end = place.text, place.start, place.end
    yield from _relative(scene, place)
    according = ACCORDING.search(text, start, end)
    if according:
        yield from _according(scene, place, according)
    trailing = re.compile(_TRAILING.pattern).search(text, start, end)
    if trailing and not text[trailing.start() :].startswith(", who"):
        name = "subject" if trailing.group("subject") else "inverted"
        yield from _clause(scene, place, trailing.span(name), (start, trailing.start()), "trailing")
        return
    for pattern, rule in ((_THAT, "that"), (_BARE, "bare"), (_EXPRESSED, "expressed"), (_CALLED, "called")):
        for match in pattern.finditer(text, start, end):
            subject = _subject_before(place, match.start("verb"))
            if subject and not (rule == "bare" and _THAT.match(text, match.start("verb"))):
                at = match.start("verb") if rule == "called" else match.start("clause")
                stop = _stop(scene, place, match.start("clause"))
                yield from _clause(scene, place, subject, (at, stop), rule)


def _subject_before(place: _Place, verb: int) -> tuple[int, int] | None:
    """Return the subject of a verb: the words before it, else that of the sentence, carried on by "and"."""
    for begin in range(max(place.start, verb - 260), verb):
        if begin > place.start and place.text[begin - 1] not in " \"'(,":
            continue
        match = _until(place.text, begin, verb)
        if match:
            return match
    carried = _CARRIED.search(place.text, place.start, verb) or _RUNNING.match(place.text, verb)
    whole = subject_of(place.text, place.start, verb)
    return whole if carried and whole else None


_DIRECT = re.compile(rf"{SUBJECT}{LINK}\s+")


def _until(text: str, begin: int, verb: int) -> tuple[int, int] | None:
    match = _DIRECT.fullmatch(text, begin, verb)
    return match.span("subject") if match else None


def _stop(scene: Scene, place: _Place, begin: int) -> int:
    """Return where a reported clause ends: at a quoted sentence, at another verb of saying."""
    for cut in _CUTS.finditer(place.text, begin, place.end):
        if not cut.group().endswith(Q):
            return cut.start()
        at = cut.end() - 1
        words = place.telling.words_of(at, scene.marked.source.view)
        if cut.start() > begin and (
            place.telling.quotes[at].is_open or (_SENTENCE_LIKE.match(words) and len(words.split()) > 5)
        ):
            return cut.start()
    return place.end


def _relative(scene: Scene, place: _Place) -> Iterator[Said]:
    for match in _RELATIVE.finditer(place.text, place.start, place.end):
        yield from _clause(
            scene, place, match.span("subject"), (match.start("clause"), place.end), "relative"
        )


def _according(scene: Scene, place: _Place, match: re.Match[str]) -> Iterator[Said]:
    rest = re.compile(r"[^,]{0,80}?,\s+").match(place.text, match.end(), place.end)
    before = place.text[place.start : match.start()].rstrip(" ,")
    if len(before.split()) < 3 and rest:
        yield from _clause(
            scene, place, match.span("subject"), (rest.end(), _stop(scene, place, rest.end())), "according-to"
        )
    elif len(before.split()) > 4 and place.text[: match.start()].rstrip().endswith(","):
        yield from _clause(
            scene, place, match.span("subject"), (place.start, place.start + len(before)), "according-to"
        )


def _clause(
    scene: Scene, place: _Place, subject: tuple[int, int], clause: tuple[int, int], rule: str
) -> Iterator[Said]:
    start, end = clause
    while end > start and place.text[end - 1] in " .,;:":
        end -= 1
    words = place.text[start:end]
    if len(words.split()) < 3 or words.strip() == Q:
        return
    span = place.telling.clause.span(start, end)
    first, last = min(start, subject[0]), max(end, subject[1])
    evidence = place.telling.clause.span(first, last)
    speakers = scene.resolve(place.telling.clause, *subject, place.number)
    for speaker in speakers[:1]:
        scene.last, scene.last_paragraph = speaker, place.number
        sure = rule in ("that", "trailing", "according-to") and speaker.mention is not None
        yield Said(speaker, span, False, evidence, rule, sure)


def _enter(scene: Scene, place: _Place) -> None:
    """Keep the subject of the sentence, for the pronouns of its later clauses."""
    at = subject_of(place.text, place.start, place.end)
    pronoun = at is None or PRONOUN.fullmatch(place.text[at[0] : at[1]].lower())
    scene.here = scene.resolve(place.telling.clause, *at, place.number) if at and not pronoun else ()
    scene.here_at = place.telling.clause.span(*at) if at else None


def _remember(scene: Scene, place: _Place, said: list[Said]) -> None:
    """Keep who acted in the sentence, for the pronouns of the next one."""
    if said:
        scene.last, scene.last_paragraph = said[-1].speaker, place.number
    at = subject_of(place.text, place.start, place.end)
    if at is None:
        scene.subject = ()
    elif place.text[at[0] : at[1]].lower() not in _OWN:
        scene.subject = scene.resolve(place.telling.clause, *at, place.number) or scene.subject
        scene.note(scene.subject)


def _once(marked: Marked, told: list[Said]) -> Iterator[Said]:
    """Keep of the same words of one speaker the first (a lead and its repetition)."""
    seen: set[tuple[str, str]] = set()
    for one in told:
        words = " ".join(one.span.of(marked.source.view).lower().split()).rstrip(".,")
        if (one.speaker.value, words) not in seen:
            seen.add((one.speaker.value, words))
            yield one


def _finding(marked: Marked, one: Said) -> Finding:
    span = Filled(one.span, Slot(one.span, one.span.of(marked.source.text)))
    return finding(
        Kind.STATEMENT,
        f"en.statement.{one.rule}",
        Grade.ACCEPTED if one.sure else Grade.CANDIDATE,
        (one.evidence, *one.speaker.proof),
        {"speaker": Filled(one.speaker.value, one.speaker.slot), "quote": Filled(one.is_quote), "span": span},
    )
