"""The rotation of one body: its rule with all that the engine needs, and what follows from them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from secretariat.engines.rotation import (
    Anchor,
    Change,
    Difference,
    Member,
    NothingToProject,
    Order,
    Replay,
    RotationException,
    Rule,
    Term,
    TermStatus,
    continued,
    project,
    replay_in_time,
    what_if,
)
from secretariat.engines.rotation.rules import in_order


@dataclass(frozen=True, slots=True, kw_only=True)
class Rotation:
    """All that the engine needs to know of one body; `rule` is None where there is no chair on record.

    `earlier` are the rules that were in force before it and `later` those that come into force on a day
    ahead, each with its first day; `since` is that of the present rule.
    """

    slug: str
    rule: Rule | None
    members: tuple[Member, ...]
    exceptions: tuple[RotationException, ...]
    record: tuple[Term, ...]
    later: tuple[tuple[date, Rule], ...] = ()
    earlier: tuple[tuple[date, Rule], ...] = ()
    since: date = date.min

    def replayed(self) -> Replay:
        """Return the replay of the record, each term by the rule that was in force when it began.

        Without a rule it only names gaps and overlaps.
        """
        present = (self.since, self.rule or Rule(order=Order.AGREED))
        return replay_in_time(
            (*self.earlier, present, *self.later), self.members, self.exceptions, self.record
        )

    def present(self) -> Rule:
        """Return the rule anchored at the last term held: from there a decision may still move the terms."""
        rule = self.rule or Rule(order=Order.AGREED)
        held = sorted((term for term in self.record if term.status is TermStatus.HELD), key=in_order)
        if not held:
            return continued(rule, replace(self, later=()).replayed())
        so_far = tuple(term for term in self.record if in_order(term) <= in_order(held[-1]))
        return continued(rule, replace(self, record=so_far, later=()).replayed())

    def ahead(self, until: date) -> tuple[Term, ...]:
        """Return the last term held and those after it by the rule; what is announced already is planned.

        Raises:
            NothingToProject: the rule cannot be projected.
        """
        return self._announced(self._projected(self.present(), self.exceptions, until))

    def changed(self, until: date, changes: Sequence[Change]) -> Difference:
        """Return what the changes would move in the terms ahead.

        Raises:
            NothingToProject, NoSuchTurn: as `engines.rotation.what_if`.
        """
        found = what_if(self.present(), self.members, self.exceptions, until, changes)
        announced = self._announced
        return replace(found, today=announced(found.today), changed=announced(found.changed))

    def calendar(self, until: date) -> tuple[Term, ...]:
        """Return the terms ahead; where no rule gives them, the last term held and what is announced."""
        try:
            return self.ahead(until)
        except NothingToProject:
            in_turn = sorted(self.record, key=in_order)
            held = [term for term in in_turn if term.status is TermStatus.HELD]
            begin = in_order(held[-1]) if held else (date.min, date.min)
            return tuple(term for term in in_turn if begin <= in_order(term) and term.start.first < until)

    @property
    def goes_on(self) -> bool:
        """Whether a rule names the next in the chair, so that the calendar can be carried on."""
        rule = self.present()
        return rule.order.gives_next and rule.months is not None and rule.anchor is not None

    def against_the_rule(self, until: date) -> tuple[Term, ...]:
        """Return the planned terms that the rule with its exceptions does not give."""
        given = {(term.group or term.holder, term.start) for term in self.ahead(until)}
        first = self.present().anchor
        return tuple(
            term
            for term in self.record
            if term.status is TermStatus.PLANNED
            and term.start.first < until
            and (first is None or first.start < term.start)
            and (term.group or term.holder, term.start) not in given
        )

    def _projected(
        self, rule: Rule, exceptions: Sequence[RotationException], until: date
    ) -> tuple[Term, ...]:
        """Return the projection; from its day on a later rule goes on after the last term of the earlier.

        Where people decide from that day on, it ends there.
        """
        terms: tuple[Term, ...] = ()
        for begin, later in self.later:
            if begin < until:
                terms = (*terms[:-1], *project(rule, self.members, exceptions, begin))
                if not later.order.gives_next:
                    return terms
                rule = replace(later, anchor=_anchored(terms[-1]) if terms else later.anchor)
        return (*terms[:-1], *project(rule, self.members, exceptions, until))

    def _announced(self, terms: Sequence[Term]) -> tuple[Term, ...]:
        known = {(term.group or term.holder, term.start): term for term in self.record}
        return tuple(self._as_recorded(term, known.get((term.holder, term.start))) for term in terms)

    @staticmethod
    def _as_recorded(term: Term, recorded: Term | None) -> Term:
        if recorded is None:
            return term
        return replace(term, holder=recorded.holder, status=recorded.status, joint=recorded.joint)


def _anchored(term: Term) -> Anchor:
    return Anchor(holder=term.group or term.holder, start=term.start, end=term.end)
