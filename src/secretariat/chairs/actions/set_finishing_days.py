from datetime import datetime

from django.db import transaction

from secretariat.chairs import policies
from secretariat.chairs.models import ChairSetting
from secretariat.history.actions.record import record
from secretariat.parties.models import Body
from secretariat.people.actor import Actor
from secretariat.refusals import Invalid, NotPermitted, StaleRevision

MOST_DAYS = 366


@transaction.atomic
def set_finishing_days(*, body: Body, days: int, by: Actor, at: datetime, seen_version: int) -> ChairSetting:
    """Say for how many days an outgoing chair finishes the records of what it presided over.

    Who: the body's secretariat (`policies.may_decide`).
    Writes: the setting; history entry `chair-setting.set`.
    Refuses: NotPermitted; Invalid (less than 0 or more than 366 days); StaleRevision.

    Args:
        seen_version: the version that the person saw; 0 where nothing was set.
    """
    if not policies.may_decide(by, body):
        raise NotPermitted("Only the secretariat of this body sets the days for its outgoing chair.")
    if not 0 <= days <= MOST_DAYS:
        raise Invalid(f"Give a number of days from 0 to {MOST_DAYS}.", field="days")
    setting = ChairSetting.objects.select_for_update().filter(body=body).first()
    before = setting.finishing_days if setting else None
    if (setting.version if setting else 0) != seen_version:
        raise StaleRevision("Somebody set the days after you opened the page. Look again, then set them.")
    setting = setting or ChairSetting(body=body, version=0)
    setting.finishing_days, setting.version = days, setting.version + 1
    setting.save()
    record("chair-setting.set", on=setting, by=by, at=at, before=before, after=days)
    return setting
