"""What overlaps and what is missing: like work of two bodies, and what nobody else takes up."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from secretariat.engines.likeness import Likeness, Pair, like_pairs
from secretariat.initiatives.models import LikenessVerdict
from secretariat.people.actor import Actor
from secretariat.site.queries.levels_work import LINE, InHand, Piece, Seated
from secretariat.site.queries.naming import Names
from secretariat.site.queries.rows import Link, Look

MOST = 60  # pairs on a page, the most alike first


@dataclass(frozen=True, slots=True)
class Side:
    """One of two that are alike: what it is, whose, at which level."""

    kind: str
    id: str
    work: Link
    language: str
    body: Link
    level: str
    is_fictitious: bool


@dataclass(frozen=True, slots=True)
class LikeWork:
    """Two lines, or two projects, of two bodies that are alike; `why` says by what, in words.

    `members`, `countries`: how many they have in common. `verdict`, `reason`: what somebody said of the pair,
    "" where nobody did; `judge`: where the viewer says it, "" for others.
    """

    one: Side
    other: Side
    score: int
    why: str
    is_by_topics: bool
    members: int
    countries: int
    common: str
    verdict: str
    reason: str
    judge: str


@dataclass(frozen=True, slots=True)
class NotTakenUp:
    """A line of an agenda that no body of another level takes up."""

    line: Link
    language: str
    body: Link
    level: str
    topics: tuple[str, ...]
    is_fictitious: bool


def pairs_of(hand: InHand) -> list[Pair]:
    """Return the lines, and the projects, of two bodies that are alike; what is invented apart."""
    groups: dict[tuple[str, bool], list[Piece]] = {}
    for piece in hand.pieces:
        groups.setdefault((piece.kind, hand.bodies[piece.body].is_fictitious), []).append(piece)
    found = [pair for pieces in groups.values() for pair in like_pairs(piece.work for piece in pieces)]
    return sorted(found, key=lambda pair: (-pair.how.score, pair.one.key, pair.other.key))


def in_common(one: Seated, other: Seated) -> tuple[int, int]:
    """Return how many members two bodies have in common, and how many countries."""
    return len(one.members & other.members), len(one.countries & other.countries)


Verdicts = Mapping[tuple[str, str], LikenessVerdict]


def verdicts(look: Look) -> Verdicts:
    """Return pair of lines (public ids, the smaller first) → the last word on it, in 1 query."""
    rows: Any = LikenessVerdict.objects.visible_to(look.viewer).select_related("one", "other").order_by("pk")
    return {(row.one.public_id, row.other.public_id): row for row in rows}


def word_on(pair: Pair, said: Verdicts) -> LikenessVerdict | None:
    """Return the last word on a pair, None where nobody said one."""
    one, other = sorted(key.partition(":")[2] for key in (pair.one.key, pair.other.key))
    return said.get((one, other))


def shown_pairs(
    pairs: Iterable[Pair],
    hand: InHand,
    names: Names,
    topics: Mapping[str, str],
    levels: Mapping[str, str],
    said: Verdicts,
    viewer: Actor,
) -> tuple[LikeWork, ...]:
    """Return pairs as the page shows them."""
    pieces = {piece.work.key: piece for piece in hand.pieces}
    found = []
    for pair in pairs:
        one, other = pieces[pair.one.key], pieces[pair.other.key]
        both = (hand.bodies[one.body], hand.bodies[other.body])
        members, countries = in_common(*both)
        word, may_judge = word_on(pair, said), any(body.is_served_by(viewer) for body in both)
        found.append(
            LikeWork(
                one=_side(one, hand, names, levels),
                other=_side(other, hand, names, levels),
                score=pair.how.score,
                why=why(pair.how, topics),
                is_by_topics=pair.how.is_by_topics,
                members=members,
                countries=countries,
                common=common_words(members, countries),
                verdict=word.verdict if word else "",
                reason=word.reason if word else "",
                judge=reverse("initiatives:judge", args=sorted((one.id, other.id))) if may_judge else "",
            )
        )
    return tuple(found)


def why(how: Likeness, topics: Mapping[str, str]) -> str:
    """Return by what two are alike: "both say: ports, safety; both under: Transport"."""
    parts = []
    if how.words:
        parts.append(_("both say: %(words)s") % {"words": ", ".join(how.words)})
    if how.topics:
        named = ", ".join(topics.get(key, key) for key in how.topics)
        parts.append(_("both under: %(topics)s") % {"topics": named})
    if how.is_by_topics:
        parts.append(_("compared by topics alone: the languages differ"))
    return "; ".join(parts)


def common_words(members: int, countries: int) -> str:
    """Return "3 members, 5 countries"."""
    return "{}, {}".format(
        ngettext("%(n)d member", "%(n)d members", members) % {"n": members},
        ngettext("%(n)d country", "%(n)d countries", countries) % {"n": countries},
    )


def not_taken_up(hand: InHand, pairs: Sequence[Pair], wanted: Collection[str]) -> list[Piece]:
    """Return the lines of these bodies that no body of another level takes up.

    A line is taken up where a body of another level has a line that is like it, or a commitment or a project
    under it that is not ended.
    """
    level = {slug: body.level for slug, body in hand.bodies.items()}
    owner = {piece.work.key: piece.body for piece in hand.pieces}
    like = {
        key
        for pair in pairs
        if level[owner[pair.one.key]] != level[owner[pair.other.key]]
        for key in (pair.one.key, pair.other.key)
    }
    workers: dict[int, set[str]] = {}
    for slug, line in hand.owed:
        workers.setdefault(line, set()).add(level[slug])
    for piece in hand.pieces:
        if piece.under:
            workers.setdefault(piece.under, set()).add(level[piece.body])
    return [
        piece
        for piece in hand.pieces
        if piece.kind == LINE
        and piece.body in wanted
        and piece.work.key not in like
        and not workers.get(piece.key, set()) - {level[piece.body]}
    ]


def _side(piece: Piece, hand: InHand, names: Names, levels: Mapping[str, str]) -> Side:
    body = hand.bodies[piece.body]
    return Side(
        kind=piece.kind,
        id=piece.id,
        work=Link(piece.words, piece.url),
        language=piece.language,
        body=names.body(piece.body),
        level=levels[body.level],
        is_fictitious=body.is_fictitious,
    )
