from datetime import datetime

from django.db import transaction

from secretariat.engines.drafting.notation.positions import Stance
from secretariat.engines.drafting.operations.acts import LinkReservation
from secretariat.history.actions.record import record
from secretariat.ids import new_public_id
from secretariat.people.actor import Actor
from secretariat.refusals import Invalid, WrongState
from secretariat.texts import log, stating, touching, voices
from secretariat.texts.models import AnnouncedStatement, Draft
from secretariat.texts.states import StatementKind


@transaction.atomic
def announce_statement(
    *,
    draft: Draft,
    target: str,
    kind: str,
    words: str,
    by: Actor,
    at: datetime,
    seen_count: int,
    party: str = "",
    paper: str = "",
) -> AnnouncedStatement:
    """Put a reservation into a statement: it blocks nothing more, and is attached when the text is adopted.

    Who: delegations of members, by seat or by note; staff who say where it was said (`voices.delegation`).
    Writes: the statement and an operation of the log; history entry `draft.statement-announced`.
    Refuses: NotPermitted; StaleRevision; WrongState (the delegation has no reservation there; the text is not
        open); Invalid (nothing said; no such kind; a reservation that is still in confidence).

    Args:
        target: the proposal or the paragraph on which the delegation reserves.
    """
    draft = log.locked(draft)
    voice = voices.delegation(by, draft.body, at, party=party, paper=paper)
    stating.refuse_bad(kind, words)
    state = log.state_of(draft)
    held = state.positions.get((voice.author, target))
    if held is None or held.stance is not Stance.RESERVE:
        raise WrongState("This delegation has no reservation there.")
    if held.is_confidential:
        raise Invalid(
            "Say openly first what you hold in confidence: all will read the statement.", field="words"
        )
    touching.refuse_changed(draft, seen_count, {target: False})
    act = LinkReservation(
        id=new_public_id(), author=voice.author, at=at, base=seen_count, target=target,
        statement=StatementKind(kind).label,
    )  # fmt: skip
    log.added(draft, act, voice=voice)
    assert voice.party is not None, "a delegation speaks"
    statement: AnnouncedStatement = AnnouncedStatement.objects.create(
        draft=draft, target=target, kind=kind, party=voice.party, account_id=by.acting_id,
        words=words.strip(), paper=voice.paper, at=at,
    )  # fmt: skip
    record(
        "draft.statement-announced", on=draft, by=by, at=at, operation=draft.count, speaker=voice.author,
        paper=voice.paper, target=touching.called(state, target) or target, kind=kind,
    )  # fmt: skip
    return statement
