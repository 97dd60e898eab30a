from datetime import datetime

from django.db import transaction

from secretariat.history.actions.record import record
from secretariat.people.actor import Actor
from secretariat.refusals import Invalid, NotPermitted, WrongState
from secretariat.texts import policies
from secretariat.texts import sounding as soundings
from secretariat.texts.models import Draft, Sounding


@transaction.atomic
def lead_to_text(*, sounding: Sounding, draft: Draft, by: Actor, at: datetime, seen_version: int) -> Sounding:
    """Say that a sounding led to a text under negotiation; each leads to the other from then on.

    Who: the secretariat and the Chair of the body (`policies.may_steer`).
    Writes: the sounding; history entry `sounding.led-to-text`.
    Refuses: NotPermitted; StaleRevision; WrongState (it led to a text before); Invalid (a text of another
        body, or one that the actor may not see).
    """
    if not policies.may_steer(by, sounding.body, at):
        raise NotPermitted("The secretariat and the Chair of this body say to what a sounding led.")
    sounding = soundings.locked_as_seen(sounding, seen_version)
    if sounding.draft_id is not None:
        raise WrongState("This sounding led to a text already.")
    is_seen = Draft.objects.visible_to(by).filter(pk=draft.pk).exists()
    if draft.body_id != sounding.body_id or not is_seen:
        raise Invalid("Choose a text of this body.", field="text")
    sounding.draft = draft
    sounding.version += 1
    sounding.save(update_fields=["draft", "version"])
    record("sounding.led-to-text", on=sounding, by=by, at=at, text=draft.public_id)
    return sounding
