"""What history tells of the passing on of chairs: to the body's members, its secretariat, its auditors."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from secretariat.chairs.models import ChairSetting, ChecklistItem
from secretariat.evidence.models import Line
from secretariat.history.telling import Field, thing, verb
from secretariat.people.actor import Actor


def _items(viewer: Actor) -> "QuerySet[Any]":
    return ChecklistItem.objects.filter(
        of__body__slug__in=viewer.limited_bodies, of__line__in=Line.objects.visible_to(viewer)
    )


def _settings(viewer: Actor) -> "QuerySet[Any]":
    return ChairSetting.objects.filter(body__slug__in=viewer.limited_bodies)


thing("checklist-item", _("item of a handover checklist"), key="public_id", seen_by=_items)
thing("chair-setting", _("setting of a chair"), key="body__slug", seen_by=_settings)

_TERM, _ITEM = Field(_("term"), of="line"), _("item")

verb("checklist-item.added", _("added to a handover checklist"), words=_ITEM, term=_TERM)
verb("checklist-item.ticked", _("ticked an item of a handover checklist"), item=_ITEM, term=_TERM)
verb("checklist-item.unticked", _("opened an item of a handover checklist again"), item=_ITEM, term=_TERM)
verb(
    "chair-setting.set",
    _("said how long an outgoing chair finishes its records"),
    before=_("days before"),
    after=_("days after"),
)
