"""What history tells of persons and accounts; who may see them, `bodies.told` declares (names, seats)."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from secretariat.history.models import Entry
from secretariat.history.telling import Field, thing, verb
from secretariat.people.actor import Actor, Role

_KEEP = {Role.STAFF, Role.AUDITOR, Role.ADMINISTRATOR}


def staff(viewer: Any) -> bool:
    """Staff of a secretariat."""
    return bool(viewer.is_staff)


def _entries(viewer: Actor) -> "QuerySet[Any]":
    """That something was redacted, staff, auditors and administrators are told."""
    return Entry.objects.all() if any(seat.role in _KEEP for seat in viewer.seats) else Entry.objects.none()


thing("entry", _("entry of the history"), key="pk", seen_by=_entries, is_number=True)

verb("person.entered", _("entered a person"), name=_("name"))
verb(
    "person.merged",
    _("said that two spellings are one person"),
    told_to=staff,
    into=Field(_("is a spelling of"), of="person"),
    moved=Field(_("spellings"), of="person"),
    reason=_("why"),
)
verb(
    "person.parted",
    _("said that two spellings are two persons"),
    told_to=staff,
    out_of=Field(_("was a spelling of"), of="person"),
    reason=_("why"),
)
verb("account.seated", _("gave an account its seat"), seat=_("seat"), body=Field(_("body"), of="body"))
_WATCH = {Role.AUDITOR, Role.ADMINISTRATOR}


def watch(viewer: Any) -> bool:
    """Auditors and administrators: when colleagues come and go is nobody else's business."""
    return any(seat.role in _WATCH for seat in viewer.seats)


verb("account.signed-in", _("signed in"), told_to=watch, means=_("by"))
verb("account.signed-out", _("signed out"), told_to=watch)
verb("account.sign-in-failed", _("tried to sign in, and could not"), told_to=watch, means=_("wrong"))
verb("entry.redacted", _("redacted fields of an entry"), fields=_("fields"), reason=_("why"))
