"""What the actions of this slice ask first; call within their transaction."""

from collections.abc import Sequence
from datetime import date, datetime

from secretariat.chairs.models import Chairmanship
from secretariat.chairs.states import TermStatus
from secretariat.commitments.models import Priority
from secretariat.evidence import checks
from secretariat.initiatives import policies
from secretariat.initiatives.models import AskedBody, JointInitiative
from secretariat.parties.models import Party
from secretariat.people.actor import Actor
from secretariat.refusals import Invalid, NotPermitted, WrongState

ONLY_KEEPERS = "Only the secretariat or the chair of one of the bodies that is kept here puts this to them."
_COUNTED = (TermStatus.HELD, TermStatus.PLANNED)


def led(
    initiative: JointInitiative, by: Actor, at: datetime, seen_version: int | None = None
) -> JointInitiative:
    """Return the initiative, locked.

    Raises:
        NotPermitted: somebody else's. StaleRevision: it was changed. WrongState: it has ended.
    """
    found: JointInitiative = JointInitiative.objects.select_for_update().get(pk=initiative.pk)
    if not policies.may_lead(by, found, at):
        raise NotPermitted(ONLY_KEEPERS)
    if seen_version is not None:
        checks.unchanged(found.version, seen_version)
    if found.ended_at is not None:
        raise WrongState("This initiative has ended.")
    return found


def common_days(terms: Sequence[Chairmanship]) -> tuple[date | None, date | None]:
    """Return the first day that all terms share and the first day after, None where that side is open.

    Raises:
        Invalid: there are not two terms of two bodies, one was not held or has no days, they share no day.
    """
    if len(terms) < 2 or len({term.body_id for term in terms}) != len(terms):
        raise Invalid("A joint initiative stands on two terms or more, each of another body.", field="terms")
    for term in terms:
        if term.status not in _COUNTED or term.term is None or term.term.first is None:
            raise Invalid(f"“{term}” is no term that is held or planned, with its days.", field="terms")
    during = [term.term for term in terms if term.term]
    ends = [days.end for days in during if days.end]
    first = max(days.first for days in during if days.first)
    end = min(ends) if ends else None
    if end is not None and first >= end:
        raise Invalid("These terms share no day.", field="terms")
    return first, end


def chairing(terms: Sequence[Chairmanship], code: str) -> Party:
    """Return the Party of this code; refuse one that is not in the chair of each term."""
    for term in terms:
        codes = [term.holder.code] if term.holder else [one.code for one in term.joint.all()]
        if code not in codes:
            raise Invalid(f"{code or 'Nobody'} does not hold the chair of {term.body}.", field="party")
    party = checks.known_party(code, field="party")
    assert party is not None, "who holds a chair is known"
    return party


def lines_of(by: Actor, lines: Sequence[Priority], bodies: Sequence[int]) -> list[Priority]:
    """Return the lines, each once; refuse one that the actor may not see, or of another body."""
    keys = {line.pk for line in lines}
    rows = Priority.objects.visible_to(by).filter(pk__in=keys, of__of__body__in=bodies)
    found = list(rows.order_by("pk"))
    if len(found) != len(keys):
        raise Invalid("A line is served that stands in no agenda of these bodies.", field="lines")
    return found


def not_ahead(on: date, asked: AskedBody, at: datetime) -> None:
    """Refuse a day that has not come at the seat of the body."""
    if on > asked.body.day(at):
        raise Invalid("That day has not come yet.", field="on")
