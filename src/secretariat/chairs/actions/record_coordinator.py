from django.db import transaction

from secretariat.chairs import coordinators
from secretariat.chairs.actions.enter_coordinator import enter_coordinator
from secretariat.chairs.bridge import CoordinatorValue
from secretariat.chairs.models import Coordinator
from secretariat.evidence import checks
from secretariat.evidence.sourced import Sourced
from secretariat.refusals import Invalid


@transaction.atomic
def record_coordinator(*, value: CoordinatorValue, sourced: Sourced, seen_version: int) -> Coordinator:
    """Record who coordinates a group, and until when.

    Who: the body's secretariat (`policies.may_decide`).
    Writes: the term with its source (`enter_coordinator`).
    Refuses: NotPermitted; StaleRevision; Invalid (no first day, a value that cannot be taken); NotReady
        (names the term in the way).

    Args:
        seen_version: `queries.coordinators_version` when the person saw who coordinates.
    """
    body = checks.known_body(value.body)
    assert body is not None, "a coordinator is one of a group"
    coordinators.in_hand(body, sourced, seen_version)
    during = checks.good_date(value.during, field="start")
    if during is None or during.first is None:
        raise Invalid("Give at least the year in which the term begins.", field="start")
    coordinators.refuse_in_the_way(body, during, sourced)
    claim = enter_coordinator(value=value, sourced=sourced)
    return Coordinator.objects.get(line=claim.line)
