"""Who may look after the outbox; the predicate is asked in the actions and by the pages."""

from django.conf import settings

from secretariat.people.actor import Actor, Role


def may_keep_outbox(by: Actor) -> bool:
    """Staff of the house and administrators see which letters wait or failed, not what stands in them."""
    if any(seat.role is Role.ADMINISTRATOR for seat in by.seats):
        return True
    return by.is_staff_of(settings.HOUSE) if settings.HOUSE else by.is_staff


def may_read_letters(by: Actor) -> bool:
    """The words of a letter may let one sign in as another: only the demonstration shows them."""
    return bool(settings.DEMO) and may_keep_outbox(by)
