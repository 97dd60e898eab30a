"""English dates: what is written, to which side its clause leans, and the dateline of the document.

Reads ReadingText and Told; writes DateMention in order of their start.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from secretariat.engines.reading.dates.day import dateline_mention, document_day
from secretariat.engines.reading.dates.resolve import DocumentDay, resolve
from secretariat.engines.reading.dates.seen import DateSeen, Lean, Relation
from secretariat.engines.reading.english.date_patterns import dates_in
from secretariat.engines.reading.mentions import DateMention, Told
from secretariat.engines.reading.text import ReadingText
from secretariat.engines.values.spans import Span

_CUE = re.compile(
    r"""\b(?:
    (?P<future>(?:will|shall|would|is\ set\ to|are\ set\ to|is\ due\ to|are\ due\ to|is\ to|are\ to)
        (?:\ (?:also|then|again|not|soon|now|first|next))?(?:\ be)?(?:\ \w+)?
      |to\ (?:be|take|run|meet|host|hold|visit|convene|begin|start|attend|chair|succeed)(?:\ \w+)?
      |(?:ready|decided|agreed|wants?|wanted|hopes?|hoped|invited|offered|offers|plans?|refused|intention|due
        |likely|set)\ to\ \w+
      |planned|scheduled|slated|due|fixed|foreseen|meets?\ again|expected
        |(?:ends?|begins?|starts?|opens?|expires?|closes?)\ (?:on|in|next)
        |(?:ends|begins|starts|opens|closes)(?=\ $)
        |forthcoming|upcoming|coming|intends|takes?\ over|until|next)
    |(?P<past>was|were|had|has|have|did|held|met|took|began|begun|became|gave|left|came|said|told|spoke|paid
      |went|led|brought|sent|rose|fell|saw|made|since|ago|last|earlier|ended|[a-z]{2,}(?:ed|ied))
    )\b""",
    re.VERBOSE,
)
_CLAUSE = re.compile(
    r"[;:\"]|, (?:which|who|where|when|while|whereas|but|and|after|before)\b|\bthat\b| - | – | — "
)
# A place and a day at the head of a line: "MOSCOW, October 29. /TASS/", "Berlin, 29 August 2023.".
_PLACE = re.compile(
    r"(?:(?:[^\Wa-z\d_][\w.'’-]*|of|de|la|the|al|el|and|es|au)(?:[,.]?\s+|[,.](?=\d|[A-Z]))"
    r"|\([^()\n]{2,60}\)\s*){0,9}?"
    r"(?:[^\Wa-z\d_][\w.'’-]*)?(?:\s?(?:[,:/–—]|--?)|\s?\([A-Z][^()\n]{0,40}\)\s?[,:/–—-]*)?\s*"
)
_LABEL = re.compile(
    r"(?:for immediate release|press release|news release|press statement|release date|date(?:d)?"
    r"|(?:posted|published|issued|released)(?: on)?)\W{0,4}\s*(?:no\.?\s*[\w/-]+\W*)?",
    re.IGNORECASE,
)
_AFTER = re.compile(r"[.,]?\s*(?:$|\n|/|\(|\[|--?|–|—|:)|\.\s")
_HEAD_LINES = 14


@dataclass(frozen=True, slots=True)
class _Head:
    """The dateline: its date, and the line up to it."""

    date: DateSeen
    span: Span


def mark_dates(source: ReadingText, told: Told) -> Sequence[DateMention]:
    """Return the dates of the text, each as exact as can be justified."""
    seen, head = _seen(source)
    dateline = head.date if head else None
    today = document_day(told, dateline, seen)
    units = [paragraph.span for paragraph in source.paragraphs]
    mentions = resolve([one for one in seen if one is not dateline], units, today)
    if dateline is None:
        return mentions
    return sorted((*mentions, dateline_mention(dateline, today)), key=lambda mention: mention.span)


def day_of_document(source: ReadingText, told: Told) -> DocumentDay | None:
    """Return the day on which the document speaks: told, or that of its own dateline."""
    seen, head = _seen(source)
    return document_day(told, head.date if head else None, seen)


def dateline_of(source: ReadingText) -> Span | None:
    """Return the dateline from the head of its line to its date; its city is no venue."""
    head = _dateline(source, sorted(dates_in(source.view), key=lambda one: one.span))
    return head.span if head else None


def _seen(source: ReadingText) -> tuple[list[DateSeen], _Head | None]:
    plain = sorted(dates_in(source.view), key=lambda one: one.span)
    head = _dateline(source, plain)
    sentences = [sentence for paragraph in source.paragraphs for sentence in paragraph.sentences]
    leaning = [
        one
        if head is not None and one is head.date
        else replace(one, lean=_lean(source.view, one, sentences))
        for one in plain
    ]
    return leaning, head


def _dateline(source: ReadingText, seen: Sequence[DateSeen]) -> _Head | None:
    """Return the first date that opens its line alone, after a place or after a label of publication."""
    for one in seen:
        start = source.text.rfind("\n", 0, one.span.start) + 1
        if source.text.count("\n", 0, start) > _HEAD_LINES + source.text.count("\n\n", 0, start):
            return None
        before = source.view[start : one.span.start]
        if one.last is not None or one.first.day is None or one.relation is not None:
            continue
        if not _PLACE.fullmatch(before) and not _LABEL.fullmatch(before.strip(" *#>\t")):
            continue
        if _AFTER.match(source.text, one.span.end) or one.span.end == len(source.text):
            begin = start + len(before) - len(before.lstrip())
            return _Head(one, Span(begin, one.span.end))
    return None


def _lean(view: str, one: DateSeen, sentences: Sequence[Span]) -> Lean:
    """Tell to which side the clause of a date looks: by the last cue before it, else the first one after."""
    if one.relation is None and one.first.month is not None and one.first.day is None and one.shift:
        return Lean.PAST if one.shift < 0 else Lean.FUTURE
    sentence = next((s for s in sentences if s.holds(one.span)), one.span)
    before = view[sentence.start : one.span.start]
    clause = _CLAUSE.split(before)[-1]
    after = _CLAUSE.split(view[one.span.end : sentence.end])[0]
    if one.relation is Relation.WEEKDAY and one.shift:
        return Lean.OPEN
    for cues in (list(_CUE.finditer(clause))[-1:], list(_CUE.finditer(after))[:1]):
        for cue in cues:
            return Lean.FUTURE if cue.group("future") else Lean.PAST
    return Lean.OPEN
