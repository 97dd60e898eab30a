"""From a draft's value, as JSON, to the action of the slice that owns the line."""

from collections.abc import Callable, Mapping
from typing import Any

from secretariat.bodies.actions.enter_membership import enter_membership
from secretariat.bodies.actions.enter_tenure import enter_tenure
from secretariat.bodies.bridge import MembershipValue, TenureValue
from secretariat.chairs.actions.enter_chairmanship import enter_chairmanship
from secretariat.chairs.bridge import ChairmanshipValue
from secretariat.commitments.actions.enter_commitment import enter_commitment
from secretariat.commitments.actions.enter_statement import enter_statement
from secretariat.commitments.bridge import CommitmentValue, SpeakerValue, StatementValue
from secretariat.evidence.models import Claim, Line
from secretariat.evidence.sourced import Sourced
from secretariat.meetings.actions.enter_meeting import enter_meeting
from secretariat.meetings.bridge import value_of
from secretariat.texts.actions.enter_text import enter_text
from secretariat.texts.bridge import TextValue

Value = Mapping[str, Any]


def _seat(value: Value) -> MembershipValue:
    return MembershipValue(**dict(value) | {"suspensions": tuple(value["suspensions"])})


def _statement(value: Value) -> StatementValue:
    return StatementValue(**dict(value) | {"speaker": SpeakerValue(**value["speaker"])})


def _commitment(value: Value) -> CommitmentValue:
    owners = tuple(SpeakerValue(**one) for one in value["owners"])
    return CommitmentValue(**dict(value) | {"owners": owners})


_ENTERING: Mapping[str, tuple[Callable[..., Claim], Callable[[Value], Any]]] = {
    "tenure": (enter_tenure, lambda value: TenureValue(**value)),
    "chairmanship": (enter_chairmanship, lambda value: ChairmanshipValue(**value)),
    "membership": (enter_membership, _seat),
    "meeting": (enter_meeting, value_of),
    "statement": (enter_statement, _statement),
    "commitment": (enter_commitment, _commitment),
    "text": (enter_text, lambda value: TextValue(**value)),
}


def enter(kind: str, value: Value, sourced: Sourced, line: Line | None, *, choose: bool) -> Claim:
    """Enter a claim through the action of the slice that owns lines of this kind."""
    action, shape = _ENTERING[kind]
    return action(value=shape(value), sourced=sourced, line=line, choose=choose)
