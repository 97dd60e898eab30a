"""What history tells of reminders, to the members of a body, and of reviews, to who may see that one runs."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from secretariat.commitments.models import ReminderRule, StrategyReview
from secretariat.history.telling import Field, thing, verb
from secretariat.people.actor import Actor


def _rules(viewer: Actor) -> "QuerySet[Any]":
    return ReminderRule.objects.filter(body__slug__in=viewer.limited_bodies)


thing("reminder-rule", _("days of reminders"), key="body__slug", seen_by=_rules)
thing("strategy-review", _("review of an agenda"), key="public_id", seen_by=StrategyReview.objects.visible_to)

_STRATEGY = Field(_("agenda"), of="line")

verb("reminder-rule.set", _("said when others are reminded"), before=_("before"), after=_("after"))
verb("account.reminded", _("reminded of commitments"), count=_("commitments"))
verb(
    "strategy-review.opened",
    _("opened the review of an agenda"),
    strategy=_STRATEGY,
    draft=Field(_("draft"), of="draft"),
    reason=_("reason"),
)
verb(
    "strategy-review.closed",
    _("closed the review of an agenda"),
    strategy=_STRATEGY,
    before=_("state before"),
    after=_("state after"),
    made=Field(_("version"), of="line"),
    reason=_("reason"),
)
