"""Who gives and ends seats, invites, closes accounts, acts for others; asked by the actions and by the pages.

Seats in the house go for its organs too: its staff, administrators and focal points are theirs.
"""

from collections.abc import Iterable, Mapping

from secretariat.bodies.models import Mandate
from secretariat.parties.house import line_up
from secretariat.parties.models import Body
from secretariat.people.actor import DELEGATION, Actor, Role, Seat
from secretariat.people.models import Account

# Who holds the seat on the left gives and ends those on the right; a focal point only in its own delegation.
GIVES: Mapping[Role, frozenset[Role]] = {
    Role.STAFF: frozenset(Role) - {Role.ADMINISTRATOR, Role.MACHINE},
    Role.ADMINISTRATOR: frozenset(Role) - {Role.MACHINE},
    Role.FOCAL_POINT: DELEGATION,
    Role.MACHINE: frozenset(Role) - {Role.MACHINE},  # the command line of whoever runs the installation
}
NEEDS_PARTY = DELEGATION
TAKES_PARTY = DELEGATION | {Role.OBSERVER, Role.BUSINESS}


def manages_seats(by: Actor) -> bool:
    """Staff, administrators and focal points see who holds which seat."""
    return any(seat.role in GIVES for seat in by.seats)


def may_see_seats(by: Actor, body: Body) -> bool:
    """Tell whether the actor sees the seats of a body: its managers, and auditors."""
    return any(seat.role in {*GIVES, Role.AUDITOR} for seat in _seats_over(by, body))


def may_give(by: Actor, body: Body, role: Role, party: str | None) -> bool:
    """Tell whether the actor gives and ends this seat; `party` is the code of its Party."""
    return not by.is_looking and any(_gives(seat, role, party) for seat in _seats_over(by, body))


def may_end(by: Actor, mandate: Mandate) -> bool:
    """Tell whether the actor ends a seat: one that they may give, and not their own."""
    party = mandate.party.code if mandate.party else None
    own = mandate.account_id == by.account_id
    return not own and may_give(by, mandate.body, Role(mandate.role), party)


def may_close(by: Actor, account: Account, mandates: Iterable[Mandate]) -> bool:
    """Tell whether the actor closes an account: all its seats are theirs to end; one without, the house's.

    Args:
        mandates: the seats that are not over.
    """
    if account.pk == by.account_id or account.is_system:
        return False
    seats = list(mandates)
    return all(may_end(by, mandate) for mandate in seats) if seats else may_reopen(by, account)


def may_reopen(by: Actor, account: Account) -> bool:
    """Staff and administrators open an account again that held a seat which they may give, or none."""
    if account.pk == by.account_id or account.is_system or by.is_looking:
        return False
    if not {seat.role for seat in by.seats} & {Role.STAFF, Role.ADMINISTRATOR, Role.MACHINE}:
        return False
    held = list(Mandate.objects.filter(account=account).select_related("body__parent", "party"))
    return not held or any(
        may_give(by, one.body, Role(one.role), one.party.code if one.party else None) for one in held
    )


def may_hand_over(by: Actor, account: Account, mandates: Iterable[Mandate]) -> bool:
    """Tell whether the actor hands an account's open work to another: its holder, and who may close it."""
    own = account.pk == by.account_id and not by.is_looking
    return own or may_close(by, account, mandates)


def may_act_for(by: Actor, body: Body) -> bool:
    """Staff of a secretariat act on behalf of its delegations, by their note."""
    return not by.is_looking and by.is_staff_of(body.slug)


def may_look_as(by: Actor, body: Body) -> bool:
    """Staff of a secretariat see the site as another seat in their body would."""
    return not by.is_looking and by.is_staff_of(body.slug)


def _seats_over(by: Actor, body: Body) -> list[Seat]:
    """Return the actor's seats that go for this body: in it, or in one whose organ it is."""
    bodies = {*line_up(body), "*"}
    return [seat for seat in by.seats if seat.body in bodies]


def _gives(seat: Seat, role: Role, party: str | None) -> bool:
    if role not in GIVES.get(seat.role, frozenset()):
        return False
    return seat.role is not Role.FOCAL_POINT or (party is not None and seat.party == party)
