from datetime import datetime

from django.db import transaction

from secretariat.engines.drafting.notation.positions import Stance
from secretariat.engines.drafting.operations.acts import Hold
from secretariat.engines.drafting.operations.values import State
from secretariat.evidence import checks
from secretariat.history.actions.record import record
from secretariat.ids import new_public_id
from secretariat.people.actor import Actor
from secretariat.refusals import Invalid
from secretariat.texts import log, touching, voices
from secretariat.texts.models import Draft

STANCES = (
    Stance.SUPPORT, Stance.COSPONSOR, Stance.CAN_LIVE_WITH, Stance.RETAIN, Stance.RESERVE, Stance.OPPOSE,
    Stance.DELETE,
)  # fmt: skip
RESERVATIONS = ("scrutiny", "study", "parliamentary", "substantive")


@transaction.atomic
def take_position(
    *,
    draft: Draft,
    target: str,
    stance: str,
    by: Actor,
    at: datetime,
    seen_count: int,
    reservation: str = "",
    party: str = "",
    paper: str = "",
    in_confidence: bool = False,
) -> Draft:
    """Say, as a delegation, what it holds of a proposal or a paragraph; what it held before gives way.

    Who: delegations of members, by seat or by note; staff who say where it was said (`voices.delegation`).
    Writes: an operation of the log; history entry `draft.position-taken`.
    Refuses: NotPermitted; StaleRevision; WrongState (the text is not open; the proposal no longer stands);
        Invalid (no such stance or kind of reservation; in confidence what all know already, or a joining).

    Args:
        target: id of a live proposal or of a paragraph.
        reservation: of which kind, for the stance `reserve`.
        in_confidence: only the delegation itself, the Chair and the secretariat are to know.
    """
    draft = log.locked(draft)
    voice = voices.delegation(by, draft.body, at, party=party, paper=paper)
    checks.one_of(stance, [one.value for one in STANCES], field="stance")
    if reservation:
        checks.one_of(reservation, RESERVATIONS, field="reservation")
    state = log.state_of(draft)
    if target not in state.proposals and target not in state.order:
        raise Invalid("Choose a proposal or a paragraph of this text.", field="target")
    if stance == Stance.COSPONSOR and target not in state.proposals:
        raise Invalid("One joins the proposers of a proposal, not of a paragraph.", field="stance")
    if in_confidence:
        _refuse_known(state, voice.author, target, stance)
    touching.refuse_changed(draft, seen_count, {target: False})
    act = Hold(
        id=new_public_id(), author=voice.author, at=at, base=seen_count, target=target,
        stance=Stance(stance), reservation=reservation if stance == Stance.RESERVE else "",
        source=voice.paper, is_confidential=in_confidence,
    )  # fmt: skip
    operation = log.added(draft, act, voice=voice, in_confidence=in_confidence)
    record(
        "draft.position-taken", on=draft, by=by, at=at, beside=operation if in_confidence else None,
        operation=draft.count, speaker=voice.author, paper=voice.paper,
        target=touching.called(state, target) or target, stance=stance, reservation=act.reservation,
    )  # fmt: skip
    return draft


def _refuse_known(state: State, author: str, target: str, stance: str) -> None:
    held = state.positions.get((author, target))
    if held is not None and not held.is_confidential:
        raise Invalid(
            "The room knows what this delegation holds there. Lift it first, then say it in confidence.",
            field="in_confidence",
        )
    if stance == Stance.COSPONSOR:
        raise Invalid("Nobody joins a proposal in confidence.", field="in_confidence")
