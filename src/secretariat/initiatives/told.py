"""What history tells of joint initiatives: to whoever sees them; of like work, to whoever sees both lines."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from secretariat.history.telling import Field, thing, verb
from secretariat.initiatives.models import JointInitiative, JointStep, LikenessVerdict
from secretariat.people.actor import Actor


def _steps(viewer: Actor) -> "QuerySet[Any]":
    seen = JointInitiative.objects.visible_to(viewer).values("pk")
    return JointStep.objects.filter(asked__initiative__in=seen)


thing("joint-initiative", _("joint initiative"), key="public_id", seen_by=JointInitiative.objects.visible_to)
thing("joint-step", _("action of a joint initiative"), key="public_id", seen_by=_steps)
thing("likeness", _("word on like work"), key="public_id", seen_by=LikenessVerdict.objects.visible_to)

_BEFORE, _AFTER = _("before"), _("after")
_OF = Field(_("initiative"), of="joint-initiative")
_BODY = Field(_("body"), of="body")

verb(
    "joint-initiative.proposed",
    _("put an initiative to bodies under one chair"),
    title=_("title"),
    party=Field(_("party"), of="party"),
    bodies=Field(_("bodies"), of="body"),
    terms=Field(_("terms"), of="line"),
    lines=Field(_("lines"), of="line"),
)
verb("joint-initiative.changed", _("said a joint initiative anew"), before=_BEFORE, after=_AFTER)
verb(
    "joint-initiative.answered",
    _("recorded what a body said to a joint initiative"),
    body=_BODY,
    before=_BEFORE,
    after=_AFTER,
    day=_("day"),
    note=_("note"),
    meeting=Field(_("meeting"), of="line"),
)
verb(
    "joint-initiative.ended",
    _("closed a joint initiative"),
    before=_BEFORE,
    after=_AFTER,
    outcome=_("outcome"),
)
verb(
    "joint-step.added",
    _("put an action into a joint initiative"),
    initiative=_OF,
    body=_BODY,
    words=_("words"),
    due=_("due"),
)
verb(
    "joint-step.closed",
    _("said what came of an action"),
    initiative=_OF,
    before=_BEFORE,
    after=_AFTER,
    day=_("day"),
    words=_("words"),
)
verb(
    "likeness.judged",
    _("said whether two lines are the same work"),
    one=Field(_("one"), of="line"),
    other=Field(_("other"), of="line"),
    verdict=_("verdict"),
    reason=_("reason"),
)
