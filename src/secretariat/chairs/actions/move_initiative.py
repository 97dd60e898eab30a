from django.db import transaction

from secretariat.chairs import terms
from secretariat.chairs.bridge import InitiativeValue
from secretariat.chairs.models import Initiative
from secretariat.chairs.states import InitiativeState
from secretariat.evidence import checks
from secretariat.evidence.actions.enter_claim import enter_claim
from secretariat.evidence.projection import as_json
from secretariat.evidence.sourced import Sourced
from secretariat.refusals import Invalid, WrongState


@transaction.atomic
def move_initiative(
    *, initiative: Initiative, state: str, outcome: str, sourced: Sourced, seen_version: int
) -> Initiative:
    """Say how far an initiative has come: open to others, taken up, done, dropped.

    Who: as for opening it (`policies.may_work`).
    From, to: any state to any other.
    Writes: a further claim on its line, with its source; history entry `line.claimed`.
    Refuses: NotPermitted; StaleRevision; Invalid (taken up, done or dropped without a word on by whom, what
        came of it, or why); WrongState (nothing changes).

    Args:
        outcome: by which Body it was taken up, what came of it, or why it was dropped.
        seen_version: version of the line that the person saw.
    """
    terms.in_hand(initiative.of, sourced.by, sourced.at)
    line = terms.taken_up(initiative.line, seen_version)
    rows = Initiative.objects.select_related("of__body", "of__line", "holder").prefetch_related("open_to")
    initiative = rows.get(pk=line.pk)
    checks.one_of(state, InitiativeState.values, field="state")
    said = terms.short_words(outcome, field="outcome", most=terms.LONGEST_REASON)
    if state != InitiativeState.OFFERED and not said:
        raise Invalid("Say who took it up, what came of it, or why it was dropped.", field="outcome")
    if (initiative.state, initiative.outcome) == (state, said):
        raise WrongState("That is what the record says already.")
    value = InitiativeValue(
        body=initiative.of.body.slug,
        of=initiative.of.public_id,
        holder=initiative.holder.code if initiative.holder else None,
        title=initiative.title,
        state=state,
        open_to=tuple(sorted(body.slug for body in initiative.open_to.all())),
        outcome=said,
    )
    enter_claim(
        kind="initiative",
        value=as_json(value),
        sourced=terms.sourced_for(line, sourced.about(initiative.of.body)),
        line=line,
        choose=True,
    )
    return Initiative.objects.get(pk=line.pk)
