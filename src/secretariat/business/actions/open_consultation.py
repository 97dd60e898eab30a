from datetime import datetime

from django.db import transaction

from secretariat.business import checks as own
from secretariat.business import policies
from secretariat.business.checks import MOST, Asked
from secretariat.business.models import Consultation
from secretariat.business.putting import put
from secretariat.business.rows.consultation import REACHES
from secretariat.evidence import checks
from secretariat.history.actions.record import record
from secretariat.parties.models import Body
from secretariat.people.actor import Actor
from secretariat.refusals import Invalid, NotPermitted


@transaction.atomic
def open_consultation(*, body: Body, council: Body, asked: Asked, by: Actor, at: datetime) -> Consultation:
    """Put a Text, a draft as it stands, or a Priority to the business council, until a day.

    Who: the secretariat of the body, and its Chair while it presides (`policies.may_consult`).
    From, to: nothing → open.
    Writes: the consultation with the words that were put; history entry `consultation.opened`.
    Refuses: NotPermitted; Invalid (not its council, nothing or more than one thing put, a last day that has
        passed, words missing or too long).
    """
    if not policies.may_consult(by, body, at):
        raise NotPermitted(own.ONLY_THOSE_WHO_ASK)
    if not own.councils_of(body).filter(pk=council.pk).exists():
        raise Invalid(f"{council} is no business council of {body}.", field="council")
    today = body.day(at)
    if asked.closes_on <= today:
        raise Invalid("Leave the council at least until tomorrow.", field="closes_on")
    checks.one_of(asked.distribution, REACHES, field="distribution")
    that = put(asked, body, by, at)
    consultation = Consultation.objects.create(
        body=body, council=council, text=that.text, draft=that.draft, count=that.count,
        priority=that.priority, title=checks.said_within(asked.title, field="title", most=MOST["title"]),
        question=checks.said_within(asked.question, field="question", most=MOST["question"]),
        wording=that.wording, distribution=asked.distribution, opened_at=at, opened_by_id=by.acting_id,
        opened_on=today, closes_on=asked.closes_on,
    )  # fmt: skip
    record(
        "consultation.opened", on=consultation, by=by, at=at, before=None, after=consultation.state,
        council=council.slug, title=consultation.title, closes_on=asked.closes_on.isoformat(),
    )  # fmt: skip
    return consultation
