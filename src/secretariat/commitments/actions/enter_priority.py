from collections.abc import Sequence
from decimal import Decimal, InvalidOperation

from django.db import transaction

from secretariat.commitments import checks as own
from secretariat.commitments.bridge import IndicatorValue, PriorityValue
from secretariat.commitments.models import Priority, StrategyVersion
from secretariat.data.topics import topics
from secretariat.evidence import checks
from secretariat.evidence.actions.enter_claim import enter_claim
from secretariat.evidence.models import Claim, Line
from secretariat.evidence.projection import as_json
from secretariat.evidence.reach import readers_named_by
from secretariat.evidence.sourced import Sourced
from secretariat.refusals import Invalid

LARGEST = Decimal(10) ** 14


@transaction.atomic
def enter_priority(
    *, value: PriorityValue, sourced: Sourced, line: Line | None = None, choose: bool = False
) -> Claim:
    """Enter a line of a version of a strategy, with its topics and indicators.

    Who: staff, or the machine that loads reference data (`evidence.policies.may_enter`).
    Writes: the line if none is given, a claim with its citations (`enter_claim`).
    Refuses: NotPermitted; Invalid (no words, a version that is not there or that fewer people may see, a
        topic outside the vocabulary, an indicator without a name or with figures that are none, a line that
        carries on itself, one of the same version, or one of another agenda).
    """
    checks.said(value.words, field="words")
    there = own.line_for(sourced.by, value.of, "strategy-version", field="of")
    own.as_open(there, sourced.distribution, readers_named_by(sourced), field="of")
    version = StrategyVersion.objects.select_related("of__body").get(line=there)
    known = [topic.key for topic in topics()]
    for topic in value.topics:
        checks.one_of(topic, known, field="topics")
    if len(set(value.topics)) < len(value.topics):
        raise Invalid("A topic is named twice.", field="topics")
    _refuse_figures(value.indicators)
    _refuse_circle(value, version, sourced, line)
    return enter_claim(
        kind="priority",
        value=as_json(value),
        sourced=sourced.about(version.of.body),
        line=line,
        choose=choose,
    )


def _refuse_figures(indicators: Sequence[IndicatorValue]) -> None:
    for given in indicators:
        checks.said(given.name, field="indicators")
        checks.good_date(given.by, field="indicators")
        for figure in filter(None, (given.baseline, given.target)):
            try:
                number = Decimal(figure)
            except InvalidOperation as error:
                raise Invalid(f"“{figure}” is no number.", field="indicators") from error
            if not number.is_finite() or abs(number) >= LARGEST:
                raise Invalid(f"“{figure}” is no number that can be kept.", field="indicators")


def _refuse_circle(
    value: PriorityValue, version: StrategyVersion, sourced: Sourced, line: Line | None
) -> None:
    there = own.line_for(sourced.by, value.continues, "priority", field="continues")
    if there is None:
        return
    own.as_open(there, sourced.distribution, readers_named_by(sourced), field="continues")
    before = Priority.objects.select_related("of").get(line=there)
    if before.of.of_id != version.of_id or before.of_id == version.pk:
        raise Invalid("A line carries on one of another version of the same agenda.", field="continues")
    seen: set[int] = set()
    older: Priority | None = before
    while older is not None and older.pk not in seen:
        if line is not None and older.pk == line.pk:
            raise Invalid("A line cannot carry on itself, nor what carries it on.", field="continues")
        seen.add(older.pk)
        older = older.continues
