"""What history tells of decisions at the desk."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from secretariat.desk.models import Expectation, Intake
from secretariat.evidence.models import Claim, Line
from secretariat.history.telling import Field, thing, verb
from secretariat.people.actor import Actor


def _expectations(viewer: Actor) -> "QuerySet[Any]":
    return Expectation.objects.filter(
        claim__in=Claim.objects.visible_to(viewer), line__in=Line.objects.visible_to(viewer)
    )


thing("expectation", _("announcement"), key="public_id", seen_by=_expectations)
thing(
    "intake",
    _("files handed in"),
    key="public_id",
    seen_by=lambda viewer: Intake.objects.filter(by=viewer.account_id),
)

_BEFORE, _AFTER, _WHY = _("before"), _("after"), _("why")
_LINE, _CLAIM = Field(_("line"), of="line"), Field(_("claim"), of="claim")

verb("finding.accepted", _("accepted a finding"), before=_BEFORE, after=_AFTER, line=_LINE, claim=_CLAIM)
verb("finding.corrected", _("corrected a finding"), before=_BEFORE, after=_AFTER, line=_LINE, claim=_CLAIM)
verb("finding.rejected", _("rejected a finding"), before=_BEFORE, after=_AFTER, reason=_WHY)
verb(
    "finding.undone",
    _("took a decision on a finding back"),
    before=_BEFORE,
    after=_AFTER,
    claims=Field(_("claims withdrawn"), of="claim"),
)
verb(
    "expectation.closed",
    _("said what became of an announcement"),
    before=_BEFORE,
    after=_AFTER,
    by_line=Field(_("the line that shows it"), of="line"),
    searched_until=_("looked for up to"),
)
verb("expectation.reopened", _("opened an announcement again"), before=_BEFORE, after=_AFTER)
verb("intake.opened", _("handed files in"), files=_("files"), distribution=_("who may see them"))
verb(
    "adoption.paragraph-passed-over",
    _("said whether a paragraph asks something of anybody"),
    before=_BEFORE,
    after=_AFTER,
    paragraph=_("paragraph"),
)
