"""How seats are called."""

from collections.abc import Mapping

from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from secretariat.bodies.queries import LONG, names_of
from secretariat.parties.models import Body, Party
from secretariat.people.actor import Role

ROLES: Mapping[Role, Promise | str] = {
    Role.STAFF: _("secretariat"),
    Role.HEAD: _("head of delegation"),
    Role.MEMBER: _("member of the delegation"),
    Role.FOCAL_POINT: _("focal point"),
    Role.OBSERVER: _("observer"),
    Role.BUSINESS: _("business council"),
    Role.AUDITOR: _("auditor"),
    Role.ADMINISTRATOR: _("administrator"),
}


def role_called(role: Role, party: str = "") -> str:
    """Return how a role is called, with its party where it has one."""
    words = str(ROLES[role])
    return _now("%(role)s, %(party)s") % {"role": words, "party": party} if party else words


def seat_called(body: Body, role: Role, party: Party | None, language: str) -> str:
    """Return how a seat is called in a letter: role, party, body, as everybody may know them."""
    with translation.override(language):
        of = names_of("party", [party.pk], language).get(party.pk, party.code) if party else ""
        there = names_of("body", [body.pk], language, LONG).get(body.pk, body.slug)
        return _now("%(role)s in %(body)s") % {"role": role_called(role, of), "body": there}
