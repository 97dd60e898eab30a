"""What history tells of documents, findings, lines and claims."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from secretariat.evidence.models import Claim, Document, Finding, Line
from secretariat.history.telling import Field, thing, verb
from secretariat.people.actor import Actor, Role

_AT_THE_DESK = {Role.STAFF, Role.AUDITOR}


def _findings(viewer: Actor) -> "QuerySet[Any]":
    """Findings are seen at the desk, by its staff and by auditors, in documents that they may see."""
    if not any(seat.role in _AT_THE_DESK for seat in viewer.seats):
        return Finding.objects.none()
    return Finding.objects.filter(reading__document__in=Document.objects.visible_to(viewer))


thing("document", _("document"), key="public_id", seen_by=lambda v: Document.objects.visible_to(v))
thing("finding", _("finding"), key="public_id", seen_by=_findings)
thing("line", _("line of the record"), key="public_id", seen_by=lambda v: Line.objects.visible_to(v))
thing(
    "claim",
    _("claim"),
    key="pk",
    seen_by=lambda v: Claim.objects.visible_to(v),
    is_number=True,
    stands_beside=True,
)

_BEFORE, _AFTER, _WHY = _("before"), _("after"), _("why")

verb(
    "document.received",
    _("received a document"),
    file_name=_("file"),
    distribution=_("who may see it"),
    address=_("address"),
    sha256=_("SHA-256"),
)
verb(
    "document.read",
    _("had a document read"),
    before=_BEFORE,
    after=_AFTER,
    findings=_("findings"),
    remarks=_("remarks"),
    published=_("published"),
    reader=_("reader"),
    gazetteer=_("gazetteer"),
)
verb(
    "document.left-to-worker",
    _("left the reading of a document to the worker"),
    before=_BEFORE,
    after=_AFTER,
    seconds=_("seconds waited"),
)
verb("document.unread", _("could not have a document read"), before=_BEFORE, after=_AFTER, reason=_WHY)
verb(
    "line.claimed",
    _("entered a claim"),
    kind=_("kind"),
    value=_("what it says"),
    claim=Field(_("claim"), of="claim"),
    before=Field(_("present reading before"), of="claim"),
    after=Field(_("present reading after"), of="claim"),
)
verb(
    "line.chosen",
    _("chose the present reading"),
    before=Field(_("present reading before"), of="claim"),
    after=Field(_("present reading after"), of="claim"),
)
verb(
    "line.withdrawn",
    _("withdrew a claim"),
    claim=Field(_("claim"), of="claim"),
    reason=_WHY,
    before=Field(_("present reading before"), of="claim"),
    after=Field(_("present reading after"), of="claim"),
)
verb("line.opened", _("opened a line to more people"), before=_BEFORE, after=_AFTER)
verb(
    "document.readers-named",
    _("said who may read a restricted document"),
    before=Field(_("readers before"), of="account"),
    after=Field(_("readers after"), of="account"),
)
verb(
    "document.handed-over",
    _("put a document into other hands"),
    before=Field(_("from"), of="account"),
    after=Field(_("to"), of="account"),
)
