from datetime import datetime

from django.db import transaction

from secretariat.evidence import checks
from secretariat.history.actions.record import record
from secretariat.parties.models import Body
from secretariat.people.actor import Actor
from secretariat.refusals import Invalid, NotPermitted
from secretariat.texts import policies
from secretariat.texts.actions.open_package import LONGEST_TITLE, REACHES
from secretariat.texts.models import Sounding

LONGEST = 10_000


@transaction.atomic
def open_sounding(
    *, body: Body, title: str, description: str, distribution: str, by: Actor, at: datetime
) -> Sounding:
    """Sound an idea out among the members of a body, before a text exists.

    Who: the secretariat and the Chair of the body (`policies.may_steer`).
    Writes: the sounding; history entry `sounding.opened`.
    Refuses: NotPermitted; Invalid (no title, one that is too long; what may not be kept here).
    """
    if not policies.may_steer(by, body, at):
        raise NotPermitted("The secretariat and the Chair of this body sound ideas out.")
    checks.said(title, field="title")
    if len(title) > LONGEST_TITLE:
        raise Invalid(f"A title has at most {LONGEST_TITLE} characters.", field="title")
    if len(description) > LONGEST:
        raise Invalid(f"Say it in at most {LONGEST:,} characters.", field="description")
    checks.openly_written(title, field="title")
    checks.openly_written(description, field="description")
    checks.one_of(distribution, REACHES, field="distribution")
    checks.may_be_kept(body, distribution)
    sounding = Sounding.objects.create(
        body=body, title=title.strip(), description=description.strip(), distribution=distribution,
        opened_at=at, opened_by_id=by.acting_id,
    )  # fmt: skip
    record(
        "sounding.opened", on=sounding, by=by, at=at, body=body.slug, title=sounding.title,
        distribution=distribution,
    )  # fmt: skip
    return sounding
