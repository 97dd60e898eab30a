from collections.abc import Sequence

from django.db import transaction

from secretariat.chairs import terms
from secretariat.chairs.bridge import InitiativeValue
from secretariat.chairs.models import Chairmanship, Initiative
from secretariat.chairs.states import InitiativeState
from secretariat.evidence import checks
from secretariat.evidence.actions.enter_claim import enter_claim
from secretariat.evidence.projection import as_json
from secretariat.evidence.sourced import Sourced
from secretariat.refusals import Invalid


@transaction.atomic
def open_initiative(*, of: Chairmanship, title: str, open_to: Sequence[str], sourced: Sourced) -> Initiative:
    """Record an initiative of a chair, and to which other Bodies it is open.

    Who: the delegation of the chair from 90 days before its term, and the body's secretariat
        (`policies.may_work`).
    Writes: a line `initiative` with its source; history entry `line.claimed`.
    Refuses: NotPermitted; Invalid (no title, a Body that nobody knows, its own Body).

    Args:
        open_to: slugs; none: open to whichever Body wishes.
    """
    terms.in_hand(of, sourced.by, sourced.at)
    for slug in open_to:
        checks.known_body(slug, field="open_to")
    if of.body.slug in open_to:
        raise Invalid("It is open to other bodies; its own needs no mention.", field="open_to")
    value = InitiativeValue(
        body=of.body.slug,
        of=of.public_id,
        holder=of.holder.code if of.holder else None,
        title=terms.good_words(title, field="title", most=terms.LONGEST_TITLE),
        state=InitiativeState.OFFERED.value,
        open_to=tuple(open_to),
    )
    claim = enter_claim(kind="initiative", value=as_json(value), sourced=sourced.about(of.body))
    return Initiative.objects.get(line=claim.line)
