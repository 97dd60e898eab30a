"""Who may do what with persons, and with their own account."""

from secretariat.people.actor import Actor, Role
from secretariat.people.models import Account


def may_enter_person(by: Actor) -> bool:
    """Staff of a secretariat enter persons."""
    return by.is_staff


def may_merge(by: Actor) -> bool:
    """Staff of a secretariat say that two spellings are one person, and part them again."""
    return by.is_staff


def may_change_own(by: Actor, account: Account) -> bool:
    """Everybody chooses the preferences of their own account, and of no other."""
    return not by.is_looking and by.account_id == account.pk


def may_redact(by: Actor) -> bool:
    """Administrators take personal data out of the history; what was done stays."""
    return not by.is_looking and any(seat.role is Role.ADMINISTRATOR for seat in by.seats)
