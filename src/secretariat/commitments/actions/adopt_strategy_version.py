from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction

from secretariat.commitments import policies
from secretariat.commitments.actions.close_strategy_review import close_strategy_review
from secretariat.commitments.actions.enter_priority import enter_priority
from secretariat.commitments.actions.enter_strategy_version import enter_strategy_version
from secretariat.commitments.bridge import IndicatorValue, PriorityValue, StrategyVersionValue
from secretariat.commitments.models import Priority, Strategy, StrategyReview, StrategyVersion
from secretariat.evidence.sourced import Sourced
from secretariat.refusals import Invalid, NotPermitted, StaleRevision


@dataclass(frozen=True, slots=True)
class CarriedOn:
    """A line of the version before as it stands in the new one; `words` empty: the line is dropped."""

    words: str
    number: str = ""


@transaction.atomic
def adopt_strategy_version(
    *,
    strategy: Strategy,
    text: str,
    in_force: str | None,
    carried: Mapping[str, CarriedOn],
    sourced: Sourced,
    seen: Sequence[str],
) -> StrategyVersion:
    """Enter the next version of an agenda with the lines that it carries on, and close its review.

    Who: the secretariat of the body (`policies.may_keep`).
    Writes: the version (`enter_strategy_version`), a line for each that is carried on with its topics and
        indicators (`enter_priority`); where a review runs, that it is closed (`close_strategy_review`).
    Refuses: NotPermitted; StaleRevision (other lines stand than the person saw); Invalid (a line of which
        nothing is said; what these acts refuse).

    Args:
        text: public id. in_force: EDTF.
        carried: public id of a line of the version before → what became of it; every line is named.
        seen: public ids of the lines that the person saw.
    """
    if not policies.may_keep(sourced.by, strategy.body):
        raise NotPermitted("The secretariat of this body keeps its agenda.")
    standing: dict[str, Priority] = {}
    if seen:
        rows = Priority.objects.standing().filter(of__of=strategy).select_related("line__chosen", "of")
        before = rows.filter(line__public_id=seen[0]).first()
        if before is not None:
            standing = {row.public_id: row for row in rows.filter(of=before.of)}
    if set(standing) != set(seen):
        raise StaleRevision("Other lines stand than you saw. Look at them, then save again.")
    if set(carried) != set(standing):
        raise Invalid("Say of every line whether it is carried on or dropped.", field="text")
    value = StrategyVersionValue(of=strategy.public_id, text=text, in_force=in_force)
    claim = enter_strategy_version(value=value, sourced=sourced)
    version: StrategyVersion = StrategyVersion.objects.select_related("of").get(line=claim.line)
    kept = [(row, carried[key]) for key, row in standing.items() if carried[key].words.strip()]
    for position, (row, said) in enumerate(kept):
        enter_priority(value=_carried(row, said, version, position), sourced=sourced)
    review = StrategyReview.objects.running().filter(of=strategy).first()
    if review is not None:
        close_strategy_review(
            review=review, reason="The next version was adopted.", by=sourced.by, at=sourced.at,
            seen_version=review.version, version=version,
        )  # fmt: skip
    return version


def _carried(row: Priority, said: CarriedOn, version: StrategyVersion, position: int) -> PriorityValue:
    assert row.line.chosen is not None
    before = row.line.chosen.value
    return PriorityValue(
        of=version.public_id, words=said.words.strip(), number=said.number.strip(), language=row.language,
        topics=tuple(before["topics"]), continues=row.public_id, position=position,
        indicators=tuple(IndicatorValue(**one) for one in before["indicators"]),
    )  # fmt: skip
