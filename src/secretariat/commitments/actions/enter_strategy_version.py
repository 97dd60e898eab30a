from django.db import transaction

from secretariat.commitments import checks as own
from secretariat.commitments.bridge import StrategyVersionValue
from secretariat.commitments.models import Strategy, StrategyVersion
from secretariat.evidence import checks
from secretariat.evidence.actions.enter_claim import enter_claim
from secretariat.evidence.models import Claim, Line
from secretariat.evidence.projection import as_json
from secretariat.evidence.reach import readers_named_by
from secretariat.evidence.sourced import Sourced
from secretariat.refusals import Invalid
from secretariat.texts.models import Text


@transaction.atomic
def enter_strategy_version(
    *, value: StrategyVersionValue, sourced: Sourced, line: Line | None = None, choose: bool = False
) -> Claim:
    """Enter that an adopted text is a version of a strategy.

    Who: staff, or the machine that loads reference data (`evidence.policies.may_enter`).
    Writes: the line if none is given, a claim with its citations (`enter_claim`).
    Refuses: NotPermitted; Invalid (a strategy or text that is not there, of two organisations, or that fewer
        people may see; a text that is a version of it already; in force before it was adopted).
    """
    of = own.line_for(sourced.by, value.of, "strategy", field="of")
    there = own.line_for(sourced.by, value.text, "text", field="text")
    for tied, field in ((of, "of"), (there, "text")):
        own.as_open(tied, sourced.distribution, readers_named_by(sourced), field=field)
    strategy, text = Strategy.objects.get(line=of), Text.objects.get(line=there)
    if text.body_id not in {None, strategy.body_id}:
        raise Invalid("That text is of another body than the agenda.", field="text")
    others = StrategyVersion.objects.standing().filter(of=strategy, text=text).exclude(line=line)
    if others.exists():
        raise Invalid("That text is a version of this agenda already.", field="text")
    in_force = checks.good_date(value.in_force, field="in_force")
    if (
        in_force
        and in_force.end
        and text.adopted
        and text.adopted.first
        and in_force.end <= text.adopted.first
    ):
        raise Invalid(
            f"It was adopted on {text.adopted.text}: it cannot have ended before.", field="in_force"
        )
    return enter_claim(
        kind="strategy-version", value=as_json(value), sourced=sourced.about(strategy.body), line=line,
        choose=choose,
    )  # fmt: skip
