from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from secretariat.distribution import Distribution
from secretariat.evidence import checks
from secretariat.history.actions.record import record
from secretariat.meetings.models import Meeting
from secretariat.parties.models import Body
from secretariat.people.actor import Actor
from secretariat.refusals import Invalid, NotPermitted
from secretariat.texts import climbing, packaging, policies
from secretariat.texts.models import Draft, Package, PackageText

LONGEST_TITLE = 400
REACHES = (Distribution.PUBLIC, Distribution.GENERAL, Distribution.LIMITED)


@transaction.atomic
def open_package(
    *,
    body: Body,
    title: str,
    texts: Sequence[Draft],
    distribution: str,
    by: Actor,
    at: datetime,
    meeting: Meeting | None = None,
) -> Package:
    """Put texts of a body together that are to be adopted in one act, in this order.

    Who: the secretariat and the Chair of the body (`policies.may_steer`).
    Writes: the package and its texts; history entry `package.opened`.
    Refuses: NotPermitted; Invalid (no title, no text; one of another body, for named readers alone, adopted,
        withdrawn or in another open package; a meeting of another organisation; what may not be kept here).
    """
    if not policies.may_steer(by, body, at):
        raise NotPermitted("The secretariat and the Chair of this body put its packages together.")
    checks.said(title, field="title")
    if len(title) > LONGEST_TITLE:
        raise Invalid(f"A title has at most {LONGEST_TITLE} characters.", field="title")
    checks.openly_written(title, field="title")
    checks.one_of(distribution, REACHES, field="distribution")
    checks.may_be_kept(body, distribution)
    if not texts or len({one.pk for one in texts}) < len(texts):
        raise Invalid("Choose the texts of the package, each once.", field="texts")
    if meeting is not None and climbing.organ_for(body, meeting) is None:
        raise Invalid("That is no meeting of this organisation.", field="meeting")
    package = Package.objects.create(
        body=body, title=title.strip(), distribution=distribution, meeting=meeting, opened_at=at,
        opened_by_id=by.acting_id,
    )  # fmt: skip
    packaging.refuse_unfit(package, texts, by)
    PackageText.objects.bulk_create(
        PackageText(package=package, draft=draft, position=number) for number, draft in enumerate(texts, 1)
    )
    record(
        "package.opened", on=package, by=by, at=at, body=body.slug, title=package.title,
        texts=[one.public_id for one in texts], distribution=distribution,
    )  # fmt: skip
    return package
