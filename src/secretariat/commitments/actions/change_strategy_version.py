from dataclasses import replace

from django.db import transaction

from secretariat.commitments import checks as own
from secretariat.commitments import policies
from secretariat.commitments.actions.enter_strategy_version import enter_strategy_version
from secretariat.commitments.bridge import version_now
from secretariat.commitments.models import StrategyVersion
from secretariat.evidence.models import Claim
from secretariat.evidence.sourced import Sourced
from secretariat.meetings.sitting import taken_up
from secretariat.refusals import Invalid, NotPermitted, WrongState
from secretariat.texts.actions.enter_text import enter_text
from secretariat.texts.bridge import text_now
from secretariat.texts.models import Adoption, Text


@transaction.atomic
def change_strategy_version(
    *,
    version: StrategyVersion,
    text: str,
    adopted: str | None,
    in_force: str | None,
    sourced: Sourced,
    seen_version: int,
    seen_text: int,
) -> list[Claim]:
    """Say anew which text a version of an agenda is, when that was adopted, and from when to when it holds.

    Who: the secretariat of the body (`policies.may_keep`).
    Writes: a further claim of the text where another day of adoption is given (`enter_text`), of the version
        where another text or interval is (`enter_strategy_version`); both are the present reading.
    Refuses: NotPermitted; StaleRevision (of the version or of its text); WrongState (nothing changes);
        Invalid (another day for a text that was adopted here; what those acts refuse).

    Args:
        text: public id. adopted, in_force: EDTF; None where nobody said so.
        seen_version, seen_text: of the lines of the version and of its present text, as the person saw them.
    """
    if not policies.may_keep(sourced.by, version.of.body):
        raise NotPermitted("The secretariat of this body keeps its agenda.")
    version.line = taken_up(version.line, seen_version)
    standing = Text.objects.select_related("line__chosen").get(pk=version.text_id)
    standing.line = taken_up(standing.line, seen_text)
    claims = []
    if text == standing.public_id and adopted != (standing.adopted.text if standing.adopted else None):
        claims.append(_adopted_otherwise(standing, adopted, sourced))
    before = version_now(version)
    value = replace(before, text=text, in_force=in_force)
    if value != before:
        source = own.reaching_as_far(version.line, sourced)
        claims.append(enter_strategy_version(value=value, sourced=source, line=version.line, choose=True))
    if not claims:
        raise WrongState("That is what the record says already.")
    return claims


def _adopted_otherwise(text: Text, adopted: str | None, sourced: Sourced) -> Claim:
    if Adoption.objects.filter(line=text.line).exists():
        raise Invalid("That text was adopted here: its day stands in the act of adoption.", field="adopted")
    value = replace(text_now(text), adopted=adopted)
    source = own.reaching_as_far(text.line, sourced)
    return enter_text(value=value, sourced=source, line=text.line, choose=True)
