"""Two chairs that one Party holds at once: what it could place on both agendas, and the joint calendar."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.db.models import F, Q

from secretariat.chairs.models import Chairmanship
from secretariat.commitments.models import Commitment
from secretariat.commitments.states import ENDED
from secretariat.data.topics import topics
from secretariat.engines.likeness import Pair
from secretariat.engines.values.date_labels import label
from secretariat.initiatives import policies
from secretariat.initiatives.checks import common_days
from secretariat.initiatives.models import JointStep
from secretariat.initiatives.states import Verdict
from secretariat.refusals import Invalid
from secretariat.site.queries.joint import JointRow, joint_rows
from secretariat.site.queries.joint_calendar import Common, Dated, dated
from secretariat.site.queries.levels import NAMES
from secretariat.site.queries.levels_like import LikeWork, Verdicts, pairs_of, shown_pairs, verdicts, word_on
from secretariat.site.queries.levels_work import LINE, in_hand
from secretariat.site.queries.naming import Names, address, names_at
from secretariat.site.queries.rows import Link, Look

MOST_DUE = 40
MOST_LIKE = 20


@dataclass(frozen=True, slots=True)
class Suggested:
    """Like work of the two bodies; `propose`: where an initiative is made of it, "" for others."""

    like: LikeWork
    propose: str


@dataclass(frozen=True, slots=True)
class DueThen:
    """A commitment that falls due within the common days."""

    commitment: Link
    language: str
    body: Link
    due: str
    edtf: str
    propose: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CrossChairPage:
    """Two chairs at once; `holders`: who holds both; `days`: how many they share, None where one is open."""

    one: str
    other: str
    holders: tuple[Link, ...]
    bodies: tuple[Link, ...]
    terms: tuple[Link, ...]
    common: str
    common_edtf: str
    days: int | None
    is_sure: bool
    suggested: tuple[Suggested, ...]
    due: tuple[DueThen, ...]
    initiatives: tuple[JointRow, ...]
    calendar: tuple[Dated, ...]
    propose: str
    is_fictitious: bool


@dataclass(frozen=True, slots=True)
class Both:
    """Two terms with who holds both, and the days that they share."""

    terms: tuple[Chairmanship, ...]
    holders: tuple[str, ...]
    common: Common


def both_terms(one: str, other: str, look: Look) -> Both | None:
    """Return two terms of one Party that share days; None where they are no such two."""
    rows: Any = Chairmanship.objects.visible_to(look.viewer).filter(line__public_id__in=(one, other))
    known = {
        row.public_id: row
        for row in rows.select_related("line", "body__parent", "holder").prefetch_related("joint")
    }
    terms = [known[key] for key in (one, other) if key in known]
    try:
        first, end = common_days(terms)
    except Invalid:
        return None
    holders = [
        {term.holder.code} if term.holder else {party.code for party in term.joint.all()} for term in terms
    ]
    shared = sorted(set.intersection(*holders))
    if not shared or first is None:
        return None
    return Both(tuple(terms), tuple(shared), Common(tuple(term.body for term in terms), first, end))


def cross_chair_page(one: str, other: str, look: Look, at: datetime) -> CrossChairPage | None:
    """Return the page, in a fixed number of queries; None where these are no two chairs of one Party."""
    both = both_terms(one, other, look)
    if both is None:
        return None
    slugs = [body.slug for body in both.common.bodies]
    names = names_at(look, parties=both.holders, bodies=slugs)
    may_propose = look.viewer.is_signed_in and policies.may_propose(look.viewer, both.terms, at)
    may_propose = may_propose and (both.common.end is None or look.today < both.common.end)
    propose = f"/initiatives/propose/{one}/{other}/" if may_propose else ""
    rows = joint_rows(look, asked__term__in=both.terms)
    steps: Any = JointStep.objects.filter(asked__initiative__public_id__in=[row.id for row in rows])
    days = both.common.days
    during = [term.term for term in both.terms if term.term]
    return CrossChairPage(
        one=one,
        other=other,
        holders=tuple(names.party(code) for code in both.holders),
        bodies=tuple(names.body(slug) for slug in slugs),
        terms=tuple(
            Link(label(term.term, look.language) if term.term else "",
                 address("site:chairmanship", term.public_id))
            for term in both.terms
        ),
        common=label(days, look.language),
        common_edtf=days.text,
        days=(both.common.end - both.common.first).days if both.common.end else None,
        is_sure=during[0].surely_meets(during[1]),
        suggested=_suggested(slugs, names, propose, look),
        due=_due(both.common, names, propose, look),
        initiatives=rows,
        calendar=dated(both.common, steps.select_related("asked__body", "asked__initiative"), look),
        propose=propose,
        is_fictitious=any(body.is_fictitious for body in both.common.bodies),
    )  # fmt: skip


def _suggested(slugs: Sequence[str], names: Names, propose: str, look: Look) -> tuple[Suggested, ...]:
    hand = in_hand(look, *slugs)
    known = {topic.key: topic.name(look.language) for topic in topics()}
    levels = {**{str(key): str(name) for key, name in NAMES.items()}, "": ""}
    said = verdicts(look)
    pairs = [pair for pair in pairs_of(hand) if not _is_apart(pair, said)][:MOST_LIKE]
    like = shown_pairs(pairs, hand, names, known, levels, said, look.viewer)
    own = names.body(slugs[0])
    ordered = [
        pair if pair.one.body == own else replace(pair, one=pair.other, other=pair.one) for pair in like
    ]
    return tuple(Suggested(pair, _made_of(pair, propose)) for pair in ordered)


def _is_apart(pair: Pair, said: Verdicts) -> bool:
    word = word_on(pair, said)
    return word is not None and word.verdict == Verdict.APART


def _made_of(pair: LikeWork, propose: str) -> str:
    if not propose:
        return ""
    lines = [("line", side.id) for side in (pair.one, pair.other) if side.kind == LINE]
    return f"{propose}?{urlencode([('title', pair.one.work.label.lstrip('0123456789. ')), *lines])}"


def _due(common: Common, names: Names, propose: str, look: Look) -> tuple[DueThen, ...]:
    until = Q(due_first__lt=common.end) if common.end else Q()
    rows: Any = Commitment.objects.visible_to(look.viewer).filter(
        until, line__body__in=common.bodies, due_end__gt=common.first
    )
    found = rows.exclude(state__in=ENDED).select_related("line__body")
    return tuple(
        DueThen(
            Link(row.words, address("site:commitment", row.public_id)), row.language,
            names.body(row.line.body.slug), label(row.due, look.language), row.due.text,
            f"{propose}?{urlencode({'title': row.words[:200]})}" if propose else "",
        )
        for row in found.order_by(F("due_end").asc(), "pk")[:MOST_DUE]
    )  # fmt: skip
