"""Who asks the council, who speaks for its members, who answers them; asked by actions and pages."""

from datetime import datetime

from secretariat.business.models import Consultation, Opinion
from secretariat.commitments.policies import may_follow_up, may_keep
from secretariat.parties.house import is_kept_here
from secretariat.parties.models import Body
from secretariat.people.actor import DELEGATION, Actor, Role

_SPEAKS = DELEGATION | {Role.BUSINESS}


def may_consult(by: Actor, body: Body | None, at: datetime) -> bool:
    """The secretariat of a body that is kept here puts something to the council, and the Chair while it
    presides.
    """
    return body is not None and is_kept_here(body) and may_follow_up(by, body, at)


def may_run(by: Actor, consultation: Consultation, at: datetime) -> bool:
    """Whoever may ask extends, answers, ends and drops it."""
    return may_consult(by, consultation.body, at)


def speaks_for(by: Actor, council: Body, body: Body, party: str) -> bool:
    """Who holds a seat of this member in the council, or its business seat in the body, speaks for it."""
    slugs = {council.slug, body.slug}
    seated = any(seat.party == party and seat.body in slugs and seat.role in _SPEAKS for seat in by.seats)
    return not by.is_looking and seated


def enters_for_others(by: Actor, council: Body, body: Body) -> bool:
    """The secretariat of the body, or of the council, enters what came on paper."""
    return is_kept_here(body) and (
        may_keep(by, body) or (is_kept_here(council) and by.is_staff_of(council.slug))
    )


def may_give(by: Actor, consultation: Consultation, party: str) -> bool:
    """A member of the council for itself; the secretariat for any, from a paper."""
    of = (consultation.council, consultation.body)
    return speaks_for(by, *of, party) or enters_for_others(by, *of)


def may_withdraw(by: Actor, opinion: Opinion) -> bool:
    """Whoever may give it takes it back."""
    return may_give(by, opinion.consultation, opinion.party.code)


def may_profile(by: Actor, council: Body, party: str) -> bool:
    """A member of the council tells what it does; the secretariat for any."""
    parent = council.parent or council
    return speaks_for(by, council, parent, party) or enters_for_others(by, council, parent)


def may_offer(by: Actor, council: Body, party: str) -> bool:
    """Whoever tells what a member does enters what it seeks and offers."""
    return may_profile(by, council, party)


def may_match(by: Actor, council: Body, at: datetime) -> bool:
    """The secretariat of the council or of the body above it runs rounds, and its chair while it presides."""
    if not is_kept_here(council):
        return False
    return may_follow_up(by, council, at) or enters_for_others(by, council, council.parent or council)


def may_sit(by: Actor, council: Body, party: str) -> bool:
    """Whoever tells what a member does says that it takes part, and whom it wants to meet."""
    return may_profile(by, council, party)
