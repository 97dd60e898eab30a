"""Adoptions in English: documents that a body or a meeting adopted, signed, approved or issued.

Reads Marked; writes Findings. Only a named document counts ("the Wismar Declaration", "a resolution on
..."), not a mere "decided to" and not "the resolutions and decisions".
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from secretariat.engines.reading.english.events.adoption_patterns import (
    ACTIVE,
    AHEAD,
    AND_ALSO,
    AND_ALSO_LATER,
    AND_NAMED,
    ANY_DOCUMENT,
    CALLED,
    DOCUMENT,
    ENDED_WITH,
    IN_A,
    INSTRUMENTS,
    ITEM,
    ITS_ADOPTION,
    LISTED,
    NAMED_LIKE_A_BODY,
    NO_ISSUE,
    NOMINAL,
    PASSIVE,
    RECOMMENDED,
    SET_UP_BY,
    SIGN,
    TITLE,
    TITLED,
)
from secretariat.engines.reading.english.events.bodies import (
    KIND,
    BodyMeant,
    is_of_states,
    main_body,
    meant,
    whole,
)
from secretariat.engines.reading.english.events.clauses import B, Clause, T, clause_of, in_small_letters
from secretariat.engines.reading.english.events.filled import Filled, finding, from_day, named, worded
from secretariat.engines.reading.english.events.tense import clause_bounds, is_denied
from secretariat.engines.reading.findings import Finding, Grade, Kind, Slot
from secretariat.engines.reading.mentions import DateMention, Marked, Named
from secretariat.engines.reading.sieve import Sieved
from secretariat.engines.values.edtf import parse
from secretariat.engines.values.spans import Span

_YEARS = Sieved(rf"\s+\(?{T}\)?(?=,|\s+and\b)")  # "the Action Plan 2021-2023 and the Guidelines"
# "by 2030", "a plan for 2023": what the document is about, not when it was adopted.
_NO_DAY_OF_IT = Sieved(
    r"\b(?:by|until|till|before|after|since|for|of|from|to|than|through|between|end\s+of|beginning\s+of"
    r"|start\s+of)"
    r"\s+(?:the\s+)?(?:(?:end|beginning|start|year|period)\s+(?:of\s+)?)?$"
)


def find(marked: Marked) -> Iterable[Finding]:
    """Yield the adoptions of a text, each document once."""
    kept: list[_Adoption] = []
    opener: Clause | None = None  # the line that opens a list of documents
    for paragraph in marked.source.paragraphs:
        for sentence in paragraph.sentences:
            clause = in_small_letters(clause_of(marked, sentence))
            reader = _Reader(marked, clause, paragraph.span, paragraph.is_heading)
            listed = reader.listed(opener) if opener is not None else None
            if listed is None:
                opener = reader.clause if LISTED.search(reader.clause.text) else None
            for adoption in [listed] if listed is not None else reader.adoptions():
                at = next((i for i, other in enumerate(kept) if _is_one(marked, other, adoption)), None)
                if at is None:
                    kept.append(adoption)
                elif kept[at].date is None and adoption.date is not None:
                    kept[at] = adoption
    return [adoption.finding(marked) for adoption in kept]


def _is_one(marked: Marked, one: "_Adoption", other: "_Adoption") -> bool:
    """Tell whether two tellings are of one document: its name is the same, or longer in one of them."""
    mine, theirs = (" ".join(a.title.of(marked.source.view).casefold().split()) for a in (one, other))
    short, long = sorted((mine, theirs), key=len)
    return one.instrument == other.instrument and (mine == theirs or (" " in short and short in long))


@dataclass(frozen=True, slots=True)
class _Adoption:
    """One document and its adoption."""

    instrument: str
    title: Span
    body: BodyMeant | None
    date: DateMention | None
    evidence: tuple[Span, ...]
    rule: str
    grade: Grade

    def finding(self, marked: Marked) -> Finding:
        """Return the Finding."""
        source, body = marked.source, None
        if self.body is not None:
            body = named(source, self.body.mention)
            if self.body.phrase != self.body.mention.span:
                slot = Slot(self.body.phrase, self.body.phrase.of(source.text), self.body.mention.span)
                body = Filled(self.body.mention.value, slot)
        fields = {
            "instrument": Filled(self.instrument),
            "title": worded(source, self.title),
            "body": body,
            "date": from_day(source, self.date)
            if self.date is None or not self.date.is_range
            else _common(marked, self.date),
        }
        return finding(Kind.ADOPTION, self.rule, self.grade, self.evidence, fields)


def _common(marked: Marked, date: DateMention) -> Filled | None:
    """Return the part of a date that both ends of a range share: the month or the year of the meeting."""
    if date.edtf is None or "/" not in date.edtf:
        return from_day(marked.source, date)
    first, last = parse(date.edtf).iso_start or "", parse(date.edtf).iso_end or ""
    shared = next(
        (first[:size] for size in (7, 4) if len(first) >= size and first[:size] == last[:size]), None
    )
    return Filled(shared, Slot(date.span, date.span.of(marked.source.text))) if shared else None


@dataclass(frozen=True, slots=True)
class _Reader:
    """One sentence, and the paragraph in which it stands."""

    marked: Marked
    clause: Clause
    paragraph: Span
    is_heading: bool

    def adoptions(self) -> Iterator[_Adoption]:
        """Yield the adoptions of the sentence; a document that one pattern has read is not read again."""
        read: list[tuple[int, int]] = []
        for found in self._every():
            match, adoption = found
            bounds = match.span("title")
            if TITLED.made(match):
                bounds = match.span()
            if adoption is None or any(bounds[0] < end and start < bounds[1] for start, end in read):
                continue
            read.append(bounds)
            yield adoption

    def _every(self) -> Iterator[tuple[re.Match[str], _Adoption | None]]:
        text = self.clause.text
        if not ANY_DOCUMENT.search(text) and not any(
            DOCUMENT.search(m.value) for m in self.clause.mentions.values() if m.named is Named.BODY
        ):
            return
        yield from self._titled()
        for match in ACTIVE.finditer(text):
            yield from self._row(match, "adopted")
        for match in (*NOMINAL.finditer(text), *ENDED_WITH.finditer(text)):
            yield from self._row(match, "nominal")
        for match in PASSIVE.finditer(text):
            yield match, self._of(match, "was-adopted")
            yield from self._later(match, match.end(), "was-adopted")
        for match in NAMED_LIKE_A_BODY.finditer(text):
            if DOCUMENT.search(self.clause.mentions[match.start("noun")].value):
                yield match, self._of(match, "adopted")
        for match in (*IN_A.finditer(text), *CALLED.finditer(text)):
            yield match, self._of(match, "told-in")
        for match in ITS_ADOPTION.finditer(text):
            yield match, self._dated(match, "its-adoption", Grade.ACCEPTED)
        for match in RECOMMENDED.finditer(text):
            yield match, self._recommended(match)
        for match in SET_UP_BY.finditer(text):
            if match["noun"][0].isupper():
                yield match, self._dated(match, "named-of-date", Grade.CANDIDATE)

    def _row(self, match: re.Match[str], rule: str) -> Iterator[tuple[re.Match[str], _Adoption | None]]:
        """Yield a document and those that follow it in a row: "A, B and C"."""
        yield match, self._of(match, rule)
        at = match.end()
        while (more := self._next(at)) is not None:
            yield more, self._of(more, rule, match)
            at = more.end()
        yield from self._later(match, at, rule)

    def listed(self, opener: Clause) -> _Adoption | None:
        """Return the document that a line of a list names; None where the line is none."""
        match = ITEM.match(self.clause.text)
        if match is None:
            return None
        if match["named"]:
            name = self.clause.mentions[match.start("named")].value
            if not DOCUMENT.search(name):
                return None
            group, noun = "named", name.split()[-1].casefold()
        else:
            group, noun = "title", match["noun"].casefold()
        instrument = _kind_of(noun)
        if instrument is None:
            return None
        bodies = [m for m in opener.behind(0, len(opener.text), (Named.BODY,)) if is_of_states(m)]
        main = bodies[0] if bodies else main_body(self.marked)
        body = BodyMeant(main, main.span) if main is not None else None
        signs = [i for i in opener.dates if not _NO_DAY_OF_IT.search(opener.text[max(0, i - 30) : i])]
        date = opener.dates[signs[0]] if signs else self._day_of_meeting()
        title = self.clause.span(*_trimmed(self.clause.text, *match.span(group)))
        evidence = (title, opener.span(0, len(opener.text.rstrip())))
        return _Adoption(instrument, title, body, date, evidence, "adoption-listed", Grade.CANDIDATE)

    def _titled(self) -> Iterator[tuple[re.Match[str], _Adoption | None]]:
        """Yield the documents whose title stands in marks; "in a decision entitled ..." needs who spoke."""
        for match in TITLED.finditer(self.clause.text):
            if match["verb"] or match["who"]:
                yield match, self._of(match, "adopted" if match["verb"] else "told-in")

    def _next(self, at: int) -> re.Match[str] | None:
        """Return the document that follows at once in a list, by its noun or named like a body."""
        text = self.clause.text
        years = _YEARS.match(text, at)
        at = years.end() if years else at
        also = AND_NAMED.match(text, at)
        if also is not None and DOCUMENT.search(self.clause.mentions[also.start("noun")].value):
            return also
        more = AND_ALSO.match(text[at:])
        if more is None:
            return None
        return re.compile(re.escape(text[at : at + more.start("title")]) + rf"{TITLE}").match(text, at)

    def _later(
        self, governing: re.Match[str], at: int, rule: str
    ) -> Iterator[tuple[re.Match[str], _Adoption | None]]:
        """Yield what was adopted "as well": its verb stands before the first document."""
        text = self.clause.text
        more = AND_ALSO_LATER.match(text[at:])
        if more is None:
            return
        match = re.compile(rf".{{{at + more.start('title')}}}{TITLE}", re.DOTALL).match(text)
        if match is not None:
            yield match, self._of(match, rule, governing)

    def _of(
        self, match: re.Match[str], rule: str, governing: re.Match[str] | None = None
    ) -> _Adoption | None:
        text = self.clause.text
        main = governing or match
        left, right = clause_bounds(text, main.start(), match.end())
        lead = text[left : main.start("verb") if rule == "adopted" else main.start()]
        if is_denied(lead[-50:]) or AHEAD.search(lead) or is_denied(main.group()[:30]):
            return None
        if rule == "was-adopted" and is_denied(text[max(0, match.start() - 12) : match.start()]):
            return None
        instrument = self._instrument(match)
        title = self.clause.span(*_trimmed(text, *match.span("title")))
        if instrument is None or not self._is_named(match):
            return None
        body = self._body(left, main.start(), match.end("title"), right)
        date = self._date(left, main.start(), match.end(), right)
        span = self.clause.span(max(left, self._subject(left, main.start())), match.end())
        evidence = [span] + [
            m
            for m in (body.mention.span if body else None, date.span if date else None)
            if m and not span.holds(m)
        ]
        grade = Grade.ACCEPTED if body and re.search(r"[A-Z]", match["title"]) else Grade.CANDIDATE
        return _Adoption(instrument, title, body, date, tuple(evidence), f"adoption-{rule}", grade)

    def _dated(self, match: re.Match[str], rule: str, grade: Grade) -> _Adoption | None:
        instrument = self._instrument(match)
        if instrument is None:
            return None
        date = self.clause.dates[match.start("t")]
        after = self.clause.behind(match.end("title"), match.start("t"), (Named.BODY,))
        body = BodyMeant(after[0], after[0].span) if after and rule == "its-adoption" else None
        title = self.clause.span(*_trimmed(self.clause.text, *match.span("title")))
        return _Adoption(
            instrument, title, body, date, (self.clause.span(*match.span()),), f"adoption-{rule}", grade
        )

    def _recommended(self, match: re.Match[str]) -> _Adoption | None:
        """Read "the Council recommended that ...", where the text goes on to speak of the recommendation."""
        body = self.clause.mentions[match.start("body") + len(match["body"]) - 1]
        rest = self.marked.source.view[self.clause.places[-1].end : self.paragraph.end]
        if not is_of_states(body) or not re.search(r"\b[Rr]ecommendation\b", rest):
            return None
        title = self.clause.span(*_trimmed(self.clause.text, *match.span("title")))
        meant_body = BodyMeant(body, body.span)
        span = self.clause.span(*match.span())
        date = self._day_of_meeting()
        return _Adoption(
            "recommendation", title, meant_body, date, (span,), "adoption-recommended", Grade.CANDIDATE
        )

    def _instrument(self, match: re.Match[str]) -> str | None:
        noun = match["noun"].casefold()
        if noun == B:
            name = self.clause.mentions[match.start("noun")].value
            named_so = DOCUMENT.search(name)
            noun = (named_so.group() if named_so else name.split()[-1]).casefold()
        if NO_ISSUE.search(match["title"]) or re.match(r"draft\b", match["title"]):
            return None
        return _kind_of(noun)

    def _is_named(self, match: re.Match[str]) -> bool:
        """Tell whether the document has a name or a subject; a bare "an agreement" has none."""
        title = match["title"]
        if len(title.split()) > 1 or re.search(SIGN, title):
            return True
        return (
            match["noun"].casefold() in ("declaration", "resolution", "communiqué", "communique")
            and match["noun"] == title
        )

    def _subject(self, left: int, start: int) -> int:
        words = self.clause.text[left:start]
        return left + len(words) - len(words.lstrip(" ,-–—"))

    def _body(self, left: int, start: int, end: int, right: int) -> BodyMeant | None:
        """Return who adopted: the body that is the subject, or the one the text is about if ministers did."""
        before = self.clause.text[left:start]
        bodies = [m for m in self.clause.behind(left, start, (Named.BODY,)) if is_of_states(m)]
        bodies = [m for m in bodies if not DOCUMENT.search(m.value)]
        if bodies:
            return BodyMeant(bodies[0], bodies[0].span)
        by = re.search(rf"\b(?:by|at)\s+(?:the\s+)?[^,;]{{0,40}}?(?P<b>{B})", self.clause.text[end:right])
        if by:
            mention = self.clause.mentions[end + by.start("b")]
            return BodyMeant(mention, mention.span) if is_of_states(mention) else None
        kind = re.search(KIND, before)
        if kind:
            found = meant(self.marked, self.clause, left + kind.start(), left + kind.end())
            if found:
                return found
        main = main_body(self.marked)
        states = [m for m in self.clause.behind(left, start) if m.named in (Named.STATE, Named.PERSON)]
        if main is None or states or not whole(main):
            return None
        phrase = self.clause.span(left, start) if before.strip() else self.clause.span(start, start + 1)
        return BodyMeant(main, phrase)

    def _date(self, left: int, start: int, end: int, right: int) -> DateMention | None:
        when = re.search(rf"(?P<t>{T}),?\s+when\s*$", self.clause.text[:left])
        if when:
            return self.clause.dates[when.start("t")]
        signs = [i for i in self.clause.dates if left <= i < start or end <= i < right]
        for i in signs:
            lead = self.clause.text[max(left, i - 30) : i]
            if not _NO_DAY_OF_IT.search(lead) and re.search(r"(?:^|\s|[,(]\s*)$", lead):
                return self.clause.dates[i]
        return self._day_of_meeting()

    def _day_of_meeting(self) -> DateMention | None:
        """Return the day or days of the meeting told before: one day, or one stretch of days, of the text."""
        before = [d for d in self.marked.dates if d.edtf and d.span.end <= self.clause.places[0].start]
        days = {d.edtf: d for d in before if d.edtf and len(d.edtf.split("/")[0]) == 10}
        if len(days) == 1:
            return next(iter(days.values()))
        months = {edtf[:7] for edtf in days} | {edtf[-10:-3] for edtf in days}
        if len(months) != 1:
            return None
        last = before[-1]
        return DateMention(last.span, months.pop(), inferred_from=last.span)


def _kind_of(noun: str) -> str | None:
    """Return the instrument that a noun names."""
    return next(
        (kind for kind, pattern in INSTRUMENTS if re.match(rf"(?:[\w\s-]+\s)?(?:{pattern})", noun)), None
    )


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    words = text[start:end]
    return start + len(words) - len(words.lstrip(" \"'")), start + len(words.rstrip(" ,.\"'"))
