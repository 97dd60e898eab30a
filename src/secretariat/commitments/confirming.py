"""The link of a reminder: one commitment, one account, as it stood when the letter was written. Signed.

The link opens nothing more than this one act, and only while the account may do it: rights are asked when it
is used. After the act the commitment stands otherwise, so that no link serves twice.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from secretariat.bodies.queries import actor_of
from secretariat.commitments import policies
from secretariat.commitments.models import Commitment
from secretariat.people.actor import Actor
from secretariat.people.letter_links import token_of, told_by
from secretariat.people.models import Account

SALT = "commitments.confirm"
VALID = timedelta(days=45)


@dataclass(frozen=True, slots=True)
class Answer:
    """Who may answer for what, and which version of it they saw."""

    actor: Actor
    commitment: Commitment
    version: int
    is_spent: bool  # it stands otherwise by now: answered by this link, or by somebody's word


def token_for(commitment: Commitment, account: Account) -> str:
    """Return what the link carries."""
    return token_of(account, SALT, {"c": commitment.public_id, "v": commitment.version})


def answer_for(token: str, at: datetime) -> Answer | None:
    """Return for whom and for what a token stands now; None where it opens nothing (any more)."""
    told = told_by(token, SALT, VALID)
    if told is None:
        return None
    account, about = told
    actor = actor_of(account, at.date())
    rows = Commitment.objects.visible_to(actor).select_related("line__body__parent")
    found = rows.filter(line__public_id=about["c"]).first()
    if found is None or not policies.may_report(actor, found, at):
        return None
    return Answer(actor, found, about["v"], is_spent=found.version != about["v"])
