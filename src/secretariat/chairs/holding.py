"""Who has the rights of a chair at a moment, and on what grounds. Pure, but for `rights_of`.

Source: docs/reference/chairs.md.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from secretariat.chairs.bridge import engine
from secretariat.chairs.models import Chairmanship, Handover
from secretariat.chairs.presiding import presiding_among
from secretariat.chairs.states import Grounds, HandoverAct
from secretariat.engines.rotation import Boundary, Term
from secretariat.engines.rotation.rules import in_order
from secretariat.parties.models import Body


@dataclass(frozen=True, slots=True)
class Act:
    """A recorded act on the passing of the chair to `to`, at an aware moment."""

    to: Term
    kind: HandoverAct
    moment: datetime


@dataclass(frozen=True, slots=True)
class Rights:
    """The term whose holder has the rights of the chair, None for nobody; and why."""

    term: Term | None
    grounds: Grounds

    @property
    def parties(self) -> frozenset[str]:
        """The codes of those who preside: one Party, or each of a joint chair."""
        return frozenset(self.term.parties) if self.term else frozenset()


def rights_of(body: Body, at: datetime) -> Rights:
    """Return who has the rights of the chair of a body, in 3 queries; closed lines count too."""
    rows = Chairmanship.objects.standing().filter(body=body).select_related("holder", "line")
    by_line = {row.pk: row for row in rows.prefetch_related("joint")}
    terms = engine.terms(by_line.values())
    known = {(term.holder, term.start): term for term in terms}
    acts = [
        Act(term, HandoverAct(act.act), act.moment)
        for act in Handover.objects.standing().filter(body=body)
        if (term := _term_of(by_line.get(act.to_id), known))
    ]
    return rights_at(terms, acts, ZoneInfo(body.time_zone) if body.time_zone else None, at)


def rights_at(terms: Sequence[Term], acts: Sequence[Act], zone: ZoneInfo | None, at: datetime) -> Rights:
    """Return who has the rights of the chair at a moment.

    They move by themselves at the first minute of a term in the time zone of the seat. They wait for a
    recorded act where a partial boundary leaves two answers, or where there is no time zone; until then the
    outgoing chair keeps them. A delay keeps them with the outgoing chair until its moment.
    """
    done = sorted((act for act in acts if _is_done(act, at)), key=lambda act: act.moment)
    handed = done[-1].to if done else None
    if zone is None:
        return Rights(handed, Grounds.NO_ZONE)
    day = at.astimezone(zone).date()
    found = presiding_among(terms, day)
    if not found.terms:
        return Rights(None, Grounds.NOBODY)
    if not found.is_sure:
        return _unsure(found.terms, handed, day)
    present = found.terms[0]
    if any(act.to == present and act.kind is HandoverAct.DELAY and at < act.moment for act in acts):
        return Rights(_before(terms, present), Grounds.DELAYED)
    return Rights(present, Grounds.BY_DATE)


def first_minute(term: Chairmanship) -> datetime | None:
    """Return when the rights move by themselves; None where the day or the time zone is not known."""
    start = engine.start_of(term.term) if term.term else None
    if start is None or not start.is_exact or not term.body.time_zone:
        return None
    return datetime.combine(start.first, time.min, ZoneInfo(term.body.time_zone))


def _unsure(possible: Sequence[Term], handed: Term | None, day: date) -> Rights:
    if handed in possible:
        return Rights(handed, Grounds.BY_ACT)
    outgoing = possible[0]
    return Rights(outgoing if outgoing.start.last <= day else None, Grounds.UNSURE)


def _is_done(act: Act, at: datetime) -> bool:
    return act.kind is HandoverAct.HAND_OVER and act.moment <= at


def _before(terms: Sequence[Term], term: Term) -> Term | None:
    earlier = [other for other in terms if in_order(other) < in_order(term)]
    return max(earlier, key=in_order, default=None)


def _term_of(row: Chairmanship | None, known: Mapping[tuple[str, Boundary], Term]) -> Term | None:
    start = engine.start_of(row.term) if row and row.term else None
    return known.get((engine.who(row), start)) if row and start else None
