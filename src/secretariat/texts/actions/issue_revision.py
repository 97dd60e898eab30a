from datetime import datetime

from django.db import transaction

from secretariat.distribution import STRICTNESS, Distribution
from secretariat.engines.drafting.operations.acts import Issue
from secretariat.engines.drafting.operations.hashing import state_hash
from secretariat.evidence import checks
from secretariat.history.actions.record import record
from secretariat.ids import new_public_id
from secretariat.people.actor import Actor
from secretariat.refusals import Invalid, NotPermitted
from secretariat.texts import log, policies, voices
from secretariat.texts.models import Draft, Revision

LONGEST_LABEL, LONGEST_SYMBOL = 200, 80


@transaction.atomic
def issue_revision(
    *,
    draft: Draft,
    label: str,
    by: Actor,
    at: datetime,
    seen_version: int,
    symbol: str = "",
    distribution: str = "",
    is_attributed: bool = False,
) -> Revision:
    """Issue what stands as a revision, with or without who holds what.

    Who: the secretariat and the Chair of the body (`policies.may_steer`).
    Writes: the revision, and an operation of the log; history entry `draft.revision-issued`.
    Refuses: NotPermitted; StaleRevision; WrongState (the words are not open); Invalid (no label; a wider
        distribution than that of the room, for a paper that says who holds what).

    Args:
        distribution: how far the paper goes; as far as the room where empty.
    """
    draft = log.locked_as_seen(draft, seen_version)
    if not policies.may_steer(by, draft.body, at):
        raise NotPermitted("The secretariat and the Chair of this body issue its revisions.")
    label, symbol, distribution = label.strip(), symbol.strip(), distribution or draft.distribution
    _refuse_bad(draft, label, symbol, distribution, is_attributed)
    voice = voices.chair(by, draft.body, at)
    stood, count = log.state_of(draft), draft.count
    act = Issue(id=new_public_id(), author=voice.author, at=at, base=count, symbol=symbol, label=label)
    log.added(draft, act, voice=voice)
    number = draft.revisions.count() + 1
    revision: Revision = Revision.objects.create(
        draft=draft, number=number, symbol=symbol, label=label, count=count, hash=state_hash(stood),
        distribution=distribution, is_attributed=is_attributed, issued_at=at, issued_by_id=by.acting_id,
    )  # fmt: skip
    record(
        "draft.revision-issued", on=draft, by=by, at=at, number=number, label=label, symbol=symbol,
        distribution=distribution, attributed=is_attributed, hash=revision.hash,
    )  # fmt: skip
    return revision


def _refuse_bad(draft: Draft, label: str, symbol: str, distribution: str, is_attributed: bool) -> None:
    checks.said(label, field="label")
    if len(label) > LONGEST_LABEL or len(symbol) > LONGEST_SYMBOL:
        raise Invalid(
            f"A name has at most {LONGEST_LABEL} characters, a symbol {LONGEST_SYMBOL}.", field="label"
        )
    checks.openly_written((label, symbol), field="label")
    checks.one_of(distribution, Distribution.values, field="distribution")
    if STRICTNESS[distribution] < STRICTNESS[draft.distribution] and is_attributed:
        raise Invalid(
            "A paper that says who holds what goes no further than the room. Issue it unattributed.",
            field="distribution",
        )
