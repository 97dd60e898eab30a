"""What history tells of letters: that one was given up, sent again or redacted, never what stands in it."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from secretariat.history.telling import thing, verb
from secretariat.outbox import policies
from secretariat.outbox.models import Letter
from secretariat.people.actor import Actor


def _letters(viewer: Actor) -> "QuerySet[Any]":
    return Letter.objects.all() if policies.may_keep_outbox(viewer) else Letter.objects.none()


thing("letter", _("letter"), key="public_id", seen_by=_letters)

_BEFORE, _AFTER, _FAILURE = _("before"), _("after"), _("why it failed")

verb("letter.given-up", _("gave a letter up"), before=_BEFORE, after=_AFTER, failure=_FAILURE)
verb("letter.resent", _("had a letter sent again"), before=_BEFORE, after=_AFTER, failure=_FAILURE)
verb("letter.redacted", _("took somebody out of a letter"), before=_BEFORE, after=_AFTER, reason=_("why"))
