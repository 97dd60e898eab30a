"""Prospects that wait for a word, applications that are undecided, admissions that are no membership yet."""

from django.urls import reverse
from django.utils.translation import gettext as _

from secretariat.campaigns.models import Prospect
from secretariat.campaigns.states import Stage
from secretariat.parties.unfinished import Asked, OpenItem, holds
from secretariat.people.actor import Actor

WAITING = (Stage.CONTACTED, Stage.INTEREST, Stage.APPLIED, Stage.DECIDED)


def prospects_open(asked: Asked) -> list[OpenItem]:
    """Return the prospects of running campaigns that wait for somebody's next step, in 1 query."""
    assert isinstance(asked.viewer, Actor)
    rows = (
        Prospect.objects.visible_to(asked.viewer)
        .filter(campaign__body__in=asked.keys, campaign__closed_at=None, stage__in=WAITING)
        .select_related("campaign__body")
        .order_by("stage_since", "pk")
    )
    return [_item(row) for row in rows]


def _item(row: Prospect) -> OpenItem:
    steps = {
        Stage.CONTACTED: _("to be asked for an answer"),
        Stage.INTEREST: _("to be asked for an application"),
        Stage.APPLIED: _("to be decided by the members"),
        Stage.DECIDED: _("its seat is to be recorded"),
    }
    return OpenItem(
        kind="application" if row.stage in {Stage.APPLIED, Stage.DECIDED} else "prospect",
        id=row.public_id,
        words=_("%(name)s, in the campaign “%(title)s”") % {"name": row.name, "title": row.campaign.title},
        body=row.campaign.body.slug, url=reverse("campaigns:prospect", args=[row.public_id]),
        since=row.stage_since.isoformat(), state=str(row.get_stage_display()).lower(),
        next=steps[Stage(row.stage)],
    )  # fmt: skip


holds("prospect", "application", gather=prospects_open)
