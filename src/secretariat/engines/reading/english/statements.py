"""Who said what: quotations with their speaker, and clauses that someone says, notes or stresses.

Reads Marked; writes Findings. A quotation without a cue and a pronoun without a sure antecedent give nothing.
"""

from collections.abc import Iterable, Iterator

from secretariat.engines.reading.english.commitments import commitments_in, commitments_quoted
from secretariat.engines.reading.english.declared import declared, of_signer
from secretariat.engines.reading.english.events.filled import Filled, finding
from secretariat.engines.reading.english.offices import links_in
from secretariat.engines.reading.english.operative import operative
from secretariat.engines.reading.english.quoted import quoted, uncued
from secretariat.engines.reading.english.reported import reported
from secretariat.engines.reading.english.said import Place, Said
from secretariat.engines.reading.english.signed import Author, author, own_sentences
from secretariat.engines.reading.english.speakers import PRONOUN, Scene, Speaker
from secretariat.engines.reading.english.telling import subject_of, telling_of
from secretariat.engines.reading.findings import Finding, Grade, Kind, Slot
from secretariat.engines.reading.mentions import Marked

_OWN = frozenset({"i", "we"})


def find(marked: Marked) -> Iterable[Finding]:
    """Yield statements and, from the same sentences, commitments."""
    signer = author(marked)
    if signer is not None:
        yield from _signed(marked, signer)
        return
    for commitment in (*declared(marked), *operative(marked)):
        yield commitment.finding(marked)
    scene = Scene(marked, links_in(marked))
    told: list[Said] = []
    for number, paragraph in enumerate(marked.source.paragraphs):
        if paragraph.is_heading:
            continue
        telling = telling_of(marked, paragraph)
        for start, end in telling.sentences:
            place = Place(telling, start, end, number)
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


def _signed(marked: Marked, author: Author) -> Iterator[Finding]:
    """Yield the sentences of a signed text, and what they promise."""
    scene = Scene(marked, ())
    signer = author.person
    speaker = Speaker(
        signer.value, Slot(signer.span, signer.span.of(marked.source.text)), (signer.span,), signer
    )
    quoted_at: set[int] = set()
    for span in own_sentences(marked, author):
        yield _finding(marked, Said(speaker, span, True, span, "signed"))
        promised = [*commitments_quoted(scene, span, speaker), *of_signer(marked, span, speaker)]
        quoted_at |= {commitment.span.end for commitment in promised}
        for commitment in promised:
            yield commitment.finding(marked)
    yield from _of_others(marked, scene, author, quoted_at)


def _of_others(marked: Marked, scene: Scene, author: Author, taken: set[int]) -> Iterator[Finding]:
    """Yield what a signed text tells that others agreed or asked for."""
    for number, paragraph in enumerate(marked.source.paragraphs):
        if paragraph.is_heading or (author.signature and paragraph.span.start >= author.signature):
            continue
        telling = telling_of(marked, paragraph)
        for start, end in telling.sentences:
            _enter(scene, Place(telling, start, end, number))
            for commitment in commitments_in(scene, telling, (start, end), number):
                if commitment.span.end not in taken:
                    yield commitment.finding(marked)
            _remember(scene, Place(telling, start, end, number), [])


def _of_sentence(scene: Scene, place: Place, told: list[Said]) -> list[Said]:
    found = list(quoted(scene, place))
    for one in found:
        scene.last, scene.last_paragraph = one.speaker, place.number
    clauses = list(reported(scene, place))
    said = [*found, *(one for one in clauses if one.span not in {f.span for f in found})]
    return [*said, *uncued(scene, place, [*told, *said], said)]


def _enter(scene: Scene, place: Place) -> None:
    """Keep the subject of the sentence, for the pronouns of its later clauses."""
    at = subject_of(place.text, place.start, place.end)
    pronoun = at is None or PRONOUN.fullmatch(place.text[at[0] : at[1]].lower())
    scene.here = scene.resolve(place.telling.clause, *at, place.number) if at and not pronoun else ()
    scene.here_at = place.telling.clause.span(*at) if at else None


def _remember(scene: Scene, place: Place, said: list[Said]) -> None:
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
