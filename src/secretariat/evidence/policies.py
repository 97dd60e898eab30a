"""Who may do what with sources and lines; each predicate is asked in the action and by the page."""

from secretariat.people.actor import Actor, Role


def may_receive(by: Actor) -> bool:
    """Staff of a secretariat receive documents."""
    return by.is_staff


def may_enter(by: Actor) -> bool:
    """Staff enter, choose and withdraw claims; so does the machine that loads reference data."""
    return by.is_staff or any(seat.role is Role.MACHINE for seat in by.seats)
