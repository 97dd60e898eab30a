"""What history tells of handover files: to the secretariat of their body."""

from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from secretariat.handover.models import HandoverFile
from secretariat.history.telling import Field, thing, verb
from secretariat.people.actor import Actor


def _files(viewer: Actor) -> "QuerySet[Any]":
    staffed = [slug for slug in viewer.limited_bodies if viewer.is_staff_of(slug)]
    rows: QuerySet[Any] = HandoverFile.objects.filter(
        Q(body__slug__in=staffed) | Q(body__parent__slug__in=staffed)
    )
    return rows


thing("handover-file", _("handover file"), key="public_id", seen_by=_files)
verb(
    "handover-file.made",
    _("made a version of the handover file"),
    body=Field(_("body"), of="body"),
    edition=_("edition"),
    number=_("number"),
    term=Field(_("term"), of="line"),
    occasion=_("why"),
    sha256=_("SHA-256 of the content"),
)
