"""The review of an agenda: beside its lines the paragraphs of the draft that is to be its next version."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from secretariat.commitments.matching import CHANGED, DROPPED, NEW, SAME, Pair, Piece, Worded, marked, paired
from secretariat.commitments.models import Priority, StrategyReview, StrategyVersion
from secretariat.engines.values.date_labels import label
from secretariat.engines.values.edtf import Edtf
from secretariat.site.queries.naming import address, names_at
from secretariat.site.queries.rows import Link, Look
from secretariat.site.queries.strategies_held import Held, held
from secretariat.site.queries.strategy_lines import lines_of, link_of
from secretariat.texts import log
from secretariat.texts.models import Draft


@dataclass(frozen=True, slots=True)
class Beside:
    """A line and the paragraph that continues it. `kind`: same, changed, new or dropped.

    `line` is None for what is new; `paragraph` is how it is called in the draft, "" for what falls away.
    `pieces`: the words of the paragraph against those of the line.
    """

    kind: str
    line: Link | None
    line_words: str
    language: str
    paragraph: str
    pieces: tuple[Piece, ...]
    room: str


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """All that the page shows. `counts`: kind → how many."""

    id: str
    agenda: Link
    agenda_id: str
    body: Link
    body_slug: str
    version: Link
    draft: Link
    reason: str
    opened: str
    closed: str
    rows: tuple[Beside, ...]
    counts: Mapping[str, int]
    is_fictitious: bool


def review_page(public_id: str, look: Look) -> ReviewPage | None:
    """Return the page of a review, in a fixed number of queries; None for whoever may not see its draft."""
    drafts = Draft.objects.visible_to(look.viewer)
    rows: Any = StrategyReview.objects.visible_to(look.viewer).filter(public_id=public_id, draft__in=drafts)
    review = rows.select_related("draft").first()
    one = next(iter(held(look, Q(pk=review.of_id))), None) if review else None
    of = _reviewed(one, review) if one and review else None
    if review is None or one is None or of is None:
        return None
    lines = lines_of([of], look).of(of.pk)
    beside = _beside(lines, review.draft)
    return ReviewPage(
        id=public_id,
        agenda=Link(one.strategy.title, address("site:strategy", one.strategy.public_id)),
        agenda_id=one.strategy.public_id,
        body=names_at(look, bodies={one.strategy.body.slug}).body(one.strategy.body.slug),
        body_slug=one.strategy.body.slug,
        version=Link(of.text.title, address("site:text", of.text.public_id)),
        draft=Link(review.draft.title, address("texts:room", review.draft.public_id)),
        reason=review.reason,
        opened=label(Edtf.day(review.opened_at.date()), look.language),
        closed=label(Edtf.day(review.closed_at.date()), look.language) if review.closed_at else "",
        rows=beside,
        counts={kind: sum(row.kind == kind for row in beside) for kind in (SAME, CHANGED, NEW, DROPPED)},
        is_fictitious=one.strategy.line.is_fictitious,
    )


def _reviewed(one: Held, review: StrategyReview) -> StrategyVersion | None:
    """Return the version that was reviewed: that before the one that came of it, else the one shown."""
    keys = [version.pk for version in one.versions]
    if review.version_made_id in keys:
        at = keys.index(review.version_made_id)
        return one.versions[at - 1] if at else None
    return one.shown


def _beside(lines: Sequence[Priority], draft: Draft) -> tuple[Beside, ...]:
    paragraphs = log.states_now([draft])[draft.pk].text
    old = [Worded(row.number, row.words) for row in lines]
    new = [Worded(one.label, one.text) for one in paragraphs]
    room = address("texts:room", draft.public_id)
    return tuple(_row(pair, lines, old, new, room) for pair in paired(old, new))


def _row(
    pair: Pair, lines: Sequence[Priority], old: Sequence[Worded], new: Sequence[Worded], room: str
) -> Beside:
    line = lines[pair.line] if pair.line is not None else None
    words = new[pair.paragraph].words if pair.paragraph is not None else ""
    before = old[pair.line].words if pair.line is not None else ""
    pieces = marked(before, words) if pair.kind == CHANGED else (Piece(SAME, words),) if words else ()
    return Beside(
        kind=pair.kind,
        line=link_of(line) if line else None,
        line_words=before,
        language=line.language if line else "",
        paragraph=new[pair.paragraph].number if pair.paragraph is not None else "",
        pieces=pieces,
        room=room,
    )
