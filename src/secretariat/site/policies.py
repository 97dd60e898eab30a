"""Who may open the pages of the house about its own work."""

from secretariat.people.actor import Actor, Role

_KEEP = {Role.STAFF, Role.AUDITOR}


def may_browse_history(by: Actor) -> bool:
    """Staff of a secretariat and auditors, each entry by itself only where they may see what it is about."""
    return any(seat.role in _KEEP for seat in by.seats)


def may_see_acts_of(by: Actor, account: str) -> bool:
    """What somebody did is told to staff, to auditors, and to that person."""
    return may_browse_history(by) or (by.is_signed_in and by.history_id == account)


def may_export_history(by: Actor) -> bool:
    """Auditors take the history away as a file; what they may not see stays closed in it."""
    return any(seat.role is Role.AUDITOR for seat in by.seats)
