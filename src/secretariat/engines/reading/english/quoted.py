"""Quotations and who speaks them: by a cue in their sentence, or as the next words of the same speaker.

Reads one sentence of a telling; writes Said.
"""

import re
from collections.abc import Iterator, Sequence

from secretariat.engines.reading.english.cues import LINK, PUT_IT, SAID, SUBJECT, TITLED, Q
from secretariat.engines.reading.english.events.clauses import B, C, D, O, P, S
from secretariat.engines.reading.english.said import SENTENCE_LIKE, Place, Said
from secretariat.engines.reading.english.speakers import Scene, Speaker
from secretariat.engines.reading.sieve import Sieved
from secretariat.engines.values.spans import Span

_QUOTE_THEN = Sieved(
    rf"{Q}\s*[,.–—-]*\s*(?:{SUBJECT}{LINK}\s+{SAID}|(?:said|says|added|stated|noted|explained|stressed|"
    rf"concluded|remarked|insisted|commented|declared|warned|argued|replied|answered|recalled)\s+"
    rf"(?:(?:the\s+|their\s+)?host,\s+)?"
    rf"{SUBJECT.replace('(?P<subject>', '(?P<inverted>')})(?!\s+that\b)"
)
# After quoted words any speaker with an article: "..., a volunteer from Corva advised the visitors".
_SOMEONE_THEN = Sieved(
    rf"{Q}\s*,?\s*(?P<subject>(?:an?|the|one|another)\s+(?:[{D}{S}{B}{C}](?:'s?)?\s+)?"
    rf"(?:[a-z-]+\s+){{0,2}}?[a-z-]+"
    rf"(?:\s+(?:from|of|in|at|for)\s+(?:the\s+)?(?:[{S}{B}{C}{D}{O}]|[a-z]+))?){LINK}\s+(?:{SAID}|advised"
    rf"|joked|promised|urged|asked|"
    r"exclaimed|shouted|wondered|quipped|cried|called\s+out|pledged|vowed|suggested)\b"
)
# "P: We shall not give in." at the head of a paragraph, as interviews and records print it.
_SPOKEN = Sieved(rf"\W*{P}\s*:\s+(?=[A-Z][a-z']*\s)")
_THEN_QUOTE = Sieved(
    rf"{SUBJECT}{LINK}\s+{SAID}(?:\s+that)?(?:[^.{Q};]{{0,90}}?[:,]|\s+that)?\s*[:,]?\s*(?P<quote>{Q})"
)
# "said prices "may fall in autumn"", "called it "a beacon of hope"": a part of a sentence.
_PARTLY = Sieved(
    rf"{SUBJECT}{LINK}\s+(?:{SAID}|called|described|hailed|praised|denounced|condemned|apologi[sz]ed\s+to"
    rf"|spoke\s+of|promised|pledged|asked\s+for|called\s+for)(?:\s+[^.:;,{Q}]{{1,70}}?)?\s(?P<quote>{Q})"
)
_GOES_ON = Sieved(rf",\s+{Q}")  # what "he said" interrupts
_COLON_QUOTE = Sieved(rf"{SUBJECT}\s*:\s*(?P<quote>{Q})")


_FEWEST_PARTLY = 3  # words: less is a term ("so-called")
_FEWEST_SPOKEN = 4  # words: less is a label ("Chair: Finland")


def quoted(scene: Scene, place: Place) -> Iterator[Said]:
    """Yield quotations with a cue in their own sentence."""
    done: set[int] = set()
    yield from _spoken(scene, place)
    if Q not in place.text[place.start : place.end]:
        return
    for pattern in (PUT_IT, _QUOTE_THEN, _SOMEONE_THEN, _THEN_QUOTE, _COLON_QUOTE, _PARTLY):
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
                or (pattern is _PARTLY and not _is_part(_words(scene, place, at)))
            ):
                continue
            done.add(at)
            evidence = place.telling.clause.span(min(match.start(), at), max(match.end(), at + 1))
            for speaker in scene.resolve(place.telling.clause, *match.span(name), place.number)[:1]:
                yield Said(speaker, place.telling.quotes[at].span, True, evidence, "quote")
                more = _GOES_ON.match(place.text, match.end(), place.end)
                if more and pattern is _QUOTE_THEN and len(_words(scene, place, more.end() - 1)) > 1:
                    done.add(more.end() - 1)
                    second = place.telling.quotes[more.end() - 1].span
                    evidence = place.telling.clause.span(match.start(), more.end())
                    yield Said(speaker, second, True, evidence, "quote-resumed")


def _spoken(scene: Scene, place: Place) -> Iterator[Said]:
    """Yield the sentences of a paragraph that opens with its speaker and a colon, without quotation marks."""
    opening = _SPOKEN.match(place.text)
    if opening is None or Q in place.text or not place.text.rstrip().endswith((".", "!", "?", "…")):
        return
    start = max(place.start, opening.end())
    at = opening.start() + opening.group().index(P)
    end = len(place.text[: place.end].rstrip(" "))
    if len(place.text[start:end].split()) < _FEWEST_SPOKEN:
        return
    span = place.telling.clause.span(start, end)
    for speaker in scene.resolve(place.telling.clause, at, at + 1, place.number)[:1]:
        yield Said(speaker, span, True, place.telling.clause.span(min(at, start), end), "spoken", False)


def _words(scene: Scene, place: Place, at: int) -> list[str]:
    return place.telling.words_of(at, scene.marked.source.view).split() if at in place.telling.quotes else []


def _is_part(words: Sequence[str]) -> bool:
    """Tell whether quoted words are part of a sentence and no title: three or more, the first one small."""
    return len(words) >= _FEWEST_PARTLY and words[0][:1].islower()


def _is_said(scene: Scene, place: Place, at: int, is_after_cue: bool) -> bool:
    """Tell whether a quotation is speech: no title, and a sentence where it follows its cue at a distance."""
    words = place.telling.words_of(at, scene.marked.source.view)
    if TITLED.search(place.text, place.start, at) and not re.search(
        r"[:,]\s*$", place.text[place.start : at]
    ):
        return False
    return len(words.split()) > 1 and (
        not is_after_cue or bool(SENTENCE_LIKE.match(words)) or len(words.split()) > 4
    )


def uncued(scene: Scene, place: Place, told: Sequence[Said], here: Sequence[Said]) -> Iterator[Said]:
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
        fewest = 2 if near == 0 else 4
        if alone and last and leads and SENTENCE_LIKE.match(words) and len(words.split()) > fewest and told:
            evidence = Span(min(told[-1].evidence.start, quotation.whole.start), quotation.whole.end)
            proof = evidence if near == 0 else quotation.whole
            speaker = Speaker(last.value, last.slot, (*last.proof, last.slot.span), last.mention)
            yield Said(speaker, quotation.span, True, proof, "quote-goes-on", near == 0)
