"""What history tells of campaigns: to whoever sees them; of contacts to the secretariat, without names."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from secretariat.campaigns.models import Campaign, Contact, Prospect
from secretariat.history.telling import Field, thing, verb
from secretariat.parties.reach import of_secretariat
from secretariat.people.actor import Actor


def _contacts(viewer: Actor) -> "QuerySet[Any]":
    return Contact.objects.filter(of_secretariat(viewer, "prospect__campaign__"))


thing("campaign", _("campaign"), key="public_id", seen_by=Campaign.objects.visible_to)
thing("prospect", _("prospective member"), key="public_id", seen_by=Prospect.objects.visible_to)
thing("prospect-contact", _("contact at a prospect"), key="public_id", seen_by=_contacts)

_BEFORE, _AFTER = _("before"), _("after")
_PARTY = Field(_("led by"), of="party")


def _of_a_body(viewer: Actor) -> bool:
    """Who is being won is told to those who sit in some body; which of them, the thing itself decides."""
    return bool(viewer.limited_bodies)


verb(
    "campaign.opened",
    _("opened a campaign"),
    body=Field(_("body"), of="body"),
    title=_("title"),
    promoted_by=_PARTY,
)
verb("campaign.changed", _("said a campaign anew"), before=_BEFORE, after=_AFTER)
verb("campaign.closed", _("closed a campaign"), before=_BEFORE, after=_AFTER, reason=_("reason"))
verb(
    "campaign.prospects-added",
    _("added prospective members"),
    told_to=_of_a_body,
    prospects=Field(_("prospects"), of="prospect"),
)
verb(
    "prospect.moved",
    _("said how far a prospective member has come"),
    told_to=_of_a_body,
    before=_BEFORE,
    after=_AFTER,
    day=_("day"),
    note=_("note"),
    meeting=Field(_("meeting"), of="line"),
)
verb(
    "prospect.promoter-named",
    _("said who wins a prospective member"),
    told_to=_of_a_body,
    before=Field(_BEFORE, of="party"),
    after=Field(_AFTER, of="party"),
)
verb(
    "prospect.admitted",
    _("gave a prospective member its seat"),
    before=_BEFORE,
    after=_AFTER,
    party=Field(_("party"), of="party"),
    seat=Field(_("seat"), of="line"),
)
verb("prospect.written-to", _("sent a letter to a prospective member"), told_to=_of_a_body, kind=_("letter"),
     language=_("language"))  # fmt: skip
verb("prospect-contact.added", _("added a contact"), prospect=Field(_("prospect"), of="prospect"))
verb("prospect-contact.removed", _("took a contact out"), prospect=Field(_("prospect"), of="prospect"))
