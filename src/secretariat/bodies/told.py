"""Of which persons, bodies, parties, accounts and seats a viewer may know: names and mandates stand here."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from secretariat.bodies.models import Mandate, Name
from secretariat.bodies.queries import bodies_known_to
from secretariat.history.telling import Field, thing, verb
from secretariat.parties.models import Body, Party
from secretariat.people.actor import Actor, Role
from secretariat.people.models import Account, Person

_OF_THE_HOUSE = {Role.STAFF, Role.AUDITOR, Role.ADMINISTRATOR}


def _persons(viewer: Actor) -> "QuerySet[Any]":
    """Whoever has a name that the viewer may see: the address of a Person is a name."""
    return Person.objects.filter(Exists(Name.objects.visible_to(viewer).filter(person=OuterRef("pk"))))


def _seats(viewer: Actor) -> "QuerySet[Any]":
    """Seats in bodies whose staff, auditors or administrators the viewer is one of, and one's own."""
    bodies = {seat.body for seat in viewer.seats if seat.role in _OF_THE_HOUSE}
    return Mandate.objects.filter(Q(body__slug__in=bodies) | Q(account=viewer.account_id))


def _accounts(viewer: Actor) -> "QuerySet[Any]":
    """Accounts with such seats, one's own, and for those of a house the accounts of its machines."""
    seen = Q(Exists(_seats(viewer).filter(account=OuterRef("pk")))) | Q(pk=viewer.account_id)
    if any(seat.role in _OF_THE_HOUSE for seat in viewer.seats):
        seen |= Q(is_system=True)
    return Account.objects.filter(seen)


thing("person", _("person"), key="slug", seen_by=_persons)
thing("party", _("party"), key="code", seen_by=lambda _viewer: Party.objects.all())
thing("body", _("body"), key="slug", seen_by=lambda viewer: Body.objects.filter(bodies_known_to(viewer)))
thing("mandate", _("seat"), key="public_id", seen_by=_seats)
thing("account", _("account"), key="public_id", seen_by=_accounts)

verb("body.entered", _("entered a body"), name=_("name"), document=Field(_("document"), of="document"))
