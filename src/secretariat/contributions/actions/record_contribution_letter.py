from datetime import date, datetime

from django.db import transaction

from secretariat.contributions import checks as own
from secretariat.contributions.models import LetterSent
from secretariat.contributions.states import LetterKind
from secretariat.evidence import checks
from secretariat.history.actions.record import record
from secretariat.parties.models import Body
from secretariat.people.actor import Actor


@transaction.atomic
def record_contribution_letter(
    *, body: Body, party: str, kind: str, on: date, words: str, by: Actor, at: datetime
) -> LetterSent:
    """Record that a call or a reminder went to a member; nothing goes by itself.

    Who: the secretariat of the body, or of its parent (`policies.may_keep`).
    Writes: the letter with its words; history entry `contribution-letter.recorded`.
    Refuses: NotPermitted; Invalid (nobody who owes, no such kind, a day ahead, no words).
    """
    own.may_keep(by, body)
    who = own.member(body, party, body.day(at))
    checks.one_of(kind, LetterKind.values, field="kind")
    own.not_ahead(on, body, at)
    letter = LetterSent.objects.create(
        body=body, party=who, kind=kind, on=on, words=checks.said_within(words, field="words", most=20_000),
        by_id=by.acting_id,
    )  # fmt: skip
    record(
        "contribution-letter.recorded", on=letter, by=by, at=at, body=body.slug, party=who.code, kind=kind,
        day=on.isoformat(),
    )  # fmt: skip
    return letter
