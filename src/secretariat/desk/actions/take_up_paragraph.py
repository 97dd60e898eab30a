from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.urls import reverse

from secretariat.bodies import seating
from secretariat.bodies.queries import names_by_address
from secretariat.commitments.actions.enter_commitment import enter_commitment
from secretariat.commitments.actions.report_progress import report_progress
from secretariat.commitments.bridge import CommitmentValue, SpeakerValue
from secretariat.commitments.models import Commitment
from secretariat.commitments.owners import owners_of
from secretariat.commitments.states import CommitmentState, Stance
from secretariat.desk.undertaken import locked, taken_as_seen
from secretariat.distribution import Distribution
from secretariat.engines.values.edtf import Edtf
from secretariat.engines.values.folding import sort_key
from secretariat.evidence.sourced import Cited, Sourced
from secretariat.evidence.states import CitationKind
from secretariat.meetings.naming import Written
from secretariat.people.actor import Actor
from secretariat.refusals import Invalid, WrongState
from secretariat.texts.adoptions.operative import Operative, operative_of
from secretariat.texts.models import Adoption


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenUp:
    """What a person makes of a paragraph: who (as written) owes what by when (EDTF), under which priority.

    `for_each_member`: one commitment for each member of the body, who then report for themselves; `owners`
    are not asked then.
    """

    words: str
    owners: Sequence[Written] = ()
    due: str | None = None
    priority: str | None = None
    for_each_member: bool = False


@transaction.atomic
def take_up_paragraph(
    *, adoption: Adoption, paragraph: str, taken: TakenUp, by: Actor, at: datetime, seen_version: int
) -> tuple[Commitment, ...]:
    """Make what a paragraph of an adopted text asks for a commitment, accepted from the day of the adoption.

    Who: the secretariat and the Chair of the body (`commitments.policies.may_follow_up`).
    Writes: one commitment, or one for each member, with the paragraph as its source (`enter_commitment`), and
        that it was accepted (`report_progress`).
    Refuses: NotPermitted; StaleRevision (somebody decided on it meanwhile); WrongState (not entered
        into the record; taken up already); Invalid (no such paragraph, nobody named, no words, a due date
        before the adoption, a priority that is not there, no members).
    """
    adoption = locked(adoption)
    before = taken_as_seen(adoption, paragraph, by, at, seen_version)
    if adoption.line is None:
        raise WrongState("This text is not in the record; it cannot be followed up from here.")
    if before.commitments.get(paragraph):
        raise WrongState("This paragraph was taken up already.")
    there = next((one for one in operative_of(adoption) if one.key == paragraph), None)
    if there is None:
        raise Invalid("This text has no such paragraph.", field="paragraph")
    sourced = _sourced(adoption, there, by, at)
    groups = _members(adoption, by) if taken.for_each_member else [owners_of(taken.owners, sourced)]
    if not all(groups):
        raise Invalid("Say who owes it: a member, an organ, or each member.", field="owners")
    return tuple(_entered(adoption, there, taken, owners, sourced) for owners in groups)


def _entered(
    adoption: Adoption, there: Operative, taken: TakenUp, owners: tuple[SpeakerValue, ...], sourced: Sourced
) -> Commitment:
    assert adoption.line is not None, "checked by the caller"
    assert sourced.said_on is not None, "the day of the adoption"
    day = sourced.said_on.text
    value = CommitmentValue(
        owners=owners, words=taken.words.strip(), stance=Stance.DECIDED, said=day, due=taken.due,
        language=(adoption.draft.languages or ["en"])[0], text=adoption.line.public_id, paragraph=there.key,
        number=there.number, priority=taken.priority,
    )  # fmt: skip
    claim = enter_commitment(value=value, sourced=sourced)
    commitment: Commitment = Commitment.objects.select_related("line__body__parent").get(line=claim.line)
    report_progress(
        commitment=commitment, state=CommitmentState.ACCEPTED, words=f"Adopted as {sourced.cited[0].note}.",
        on=day, sourced=sourced, seen_version=commitment.version,
    )  # fmt: skip
    commitment.refresh_from_db()
    return commitment


def _sourced(adoption: Adoption, there: Operative, by: Actor, at: datetime) -> Sourced:
    """Return the paragraph as a source, as open as the adopted text."""
    body = adoption.draft.body
    day = Edtf.day(body.day(adoption.adopted_at))
    called = adoption.symbol or adoption.draft.title
    note = f"{called}, paragraph {there.number or there.key}"
    address = f"{reverse('adoptions:adoption', args=[adoption.public_id])}#p-{there.key}"
    is_restricted = adoption.distribution == Distribution.RESTRICTED
    readers = frozenset(adoption.draft.readers.values_list("pk", flat=True)) if is_restricted else frozenset()
    return Sourced(
        by=by, at=at, cited=(Cited(CitationKind.ENTRY, note=note[:300], said_on=day, address=address),),
        distribution=adoption.distribution, body=body, said_on=day, readers=readers,
        is_fictitious=body.is_fictitious,
    )  # fmt: skip


def _members(adoption: Adoption, by: Actor) -> list[tuple[SpeakerValue, ...]]:
    """Return each member of the body on the day of the adoption, in the alphabetical order of protocol.

    Raises:
        Invalid: there is none.
    """
    body = adoption.draft.body
    seats = seating.members_on(body, body.day(adoption.adopted_at))
    codes = set(seats.values_list("party__code", flat=True))
    if not codes:
        raise Invalid("The record knows no member of this body on that day.", field="for_each_member")
    names = names_by_address("party", codes, "en", viewer=by)
    called = sorted(
        ((names.get(code, code), code) for code in codes), key=lambda pair: sort_key(pair[0], "en")
    )
    return [(SpeakerValue(words=name, party=code),) for name, code in called]
