"""Who may do what with sources and lines; each predicate is asked in the action and by the page."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from secretariat.evidence.models import Claim, Document
from secretariat.people.actor import Actor, Role

Entitlement = Callable[[Actor, Mapping[str, Any], datetime], bool]
_ENTITLED: dict[str, Entitlement] = {}


def may_receive(by: Actor) -> bool:
    """Staff of a secretariat receive documents."""
    return by.is_staff


def may_hand_in(by: Actor, kind: str, value: Mapping[str, Any], at: datetime) -> bool:
    """Whoever may enter a claim hands in the papers that show it, by a seat of their own."""
    return by.account_id is not None and may_enter_kind(by, kind, value, at)


def may_enter(by: Actor) -> bool:
    """Staff enter, choose and withdraw claims; so does the machine that loads reference data."""
    return by.is_staff or any(seat.role is Role.MACHINE for seat in by.seats)


def entitles(kind: str) -> Callable[[Entitlement], Entitlement]:
    """Register who beside staff may enter claims of a kind: the slice that owns it knows."""

    def register(entitlement: Entitlement) -> Entitlement:
        assert _ENTITLED.setdefault(kind, entitlement) is entitlement, f"two rules for {kind}"
        return entitlement

    return register


def may_enter_kind(by: Actor, kind: str, value: Mapping[str, Any], at: datetime) -> bool:
    """Staff enter every kind of claim; others what the slice that owns the kind entitles them to."""
    return may_enter(by) or (kind in _ENTITLED and _ENTITLED[kind](by, value, at))


def may_withdraw(by: Actor, claim: Claim, at: datetime) -> bool:
    """Staff withdraw any claim; others their own, while they may enter such a one."""
    own = by.account_id is not None and claim.entered_by_id == by.account_id
    return may_enter(by) or (own and may_enter_kind(by, claim.line.kind, claim.value, at))


def may_name_readers(by: Actor, document: Document, readers: frozenset[int]) -> bool:
    """Staff of the body that keeps a restricted document say who may read it, if they may themselves."""
    return by.is_staff_of(document.body.slug) and by.account_id in readers


def may_hand_over(by: Actor, document: Document) -> bool:
    """Who has a document in hands hands it over; so do staff and administrators of the body that keeps it."""
    body = document.body.slug
    if by.is_looking:
        return False
    own = by.account_id is not None and by.account_id == document.in_hands_of_id
    return own or by.is_staff_of(body) or by.holds(Role.ADMINISTRATOR, body)
