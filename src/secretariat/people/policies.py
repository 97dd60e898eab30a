"""Who may do what with persons."""

from secretariat.people.actor import Actor


def may_enter_person(by: Actor) -> bool:
    """Staff of a secretariat enter persons."""
    return by.is_staff


def may_merge(by: Actor) -> bool:
    """Staff of a secretariat say that two spellings are one person, and part them again."""
    return by.is_staff
