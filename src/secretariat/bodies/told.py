"""Of which persons, bodies, parties, accounts and seats a viewer may know: names and mandates stand here."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from secretariat.bodies.models import Invitation, Mandate, Note
from secretariat.bodies.queries import bodies_known_to
from secretariat.bodies.spellings import names_seen_by, persons_named
from secretariat.history.telling import Field, thing, verb
from secretariat.parties.models import Body, Party
from secretariat.people.actor import DELEGATION, Actor, Role
from secretariat.people.models import Account

_OF_THE_HOUSE = {Role.STAFF, Role.AUDITOR, Role.ADMINISTRATOR}


def _persons(viewer: Actor) -> "QuerySet[Any]":
    """Whoever has a name that the viewer may see: the address of a Person is a name."""
    return persons_named(names_seen_by(viewer))


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


def _invitations(viewer: Actor) -> "QuerySet[Any]":
    """Invitations to the bodies of a house of which the viewer is one, and those that they sent."""
    bodies = {seat.body for seat in viewer.seats if seat.role in _OF_THE_HOUSE}
    return Invitation.objects.filter(Q(body__slug__in=bodies) | Q(invited_by=viewer.account_id))


def _notes(viewer: Actor) -> "QuerySet[Any]":
    """Notes of one's own delegation, and for staff and auditors all of their body."""
    bodies = {seat.body for seat in viewer.seats if seat.role in _OF_THE_HOUSE - {Role.ADMINISTRATOR}}
    seen = Q(body__slug__in=bodies) | Q(account=viewer.account_id)
    for seat in viewer.seats:
        if seat.role in DELEGATION and seat.party:
            seen |= Q(body__slug=seat.body, party__code=seat.party)
    return Note.objects.filter(seen)


thing("person", _("person"), key="slug", seen_by=_persons, stands_beside=True)
thing("party", _("party"), key="code", seen_by=lambda _viewer: Party.objects.all())
thing("body", _("body"), key="slug", seen_by=lambda viewer: Body.objects.filter(bodies_known_to(viewer)))
thing("mandate", _("seat"), key="public_id", seen_by=_seats)
thing("account", _("account"), key="public_id", seen_by=_accounts)
thing("invitation", _("invitation"), key="public_id", seen_by=_invitations)
thing("note", _("note of a delegation"), key="public_id", seen_by=_notes)

verb("body.entered", _("entered a body"), name=_("name"), document=Field(_("document"), of="document"))

_BEFORE, _AFTER, _WHY = _("before"), _("after"), _("why")
_BODY, _PARTY, _ROLE = Field(_("body"), of="body"), Field(_("party"), of="party"), _("seat")
_ACCOUNT, _DOCUMENT = Field(_("account"), of="account"), Field(_("document"), of="document")

verb(
    "invitation.sent",
    _("invited somebody to a seat"),
    email=_("e-mail"),
    name=_("name"),
    body=_BODY,
    role=_ROLE,
    party=_PARTY,
    until=_("until"),
)
verb(
    "invitation.resent",
    _("sent an invitation again"),
    before=_("expired on, before"),
    after=_("expires on"),
    sent=_("times sent"),
)
verb("invitation.revoked", _("took an invitation back"), before=_BEFORE, after=_AFTER)
verb("invitation.accepted", _("accepted an invitation"), before=_BEFORE, after=_AFTER, account=_ACCOUNT)
verb(
    "mandate.given",
    _("gave a seat"),
    account=_ACCOUNT,
    body=_BODY,
    role=_ROLE,
    party=_PARTY,
    first_on=_("from"),
    end_on=_("until"),
)
verb("mandate.ended", _("ended a seat"), before=_("until, before"), after=_("until"), reason=_WHY)
verb(
    "account.opened",
    _("opened an account"),
    before=_BEFORE,
    after=_AFTER,
    invitation=Field(_("invitation"), of="invitation"),
)
verb("account.closed", _("closed an account"), before=_BEFORE, after=_AFTER, reason=_WHY)
verb("account.reopened", _("opened an account again"), before=_BEFORE, after=_AFTER, reason=_WHY)
verb("account.work-handed-over", _("handed open work over"), to=Field(_("to"), of="account"), work=_("work"))
verb("account.letters-stopped", _("stopped letters of a kind"), letters=_("letters"))
verb("account.letter-links-revoked", _("made the links of earlier letters void"))
verb(
    "account.preferences-chosen",
    _("chose preferences"),
    language=_("language"),
    time_zone=_("time zone"),
    letters=_("letters wanted"),
)
verb(
    "note.taken-up",
    _("began to act for a delegation"),
    body=_BODY,
    party=_PARTY,
    reference=_("reference"),
    dated=_("dated"),
    document=_DOCUMENT,
)
verb("note.laid-down", _("stopped acting for a delegation"), before=_BEFORE, after=_AFTER)
verb(
    "body.looked-at",
    _("looked at the site as another seat"),
    told_to=lambda viewer: any(seat.role in _OF_THE_HOUSE for seat in viewer.seats),
    role=_ROLE,
    party=_PARTY,
)
