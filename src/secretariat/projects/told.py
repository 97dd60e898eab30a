"""What history tells of approval paths, to the members of a body; all else of projects are lines."""

from django.utils.translation import gettext_lazy as _

from secretariat.history.telling import Field, thing, verb
from secretariat.projects.models import ApprovalPath

thing("approval-path", _("approval path"), key="public_id", seen_by=ApprovalPath.objects.visible_to)
verb(
    "approval-path.set",
    _("set how a body approves projects"),
    body=Field(_("body"), of="body"),
    before=_("before"),
    after=_("after"),
    name=_("name"),
)
